// Owns: making, changing and archiving a customer; areas.
// Must never: merge two people, or archive somebody who still has a running subscription.
import { sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextOfSeries } from '../../platform/db/series'
import { reading } from '../../platform/db/statement'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { type CustomerView, numberOf } from './domain'
import {
  archiveArea,
  type CustomerFields,
  changeCustomer,
  findArea,
  findAreaByName,
  findCustomer,
  insertArea,
  insertCustomer,
  renameArea,
  setArchived,
} from './store'

/** `number` only from an import: what the customer was told before. */
export interface NewCustomer extends Partial<CustomerFields> {
  readonly name: string
}

const complete = (input: NewCustomer): CustomerFields => ({
  name: input.name,
  phone: input.phone ?? '',
  address: input.address ?? '',
  areaId: input.areaId ?? null,
  latitude: input.latitude ?? null,
  longitude: input.longitude ?? null,
  notes: input.notes ?? '',
})

export function createCustomer(tx: Tx, ctx: CommandContext, input: NewCustomer): CustomerView {
  const fields = complete(input)
  assertArea(tx, fields.areaId)
  const id = ctx.newId()
  const number = numberOf(nextOfSeries(tx, 'P'))
  insertCustomer(tx, { id, number, at: ctx.now, by: ctx.actor?.id ?? null }, fields)
  recordAudit(tx, ctx, {
    action: 'customer.create',
    subjectType: 'customer',
    subjectId: id,
    detail: { number, name: fields.name },
  })
  tx.publish('customers')
  return customerOf(tx, id)
}

export function updateCustomer(tx: Tx, ctx: CommandContext, id: string, input: NewCustomer): CustomerView {
  const before = customerOf(tx, id)
  const fields = complete(input)
  if (fields.areaId !== before.areaId) assertArea(tx, fields.areaId)
  changeCustomer(tx, id, fields, ctx.now)
  recordAudit(tx, ctx, {
    action: 'customer.update',
    subjectType: 'customer',
    subjectId: id,
    detail: { number: before.number, name: fields.name, changes: changesOf(before, fields) },
  })
  tx.publish('customers')
  return customerOf(tx, id)
}

function changesOf(before: CustomerView, after: CustomerFields): Record<string, readonly [unknown, unknown]> {
  const keys = ['name', 'phone', 'address', 'areaId', 'latitude', 'longitude', 'notes'] as const
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const key of keys) if (before[key] !== after[key]) changes[key] = [before[key], after[key]]
  return changes
}

// By name, not by table: subscriptions know customers, not the other way round.
const runningOf = reading((q) =>
  q
    .select({ count: sql<number>`count(*)` })
    .from(sql`subscription`)
    .where(sql`customer_id = ${sql.placeholder('id')} and state <> 'stopped'`)
    .prepare(),
)

export const countRunning = (db: ReadDb, customerId: string): number =>
  runningOf(db).get({ id: customerId })?.count ?? 0

/** Out of the lists; bills, payments and events stay. Undone by `isArchived: false`. */
export function archiveCustomer(
  tx: Tx,
  ctx: CommandContext,
  { id, isArchived }: { readonly id: string; readonly isArchived: boolean },
): CustomerView {
  const before = customerOf(tx, id)
  if (before.isArchived === isArchived) return before
  const running = isArchived ? countRunning(tx, id) : 0
  if (running > 0) throw new DomainError('CUSTOMER_HAS_SUBSCRIPTIONS', { name: before.name, count: running })
  setArchived(tx, id, isArchived ? ctx.now : null, ctx.now)
  recordAudit(tx, ctx, {
    action: isArchived ? 'customer.archive' : 'customer.restore',
    subjectType: 'customer',
    subjectId: id,
    detail: { number: before.number, name: before.name },
  })
  tx.publish('customers')
  return customerOf(tx, id)
}

export interface AreaChange {
  readonly id: string | null
  readonly name: string
  readonly isArchived: boolean
}

export function saveArea(tx: Tx, ctx: CommandContext, { id, name, isArchived }: AreaChange): { id: string } {
  const namesake = findAreaByName(tx, name)
  if (namesake && namesake.id !== id && !isArchived) throw fieldError('name', 'AREA_NAME_TAKEN', { name })
  const areaId = id ?? ctx.newId()
  if (id === null) insertArea(tx, areaId, name, ctx.now)
  else {
    if (!findArea(tx, id)) throw new DomainError('AREA_NOT_FOUND')
    if (isArchived) archiveArea(tx, id, ctx.now)
    else renameArea(tx, id, name)
  }
  recordAudit(tx, ctx, {
    action: id === null ? 'area.create' : isArchived ? 'area.archive' : 'area.update',
    subjectType: 'area',
    subjectId: areaId,
    detail: { name },
  })
  tx.publish('customers')
  return { id: areaId }
}

function customerOf(db: ReadDb, id: string): CustomerView {
  const customer = findCustomer(db, id)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  return customer
}

function assertArea(db: ReadDb, areaId: string | null): void {
  if (areaId === null) return
  const row = findArea(db, areaId)
  if (!row || row.archivedAt !== null) throw fieldError('areaId', 'AREA_NOT_FOUND')
}
