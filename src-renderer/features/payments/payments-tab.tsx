// Owns: Tagihan > Pembayaran: who paid when and how, newest first; what waits for confirmation; running promises.
// Must never: count by itself; every figure is the core's.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { PayMethod, PaymentItem } from '../../../src-main/features/payments/shapes'
import { type CalendarDate, formatTime } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { today } from '../../lib/time'
import { DataTable } from '../../ui/data-table'
import { DateInput } from '../../ui/date-input'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { SearchBox } from '../../ui/search-box'
import { SelectBox } from '../../ui/select-box'
import type { Column } from '../../ui/table-types'
import { PrintStateChip } from '../printing/job-chip'
import { ClaimsPanel } from './claims-panel'
import { DayMoney } from './day-money'
import { PaymentDialog } from './payment-dialog'
import css from './payments.module.css'
import { PromisesPanel } from './promises-panel'
import { METHOD_WORDS, shortInstant } from './words'

const METHODS: readonly PayMethod[] = ['cash', 'qris', 'transfer', 'balance']

export default function PaymentsTab() {
  const { zone, people } = useSession()
  const { path } = useRoute()
  const paymentId = path[0] === 'pembayaran' && path[1] ? path[1] : null
  const [day, setDay] = useState<CalendarDate | null>(null)
  const [cashierId, setCashierId] = useState<string | null>(null)
  const [method, setMethod] = useState<PayMethod | null>(null)
  const [search, setSearch] = useState('')
  const asked = useDeferredValue({ day, cashierId, method, search: search.trim() })
  const list = useInfiniteQuery(
    orpc.payments.list.infiniteOptions({
      input: (after: string | null) => ({ ...asked, after }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  const isNarrowed = day !== null || cashierId !== null || method !== null || search.trim() !== ''
  const open = (id: string) => go('tagihan', 'pembayaran', id)
  return (
    <div className={css.tab}>
      <DataTable
        label="Pembayaran"
        rows={rows}
        rowKey={(row) => row.id}
        columns={columnsOf((row) => (day ? formatTime(row.at, zone) : shortInstant(row.at, zone, today(zone))))}
        filters={
          <div className={css.filters}>
            <SearchBox
              label="Cari pembayaran"
              placeholder="Nama atau nomornya"
              value={search}
              onChange={setSearch}
              onEnter={(typed) => {
                setSearch(typed)
                const [only] = rows
                if (only && rows.length === 1 && asked.search === typed) open(only.id)
              }}
            />
            <div className={css.day}>
              <DateInput
                label="Tanggal"
                isLabelHidden
                placeholder="Semua hari"
                today={today(zone)}
                max={today(zone)}
                value={day}
                onChange={setDay}
              />
            </div>
            <div className={css.filter}>
              <SelectBox
                label="Cara bayar"
                isLabelHidden
                value={method ?? 'all'}
                onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? null)}
                options={[
                  { value: 'all', label: 'Semua cara' },
                  ...METHODS.map((one) => ({ value: one, label: METHOD_WORDS[one] })),
                ]}
              />
            </div>
            <div className={css.filter}>
              <SelectBox
                label="Kasir"
                isLabelHidden
                value={cashierId ?? 'all'}
                onChange={(value) => setCashierId(value === 'all' ? null : value)}
                options={[
                  { value: 'all', label: 'Semua kasir' },
                  ...people.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
          </div>
        }
        {...paging}
        resetKey={JSON.stringify(asked)}
        empty={
          isNarrowed ? (
            <EmptyState title="Tidak ada yang cocok">Longgarkan saringannya, atau periksa ejaannya.</EmptyState>
          ) : (
            <EmptyState title="Belum ada pembayaran">Terima pembayaran dari layar Kasir dengan F6.</EmptyState>
          )
        }
        onOpen={(row) => open(row.id)}
        rowTone={(row) => (row.isReversed ? 'calm' : undefined)}
        card={(row) => <PaymentCard row={row} at={shortInstant(row.at, zone, today(zone))} />}
      />
      <div className={css.side}>
        <DayMoney day={day ?? today(zone)} />
        <ClaimsPanel />
        <PromisesPanel />
      </div>
      {paymentId && <PaymentDialog paymentId={paymentId} onClose={() => go('tagihan', 'pembayaran')} />}
    </div>
  )
}

const methodsText = (row: PaymentItem): string => row.methods.map((method) => METHOD_WORDS[method]).join(' + ')
const whatText = (row: PaymentItem): string => (row.bills === '' ? 'Setor saldo' : row.bills)

function columnsOf(timeOf: (row: PaymentItem) => string): readonly Column<PaymentItem>[] {
  return [
    { id: 'time', header: 'Waktu', width: 7, grow: 0, cell: timeOf },
    {
      id: 'who',
      header: 'Pelanggan',
      width: 8,
      grow: 3,
      cell: (row) => row.customerName,
      tip: (row) => row.customerName,
    },
    { id: 'what', header: 'Untuk', width: 9.5, grow: 2, cell: whatText, tip: whatText },
    { id: 'method', header: 'Cara', width: 5, grow: 0, cell: methodsText },
    { id: 'cashier', header: 'Kasir', width: 5, grow: 1, cell: (row) => row.cashierName },
    {
      id: 'total',
      header: 'Jumlah',
      width: 7.5,
      grow: 0,
      isNumber: true,
      cell: (row) => <Money amount={rupiah(row.total)} isVoid={row.isReversed} />,
    },
    {
      id: 'paper',
      header: 'Bukti',
      width: 7.5,
      grow: 0,
      cell: (row) => (row.isReversed ? 'Dibatalkan' : row.paper ? <PrintStateChip state={row.paper.state} /> : ''),
    },
  ]
}

const PaymentCard = ({ row, at }: { readonly row: PaymentItem; readonly at: string }) => (
  <div className={css.card}>
    <span className={css.what}>{row.customerName}</span>
    <Money amount={rupiah(row.total)} isVoid={row.isReversed} />
    <span className={`${css.soft} ln-number`}>
      {at} · {whatText(row)}
    </span>
    <span className={css.soft}>{row.isReversed ? 'Dibatalkan' : methodsText(row)}</span>
  </div>
)
