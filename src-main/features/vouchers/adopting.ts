// Owns: vouchers that another program made and that are already out there: into the books under their own codes, and out again.
// Must never: be used for vouchers of ours; those get their codes from making.ts and their place on the router from a batch.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { randomText } from '../../platform/random'
import { CODE_ALPHABET } from '../../shared/voucher-code'
import { findPackage } from '../catalog'
import { insertBatch } from './batch-store'
import type { VoucherState } from './contract'
import { termsOf } from './domain'
import { changeState, setFirstLogin, setRouterState } from './store'

export interface AdoptedVoucher {
  readonly code: string
  /** Null = the same as the code. */
  readonly password: string | null
  readonly state: 'stock' | 'sold' | 'active' | 'finished'
  /** Epoch ms. */
  readonly madeAt: number
  readonly firstLoginAt: number | null
  readonly expiresAt: number | null
  /** A voucher of the books that was given back and comes again under its old id. */
  readonly reviveId: number | null
}

export interface Adoption {
  readonly packageId: string
  readonly routerId: string
  /** "Ambil alih 21/11/2026". */
  readonly reason: string
  /** What was promised when they were made, not what the package says today. */
  readonly terms: {
    readonly activeSeconds: number | null
    readonly uptimeQuotaSeconds: number | null
    readonly volumeQuotaBytes: number | null
  }
  readonly vouchers: readonly AdoptedVoucher[]
}

export interface AdoptedRow {
  readonly id: number
  readonly code: string
  /** Of its batch: with the id it marks the user on the router. */
  readonly tag: string
}

/** As many as a batch may hold. */
const BATCH_SIZE = 10_000

/**
 * Their batches are finished from the start and none of them is sold from before the router has confirmed it
 * (setAdoptedOnRouter): nothing of the making of new codes ever touches them.
 */
export function adoptVouchers(tx: Tx, ctx: CommandContext, adoption: Adoption): AdoptedRow[] {
  const rows: AdoptedRow[] = []
  for (let at = 0; at < adoption.vouchers.length; at += BATCH_SIZE)
    rows.push(...adoptBatch(tx, ctx, { ...adoption, vouchers: adoption.vouchers.slice(at, at + BATCH_SIZE) }))
  tx.publish('vouchers', 'batches')
  return rows
}

interface Insert {
  batchId: string
  packageId: string
  routerId: string
  now: number
  rows: string
}

const FIELDS = `value ->> 'code' as code, value ->> 'password' as password, value ->> 'state' as state,
  value ->> 'madeAt' as made_at, value ->> 'firstLoginAt' as first_login_at, value ->> 'expiresAt' as expires_at,
  value ->> 'reviveId' as revive_id`
const SOLD_AT = `case when state = 'stock' then null else coalesce(first_login_at, :now) end`
const ENDED_AT = `case when state = 'finished' then coalesce(expires_at, :now) end`

const insertNew = plain<Insert, { id: number; code: string }>(`
  insert into voucher (code, password, batch_id, package_id, router_id, state, router_state, made_at, sold_at,
    first_login_at, expires_at, ended_at)
  select code, password, :batchId, :packageId, :routerId, state, 'waiting', made_at, ${SOLD_AT}, first_login_at,
    expires_at, ${ENDED_AT}
  from (select ${FIELDS} from json_each(:rows)) where revive_id is null
  returning id, code`)

const reviveOld = plain<Insert, { id: number; code: string }>(`
  update voucher set password = n.password, batch_id = :batchId, package_id = :packageId, router_id = :routerId,
    state = n.state, router_state = 'waiting', router_error = null, made_at = n.made_at, use_before = null,
    sold_at = n.sold_at, sold_by = null, sale_id = null, first_login_at = n.first_login_at, expires_at = n.expires_at,
    ended_at = n.ended_at
  from (select revive_id, password, state, made_at, ${SOLD_AT} as sold_at, first_login_at, expires_at, ${ENDED_AT} as ended_at
    from (select ${FIELDS} from json_each(:rows)) where revive_id is not null) n
  where voucher.id = n.revive_id
  returning voucher.id as id, voucher.code as code`)

const insertEvents = plain<{ rows: string; at: number; actorId: string | null; reason: string }>(`
  insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason)
  select v.id, :at, :actorId, coalesce(before.value ->> 'was', 'stock'), v.state, :reason
  from json_each(:rows) before join voucher v on v.id = before.value ->> 'id'`)

const statesOf = plain<{ ids: string }, { id: number; state: VoucherState }>(`
  select id, state from voucher where id in (select value from json_each(:ids))`)

