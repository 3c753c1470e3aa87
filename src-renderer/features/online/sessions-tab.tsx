// Owns: the live list: everybody who is online on all routers, searched and narrowed.
// Must never: jump under the finger: rows keep their order from reading to reading.
import { useState } from 'react'
import type { OnlineNow, OnlineSession } from '../../../src-main/features/online/contract'
import type { Problem } from '../../api'
import { Button, ChoiceTiles, CountLine, DataTable, EmptyState, SearchBox, SelectField } from '../../ui'
import css from './online.module.css'
import { OnlineRouters } from './online-routers'
import { SessionCard, sessionColumns } from './session-columns'
import { SessionDialog } from './session-dialog'
import { UnsoldNotice } from './unsold-notice'

type Kind = 'all' | OnlineSession['kind']

export function SessionsTab({ now, problem }: { readonly now: OnlineNow | null; readonly problem: Problem | null }) {
  const [text, setText] = useState('')
  const [routerId, setRouterId] = useState('')
  const [kind, setKind] = useState<Kind>('all')
  const [isUnsoldOnly, setUnsoldOnly] = useState(false)
  const [open, setOpen] = useState<OnlineSession | null>(null)
  const all = now?.sessions ?? []
  const rows = all
    .filter((row) => (routerId === '' || row.routerId === routerId) && (kind === 'all' || row.kind === kind))
    .filter((row) => matches(row, text) && (!isUnsoldOnly || row.voucher?.isUnsold))
    .toSorted(byStart)
  const hasManyRouters = (now?.routers.length ?? 0) > 1
  const hasPpp = all.some((row) => row.kind === 'pppoe')
  const isNarrowed = text.trim() !== '' || routerId !== '' || kind !== 'all' || isUnsoldOnly
  const unsold = all.filter((row) => row.voucher?.isUnsold).length
  const estimated = all.filter((row) => row.voucher?.isEstimated).length
  const openNow = open && (all.find(({ key }) => key === open.key) ?? null)
  const openOnly = () => {
    const [only] = rows
    if (only && rows.length === 1) setOpen(only)
  }
  return (
    <div className={css.filling}>
      <UnsoldNotice />
      {now && <OnlineRouters routers={now.routers} estimated={estimated} />}
      <DataTable<OnlineSession>
        label="Sedang online"
        rows={rows}
        rowKey={(row) => row.key}
        columns={sessionColumns(hasManyRouters)}
        filters={
          <div className={css.filters}>
            <div className={css.search}>
              <SearchBox label="Cari kode, nama, IP, MAC" value={text} onChange={setText} onEnter={openOnly} isFirst />
            </div>
            {hasManyRouters && (
              <div className={css.choice}>
                <SelectField
                  label="Router"
                  isLabelHidden
                  value={routerId}
                  onChange={setRouterId}
                  emptyLabel="Semua router"
                  options={now?.routers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                />
              </div>
            )}
            {hasPpp && (
              <ChoiceTiles<Kind>
                label="Jenis"
                isLabelHidden
                look="segment"
                value={kind}
                onChange={setKind}
                choices={[
                  { value: 'all', label: 'Semua' },
                  { value: 'hotspot', label: 'Hotspot' },
                  { value: 'pppoe', label: 'PPPoE' },
                ]}
              />
            )}
            {(unsold > 0 || isUnsoldOnly) && (
              <Button
                variant={isUnsoldOnly ? 'filled' : 'default'}
                aria-pressed={isUnsoldOnly}
                onClick={() => setUnsoldOnly(!isUnsoldOnly)}
              >
                Dipakai tanpa terjual ({unsold})
              </Button>
            )}
          </div>
        }
        summary={<CountLine noun="orang online" shown={rows.length} total={isNarrowed ? all.length : undefined} />}
        isLoading={now === null && !problem}
        error={now === null && problem ? { message: problem.message, advice: problem.advice } : null}
        total={rows.length}
        empty={
          isNarrowed ? (
            <EmptyState title="Tidak ada yang cocok">Periksa kodenya, atau longgarkan saringannya.</EmptyState>
          ) : (
            <EmptyState title="Belum ada yang online">
              Begitu ada pelanggan yang login, namanya muncul di sini dengan sendirinya.
            </EmptyState>
          )
        }
        onOpen={setOpen}
        openKey={open?.key ?? null}
        rowTone={(row) => (row.voucher?.isUnsold ? 'bad' : row.voucher?.isBlocked ? 'warn' : undefined)}
        card={(row) => <SessionCard row={row} />}
      />
      {open && <SessionDialog session={openNow ?? open} isThere={openNow !== null} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** Typed with or without colons and spaces: what a person reads off a phone. */
function matches(row: OnlineSession, text: string): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[\s:-]/g, '')
  const wanted = plain(text)
  if (wanted === '') return true
  const fields = [
    row.isHidden ? '' : row.user,
    row.address,
    row.mac,
    row.voucher?.packageName ?? '',
    row.customer?.name ?? '',
    row.routerName,
  ]
  return fields.some((field) => plain(field).includes(wanted))
}

/** What somebody should look into first, then the newest; the same every time. */
const byStart = (one: OnlineSession, other: OnlineSession): number =>
  Number(other.voucher?.isUnsold ?? false) - Number(one.voucher?.isUnsold ?? false) ||
  (one.uptimeSeconds ?? 0) - (other.uptimeSeconds ?? 0) ||
  one.key.localeCompare(other.key)
