// Owns: Menunggu Konfirmasi: a bill whose money was said to be on its way, and back.
// Must never: change what was paid.
import type { Tx } from '../../platform/db/open'
import { changePaid, findRow } from './store'

/** Paid and cancelled bills stay what they are. */
export function markPending(tx: Tx, invoiceId: number, isPending: boolean): void {
  const bill = findRow(tx, invoiceId)
  const state = isPending ? 'pending' : 'unpaid'
  if (!bill || (bill.state !== 'unpaid' && bill.state !== 'pending') || bill.state === state) return
  changePaid(tx, { id: bill.id, paid: bill.paid, state, paidAt: null })
  tx.publish('invoices')
}
