// Owns: what an isolated customer sees and meets: the page that this computer serves, and the rules on each router.
// Must never: touch a router before a person has seen what will be put there.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import {
  Button,
  ChoiceTiles,
  CopyButton,
  ErrorNotice,
  Form,
  Notice,
  NumberField,
  notifyDone,
  Panel,
  SelectBox,
  Skeleton,
  StatusChip,
} from '../../ui'
import { IsolirRouters } from './isolir-routers'
import css from './isolirpage.module.css'

type Suspension = Awaited<ReturnType<Api['settings']['business']>>['suspension']
type Isolir = Awaited<ReturnType<Api['provisioning']['isolir']>>

const EVERYWHERE = '0.0.0.0'
const USUAL_PORT = 8090

export function IsolirPageSettings() {
  const business = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  const isolir = useQuery(orpc.provisioning.isolir.queryOptions({ input: {} }))
  const error = business.error ?? isolir.error
  const problem = error && toProblem(error)
  const again = () => void Promise.all([business.refetch(), isolir.refetch()])
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={again} />
  if (!business.data || !isolir.data) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      <PageForm suspension={business.data.suspension} isolir={isolir.data} />
      <IsolirRouters routers={isolir.data.routers} canRedirect={isolir.data.canRedirect} />
    </div>
  )
}

function PageForm({ suspension, isolir }: { readonly suspension: Suspension; readonly isolir: Isolir }) {
  const isOwner = useSession().may(['owner'])
  const [port, setPort] = useState<number | null>(suspension.pagePort || USUAL_PORT)
  const [host, setHost] = useState(suspension.pageHost || (isolir.addresses[0] ?? ''))
  const [isOpen, setOpen] = useState(suspension.pagePort > 0)
  const save = useCommand(api.settings.saveSuspension)
  const submit = async () => {
    const pagePort = isOpen ? (port ?? 0) : 0
    // The rest of the isolir settings stays as it is now, also where another tab was just saved.
    if (await save.run({ ...suspension, pagePort, pageHost: host }))
      notifyDone(isOpen ? 'Halaman isolir dibuka.' : 'Halaman isolir ditutup.')
  }
  const { page } = isolir
  const addresses = [...new Set([...isolir.addresses, ...(host === '' || host === EVERYWHERE ? [] : [host])])]
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Halaman isolir"
        actions={<PageChip page={page} />}
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <ChoiceTiles
            label="Pelanggan yang diisolir membuka situs"
            value={isOpen ? 'open' : 'shut'}
            onChange={(choice) => setOpen(choice === 'open')}
            choices={[
              {
                value: 'shut',
                label: 'Tidak ada halaman',
                detail: 'Internetnya pelan atau tertutup, tanpa penjelasan.',
                isDisabled: !isOwner,
              },
              {
                value: 'open',
                label: 'Halaman dari komputer ini',
                detail: 'Nama toko, nomor WhatsApp dan pesan isolir. Tanpa data pelanggan.',
                isDisabled: !isOwner,
              },
            ]}
          />
          {isOpen && (
            <div className={css.fields}>
              <SelectBox
                label="Alamat komputer ini di jaringan"
                description="Router membelokkan pelanggan ke sini, jadi sebaiknya alamatnya tetap."
                required
                disabled={!isOwner}
                value={host === '' ? null : host}
                onChange={(address) => setHost(address ?? '')}
                onTyped={setHost}
                options={[
                  ...addresses.map((address) => ({ value: address, label: address })),
                  { value: EVERYWHERE, label: 'Semua alamat', detail: 'tanpa belokan otomatis' },
                ]}
              />
              <NumberField
                label="Port"
                min={1024}
                max={65_535}
                isGrouped={false}
                required
                disabled={!isOwner}
                value={port}
                onChange={setPort}
              />
            </div>
          )}
          {page.problem && <Notice tone="bad" title={page.problem} />}
          {page.kind === 'on' && page.address && (
            <Notice tone="good" action={<CopyButton text={page.address} />}>
              Terbuka di <span className="ln-code">{page.address}</span>. Coba buka dari HP di jaringan ini.
            </Notice>
          )}
          {isOpen && host === EVERYWHERE && (
            <Notice tone="warn">
              Router perlu satu alamat yang pasti untuk membelokkan pelanggan. Pilih alamatnya bila ingin belokan.
            </Notice>
          )}
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}

function PageChip({ page }: { readonly page: Isolir['page'] }) {
  if (page.kind === 'off') return <StatusChip tone="calm" word="Tertutup" />
  return page.kind === 'on' ? <StatusChip tone="good" word="Terbuka" /> : <StatusChip tone="bad" word="Gagal dibuka" />
}
