// Owns: one shift in full: its sums, what was counted, its slip.
// Must never: print a shift that is not closed.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftItem, ShiftReport } from '../../../src-main/features/shifts/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { Dialog } from '../../ui/dialog'
import { Money } from '../../ui/money'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Facts } from '../../ui/panel'
import { PaperPreview } from '../../ui/paper-preview'
import { Skeleton } from '../../ui/skeleton'
import { paperLines } from '../printing/paper-lines'
import { Moves } from './own-shift'
import { ReportSums } from './report-sums'
import css from './shifts.module.css'

export interface ShiftDialogProps {
  readonly shiftId: string
  readonly onClose: () => void
  readonly onCount: (shift: ShiftItem) => void
}

export function ShiftDialog({ shiftId, onClose, onCount }: ShiftDialogProps) {
  const { user, may } = useSession()
  const { data, error, refetch } = useQuery(orpc.shifts.report.queryOptions({ input: { id: shiftId } }))
  const [isPaper, setPaper] = useState(false)
  const print = useCommand(api.shifts.print)
  const shift = data?.shift
  const isClosed = shift !== undefined && shift.closedAt !== null
  const mayCount = shift && !isClosed && (shift.cashierId === user.id || may(MANAGERS))
  const press = async () => {
    const answer = await print.run({ id: shiftId })
    if (answer) notifyDone('Slip shift dikirim ke printer.')
  }
  const problem = error && toProblem(error)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size={isClosed ? 'lg' : 'md'}
      title={shift ? `Shift ${shift.number}, ${shift.cashierName}` : 'Shift'}
      foot={
        <>
          {isClosed && (
            <Button variant="default" onClick={() => setPaper(!isPaper)}>
              {isPaper ? 'Lihat angka' : 'Lihat slip'}
            </Button>
          )}
          {isClosed && (
            <Button loading={print.isRunning} onClick={() => void press()}>
              {data && data.copies > 0 ? 'Cetak ulang slip' : 'Cetak slip'}
            </Button>
          )}
          {mayCount && <Button onClick={() => onCount(shift)}>Hitung dan tutup</Button>}
        </>
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {print.problem && <ErrorNotice message={print.problem.message} advice={print.problem.advice} />}
      {data && (isPaper && isClosed ? <Slip shiftId={shiftId} /> : <Report report={data} />)}
    </Dialog>
  )
}

function Slip({ shiftId }: { readonly shiftId: string }) {
  const { data } = useQuery(orpc.shifts.preview.queryOptions({ input: { id: shiftId } }))
  if (!data) return <Skeleton lines={10} label="Menyiapkan slip" />
  return <PaperPreview lines={paperLines(data.rows, data.columns)} columns={data.columns} label="Slip shift" />
}

function Report({ report }: { readonly report: ShiftReport }) {
  const { zone } = useSession()
  const { shift, moves, counted } = report
  return (
    <div className={css.stack}>
      <Facts
        columns={2}
        facts={[
          { label: 'Dibuka', value: formatInstant(shift.openedAt, zone), isNumber: true },
          {
            label: 'Ditutup',
            value:
              shift.closedAt === null
                ? 'Masih terbuka'
                : `${formatInstant(shift.closedAt, zone)} oleh ${shift.closedByName}`,
          },
          ...(shift.note === '' ? [] : [{ label: 'Catatan', value: shift.note }]),
          ...(shift.approverName === '' ? [] : [{ label: 'Diizinkan', value: shift.approverName }]),
          ...(shift.counts > 1 ? [{ label: 'Dihitung', value: `${shift.counts} kali` }] : []),
        ]}
      />
      {shift.closedAt === null && <Notice>Seharusnya berapa di laci baru tampil setelah uangnya dihitung.</Notice>}
      <div className={css.two}>
        <ReportSums report={report} />
        {counted.length > 0 && (
          <table className={css.sums}>
            <caption>Lembar dan koin</caption>
            <tbody>
              {counted.map(({ value, pieces }) => (
                <tr key={value}>
                  <th scope="row" className="ln-number">
                    {formatThousands(value)}
                  </th>
                  <td className="ln-number">x {formatThousands(pieces)}</td>
                  <td>
                    <Money amount={rupiah(value * pieces)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {moves.length > 0 && <Moves moves={moves} />}
    </div>
  )
}
