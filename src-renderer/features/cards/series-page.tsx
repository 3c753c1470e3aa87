// Owns: one series: printing, terbit, selling, and its cards.
// Must never: show a code.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardItem, SeriesItem } from '../../../src-main/features/cards/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import {
  ActionsMenu,
  Button,
  type Column,
  ConfirmDialog,
  CountLine,
  DataTable,
  EmptyState,
  HotkeyButton,
  Notice,
  notifyDone,
  PageHeader,
  Screen,
  StatusChip,
} from '../../ui'
import css from './cards.module.css'
import { ReverseDialog, VoidDialog } from './end-dialogs'
import { PrintDialog } from './print-dialog'
import { SellDialog } from './sell-dialog'
import { countsText, endText, wordOf } from './words'

export function SeriesPage({ series }: { readonly series: SeriesItem }) {
  const { may, zone } = useSession()
  const isManager = may(MANAGERS)
  const cards = useQuery(orpc.cards.cards.queryOptions({ input: { seriesId: series.id } }))
  const [open, setOpen] = useState<'print' | 'sell' | 'issue' | null>(null)
  const [voiding, setVoiding] = useState<CardItem | null>(null)
  const rows = cards.data ?? []
  const problem = cards.error && toProblem(cards.error)
  const { made = 0, issued = 0, used = 0, expired = 0 } = series.counts
  const missing = series.quantity - issued - used - expired
  const close = () => setOpen(null)
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title={series.name}
          summary={summaryOf(series)}
          onBack={() => go('kartu')}
          actions={
            <>
              {isManager && missing > 0 && (
                <Button variant={made > 0 || series.onHand > 0 ? 'default' : 'filled'} onClick={() => setOpen('print')}>
                  {made > 0 ? 'Cetak ulang' : 'Cetak kartu'}
                </Button>
              )}
              {isManager && made > 0 && <Button onClick={() => setOpen('issue')}>Sudah keluar: terbitkan</Button>}
              {series.nextCard !== null && (
                <HotkeyButton keys="F9" variant="filled" description="Jual kartu" onPress={() => setOpen('sell')}>
                  Jual kartu
                </HotkeyButton>
              )}
            </>
          }
        />
      }
    >
      {made > 0 && (
        <Notice tone="warn" title={`${made} kartu belum terbit`}>
          {isManager
            ? 'Lihat lembarnya: keluar utuh dan terbaca? Tekan "Sudah keluar: terbitkan". Bila rusak, tekan Cetak ulang: kodenya diganti semua, lembar lama dibuang.'
            : 'Belum dapat dijual. Admin atau Pemilik memeriksa lembarnya, lalu menerbitkan kartunya.'}
        </Notice>
      )}
      <DataTable<CardItem>
        label="Kartu"
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={columnsOf(zone, isManager ? setVoiding : null)}
        isLoading={cards.isPending}
        error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void cards.refetch() }}
        summary={<CountLine noun="kartu" shown={rows.length} />}
        cardHeight={5.5}
        card={(row) => (
          <div className={css.card}>
            <span>
              No. {row.id} · ...{row.tail}
            </span>
            <StatusChip {...wordOf(row)} />
            <span className={css.soft}>{useText(row, zone)}</span>
          </div>
        )}
        empty={
          <EmptyState
            title="Belum ada kartu"
            action={isManager && <Button onClick={() => setOpen('print')}>Cetak kartu</Button>}
          >
            Kodenya baru dibuat saat dicetak, dan tidak disimpan di mana pun selain di kertasnya.
          </EmptyState>
        }
      />
      {open === 'print' && <PrintDialog series={series} missing={missing} onClose={close} />}
      {open === 'sell' && <SellDialog series={series} onClose={close} />}
      {open === 'issue' && <IssueDialog series={series} onClose={close} />}
      {voiding && voiding.saleNumber === null && <VoidDialog card={voiding} onClose={() => setVoiding(null)} />}
      {voiding && voiding.saleNumber !== null && (
        <ReverseDialog number={voiding.saleNumber} onClose={() => setVoiding(null)} />
      )}
    </Screen>
  )
}

const summaryOf = (series: SeriesItem): string =>
  [
    `${series.quantity} kartu ${formatRupiah(rupiah(series.value))}`,
    series.validUntil === null ? 'tanpa batas waktu' : `dapat dipakai s/d ${endText(series)}`,
    `siap dijual ${series.onHand}`,
    countsText(series),
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What became of a card, and which reseller brought it to the people. */
const useText = (row: CardItem, zone: ShopZone): string =>
  [fateText(row, zone), row.resellerName !== null && `Reseller: ${row.resellerName}`].filter(Boolean).join(' · ')

const fateText = ({ usedAt, usedByName, endReason, soldAt }: CardItem, zone: ShopZone): string => {
  if (usedAt !== null) return `Dipakai ${formatInstant(usedAt, zone)} oleh ${usedByName ?? ''}`
  if (endReason !== '') return endReason
  return soldAt === null ? '' : `Terjual ${formatInstant(soldAt, zone)}`
}

const columnsOf = (zone: ShopZone, onVoid: ((row: CardItem) => void) | null): readonly Column<CardItem>[] => [
  { id: 'id', header: 'No.', width: 5, grow: 0, isNumber: true, cell: ({ id }) => id },
  {
    id: 'tail',
    header: 'Akhir kode',
    width: 6.5,
    grow: 0,
    cell: ({ tail }) => <span className="ln-code">...{tail}</span>,
  },
  { id: 'state', header: 'Keadaan', width: 9, grow: 0, cell: (row) => <StatusChip {...wordOf(row)} /> },
  { id: 'sale', header: 'Penjualan', width: 9, grow: 0, cell: ({ saleNumber }) => saleNumber ?? '' },
  {
    id: 'use',
    header: 'Keterangan',
    width: 14,
    grow: 3,
    cell: (row) => useText(row, zone),
    tip: (row) => useText(row, zone),
  },
  ...(onVoid
    ? [
        {
          id: 'menu',
          header: '',
          width: 3,
          grow: 0,
          cell: (row: CardItem) =>
            row.state === 'issued' ? (
              <ActionsMenu
                label={`Aksi untuk kartu ${row.id}`}
                size="xs"
                actions={[
                  row.saleNumber === null
                    ? { id: 'void', label: 'Batalkan kartu', onChoose: () => onVoid(row) }
                    : { id: 'unsell', label: `Batalkan penjualan ${row.saleNumber}`, onChoose: () => onVoid(row) },
                ]}
              />
            ) : null,
        },
      ]
    : []),
]

function IssueDialog({ series, onClose }: { readonly series: SeriesItem; readonly onClose: () => void }) {
  const issue = useCommand(api.cards.issue)
  const { problem } = issue
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`${series.counts.made ?? 0} kartu keluar utuh dan terbaca?`}
      confirmLabel="Terbitkan"
      cancelLabel="Belum"
      tone="plain"
      kept="Sesudah terbit, kodenya tidak dapat dicetak lagi. Simpan lembarnya seperti uang."
      isBusy={issue.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async () => {
        const done = await issue.run({ seriesId: series.id })
        if (!done) return
        notifyDone(`${done.cards} kartu terbit, siap dijual.`)
        onClose()
      }}
    />
  )
}