function adoptBatch(tx: Tx, ctx: CommandContext, { vouchers, terms, ...adoption }: Adoption): AdoptedRow[] {
  const pack = findPackage(tx, adoption.packageId)
  if (!pack) throw new Error('vouchers can only be adopted into a package')
  const tag = randomText(ctx.random, CODE_ALPHABET, 8)
  const batch = {
    id: ctx.newId(),
    tag,
    packageId: pack.id,
    routerId: adoption.routerId,
    quantity: vouchers.length,
    codeFormat: pack.codeFormat,
    terms: { ...termsOf(pack), ...terms, shelfSeconds: null },
    state: 'done' as const,
    cancelledCount: 0,
    reason: adoption.reason,
    origin: 'adopted' as const,
    sentAt: ctx.now,
    createdBy: ctx.actor?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  insertBatch(tx, batch)
  const revived = vouchers.flatMap(({ reviveId }) => (reviveId === null ? [] : [reviveId]))
  const before = new Map(
    statesOf(tx)
      .all({ ids: JSON.stringify(revived) })
      .map(({ id, state }) => [id, state]),
  )
  const input: Insert = {
    batchId: batch.id,
    packageId: pack.id,
    routerId: adoption.routerId,
    now: ctx.now,
    rows: JSON.stringify(vouchers),
  }
  const rows = [...insertNew(tx).all(input), ...(revived.length > 0 ? reviveOld(tx).all(input) : [])]
  const isStock = new Set(vouchers.filter(({ state }) => state === 'stock').map(({ code }) => code))
  const changed = rows.filter(({ id, code }) => before.has(id) || !isStock.has(code))
  insertEvents(tx).run({
    rows: JSON.stringify(changed.map(({ id }) => ({ id, was: before.get(id) ?? null }))),
    at: ctx.now,
    actorId: ctx.actor?.id ?? null,
    reason: adoption.reason,
  })
  return rows.map(({ id, code }) => ({ id, code, tag }))
}

/** `waiting` also takes unsold ones out of what may be sold, while their place on the router is uncertain. */
export function setAdoptedOnRouter(
  tx: Tx,
  ids: readonly number[],
  to: 'present' | 'waiting' | 'missing',
  error: string | null = null,
): void {
  setRouterState(tx, ids, to, error)
  tx.publish('vouchers', 'batches')
}

/** The router says that it was used between the look and the taking. Epoch ms. */
export function noteAdoptedLogin(
  tx: Tx,
  ctx: CommandContext,
  id: number,
  times: { readonly firstLoginAt: number; readonly expiresAt: number; readonly reason: string },
): void {
  const { reason, ...stamps } = times
  setFirstLogin(tx, id, stamps)
  changeState(tx, ctx, { ids: [id], from: ['stock', 'sold'], to: 'active', reason })
}

/** They are another program's again, or gone: the books keep them, closed. */
export function releaseAdopted(tx: Tx, ctx: CommandContext, ids: readonly number[], reason: string): void {
  if (ids.length === 0) return
  changeState(tx, ctx, { ids, from: ['stock', 'sold'], to: 'void', reason })
  changeState(tx, ctx, { ids, from: ['active'], to: 'finished', reason })
  setRouterState(tx, ids, 'removed')
  tx.publish('vouchers', 'batches')
}

export interface KnownVoucher {
  readonly id: number
  readonly code: string
  readonly state: VoucherState
  readonly routerId: string
  readonly saleId: string | null
  readonly tag: string
}

const byCodes = plain<{ codes: string }, KnownVoucher>(`
  select v.id, v.code, v.state, v.router_id as "routerId", v.sale_id as "saleId", b.tag
  from json_each(:codes) j join voucher v on v.code = j.value join voucher_batch b on b.id = v.batch_id`)

const byIds = plain<{ ids: string }, KnownVoucher>(`
  select v.id, v.code, v.state, v.router_id as "routerId", v.sale_id as "saleId", b.tag
  from json_each(:ids) j join voucher v on v.id = j.value join voucher_batch b on b.id = v.batch_id`)

type Connected = ReadDb & Pick<Tx, 'connection'>

/** Whatever the books know of these codes, letter for letter. */
export const findVouchersByCodes = (db: Connected, codes: readonly string[]): KnownVoucher[] =>
  byCodes(db).all({ codes: JSON.stringify(codes) })

export const findVouchersByIds = (db: Connected, ids: readonly number[]): KnownVoucher[] =>
  byIds(db).all({ ids: JSON.stringify(ids) })
