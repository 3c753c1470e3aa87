// Owns: SQL of moves and of the vouchers in them.
// Must never: decide what may be moved.
import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { type ITEM_STATES, stockMove, stockMoveItem } from './tables'

export type MoveRow = typeof stockMove.$inferSelect
export type ItemState = (typeof ITEM_STATES)[number]

export const findMove = (db: ReadDb, id: string): MoveRow | undefined =>
  db.read.select().from(stockMove).where(eq(stockMove.id, id)).get()

const SHOWN_DONE = 10

export function listMoves(db: ReadDb): MoveRow[] {
  const open = db.read.select().from(stockMove).where(ne(stockMove.state, 'done')).orderBy(desc(stockMove.id)).all()
  const done = db.read
    .select()
    .from(stockMove)
    .where(eq(stockMove.state, 'done'))
    .orderBy(desc(stockMove.id))
    .limit(SHOWN_DONE)
    .all()
  return [...open, ...done]
}

export const openMoveOf = (db: ReadDb, packageId: string, fromRouterId: string): MoveRow | undefined =>
  db.read
    .select()
    .from(stockMove)
    .where(
      and(eq(stockMove.packageId, packageId), eq(stockMove.fromRouterId, fromRouterId), ne(stockMove.state, 'done')),
    )
    .get()

export function insertMove(tx: Tx, move: MoveRow): void {
  tx.write.insert(stockMove).values(move).run()
  tx.publish('care')
}

export function setMoveState(tx: Tx, id: string, state: MoveRow['state'], now: number): void {
  tx.write.update(stockMove).set({ state, updatedAt: now }).where(eq(stockMove.id, id)).run()
  tx.publish('care')
}

interface Choosing {
  packageId: string
  fromRouterId: string
  now: number
  limit: number
}

// The longest shelf life first: what has to be sold soon stays where it is.
const choose = plain<Choosing, { id: number }>(`
  select id from voucher
  where state = 'stock' and package_id = :packageId and router_id = :fromRouterId and router_state = 'present'
    and (use_before is null or use_before > :now)
  order by use_before is null desc, use_before desc, id desc limit :limit`)

export const chooseStock = (tx: Tx, wanted: Choosing): number[] =>
  choose(tx)
    .all(wanted)
    .map(({ id }) => id)

const putItems = plain<{ moveId: string; ids: string }>(`
  insert into stock_move_item (move_id, voucher_id, state) select :moveId, value, 'granting' from json_each(:ids)`)
const rehome = plain<{ ids: string; routerId: string; routerState: string }>(`
  update voucher set router_id = :routerId, router_state = :routerState, router_error = null
  where id in (select value from json_each(:ids)) and state = 'stock'`)

/** From this moment they are not sold on the old router any more, and not yet on the new one. */
export function putOnTheWay(tx: Tx, moveId: string, ids: readonly number[], toRouterId: string): void {
  const list = JSON.stringify(ids)
  putItems(tx).run({ moveId, ids: list })
  rehome(tx).run({ ids: list, routerId: toRouterId, routerState: 'waiting' })
  tx.publish('vouchers', 'care')
}

/** Stock that goes back to the router it never left. */
export function takeHome(tx: Tx, ids: readonly number[], routerId: string): void {
  rehome(tx).run({ ids: JSON.stringify(ids), routerId, routerState: 'present' })
  tx.publish('vouchers', 'care')
}

const setStates = plain<{ moveId: string; ids: string; state: string; note: string }>(`
  update stock_move_item set state = :state, note = :note
  where move_id = :moveId and voucher_id in (select value from json_each(:ids))`)

export function setItems(tx: Tx, moveId: string, ids: readonly number[], state: ItemState, note = ''): void {
  if (ids.length === 0) return
  setStates(tx).run({ moveId, ids: JSON.stringify(ids), state, note })
  tx.publish('care')
}

const inStates = plain<{ moveId: string; states: string; limit: number }, { id: number }>(`
  select voucher_id as id from stock_move_item
  where move_id = :moveId and state in (select value from json_each(:states)) order by voucher_id limit :limit`)

export const itemsIn = (db: Pick<Db, 'connection'>, moveId: string, states: readonly ItemState[], limit: number) =>
  inStates(db)
    .all({ moveId, states: JSON.stringify(states), limit })
    .map(({ id }) => id)

export const countItems = (db: ReadDb, moveId: string): Map<ItemState, number> =>
  new Map(
    db.read
      .select({ state: stockMoveItem.state, count: sql<number>`count(*)` })
      .from(stockMoveItem)
      .where(eq(stockMoveItem.moveId, moveId))
      .groupBy(stockMoveItem.state)
      .all()
      .map(({ state, count }) => [state, count]),
  )

export const keptNotes = (db: ReadDb, moveId: string): string[] =>
  db.read
    .selectDistinct({ note: stockMoveItem.note })
    .from(stockMoveItem)
    .where(and(eq(stockMoveItem.moveId, moveId), eq(stockMoveItem.state, 'kept'), ne(stockMoveItem.note, '')))
    .all()
    .map(({ note }) => note)

const openItem = plain<{ id: number }, { found: number }>(`
  select 1 as found from stock_move_item
  where voucher_id = :id and state in ('granting', 'sending', 'leaving', 'recalling') limit 1`)

/** On two routers for a while, and rightly so. */
export const isMoving = (db: Pick<Db, 'connection'>, voucherId: number): boolean =>
  openItem(db).get({ id: voucherId }) !== undefined
