// Owns: saldo handed back from the drawer, and its slip: the first, and marked copies.
// Must never: hand out more than there is, or print a second slip without its mark.
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { formatInstant } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah, subtractRupiah } from '../../shared/money'
import { type BalanceRefundData, balanceRefundDoc } from '../../shared/paper/balance-refund'
import { type Reprint, reprintMark } from '../../shared/paper/shop-head'
import { recordAudit } from '../audit'
import { findCustomer } from '../customers'
import { customerBalance, post, statementRowOf } from '../ledger'
import { enqueuePaper, type Reprinted, reprintPaper } from '../printing'
import { getSetting, paperShop } from '../settings'
import { requireShift } from '../shifts'
import { findUser } from '../users'
import { PAYOUT_SERIES } from './domain'

/** Source of the posting, and type of its paper; the document is its number. Older ones carry an id instead. */
export const BALANCE_REFUND = 'balance-refund'

const MEMO = 'Saldo dikembalikan: '

export interface RefundBalanceInput {
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly approverId: string
}

export interface RefundedBalance {
  readonly balance: Rupiah
  readonly printJobId: number | null
}

/** The caller has checked the approver's PIN. */
export function refundBalance(tx: Tx, ctx: CommandContext, input: RefundBalanceInput): RefundedBalance {
  requireActor(ctx)
  const customer = findCustomer(tx, input.customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  requireShift(tx, ctx)
  const balance = customerBalance(tx, customer.id)
  const amount = rupiah(input.amount)
  if (amount > balance) throw new DomainError('BALANCE_SHORT', { balance: formatRupiah(balance) })
  const { reason, approverId } = input
  const number = nextNumberOfDay(tx, ctx, PAYOUT_SERIES)
  post(tx, ctx, {
    sourceType: BALANCE_REFUND,
    sourceId: number,
    memo: `${MEMO}${reason}`,
    transfers: [{ debit: 'customer-balance', credit: 'cash-drawer', amount, party: customer.id }],
  })
  recordAudit(tx, ctx, {
    action: 'payment.refundBalance',
    subjectType: 'customer',
    subjectId: customer.id,
    detail: { number, amount, reason, approverId },
  })
  tx.publish('payments', 'customers')
  const { jobId } = getSetting(tx, 'policy').autoPrint
    ? enqueuePaper(tx, ctx, {
        documentType: BALANCE_REFUND,
        documentId: number,
        document: balanceRefundDoc(slipOf(tx, ctx, number, null)),
        openDrawer: true,
      })
    : { jobId: null }
  return { balance: subtractRupiah(balance, amount), printJobId: jobId }
}

/** Everything on it is read from the books. */
function slipOf(
  db: ReadDb & Pick<Tx, 'connection'>,
  { zone }: Pick<CommandContext, 'zone'>,
  refundId: string,
  reprint: Reprint | null,
): BalanceRefundData {
  const row = statementRowOf(db, 'customer-balance', BALANCE_REFUND, refundId)
  const customer = row && findCustomer(db, row.party)
  if (!row || !customer) throw new DomainError('PAYMENT_NOT_FOUND')
  return {
    shop: paperShop(db),
    number: refundId.startsWith(`${PAYOUT_SERIES}-`) ? refundId : '',
    at: formatInstant(row.at, zone),
    cashier: row.actorId === null ? '' : (findUser(db, row.actorId)?.name ?? ''),
    customer: { number: customer.number, name: customer.name },
    amount: rupiah(-row.amount),
    left: rupiah(row.balance),
    reason: row.memo.startsWith(MEMO) ? row.memo.slice(MEMO.length) : row.memo,
    reprint: reprintMark(reprint, zone),
  }
}

/** The next slip of a refund: marked from the second on. */
export function reprintRefund(tx: Tx, ctx: CommandContext, refundId: string): Reprinted {
  const by = requireActor(ctx).name
  const reprinted = reprintPaper(tx, ctx, {
    documentType: BALANCE_REFUND,
    documentId: refundId,
    docOf: (number) => balanceRefundDoc(slipOf(tx, ctx, refundId, number === 0 ? null : { number, at: ctx.now, by })),
  })
  tx.publish('payments')
  return reprinted
}
