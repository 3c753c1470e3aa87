// Owns: taking vouchers out of the stock for a sale, oldest shelf life first.
// Must never: hand out a code twice, one that is not on the router yet, or one that is past its shelf life.

import { and, eq, sql } from 'drizzle-orm'
import { type CommandContext, requireSeller } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { findPackage } from '../catalog'
import { REASONS } from './domain'
import { voucherCount } from './tables'

export interface VoucherTaken {
  readonly id: number
  readonly code: string
  /** Null = the same as the code. */
  readonly password: string | null
  readonly packageId: string
  readonly routerId: string
  /** Epoch ms. */
  readonly useBefore: number | null
  readonly isOnRouter: boolean
}

interface Shelf {
  readonly packageId: string
  /** Null = every router. */
  readonly routerId: string | null
  readonly now: number
}

// One look at the counters a router, and one at the few that the lapse job has not taken away yet. Spelled out: inside a
// subquery drizzle would leave the names of the outer table bare.
const sellable = reading((q) =>
  q
    .select({
      routerId: voucherCount.routerId,
      count: sql<number>`${voucherCount.count} - (
        select count(*) from voucher v
        where v.state = 'stock' and v.package_id = voucher_count.package_id and v.router_id = voucher_count.router_id
          and v.router_state = 'present' and v.use_before <= ${sql.placeholder('now')})`,
    })
    .from(voucherCount)
    .where(
      and(
        eq(voucherCount.packageId, sql.placeholder('packageId')),
        eq(voucherCount.state, 'stock'),
        eq(voucherCount.routerState, 'present'),
      ),
    )
    .prepare(),
)

/** How many could be sold this moment with the router unreachable. */
export const presentStock = (db: ReadDb, { packageId, routerId, now }: Shelf): number =>
  sellable(db)
    .all({ packageId, now })
    .reduce((sum, row) => (routerId === null || row.routerId === routerId ? sum + row.count : sum), 0)

export interface TakeStock {
  readonly packageId: string
  readonly quantity: number
  readonly saleId: string
  readonly routerId?: string | null
}

interface Wanted {
  packageId: string
  routerId: string
  now: number
  limit: number
}

interface TakenRow {
  id: number
  code: string
  password: string | null
  useBefore: number | null
}

const pick = (shelf: string, order: string) =>
  plain<Wanted, TakenRow>(`
  select id, code, password, use_before as "useBefore" from voucher
  where state = 'stock' and package_id = :packageId and router_id = :routerId and router_state = 'present' and ${shelf}
  order by ${order} limit :limit`)

const pickWithShelf = pick('use_before > :now', 'use_before, id')
const pickForEver = pick('use_before is null', 'id')

// One by one: a single statement with a subquery and RETURNING costs four times as much.
const markSold = plain<{ id: number; now: number; soldBy: string; saleId: string }>(`
  update voucher set state = 'sold', sold_at = :now, sold_by = :soldBy, sale_id = :saleId where id = :id and state = 'stock'`)

const insertEvents = plain<{ ids: string; at: number; actorId: string; reason: string }>(`
  insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason)
  select value, :at, :actorId, 'stock', 'sold', :reason from json_each(:ids)`)

/** All of `quantity` or STOCK_EMPTY and nothing. */
export function takeStock(tx: Tx, ctx: CommandContext, wanted: TakeStock): VoucherTaken[] {
  const { packageId, quantity, saleId, routerId = null } = wanted
  const actor = requireSeller(ctx)
  const taken: VoucherTaken[] = []
  for (const place of routerId === null ? routersWithStock(tx, packageId, ctx.now) : [routerId]) {
    for (const statement of [pickWithShelf, pickForEver]) {
      const limit = quantity - taken.length
      if (limit === 0) break
      for (const row of statement(tx).all({ packageId, routerId: place, now: ctx.now, limit })) {
        const { changes } = markSold(tx).run({ id: row.id, now: ctx.now, soldBy: actor.id, saleId })
        if (changes !== 1) throw new Error(`voucher ${row.id} was not in stock`)
        taken.push({ ...row, packageId, routerId: place, isOnRouter: true })
      }
    }
  }
  if (taken.length < quantity)
    throw new DomainError('STOCK_EMPTY', {
      package: findPackage(tx, packageId)?.name ?? 'paket ini',
      available: taken.length,
      wanted: quantity,
    })
  noteSold(
    tx,
    ctx,
    taken.map(({ id }) => id),
  )
  return taken
}

export function noteSold(tx: Tx, ctx: CommandContext, ids: readonly number[], reason: string = REASONS.sold): void {
  insertEvents(tx).run({ ids: JSON.stringify(ids), at: ctx.now, actorId: requireSeller(ctx).id, reason })
  tx.publish('vouchers')
}

/** The fullest first. */
const routersWithStock = (db: ReadDb, packageId: string, now: number): string[] =>
  sellable(db)
    .all({ packageId, now })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .map(({ routerId }) => routerId)
