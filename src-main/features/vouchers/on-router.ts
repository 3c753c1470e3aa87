// Owns: how a voucher should stand on its router, whatever its state, and the slices of the books that the routers' keepers read.
// Must never: decide a business state, or touch a router.
import { inArray } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { unusedComment } from '../../shared/voucher-comment'
import { lockedComment } from '../expiry'
import { type BatchRow, findBatch } from './batch-store'
import type { RouterState, VoucherState } from './contract'
import type { VoucherRow } from './store'
import { voucherCount } from './tables'

/** What a router forgot of a voucher's use and must not give away a second time. */
export interface Forgotten {
  readonly seconds: number
  readonly bytes: number
}

export const NOTHING_FORGOTTEN: Forgotten = { seconds: 0, bytes: 0 }

type Terms = Pick<BatchRow, 'tag' | 'terms'>
type Marked = Pick<VoucherRow, 'id' | 'useBefore'> &
  Partial<Pick<VoucherRow, 'firstLoginAt' | 'expiresAt'>> & {
    /** "Perpanjang": seconds on top of what the batch promised. */
    readonly extraSeconds?: number
  }

const tenDigits = (milliseconds: number): string => String(Math.floor(milliseconds / 1000)).padStart(10, '0')

/**
 * The whole comment: unused, or stamped with the first login that the books know. Without an end (`expires` unknown although
 * the voucher has an active period) it stays unstamped, so that the router's own sweep sees it.
 */
export function commentOf(voucher: Marked, batch: Terms): string {
  const { activeSeconds: promised } = batch.terms
  const activeSeconds = promised === null ? null : promised + (voucher.extraSeconds ?? 0)
  const bare = unusedComment({ activeSeconds, useBefore: voucher.useBefore, tag: batch.tag, id: voucher.id })
  const unused = batch.terms.lockToFirstMac ? lockedComment(bare) : bare
  if (!voucher.firstLoginAt || !voucher.expiresAt) return unused
  return `lk1;x=${tenDigits(voucher.expiresAt)};f=${tenDigits(voucher.firstLoginAt)}${unused.slice(29)}`
}

export interface WantedUser {
  readonly name: string
  readonly profile: string
  /** Seconds; 0 = no limit. */
  readonly limitUptime: number
  /** Bytes; 0 = no limit. */
  readonly limitBytes: number
  readonly comment: string
}

export function wantedUser(
  voucher: Marked & Pick<VoucherRow, 'code'>,
  batch: Terms,
  forgotten: Forgotten = NOTHING_FORGOTTEN,
): WantedUser {
  const { uptimeQuotaSeconds, volumeQuotaBytes, profileName } = batch.terms
  // A limit of 0 would be none: what is used up keeps the smallest one.
  const left = (quota: number | null, used: number) => (quota === null ? 0 : Math.max(1, quota - used))
  return {
    name: voucher.code,
    profile: profileName,
    limitUptime: left(uptimeQuotaSeconds, forgotten.seconds),
    limitBytes: left(volumeQuotaBytes, forgotten.bytes),
    comment: commentOf(voucher, batch),
  }
}

/** What the keepers compare; light enough for tens of thousands. */
export interface KeptVoucher {
  readonly id: number
  readonly code: string
  readonly password: string | null
  readonly batchId: string
  readonly packageId: string
  readonly routerId: string
  readonly state: VoucherState
  readonly routerState: RouterState
  readonly useBefore: number | null
  readonly soldAt: number | null
  readonly firstLoginAt: number | null
  readonly expiresAt: number | null
  readonly endedAt: number | null
  /** Used in all, what routers forgot included; seconds and bytes. */
  readonly usedSeconds: number
  readonly usedBytes: number
  /** The part of it that the router forgot: its limits no longer know of it. */
  readonly lostSeconds: number
  readonly lostBytes: number
  readonly extraSeconds: number
  /** "Nonaktifkan" by a person of the shop. */
  readonly blockedAt: number | null
  readonly lastSeenAt: number | null
  /** Who said when it was first used. */
  readonly firstLoginBy: 'router' | 'app' | null
  /** When the figures above were last changed; null = it was never used. */
  readonly usageAt: number | null
  readonly madeAt: number
}

export const forgottenOf = (row: Pick<KeptVoucher, 'lostSeconds' | 'lostBytes'>): Forgotten => ({
  seconds: row.lostSeconds,
  bytes: row.lostBytes,
})

const COLUMNS = `v.id, v.code, v.password, v.batch_id as "batchId", v.package_id as "packageId", v.router_id as "routerId",
  v.state, v.router_state as "routerState", v.use_before as "useBefore", v.sold_at as "soldAt",
  v.first_login_at as "firstLoginAt", v.expires_at as "expiresAt", v.ended_at as "endedAt",
  coalesce(u.uptime_seconds, 0) as "usedSeconds", coalesce(u.bytes_in + u.bytes_out, 0) as "usedBytes",
  coalesce(u.lost_seconds, 0) as "lostSeconds", coalesce(u.lost_bytes_in + u.lost_bytes_out, 0) as "lostBytes",
  coalesce(u.extra_seconds, 0) as "extraSeconds", u.blocked_at as "blockedAt",
  u.last_seen_at as "lastSeenAt", u.first_login_by as "firstLoginBy", u.updated_at as "usageAt", v.made_at as "madeAt"`
