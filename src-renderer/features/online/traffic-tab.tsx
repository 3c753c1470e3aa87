// Owns: what flows through a router's port now, as two courses that grow while one looks.
// Must never: show a rate while the router does not answer.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OnlineRouter, RouterInterface, TrafficPoint } from '../../../src-main/features/online/contract'
import { api, orpc, toProblem } from '../../api'
import { usePersistentState } from '../../lib/use-persistent-state'
import { EmptyState, ErrorNotice, LineChart, Panel, SelectField, Skeleton } from '../../ui'
import css from './online.module.css'
import { useStream } from './use-stream'
import { rateWords, shortRate } from './words'

const readText = (stored: unknown): string | undefined => (typeof stored === 'string' ? stored : undefined)

export function TrafficTab({ routers }: { readonly routers: readonly OnlineRouter[] | null }) {
  const [chosen, setChosen] = usePersistentState('online.router', '', readText)
  if (routers === null) return <Skeleton lines={8} />
  const router = routers.find(({ id }) => id === chosen) ?? routers[0]
  if (!router) return <EmptyState title="Belum ada router">Sambungkan router MikroTik di layar Router.</EmptyState>
  return (
    <div className={css.stack}>
      {routers.length > 1 && (
        <div className={css.pick}>
          <SelectField
            label="Router"
            value={router.id}
            onChange={setChosen}
            options={routers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      {router.state === 'online' ? (
        <RouterTraffic key={router.id} router={router} />
      ) : (
        <EmptyState title={`${router.name} tidak tersambung`}>
          Grafiknya berjalan lagi begitu router tersambung.
        </EmptyState>
      )}
    </div>
  )
}

function RouterTraffic({ router }: { readonly router: OnlineRouter }) {
  const interfaces = useQuery(orpc.online.interfaces.queryOptions({ input: { routerId: router.id } }))
  const [chosen, setChosen] = usePersistentState(`online.port.${router.id}`, '', readText)
  if (interfaces.error) {
    const { message, advice } = toProblem(interfaces.error)
    return <ErrorNotice message={message} advice={advice} onRetry={() => void interfaces.refetch()} />
  }
  if (!interfaces.data) return <Skeleton lines={8} />
  const port = interfaces.data.find(({ name }) => name === chosen) ?? interfaces.data[0]
  if (!port) return <EmptyState title="Router ini tidak menyebut satu pun portnya" />
  return (
    <>
      <div className={css.pick}>
        <SelectField
          label="Port"
          value={port.name}
          onChange={setChosen}
          options={interfaces.data.map((one) => ({ value: one.name, label: portWords(one) }))}
        />
      </div>
      <PortTraffic key={port.name} routerId={router.id} port={port} />
    </>
  )
}

const portWords = ({ name, side, isRunning }: RouterInterface): string =>
  `${name} (${side === 'internet' ? 'ke internet' : 'ke pelanggan'}${isRunning ? '' : ', tidak terpasang'})`

/** Two minutes at one reading in two seconds. */
const KEPT = 60

function PortTraffic({ routerId, port }: { readonly routerId: string; readonly port: RouterInterface }) {
  const [points, setPoints] = useState<readonly TrafficPoint[]>([])
  const { name: interfaceName, side } = port
  const problem = useStream(
    `${routerId} ${interfaceName}`,
    (signal) => api.online.traffic({ routerId, interfaceName, side }, { signal }),
    (point) => setPoints((before) => [...before, point].slice(-KEPT)),
  )
  if (problem && points.length === 0) return <ErrorNotice message={problem.message} advice={problem.advice} />
  return (
    <div className={css.charts}>
      <Course label="Unduh" points={points} pick={(point) => point.download} />
      <Course label="Unggah" points={points} pick={(point) => point.upload} />
    </div>
  )
}

interface CourseProps {
  readonly label: string
  readonly points: readonly TrafficPoint[]
  readonly pick: (point: TrafficPoint) => number | null
}

function Course({ label, points, pick }: CourseProps) {
  const newest = points.at(-1)
  const rate = newest && pick(newest)
  const known = points.flatMap((point) => {
    const value = pick(point)
    return value === null ? [] : [{ at: point.at, value }]
  })
  return (
    <Panel>
      <div className={css.rate} aria-live="off">
        {rate === null || rate === undefined ? 'menunggu router …' : rateWords(rate)}
      </div>
      <LineChart
        label={`${label}, 2 menit terakhir`}
        height={200}
        format={rateWords}
        formatAxis={shortRate}
        points={known.map(({ at, value }) => {
          const ago = Math.round(((newest?.at ?? at) - at) / 1000)
          const name = ago === 0 ? 'sekarang' : `${ago} detik lalu`
          return { label: ago === 0 ? 'kini' : `-${ago}`, value, name }
        })}
      />
    </Panel>
  )
}
