// Owns: the lines of an order with their sum and what is still to pay.
// Must never: add up; the core has.
import css from './orders.module.css'
import { rp } from './words'

export interface OrderLinesProps {
  readonly lines: readonly { readonly text: string; readonly amount: number }[]
  readonly total: number
  /** Left out where nothing was billed yet. */
  readonly rest?: number
  /** What of it became saldo again. */
  readonly toSaldo?: number
}

export function OrderLines({ lines, total, rest = total, toSaldo = 0 }: OrderLinesProps) {
  return (
    <table className={css.lines}>
      <tbody>
        {lines.map(({ text, amount }, index) => (
          <tr key={index}>
            <td>{text}</td>
            <td className="ln-number">{rp(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={css.grand}>
          <td>Total</td>
          <td className="ln-number">{rp(total)}</td>
        </tr>
        {rest !== total && rest > 0 && (
          <tr>
            <td>Masih harus dibayar</td>
            <td className="ln-number">{rp(rest)}</td>
          </tr>
        )}
        {toSaldo > 0 && (
          <tr>
            <td>Menjadi saldo</td>
            <td className="ln-number">{rp(-toSaldo)}</td>
          </tr>
        )}
      </tfoot>
    </table>
  )
}
