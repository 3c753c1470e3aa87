// Owns: saldo that a reseller hands on to one right below him.
// Must never: send what is reserved or only lent to him (the one below may draw it in cash), or to anybody who does not stand below him.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { post } from '../ledger'
import { availableOf } from './domain'
import { activeReseller } from './selling'
import { findReseller, fundsOf } from './store'

export interface SendInput {
  readonly resellerId: string
  readonly childId: string
  readonly amount: number
  readonly note: string
}

export function sendSaldo(tx: Tx, ctx: CommandContext, { resellerId, childId, amount, note }: SendInput) {
  const from = activeReseller(tx, resellerId)
  const to = findReseller(tx, childId)
  // another's is as unknown as one that does not exist
  if (to?.parentId !== resellerId) throw new DomainError('RESELLER_NOT_FOUND')
  activeReseller(tx, childId)
  const available = availableOf({ ...fundsOf(tx, from), creditLimit: 0 })
  if (amount > available)
    throw fieldError('amount', 'RESELLER_SEND', { available: formatRupiah(rupiah(Math.max(0, available))) })
  const number = nextNumberOfDay(tx, ctx, 'KRM')
  const sum = rupiah(amount)
  // a row of the books names one party: the money passes through commission, which is left as it was
  post(tx, ctx, {
    sourceType: 'saldo-sent',
    sourceId: ctx.newId(),
    memo: `Kirim saldo ${number}: ${from.name} ke ${to.name}${note === '' ? '' : `, ${note}`}`,
    transfers: [
      { debit: 'reseller-balance', credit: 'commission', amount: sum, party: from.id },
      { debit: 'commission', credit: 'reseller-balance', amount: sum, party: to.id },
    ],
  })
  recordAudit(tx, ctx, {
    action: 'reseller.send',
    subjectType: 'reseller',
    subjectId: from.id,
    detail: { number, to: to.number, amount },
  })
  tx.publish('resellers')
  return { number, available: availableOf(fundsOf(tx, from)) }
}
