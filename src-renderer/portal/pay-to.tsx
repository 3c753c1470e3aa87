// Owns: the account that money is sent to, and putting its number on the phone's clipboard.
// Must never: invent an account; without one it sends the person to the counter.
import { CopyButton } from './copy-button'
import css from './ordering/ordering.module.css'

export const PayTo = ({ payTo }: { readonly payTo: string }) => (
  <div className={css.copy}>
    <span className={css.payTo}>{transferPart(payTo) || 'Nomor rekening dapat ditanyakan di loket.'}</span>
    {payTo && <CopyButton text={accountIn(payTo)} label="Salin rekening" />}
  </div>
)

/** The shop writes every way in one line: "Bayar di loket, atau transfer BCA 123 a.n. Joko." Here only where to send it. */
export function transferPart(payTo: string): string {
  const rest = payTo
    .trim()
    .replace(/^(?:bayar|tunai)\b\D*?\btransfer(?: ke)?:?\s+/i, '')
    .replace(/[\s,;]*\batau (?:bayar|tunai|langsung|datang|ke)\b\D*$/i, '')
  return rest === '' ? payTo : rest
}

/** "BCA 123-456-7890 a.n. Joko": the longest number is what the bank's app wants; without one, everything. */
function accountIn(payTo: string): string {
  const numbers = payTo.match(/\d[\d .-]{4,}\d/g) ?? []
  const [longest] = [...numbers].sort((a, b) => b.length - a.length)
  return longest?.replace(/\D/g, '') ?? payTo
}

/** "Bayar di warung" names no account. */
export const isAccount = (payTo: string): boolean => /\d/.test(payTo)