const FROM = 'from voucher v left join voucher_usage u on u.voucher_id = v.id'

// One state at a time: the index of state and id gives the next slice without touching the finished million.
const liveSlice = plain<{ routerId: string; state: string; after: number; limit: number }, KeptVoucher>(`
  select ${COLUMNS} ${FROM} where v.state = :state and v.id > :after and v.router_id = :routerId order by v.id limit :limit`)

const LIVE = ['stock', 'sold', 'active'] as const

/** Every voucher that may let somebody in on this router, in slices: the caller gives the event loop a turn between them. */
export function* liveVouchers(db: Db, routerId: string, limit = 1000): Generator<KeptVoucher[]> {
  for (const state of LIVE) {
    let after = 0
    for (;;) {
      const rows = liveSlice(db).all({ routerId, state, after, limit })
      const last = rows.at(-1)
      if (last) yield rows
      if (!last || rows.length < limit) break
      after = last.id
    }
  }
}

const activeOn = plain<{ routerId: string }, { id: number; code: string }>(`
  select id, code from voucher where state = 'active' and router_id = :routerId`)

export const activeVouchers = (db: Db, routerId: string): { id: number; code: string }[] =>
  activeOn(db).all({ routerId })

const byIds = plain<{ ids: string }, KeptVoucher>(`
  select ${COLUMNS} ${FROM} where v.id in (select value from json_each(:ids)) order by v.id`)

export const keptVouchers = (db: { readonly connection: Db['connection'] }, ids: readonly number[]): KeptVoucher[] =>
  ids.length === 0 ? [] : byIds(db).all({ ids: JSON.stringify(ids) })

const byCodes = plain<{ codes: string }, KeptVoucher>(`
  select ${COLUMNS} ${FROM} where v.code in (select value from json_each(:codes)) order by v.id`)

export const keptVouchersByCode = (db: Db, codes: readonly string[]): KeptVoucher[] =>
  codes.length === 0 ? [] : byCodes(db).all({ codes: JSON.stringify(codes) })

/** Each batch is read and parsed once. */
export function batchesOf(db: ReadDb): (batchId: string) => BatchRow | undefined {
  const known = new Map<string, BatchRow | undefined>()
  return (batchId) => {
    if (!known.has(batchId)) known.set(batchId, findBatch(db, batchId))
    return known.get(batchId)
  }
}

const namesInUse = plain<object, { name: string }>(`
  select distinct b.terms ->> 'profileName' as name from voucher_batch b
  where exists (select 1 from voucher v where v.batch_id = b.id and v.state in ('stock', 'sold', 'active'))`)

/** Profiles on routers that some voucher still needs, whatever the catalogue says today. */
export const profilesInUse = (db: Db): Set<string> =>
  new Set(
    namesInUse(db)
      .all({})
      .map(({ name }) => name),
  )

/** What stands where, of what may still let somebody in. */
export const shelfCounts = (db: ReadDb) =>
  db.read
    .select()
    .from(voucherCount)
    .where(inArray(voucherCount.state, [...LIVE]))
    .all()

const becameActive = plain<{ id: number }, { at: number | null }>(`
  select max(at) as at from voucher_event where voucher_id = :id and to_state = 'active' and from_state <> 'active'`)

/** When LoketNet noticed its first use; null = never. */
export const noticedActiveAt = (db: { readonly connection: Db['connection'] }, id: number): number | null =>
  becameActive(db).get({ id })?.at ?? null

const raiseLost = plain<{ id: number; seconds: number; now: number }>(`
  update voucher_usage set lost_seconds = max(lost_seconds, min(:seconds, uptime_seconds)), updated_at = :now
  where voucher_id = :id`)

/** What a router forgot, noticed before the rounds did. */
export const noteLostSeconds = (tx: Tx, id: number, seconds: number, now: number): void => {
  raiseLost(tx).run({ id, seconds, now })
}

const insertNotes = plain<{ ids: string; at: number; actorId: string | null; reason: string }>(`
  insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason)
  select v.id, :at, :actorId, v.state, v.state, :reason from json_each(:ids) j join voucher v on v.id = j.value`)

/** A line in the history of each: something was mended on the router, the business state stayed. */
export function noteOnVouchers(tx: Tx, ctx: CommandContext, ids: readonly number[], reason: string): void {
  if (ids.length === 0) return
  insertNotes(tx).run({ ids: JSON.stringify(ids), at: ctx.now, actorId: ctx.actor?.id ?? null, reason })
  tx.publish('vouchers')
}
