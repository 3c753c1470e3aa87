// Owns: the price list that a reseller sets for one right below him, refused in words that fit him.
// Must never: touch the list of anybody else.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { savePrice } from './people'
import { findReseller } from './store'

interface ChildPrice {
  readonly resellerId: string
  readonly childId: string
  readonly packageId: string
  readonly price: { readonly operatorPrice: number; readonly customerPrice: number } | null
}

export function saveChildPrice(tx: Tx, ctx: CommandContext, { resellerId, childId, packageId, price }: ChildPrice) {
  if (findReseller(tx, childId)?.parentId !== resellerId) throw new DomainError('RESELLER_NOT_FOUND')
  try {
    savePrice(tx, ctx, { resellerId: childId, packageId, price })
  } catch (error) {
    // the staff's sentences speak of "induknya", who is this very person
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'RESELLER_PRICE_BELOW') throw fieldError('operatorPrice', 'RESELLER_CHILD_PRICE', error.data)
    if (error.code === 'RESELLER_PRICE_PARENT') throw new DomainError('RESELLER_CHILD_NOT_SOLD')
    throw error
  }
}
