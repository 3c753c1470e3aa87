// Owns: the sums of a counted shift as rows: what came, what should be there, what was found.
// Must never: add up by itself.
import type { ReactNode } from 'react'
import type { ShiftReport } from '../../../src-main/features/shifts/contract'
import { formatThousands, rupiah } from '../../../src-main/shared/money'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import css from './shifts.module.css'
import { differenceMark } from './words'

export function ReportSums({ report }: { readonly report: ShiftReport }) {
  const { shift, cash, other } = report
  const { expectedCash, countedCash, difference } = shift
  return (
    <table className={css.sums}>
      <tbody>
        <Row name="Modal awal" amount={shift.openingCash} />
        {cash.map((sum) => (
          <Row key={sum.key} name={sum.name} times={sum.count} amount={sum.amount} />
        ))}
        {expectedCash !== null && <Row name="Seharusnya di laci" amount={expectedCash} isTotal />}
        {countedCash !== null && <Row name="Hasil hitung" amount={countedCash} isTotal />}
        {difference !== null && (
          <Row
            name="Selisih"
            amount={difference}
            isTotal
            mark={<StatusChip {...differenceMark(difference)} look="filled" />}
          />
        )}
        {shift.deposit !== null && <Row name="Setoran" amount={shift.deposit} isTotal />}
        {report.left !== null && <Row name="Sisa di laci" amount={report.left} />}
        {other.map((sum) => (
          <Row key={sum.key} name={`${sum.name} (bukan di laci)`} times={sum.count} amount={sum.amount} isSoft />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly name: string
  readonly amount: number
  readonly times?: number
  readonly isTotal?: boolean
  readonly isSoft?: boolean
  readonly mark?: ReactNode
}

const Row = ({ name, amount, times, isTotal = false, isSoft = false, mark }: RowProps) => (
  <tr data-total={isTotal || undefined} data-soft={isSoft || undefined}>
    <th scope="row">{name}</th>
    <td className="ln-number">{mark ?? (times !== undefined && `${formatThousands(times)}x`)}</td>
    <td>
      <Money amount={rupiah(amount)} size={isTotal ? 'lg' : 'md'} />
    </td>
  </tr>
)
