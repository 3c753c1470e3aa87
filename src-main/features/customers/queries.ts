// Owns: what the card and the choice of areas ask for.
// Must never: change anything.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { countRunning } from './commands'
import type { AreaItem, CustomerCard } from './contract'
import type { CustomerView } from './domain'
import { findCustomer, findCustomerRow, samePhone } from './store'

export function cardOf(db: ReadDb, id: string): CustomerCard {
  const view = findCustomer(db, id)
  const row = findCustomerRow(db, id)
  if (!view || !row) throw new DomainError('CUSTOMER_NOT_FOUND')
  return {
    ...view,
    createdAt: row.createdAt,
    createdByName: row.createdBy === null ? null : nameOfUser(db, row.createdBy),
    running: countRunning(db, id),
    samePhone: samePhone(db, view),
  }
}

const nameOfUser = (db: ReadDb, id: string): string | null =>
  db.read.select({ name: sql<string>`name` }).from(sql`user`).where(sql`id = ${id}`).get()?.name ?? null

export const contactOf = ({ id, number, name, phone, address, areaName, isArchived }: CustomerView) => ({
  id,
  number,
  name,
  phone,
  address,
  areaName,
  isArchived,
})

/** Living ones, by name, with how many live there. */
export const areaItems = (db: ReadDb): AreaItem[] =>
  db.read
    .select({
      id: sql<string>`a.id`,
      name: sql<string>`a.name`,
      customers: sql<number>`(select count(*) from customer c where c.area_id = a.id and c.archived_at is null)`,
    })
    .from(sql`area a`)
    .where(sql`a.archived_at is null`)
    .orderBy(sql`a.name_key`)
    .all()
