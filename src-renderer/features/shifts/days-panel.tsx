// Owns: the days of the books for managers: what came, who is still open, the owner's lock; and money outside of shifts.
// Must never: lock without saying what that means.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessDay } from '../../../src-main/features/shifts/contract'
import { formatDateWithWeekday, formatInstant, isCalendarDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { DataTable } from '../../ui/data-table'
import { Money } from '../../ui/money'
import { Notice } from '../../ui/notice'
import { StatusChip } from '../../ui/status-chip'
import type { Column } from '../../ui/table-types'
import { LooseDialog } from './loose-dialog'
import css from './shifts.module.css'

const nameOf = (day: string): string => (isCalendarDate(day) ? formatDateWithWeekday(day) : day)

export function DaysPanel({ loose }: { readonly loose: number }) {
  const { zone, may } = useSession()
  const { data, error, isLoading, refetch } = useQuery({
    ...orpc.shifts.days.queryOptions({ input: {} }),
    refetchOnMount: 'always',
  })
  const [chosen, setChosen] = useState<BusinessDay | null>(null)
  const [isDepositing, setDepositing] = useState(false)
  const problem = error && toProblem(error)
  const isOwner = may(['owner'])
  return (
    <div className={css.days}>
      {loose > 0 && (
        <Notice
          title={`${formatRupiah(rupiah(loose))} di laci di luar shift`}
          action={
            <Button size="xs" variant="default" onClick={() => setDepositing(true)}>
              Catat setoran
            </Button>
          }
        >
          Sisa shift yang sudah tutup, atau penjualan tanpa shift. Menjadi modal awal shift berikutnya, atau disetor.
        </Notice>
      )}
      <DataTable
        label="Hari pembukuan"
        rows={data?.days ?? []}
        rowKey={(row) => row.day}
        columns={columnsOf((at) => formatInstant(at, zone), isOwner ? setChosen : null, data?.today ?? '')}
        summary="35 hari terakhir. Hari yang dikunci tidak menerima catatan uang lagi."
        isLoading={isLoading}
        error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void refetch() }}
        card={(row) => (
          <div className={css.card}>
            <strong>{nameOf(row.day)}</strong>
            <LockCell row={row} today={data?.today ?? ''} onPress={isOwner ? setChosen : null} timeOf={() => ''} />
            <span className={css.soft}>{shiftsText(row.shifts)}</span>
            <Money amount={rupiah(row.voucherSales)} />
          </div>
        )}
        cardHeight={4.75}
      />
      {chosen && <LockDialog day={chosen} onClose={() => setChosen(null)} />}
      {isDepositing && <LooseDialog loose={rupiah(loose)} onClose={() => setDepositing(false)} />}
    </div>
  )
}

const shiftsText = (shifts: number): string => (shifts === 0 ? 'tanpa shift' : `${formatThousands(shifts)} shift`)

type Press = ((day: BusinessDay) => void) | null

function columnsOf(timeOf: (at: number) => string, onPress: Press, today: string): readonly Column<BusinessDay>[] {
  const money = (amount: number) => <Money amount={rupiah(amount)} tone={amount === 0 ? 'soft' : 'plain'} />
  return [
    { id: 'day', header: 'Hari', width: 13, grow: 1, cell: (row) => nameOf(row.day) },
    {
      id: 'shifts',
      header: 'Shift',
      width: 9,
      grow: 0,
      cell: (row) =>
        row.openShifts > 0 ? (
          <StatusChip tone="warn" word={`${row.openShifts} masih terbuka`} />
        ) : (
          shiftsText(row.shifts)
        ),
    },
    {
      id: 'sales',
      header: 'Voucher',
      width: 8,
      grow: 0,
      leaves: 1,
      isNumber: true,
      cell: (row) => money(row.voucherSales),
    },
    {
      id: 'deposit',
      header: 'Setoran',
      width: 8,
      grow: 0,
      leaves: 2,
      isNumber: true,
      cell: (row) => money(row.deposit),
    },
    { id: 'difference', header: 'Selisih', width: 7, grow: 0, isNumber: true, cell: (row) => money(row.difference) },
    {
      id: 'lock',
      header: 'Kunci',
      width: 15,
      grow: 0,
      cell: (row) => <LockCell row={row} today={today} onPress={onPress} timeOf={timeOf} />,
    },
  ]
}

interface LockCellProps {
  readonly row: BusinessDay
  readonly today: string
  readonly onPress: Press
  readonly timeOf: (at: number) => string
}

function LockCell({ row, today, onPress, timeOf }: LockCellProps) {
  if (row.lockedAt === null)
    return onPress ? (
      <Button
        size="compact-sm"
        variant="default"
        disabled={row.refusal !== ''}
        title={row.refusal || undefined}
        onClick={() => onPress(row)}
      >
        Kunci hari
      </Button>
    ) : (
      <StatusChip tone="calm" word="Belum dikunci" />
    )
  return (
    <span className={css.lock} title={`${timeOf(row.lockedAt)} oleh ${row.lockedBy}`}>
      <StatusChip tone="good" word="Dikunci" />
      {onPress && row.day === today && (
        <Button size="compact-sm" variant="subtle" onClick={() => onPress(row)}>
          Buka lagi
        </Button>
      )}
    </span>
  )
}

function LockDialog({ day, onClose }: { readonly day: BusinessDay; readonly onClose: () => void }) {
  const lock = useCommand(api.shifts.lockDay)
  const unlock = useCommand(api.shifts.unlockDay)
  const isLocked = day.lockedAt !== null
  const { run, isRunning, problem } = isLocked ? unlock : lock
  const confirm = async () => {
    if (!(await run({ day: day.day }))) return
    notifyDone(isLocked ? 'Hari ini terbuka lagi.' : `${nameOf(day.day)} dikunci.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={isLocked ? `Buka lagi ${nameOf(day.day)}?` : `Kunci ${nameOf(day.day)}?`}
      confirmLabel={isLocked ? 'Buka lagi' : 'Kunci hari'}
      tone="plain"
      lost={
        isLocked
          ? undefined
          : 'Tidak ada lagi penjualan, pembayaran, atau pembatalan yang dicatat di hari itu. Setelah harinya lewat, kunci tidak dapat dibuka.'
      }
      kept={
        isLocked ? 'Bukaan kunci ini dicatat di jejak audit.' : 'Semua angka dan laporan hari itu, tetap dapat dilihat.'
      }
      isBusy={isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={confirm}
    />
  )
}
