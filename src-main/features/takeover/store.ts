// Owns: SQL of take-overs and of the rows they found.
// Must never: decide what becomes of a row.
import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { Choices, FoundKind, ITEM_STATES, Outcome, TakeoverState } from './contract'
import { TakeoverPlan } from './plan'
import { takeover, takeoverItem } from './tables'

type ItemState = (typeof ITEM_STATES)[number]
export type TakeoverRow = Omit<typeof takeover.$inferSelect, 'scan' | 'choices' | 'plan'>
export type ItemRow = typeof takeoverItem.$inferSelect

const COLUMNS = {
  id: takeover.id,
  routerId: takeover.routerId,
  state: takeover.state,
  scannedAt: takeover.scannedAt,
  createdBy: takeover.createdBy,
  appliedAt: takeover.appliedAt,
  finishedAt: takeover.finishedAt,
  undoneAt: takeover.undoneAt,
}

export const findTakeover = (db: ReadDb, id: string): TakeoverRow | undefined =>
  db.read.select(COLUMNS).from(takeover).where(eq(takeover.id, id)).get()

/** Newest first. */
export const takeoversOf = (db: ReadDb, routerId: string): TakeoverRow[] =>
  db.read.select(COLUMNS).from(takeover).where(eq(takeover.routerId, routerId)).orderBy(desc(takeover.id)).all()

/** As it was kept; null when it was taken. */
export const keptScanOf = (db: ReadDb, id: string): string | null =>
  db.read.select({ scan: takeover.scan }).from(takeover).where(eq(takeover.id, id)).get()?.scan || null

const NO_PLAN: TakeoverPlan = { packages: [], extras: [] }

export function planOf(db: ReadDb, id: string): TakeoverPlan {
  const text = db.read.select({ plan: takeover.plan }).from(takeover).where(eq(takeover.id, id)).get()?.plan
  return text ? TakeoverPlan.parse(JSON.parse(text)) : NO_PLAN
}

/** What earlier take-overs of this router made of its profiles (or presets); the newest one has the say. */
export function earlierPackages(db: ReadDb, routerId: string, source: 'profile' | 'preset'): Map<string, string> {
  const rows = db.read
    .select({ plan: takeover.plan })
    .from(takeover)
    .where(and(eq(takeover.routerId, routerId), sql`${takeover.plan} is not null`))
    .orderBy(asc(takeover.id))
    .all()
  const packages = rows.flatMap(({ plan }) => (plan ? TakeoverPlan.parse(JSON.parse(plan)).packages : []))
  return new Map(packages.filter((made) => made.source === source).map(({ name, packageId }) => [name, packageId]))
}

export function insertDraft(
  tx: Tx,
  row: Pick<TakeoverRow, 'id' | 'routerId' | 'scannedAt' | 'createdBy'>,
  scan: string,
): void {
  tx.write
    .insert(takeover)
    .values({ ...row, state: 'draft', scan })
    .run()
  tx.publish('takeover')
}

/** Nothing was taken with them, so nothing is lost. */
export function deleteDrafts(
  tx: Tx,
  which: { readonly routerId: string } | { readonly scannedBefore: number },
): number {
  const drafts = tx.read
    .select({ id: takeover.id })
    .from(takeover)
    .where(
      and(
        eq(takeover.state, 'draft'),
        'routerId' in which ? eq(takeover.routerId, which.routerId) : lt(takeover.scannedAt, which.scannedBefore),
      ),
    )
    .all()
  for (const { id } of drafts) {
    unstageItems(tx, id)
    tx.write.delete(takeover).where(eq(takeover.id, id)).run()
  }
  if (drafts.length > 0) tx.publish('takeover')
  return drafts.length
}

export function changeTakeover(
  tx: Tx,
  id: string,
  changes: Partial<Pick<TakeoverRow, 'state' | 'appliedAt' | 'finishedAt' | 'undoneAt'>> & {
    readonly choices?: Choices
    readonly plan?: TakeoverPlan
    readonly scan?: ''
  },
): void {
  const { choices, plan, ...rest } = changes
  tx.write
    .update(takeover)
    .set({
      ...rest,
      ...(choices ? { choices: JSON.stringify(choices) } : {}),
      ...(plan ? { plan: JSON.stringify(plan) } : {}),
    })
    .where(eq(takeover.id, id))
    .run()
  tx.publish('takeover')
}

export const setTakeoverState = (tx: Tx, id: string, state: TakeoverState): void => changeTakeover(tx, id, { state })

export interface NewItem {
  readonly kind: FoundKind
  readonly name: string
  readonly detail: string
  readonly outcome: Outcome
  readonly reason: string
  readonly data: Readonly<Record<string, string | number>>
  readonly found: object | null
  readonly wanted: object | null
}

const insertAll = plain<{ takeoverId: string; rows: string }, { id: number }>(`
  insert into takeover_item (takeover_id, kind, name, detail, outcome, reason, data, found, wanted, state)
  select :takeoverId, value ->> 'kind', value ->> 'name', value ->> 'detail', value ->> 'outcome', value ->> 'reason',
    value ->> 'data', value ->> 'found', value ->> 'wanted', 'none'
  from json_each(:rows) where true order by key returning id`)

