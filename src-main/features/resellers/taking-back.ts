// Owns: asking the routers about consigned codes before they are taken back: the books may lag behind a router that was away.
// Must never: take a code for unused without the router's own word.
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import type { VoucherMark } from '../../shared/voucher-comment'
import { findRouter } from '../routers'
import { findBatch, findVoucher } from '../vouchers'
import { outOf } from './consigning'

/** Asks the router now; throws ROUTER_UNREACHABLE. */
export type NeverLoggedIn = (
  routerId: string,
  voucher: VoucherMark & { readonly code: string },
) => Promise<'never' | 'used' | 'missing'>

/**
 * Of the codes that the books still call unused, those that their router has seen in use. Throws ROUTER_CANNOT_SAY when a router
 * cannot be asked: nothing is taken back then. A code that its router does not know opens nothing any more; what it did while it
 * was there has been booked by the rounds.
 */
export async function usedUnseen(
  db: ReadDb,
  consignmentId: string,
  neverLoggedIn: NeverLoggedIn,
): Promise<ReadonlySet<number>> {
  const used = new Set<number>()
  for (const { id, state } of outOf(db, consignmentId)) {
    const voucher = state === 'sold' ? findVoucher(db, id) : undefined
    if (!voucher) continue
    const { code, routerId } = voucher
    const tag = findBatch(db, voucher.batchId)?.tag ?? ''
    const trace = await neverLoggedIn(routerId, { code, id, tag }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'ROUTER_UNREACHABLE')
        throw new DomainError(
          'ROUTER_CANNOT_SAY',
          { name: findRouter(db, routerId)?.name ?? '', code },
          { cause: error },
        )
      throw error
    })
    if (trace === 'used') used.add(id)
  }
  return used
}
