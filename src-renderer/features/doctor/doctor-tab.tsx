// Owns: the page of "Dokter listrik padam" of one router: when it came, what it found, mending and leaving, what was done.
// Must never: mend what nobody chose.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseItem, DoctorItem } from '../../../src-main/features/doctor/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { Button, Checkbox, EmptyState, ErrorNotice, FoldAway, notifyDone, Panel, Skeleton, StatusChip } from '../../ui'
import { CaseLine } from './case-line'
import css from './doctor.module.css'

const PAGE = 50

export function DoctorTab({ routerId, routerName }: { readonly routerId: string; readonly routerName: string }) {
  const list = useQuery(orpc.doctor.list.queryOptions({ input: {} }))
  const item = list.data?.find((one) => one.routerId === routerId)
  if (list.error) return <ErrorNotice {...toProblem(list.error)} onRetry={() => void list.refetch()} />
  if (!item) return <Skeleton lines={6} />
  return <Ward item={item} routerName={routerName} />
}

function useCases(routerId: string, show: 'open' | 'done', enabled: boolean) {
  const pages = useInfiniteQuery(
    orpc.doctor.cases.infiniteOptions({
      input: (after: string | null) => ({ routerId, show, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      enabled,
    }),
  )
  return { pages, rows: pages.data?.pages.flatMap((page) => page.rows) ?? [] }
}

function Ward({ item, routerName }: { readonly item: DoctorItem; readonly routerName: string }) {
  const { zone } = useSession()
  const examine = useCommand(api.doctor.examine)
  const look = async () => {
    const seen = await examine.run({ routerId: item.routerId })
    if (seen)
      notifyDone(
        seen.found === 0
          ? `${formatThousands(seen.checked)} voucher yang pernah dipakai diperiksa; semuanya baik.`
          : `${formatThousands(seen.found)} temuan dari ${formatThousands(seen.checked)} voucher yang diperiksa.`,
      )
  }
  return (
    <div className={css.stack}>
      <Panel
        title={`Sesudah listrik padam di router ${routerName}`}
        detail={item.exam ? examText(item.exam, zone) : 'belum pernah diperiksa'}
        actions={
          <Button
            size="xs"
            variant="light"
            loading={examine.isRunning}
            disabled={!item.isOnline}
            onClick={() => void look()}
          >
            Periksa sekarang
          </Button>
        }
      >
        {examine.problem && <ErrorNotice {...examine.problem} />}
        <OpenCases item={item} />
      </Panel>
      {item.mended > 0 && <Done routerId={item.routerId} count={item.mended} />}
    </div>
  )
}

const WHY: Readonly<Record<NonNullable<DoctorItem['exam']>['why'], string>> = {
  rebooted: 'router baru menyala ulang',
  asked: 'diminta',
  hourly: 'berkala',
}

const examText = (exam: NonNullable<DoctorItem['exam']>, zone: ShopZone): string =>
  `diperiksa ${formatInstant(exam.at, zone)} (${WHY[exam.why]}), ${formatThousands(exam.checked)} voucher`

function OpenCases({ item: { routerId, open, chosen, isOnline } }: { readonly item: DoctorItem }) {
  const { pages, rows } = useCases(routerId, 'open', true)
  const mend = useCommand(api.doctor.mend)
  const dismiss = useCommand(api.doctor.dismiss)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const openRows = rows.filter(({ state }) => state === 'open')
  const ids = openRows.map(({ id }) => id).filter((id) => ticked.has(id))
  const toggle = (id: number) =>
    setTicked((current) => {
      const next = new Set(current)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const heal = async (caseIds: number[] | null) => {
    const done = await mend.run({ routerId, caseIds })
    if (!done) return
    setTicked(new Set())
    notifyDone(
      isOnline
        ? `${formatThousands(done.queued)} perbaikan dikirim ke router.`
        : `${formatThousands(done.queued)} perbaikan menunggu router tersambung.`,
    )
  }
  const leave = async (caseIds: number[]) => {
    const done = await dismiss.run({ routerId, caseIds })
    if (!done) return
    setTicked(new Set())
    notifyDone(`${formatThousands(done.dismissed)} temuan dibiarkan, dan tercatat siapa yang memutuskan.`)
  }

  if (pages.isPending) return <Skeleton lines={4} />
  if (rows.length === 0)
    return (
      <EmptyState title="Tidak ada yang perlu diperbaiki">
        Dokter datang sendiri setiap router menyala ulang: mencari voucher yang dipakai tetapi lupa dicap, hitungan yang
        mundur, dan kode yang ditutup terlalu cepat.
      </EmptyState>
    )
  return (
    <div className={css.stack}>
      <div className={css.bar}>
        <span>
          {open > 0 && <StatusChip tone="warn" word={`${formatThousands(open)} menunggu keputusan`} look="filled" />}{' '}
          {chosen > 0 && <StatusChip tone="info" word={`${formatThousands(chosen)} sedang diperbaiki`} isBusy />}
        </span>
        {open > 0 && (
          <span className={css.buttons}>
            {ids.length > 0 && (
              <Button size="xs" variant="default" loading={dismiss.isRunning} onClick={() => void leave(ids)}>
                Biarkan yang dipilih
              </Button>
            )}
            <Button size="xs" loading={mend.isRunning} onClick={() => void heal(ids.length > 0 ? ids : null)}>
              {ids.length > 0 ? `Perbaiki yang dipilih (${ids.length})` : `Perbaiki semuanya (${open})`}
            </Button>
          </span>
        )}
      </div>
      {mend.problem && <ErrorNotice {...mend.problem} />}
      {dismiss.problem && <ErrorNotice {...dismiss.problem} />}
      <ul className={css.cases} aria-label="Temuan">
        {rows.map((one) => (
          <CaseLine
            key={one.id}
            item={one}
            tick={one.state === 'open' && <Tick item={one} ticked={ticked} onToggle={toggle} />}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Tampilkan berikutnya
        </Button>
      )}
    </div>
  )
}

interface TickProps {
  readonly item: CaseItem
  readonly ticked: ReadonlySet<number>
  readonly onToggle: (id: number) => void
}

const Tick = ({ item: { id, code }, ticked, onToggle }: TickProps) => (
  <Checkbox aria-label={`Pilih ${code}`} checked={ticked.has(id)} onChange={() => onToggle(id)} />
)

/** What was done before; loaded when it is opened. */
function Done({ routerId, count }: { readonly routerId: string; readonly count: number }) {
  const { pages, rows } = useCases(routerId, 'done', true)
  return (
    <FoldAway title={`Yang sudah diperbaiki (${formatThousands(count)}), dibiarkan, dan sembuh sendiri`}>
      <ul className={css.cases}>
        {rows.map((one) => (
          <CaseLine key={one.id} item={one} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Tampilkan berikutnya
        </Button>
      )}
    </FoldAway>
  )
}