/** Their ids, in their order. */
export const insertItems = (tx: Tx, takeoverId: string, items: readonly NewItem[]): number[] =>
  insertAll(tx)
    .all({ takeoverId, rows: JSON.stringify(items) })
    .map(({ id }) => id)
    .sort((one, other) => one - other)

/** Rows of a draft that were laid ready and not taken after all. */
export const unstageItems = (tx: Tx, takeoverId: string): void => {
  tx.write
    .delete(takeoverItem)
    .where(
      and(
        eq(takeoverItem.takeoverId, takeoverId),
        sql`exists (select 1 from takeover t where t.id = ${takeoverId} and t.state = 'draft')`,
      ),
    )
    .run()
}

export interface TakenItem {
  readonly id: number
  readonly voucherId: number
  readonly wanted: object
}

const takeAll = plain<{ rows: string }>(`
  update takeover_item set state = 'waiting', voucher_id = n.voucher_id, wanted = n.wanted
  from (select value ->> 'id' as id, value ->> 'voucherId' as voucher_id, value ->> 'wanted' as wanted
    from json_each(:rows)) n
  where takeover_item.id = n.id`)

/** Rows that were laid ready, now with the voucher that each became. */
export const takeItems = (tx: Tx, items: readonly TakenItem[]): void => {
  takeAll(tx).run({ rows: JSON.stringify(items) })
}

export interface ItemFilter {
  readonly takeoverId: string
  readonly kind?: FoundKind | null
  readonly outcome?: Outcome | null
  readonly reason?: string | null
  readonly state?: readonly ItemState[]
  readonly after?: number
  readonly limit: number
}

export const listItems = (db: ReadDb, filter: ItemFilter): ItemRow[] =>
  db.read
    .select()
    .from(takeoverItem)
    .where(
      and(
        eq(takeoverItem.takeoverId, filter.takeoverId),
        filter.kind ? eq(takeoverItem.kind, filter.kind) : undefined,
        filter.outcome ? eq(takeoverItem.outcome, filter.outcome) : undefined,
        filter.reason ? eq(takeoverItem.reason, filter.reason) : undefined,
        filter.state ? inArray(takeoverItem.state, [...filter.state]) : undefined,
        gt(takeoverItem.id, filter.after ?? 0),
      ),
    )
    .orderBy(asc(takeoverItem.id))
    .limit(filter.limit)
    .all()

export const countNewSales = (db: ReadDb, takeoverId: string): number =>
  db.read
    .select({ count: sql<number>`count(*)` })
    .from(takeoverItem)
    .where(and(eq(takeoverItem.takeoverId, takeoverId), eq(takeoverItem.kind, 'sale'), eq(takeoverItem.outcome, 'new')))
    .get()?.count ?? 0

/** Of the users only: how many are in which state. */
export function countStates(db: ReadDb, takeoverId: string): Partial<Record<ItemState, number>> {
  const rows = db.read
    .select({ state: takeoverItem.state, count: sql<number>`count(*)` })
    .from(takeoverItem)
    .where(and(eq(takeoverItem.takeoverId, takeoverId), eq(takeoverItem.kind, 'user'), ne(takeoverItem.state, 'none')))
    .groupBy(takeoverItem.state)
    .all()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export interface ItemChange {
  readonly id: number
  readonly state: ItemState
  readonly error?: string | null
  readonly wanted?: object
}

const changeAll = plain<{ rows: string }>(`
  update takeover_item set state = n.state, error = n.error, wanted = coalesce(n.wanted, takeover_item.wanted)
  from (select value ->> 'id' as id, value ->> 'state' as state, value ->> 'error' as error, value ->> 'wanted' as wanted
    from json_each(:rows)) n
  where takeover_item.id = n.id`)

export function changeItems(tx: Tx, changes: readonly ItemChange[]): void {
  if (changes.length === 0) return
  changeAll(tx).run({ rows: JSON.stringify(changes) })
  tx.publish('takeover')
}

const moveAll = plain<{ takeoverId: string; from: string; to: string }, { id: number; voucherId: number | null }>(`
  update takeover_item set state = :to, error = null
  where takeover_id = :takeoverId and kind = 'user' and state in (select value from json_each(:from))
  returning id, voucher_id as "voucherId"`)

/** All users of a take-over from one state to another; returns the vouchers they stand for. */
export const moveItems = (tx: Tx, takeoverId: string, from: readonly ItemState[], to: ItemState): number[] =>
  moveAll(tx)
    .all({ takeoverId, from: JSON.stringify(from), to })
    .flatMap(({ voucherId }) => voucherId ?? [])

const freeVouchers = plain<{ ids: string }, { voucherId: number; state: ItemState }>(`
  select i.voucher_id as "voucherId", i.state from json_each(:ids) j join takeover_item i on i.voucher_id = j.value
  where i.id = (select max(o.id) from takeover_item o where o.voucher_id = i.voucher_id)`)

/** What the last take-over of these vouchers came to; a voucher of our own making is not in it. */
export const lastStates = (db: Pick<Tx, 'connection'>, voucherIds: readonly number[]): Map<number, ItemState> =>
  new Map(
    freeVouchers(db)
      .all({ ids: JSON.stringify(voucherIds) })
      .map(({ voucherId, state }) => [voucherId, state]),
  )
