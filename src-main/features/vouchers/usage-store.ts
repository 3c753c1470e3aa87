// Owns: SQL of what routers say about vouchers in use.
// Must never: judge it.
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import type { VoucherRow } from './store'
import { voucher, voucherUsage } from './tables'

export type UsageRow = typeof voucherUsage.$inferSelect

const byVoucher = reading((q) =>
  q
    .select()
    .from(voucherUsage)
    .where(eq(voucherUsage.voucherId, sql.placeholder('id')))
    .prepare(),
)
export const findUsage = (db: ReadDb, voucherId: number): UsageRow | undefined => byVoucher(db).get({ id: voucherId })

export const unusedYet = (voucherId: number, now: number): UsageRow => ({
  voucherId,
  mac: null,
  uptimeSeconds: 0,
  bytesIn: 0,
  bytesOut: 0,
  lostSeconds: 0,
  lostBytesIn: 0,
  lostBytesOut: 0,
  lastSeenAt: null,
  firstLoginBy: null,
  extraSeconds: 0,
  blockedAt: null,
  isDisabled: false,
  unsoldAt: null,
  unsoldCheckedAt: null,
  unsoldCheckedBy: null,
  unsoldNote: '',
  updatedAt: now,
})

export function saveUsage(tx: Tx, row: UsageRow): void {
  const { voucherId: _, ...values } = row
  tx.write.insert(voucherUsage).values(row).onConflictDoUpdate({ target: voucherUsage.voucherId, set: values }).run()
  tx.publish('vouchers')
}

const withCodes = reading((q) =>
  q
    .select()
    .from(voucher)
    .where(sql`${voucher.code} in (select value from json_each(${sql.placeholder('codes')}))`)
    .prepare(),
)
/** Of this router only: the same code can be a stranger's on another one. */
export const vouchersByCode = (db: ReadDb, routerId: string, codes: readonly string[]): Map<string, VoucherRow> =>
  new Map(
    withCodes(db)
      .all({ codes: JSON.stringify(codes) })
      .filter((row) => row.routerId === routerId)
      .map((row) => [row.code, row]),
  )

export interface VoucherOnRouter {
  readonly id: number
  readonly code: string
  readonly state: 'stock' | 'sold' | 'active'
  readonly routerState: 'present' | 'missing'
}

const expectedThere = plain<{ routerId: string }, VoucherOnRouter>(`
  select id, code, state, router_state as "routerState" from voucher
  where state in ('stock', 'sold', 'active') and router_id = :routerId and router_state in ('present', 'missing')`)
/** What the router should have, or had: the index of states leaves out the millions that are over. */
export const expectedOn = (db: Db, routerId: string): VoucherOnRouter[] => expectedThere(db).all({ routerId })

const expired = plain<{ routerId: string; at: number; limit: number }, { code: string }>(`
  select code from voucher
  where state = 'active' and expires_at is not null and expires_at <= :at and router_id = :routerId
  order by expires_at limit :limit`)
export const codesExpired = (db: Db, routerId: string, at: number, limit: number): string[] =>
  expired(db)
    .all({ routerId, at, limit })
    .map(({ code }) => code)

const nextEnd = plain<{ routerId: string; at: number }, { at: number | null }>(`
  select min(expires_at) as at from voucher
  where state = 'active' and expires_at is not null and expires_at > :at and router_id = :routerId`)
/** When the next active period on this router ends; null = none is running. */
export const nextExpiry = (db: Db, routerId: string, at: number): number | null =>
  nextEnd(db).get({ routerId, at })?.at ?? null

const endedAt = plain<{ id: number; at: number }>(`update voucher set ended_at = :at where id = :id`)
/** When it really was over, which may be before we heard of it. */
export const setEndedAt = (tx: Tx, id: number, at: number): void => {
  endedAt(tx).run({ id, at })
}

/** Used without having been sold, and nobody has looked into it. Newest first. */
export const unsoldUses = (db: ReadDb, limit: number) =>
  db.read
    .select({ voucher, usage: voucherUsage })
    .from(voucherUsage)
    .innerJoin(voucher, eq(voucher.id, voucherUsage.voucherId))
    .where(and(isNotNull(voucherUsage.unsoldAt), isNull(voucherUsage.unsoldCheckedAt)))
    .orderBy(desc(voucherUsage.unsoldAt))
    .limit(limit)
    .all()
