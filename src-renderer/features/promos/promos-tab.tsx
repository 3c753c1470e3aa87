// Owns: Pesanan > Kode promo: the codes, whether they work today, how often they were used.
// Must never: decide whether a code may be used; the core says its state.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PromoItem } from '../../../src-main/features/promos/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem } from '../../api'
import { newRequestId } from '../../lib/request-id'
import {
  ActionsMenu,
  Button,
  Checkbox,
  type Column,
  CountLine,
  DataTable,
  EmptyState,
  HotkeyButton,
  notifyDone,
  notifyError,
  StatusChip,
} from '../../ui'
import { PromoForm } from './promo-form'
import css from './promos.module.css'
import { UsesDialog } from './uses-dialog'
import { daysText, packagesText, STATE_WORDS, usesText, worthText } from './words'

type Open = { readonly kind: 'form'; readonly promo: PromoItem | null } | { readonly kind: 'uses'; readonly id: string }

export default function PromosTab() {
  const list = useQuery(orpc.promos.list.queryOptions({ input: {} }))
  const [open, setOpen] = useState<Open | null>(null)
  const [withArchive, setWithArchive] = useState(false)
  const all = list.data ?? []
  const archived = all.filter(({ state }) => state === 'archived').length
  const rows = withArchive ? all : all.filter(({ state }) => state !== 'archived')
  const problem = list.error && toProblem(list.error)
  const close = () => setOpen(null)
  const used = open?.kind === 'uses' ? all.find(({ id }) => id === open.id) : undefined
  const menuOf = (promo: PromoItem) => (
    <ActionsMenu
      label={`Aksi untuk ${promo.code}`}
      size="xs"
      actions={[
        { id: 'uses', label: 'Lihat pemakaian', onChoose: () => setOpen({ kind: 'uses', id: promo.id }) },
        { id: 'edit', label: 'Ubah', onChoose: () => setOpen({ kind: 'form', promo }) },
        promo.state === 'archived'
          ? { id: 'restore', label: 'Keluarkan dari arsip', onChoose: () => void archive(promo, false) }
          : {
              id: 'archive',
              label: 'Arsipkan',
              tone: 'danger',
              detail: 'Tidak dapat dipakai lagi; catatannya tetap ada',
              onChoose: () => void archive(promo, true),
            },
      ]}
    />
  )
  return (
    <>
      <DataTable<PromoItem>
        label="Kode promo"
        rows={rows}
        rowKey={({ id }) => id}
        columns={columnsOf(menuOf)}
        isLoading={list.isPending}
        error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void list.refetch() }}
        summary={<CountLine noun="kode promo" shown={rows.length} />}
        filters={
          archived > 0 && (
            <Checkbox
              label={`Tampilkan arsip (${archived})`}
              checked={withArchive}
              onChange={(event) => setWithArchive(event.currentTarget.checked)}
            />
          )
        }
        actions={
          <HotkeyButton
            keys="F2"
            variant="filled"
            description="Kode promo baru"
            onPress={() => setOpen({ kind: 'form', promo: null })}
          >
            + Kode promo
          </HotkeyButton>
        }
        onOpen={(promo) => setOpen({ kind: 'form', promo })}
        rowTone={({ state }) => (state === 'running' || state === 'early' ? undefined : 'calm')}
        cardHeight={6.5}
        card={(row) => (
          <div className={css.card}>
            <strong className="ln-code">{row.code}</strong>
            <StatusChip {...STATE_WORDS[row.state]} />
            <span>{worthText(row)}</span>
            <span className={css.soft}>Dipakai {usesText(row)}</span>
            <span className={css.soft}>{daysText(row)}</span>
          </div>
        )}
        empty={
          <EmptyState
            title="Belum ada kode promo"
            action={<Button onClick={() => setOpen({ kind: 'form', promo: null })}>Buat kode promo</Button>}
          >
            Potongan untuk pesanan, dari portal maupun di loket. Pelanggan mengetik kodenya lalu menekan "Validasi
            Kode".
          </EmptyState>
        }
      />
      {open?.kind === 'form' && <PromoForm promo={open.promo} onClose={close} />}
      {used && <UsesDialog promo={used} onClose={close} />}
    </>
  )
}

async function archive({ id, code }: PromoItem, isArchived: boolean): Promise<void> {
  try {
    await api.promos.archive({ id, isArchived, requestId: newRequestId() })
    notifyDone(isArchived ? `${code} diarsipkan.` : `${code} keluar dari arsip.`)
  } catch (error) {
    notifyError(toProblem(error))
  }
}

const columnsOf = (menuOf: (row: PromoItem) => ReactNode): readonly Column<PromoItem>[] => [
  {
    id: 'code',
    header: 'Kode',
    width: 9,
    grow: 0,
    cell: ({ code }) => <strong className="ln-code">{code}</strong>,
    tip: ({ code }) => code,
  },
  { id: 'name', header: 'Nama', width: 11.5, grow: 3, leaves: 2, cell: ({ name }) => name, tip: ({ name }) => name },
  { id: 'worth', header: 'Potongan', width: 11.5, grow: 0, cell: worthText, tip: worthText },
  { id: 'days', header: 'Berlaku', width: 10.75, grow: 0, cell: daysText, tip: daysText },
  { id: 'packages', header: 'Untuk', width: 7.5, grow: 1, leaves: 1, cell: packagesText, tip: packagesText },
  { id: 'state', header: 'Keadaan', width: 6.5, grow: 0, cell: ({ state }) => <StatusChip {...STATE_WORDS[state]} /> },
  { id: 'used', header: 'Dipakai', width: 6, grow: 0, isNumber: true, cell: usesText },
  {
    id: 'given',
    header: 'Terpotong',
    width: 6.5,
    grow: 0,
    leaves: 3,
    isNumber: true,
    cell: ({ given }) => formatRupiah(rupiah(given)),
  },
  { id: 'menu', header: '', width: 3, grow: 0, cell: menuOf },
]
