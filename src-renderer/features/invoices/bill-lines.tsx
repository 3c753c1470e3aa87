// Owns: the lines of a bill with their sum.
// Must never: add up; the core has.
import type { BillDetail } from '../../../src-main/features/invoices/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import css from './invoices.module.css'

export function BillLines({ detail }: { readonly detail: BillDetail }) {
  const { bill, lines, toSaldo } = detail
  const sums: [string, number][] = []
  if (bill.paid > 0) sums.push(['Sudah dibayar', bill.paid], ['Sisa', bill.total - bill.paid])
  if (toSaldo > 0) sums.push(['Menjadi saldo', -toSaldo])
  return (
    <table className={css.lines}>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>{line.description}</td>
            <td className="ln-number">{formatRupiah(rupiah(line.amount))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={css.grand}>
          <td>Total</td>
          <td className="ln-number">{formatRupiah(rupiah(bill.total))}</td>
        </tr>
        {sums.map(([label, amount]) => (
          <tr key={label}>
            <td>{label}</td>
            <td className="ln-number">{formatRupiah(rupiah(amount))}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  )
}
