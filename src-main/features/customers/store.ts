// Owns: SQL of customers and areas.
// Must never: write another feature's row, or decide whether something may be changed.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading, writing } from '../../platform/db/statement'
import { areaKeyOf, type CustomerView } from './domain'
import { fold, searchKeyOf, termsOf } from './folding'
import { area, customer } from './tables'

export type CustomerRow = typeof customer.$inferSelect

const joinedColumns = { customer, areaName: area.name }

const oneCustomer = reading((q) =>
  q
    .select(joinedColumns)
    .from(customer)
    .leftJoin(area, eq(area.id, customer.areaId))
    .where(eq(customer.id, sql.placeholder('id')))
    .prepare(),
)

const toView = (row: CustomerRow, areaName: string | null): CustomerView => ({
  id: row.id,
  number: row.number,
  name: row.name,
  phone: row.phone,
  address: row.address,
  areaId: row.areaId,
  areaName,
  latitude: row.latitude,
  longitude: row.longitude,
  notes: row.notes,
  isArchived: row.archivedAt !== null,
})

/** Archived ones too: an old bill still names its customer. */
export function findCustomer(db: ReadDb, id: string): CustomerView | undefined {
  const row = oneCustomer(db).get({ id })
  return row && toView(row.customer, row.areaName)
}

export const findCustomerRow = (db: ReadDb, id: string): CustomerRow | undefined =>
  oneCustomer(db).get({ id })?.customer

export interface CustomerFields {
  readonly name: string
  /** 62..., or empty. */
  readonly phone: string
  readonly address: string
  readonly areaId: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly notes: string
}

export interface Made {
  readonly id: string
  readonly number: string
  readonly at: number
  readonly by: string | null
}

type NewRow = typeof customer.$inferInsert
/** Every column by its own name: prepared once, an import writes thousands. */
const insertRow = writing((q) =>
  q
    .insert(customer)
    .values({
      id: sql.placeholder('id'),
      number: sql.placeholder('number'),
      name: sql.placeholder('name'),
      nameKey: sql.placeholder('nameKey'),
      phone: sql.placeholder('phone'),
      address: sql.placeholder('address'),
      areaId: sql.placeholder('areaId'),
      latitude: sql.placeholder('latitude'),
      longitude: sql.placeholder('longitude'),
      notes: sql.placeholder('notes'),
      searchKey: sql.placeholder('searchKey'),
      createdAt: sql.placeholder('createdAt'),
      createdBy: sql.placeholder('createdBy'),
      updatedAt: sql.placeholder('createdAt'),
    })
    .prepare(),
)

export function insertCustomer(tx: Tx, { id, number, at, by }: Made, fields: CustomerFields): void {
  insertRow(tx).run({
    id,
    number,
    ...fields,
    nameKey: fold(fields.name),
    searchKey: searchKeyOf({ ...fields, number, services: [] }),
    createdAt: at,
    createdBy: by,
  } satisfies Omit<NewRow, 'updatedAt'>)
}

export function changeCustomer(tx: Tx, id: string, fields: CustomerFields, now: number): void {
  tx.write
    .update(customer)
    .set({ ...fields, nameKey: fold(fields.name), updatedAt: now })
    .where(eq(customer.id, id))
    .run()
  reindexCustomer(tx, id)
}

export const setArchived = (tx: Tx, id: string, archivedAt: number | null, now: number): void => {
  tx.write.update(customer).set({ archivedAt, updatedAt: now }).where(eq(customer.id, id)).run()
}

// By name, not by table: subscriptions know customers, not the other way round.
const serviceWords = plain<{ id: string }, { word: string }>(
  `select username as word from subscription where customer_id = :id and username is not null and state <> 'stopped'
   union all
   select address from subscription where customer_id = :id and address is not null and state <> 'stopped'`,
)
const writeKey = plain<{ id: string; key: string }>('update customer set search_key = :key where id = :id')

/** After a change of name, phone, address, or of a subscription's username or address. */
export function reindexCustomer(tx: Tx, customerId: string): void {
  const row = findCustomerRow(tx, customerId)
  if (!row) return
  const services = serviceWords(tx)
    .all({ id: customerId })
    .map(({ word }) => word)
  writeKey(tx).run({ id: customerId, key: searchKeyOf({ ...row, services }) })
}

/** Living ones who share the phone, oldest first. */
export const samePhone = (db: ReadDb, { id, phone }: Pick<CustomerView, 'id' | 'phone'>) =>
  phone === ''
    ? []
    : db.read
        .select({ id: customer.id, number: customer.number, name: customer.name })
        .from(customer)
        .where(
          and(
            eq(customer.phone, phone),
            sql`${customer.phone} <> ''`,
            ne(customer.id, id),
            isNull(customer.archivedAt),
          ),
        )
        .orderBy(asc(customer.number))
        .limit(5)
        .all()

export interface CustomerSearch {
  readonly search: string
  readonly limit: number
}

/** For the counter: living customers by name, every word of the search found. */
export function searchCustomers(db: ReadDb, { search, limit }: CustomerSearch): CustomerView[] {
  const found = termsOf(search).map((term) => sql`instr(${customer.searchKey}, ${term}) > 0`)
  // Answered by the index of names alone; only those who are shown are read.
  const ids = db.read
    .select({ id: customer.id })
    .from(customer)
    .where(and(isNull(customer.archivedAt), ...found))
    .orderBy(asc(customer.nameKey), asc(customer.id))
    .limit(limit)
    .all()
  return ids.flatMap(({ id }) => findCustomer(db, id) ?? [])
}

// --- areas ----------------------------------------------------------------------------------------------------------

export type AreaRow = typeof area.$inferSelect

export const findArea = (db: ReadDb, id: string): AreaRow | undefined =>
  db.read.select().from(area).where(eq(area.id, id)).get()

export const findAreaByName = (db: ReadDb, name: string): AreaRow | undefined =>
  db.read
    .select()
    .from(area)
    .where(and(eq(area.nameKey, areaKeyOf(name)), isNull(area.archivedAt)))
    .get()

/** The living area of that name, however it is written; null when there is none. */
export const areaForName = (db: ReadDb, name: string): string | null => findAreaByName(db, name)?.id ?? null

export const insertArea = (tx: Tx, id: string, name: string, now: number): void => {
  tx.write
    .insert(area)
    .values({ id, name, nameKey: areaKeyOf(name), createdAt: now })
    .run()
}

export const renameArea = (tx: Tx, id: string, name: string): void => {
  tx.write
    .update(area)
    .set({ name, nameKey: areaKeyOf(name) })
    .where(eq(area.id, id))
    .run()
}

export const archiveArea = (tx: Tx, id: string, now: number): void => {
  tx.write.update(area).set({ archivedAt: now }).where(eq(area.id, id)).run()
}
