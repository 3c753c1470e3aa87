// Owns: taking vouchers out of the stock for a sale, oldest shelf life first.
// Must never: hand out a code twice, one that is not on the router yet, or one that is past its shelf life.

import { and, eq, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { findPackage } from '../catalog'
import { REASONS } from './domain'
import { countVouchers, stockCounts } from './store'
import { voucher } from './tables'

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

// The partial index of open shelf lives: past ones are few, because the lapse job takes them away each minute.
const pastShelf = reading((q) =>
  q
    .select({ routerId: voucher.routerId })
    .from(voucher)
    .where(
      and(
        sql`${voucher.state} in ('stock', 'sold') and ${voucher.useBefore} is not null`,
        sql`${voucher.useBefore} <= ${sql.placeholder('now')}`,
        eq(voucher.state, 'stock'),
        eq(voucher.packageId, sql.placeholder('packageId')),
        eq(voucher.routerState, 'present'),
      ),
    )
    .prepare(),
)

/** How many could be sold this moment with the router unreachable. */
export function presentStock(db: ReadDb, { packageId, routerId, now }: Shelf): number {
  const present = countVouchers(db, { packageId, routerId, state: 'stock', routerState: 'present' })
  if (present === 0) return 0
  const past = pastShelf(db).all({ packageId, now })
  return present - past.filter((row) => routerId === null || row.routerId === routerId).length
}

export interface TakeStock {
  readonly packageId: string
  readonly quantity: number
  readonly saleId: string
  readonly routerId?: string | null
}

interface Taking {
  packageId: string
  routerId: string
  now: number
  soldBy: string
  saleId: string
  limit: number
}

interface TakenRow {
  id: number
  code: string
  password: string | null
  useBefore: number | null
}

const take = (shelf: string, order: string) =>
  plain<Taking, TakenRow>(`
  update voucher set state = 'sold', sold_at = :now, sold_by = :soldBy, sale_id = :saleId
  where id in (
    select id from voucher
    where state = 'stock' and package_id = :packageId and router_id = :routerId and router_state = 'present' and ${shelf}
    order by ${order} limit :limit)
  returning id, code, password, use_before as "useBefore"`)

const takeWithShelf = take('use_before > :now', 'use_before, id')
const takeForEver = take('use_before is null', 'id')

const insertEvents = plain<{ ids: string; at: number; actorId: string; reason: string }>(`
  insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason)
  select value, :at, :actorId, 'stock', 'sold', :reason from json_each(:ids)`)

/** All of `quantity` or STOCK_EMPTY and nothing. */
export function takeStock(tx: Tx, ctx: CommandContext, wanted: TakeStock): VoucherTaken[] {
  const { packageId, quantity, saleId, routerId = null } = wanted
  const actor = requireActor(ctx)
  const taken: VoucherTaken[] = []
  for (const place of routerId === null ? routersWithStock(tx, packageId) : [routerId]) {
    for (const statement of [takeWithShelf, takeForEver]) {
      const limit = quantity - taken.length
      if (limit === 0) break
      const rows = statement(tx).all({ packageId, routerId: place, now: ctx.now, soldBy: actor.id, saleId, limit })
      // RETURNING promises no order.
      rows.sort((one, other) => (one.useBefore ?? 0) - (other.useBefore ?? 0) || one.id - other.id)
      taken.push(...rows.map((row) => ({ ...row, packageId, routerId: place, isOnRouter: true })))
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
  insertEvents(tx).run({ ids: JSON.stringify(ids), at: ctx.now, actorId: requireActor(ctx).id, reason })
  tx.publish('vouchers')
}

/** The fullest first. */
const routersWithStock = (db: ReadDb, packageId: string): string[] =>
  stockCounts(db)
    .filter((row) => row.packageId === packageId && row.routerState === 'present' && row.count > 0)
    .sort((one, other) => other.count - one.count)
    .map((row) => row.routerId)
