// Owns: SQL of packages, and which packages stand on a master.
// Must never: decide whether something may be changed, or touch a row of another feature.
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { isTileColor } from '../../shared/tile-color'
import { CodeFormat } from './contract'
import { type MasterView, nameKeyOf, type PackageView } from './domain'
import { findMaster, toMaster } from './master-store'
import { deleteOrdering } from './ordering-store'
import { masterPackage, packageRouter, servicePackage } from './tables'

type PackageRow = typeof servicePackage.$inferSelect

const toPackage = (row: PackageRow, master: MasterView, routerIds: string[]): PackageView => ({
  id: row.id,
  name: row.name,
  customerPrice: rupiah(row.customerPrice),
  operatorPrice: rupiah(row.operatorPrice),
  isPublic: row.isPublic,
  tileColor: isTileColor(row.tileColor) ? row.tileColor : 'batu',
  tileOrder: row.tileOrder,
  stockMinimum: row.stockMinimum,
  refillQuantity: row.refillQuantity,
  codeFormat: CodeFormat.parse(JSON.parse(row.codeFormat)),
  routerIds,
  isArchived: row.archivedAt !== null,
  master,
})

const joined = (db: ReadDb) =>
  db.read
    .select({ package: servicePackage, master: masterPackage })
    .from(servicePackage)
    .innerJoin(masterPackage, eq(masterPackage.id, servicePackage.masterId))

const routersOf = reading((q) =>
  q
    .select({ routerId: packageRouter.routerId })
    .from(packageRouter)
    .where(eq(packageRouter.packageId, sql.placeholder('packageId')))
    .orderBy(asc(packageRouter.routerId))
    .prepare(),
)

const routerIdsOf = (db: ReadDb, packageId: string): string[] =>
  routersOf(db)
    .all({ packageId })
    .map((row) => row.routerId)

// A sale looks its package up: prepared, and two look-ups instead of a join, which costs five times as much.
const onePackage = reading((q) =>
  q
    .select()
    .from(servicePackage)
    .where(eq(servicePackage.id, sql.placeholder('id')))
    .prepare(),
)

/** Archived ones too: a batch made long ago still names its package. */
export function findPackage(db: ReadDb, id: string): PackageView | undefined {
  const row = onePackage(db).get({ id })
  const master = row && findMaster(db, row.masterId)
  return master && toPackage(row, master, routerIdsOf(db, id))
}

export interface PackageFilter {
  readonly serviceType?: MasterView['serviceType'] | null
  readonly includeArchived?: boolean
}

/** In tile order, archived ones last. */
export function listPackages(db: ReadDb, filter: PackageFilter = {}): PackageView[] {
  const rows = joined(db)
    .where(
      and(
        filter.serviceType ? eq(masterPackage.serviceType, filter.serviceType) : undefined,
        filter.includeArchived ? undefined : isNull(servicePackage.archivedAt),
      ),
    )
    .orderBy(sql`${servicePackage.archivedAt} is not null`, asc(servicePackage.tileOrder), asc(servicePackage.nameKey))
    .all()
  const routers = new Map<string, string[]>()
  for (const { packageId, routerId } of db.read.select().from(packageRouter).orderBy(asc(packageRouter.routerId)).all())
    routers.set(packageId, [...(routers.get(packageId) ?? []), routerId])
  return rows.map((row) => toPackage(row.package, toMaster(row.master), routers.get(row.package.id) ?? []))
}

export interface MasterUser {
  readonly id: string
  readonly name: string
  readonly isArchived: boolean
}

/** The packages on these masters, archived ones too, by name. */
export function packagesOnMasters(db: ReadDb, masterIds: readonly string[]): Map<string, MasterUser[]> {
  const users = new Map<string, MasterUser[]>()
  const rows = db.read
    .select({
      id: servicePackage.id,
      name: servicePackage.name,
      masterId: servicePackage.masterId,
      archivedAt: servicePackage.archivedAt,
    })
    .from(servicePackage)
    .where(inArray(servicePackage.masterId, [...masterIds]))
    .orderBy(sql`${servicePackage.archivedAt} is not null`, asc(servicePackage.nameKey))
    .all()
  for (const { id, name, masterId, archivedAt } of rows)
    users.set(masterId, [...(users.get(masterId) ?? []), { id, name, isArchived: archivedAt !== null }])
  return users
}

export const packagesOn = (db: ReadDb, masterId: string): MasterUser[] =>
  packagesOnMasters(db, [masterId]).get(masterId) ?? []

/** Among active packages; archived ones give their name free. */
export const isPackageNameTaken = (db: ReadDb, name: string, exceptId = ''): boolean =>
  db.read
    .select({ id: servicePackage.id })
    .from(servicePackage)
    .where(
      and(
        eq(servicePackage.nameKey, nameKeyOf(name)),
        isNull(servicePackage.archivedAt),
        ne(servicePackage.id, exceptId),
      ),
    )
    .get() !== undefined

/** The place after the last tile. */
export function nextTileOrder(db: ReadDb): number {
  const row = db.read
    .select({ last: sql<number | null>`max(${servicePackage.tileOrder})` })
    .from(servicePackage)
    .where(isNull(servicePackage.archivedAt))
    .get()
  return Math.min(9_999, (row?.last ?? 0) + 1)
}

export interface PackageRowFields extends Omit<PackageView, 'id' | 'isArchived' | 'master'> {
  readonly masterId: string
}

export function insertPackage(tx: Tx, id: string, { routerIds, ...fields }: PackageRowFields, now: number): void {
  tx.write
    .insert(servicePackage)
    .values({
      id,
      ...fields,
      nameKey: nameKeyOf(fields.name),
      codeFormat: JSON.stringify(fields.codeFormat),
      createdAt: now,
      updatedAt: now,
    })
    .run()
  setRouters(tx, id, routerIds)
}

export function changePackage(tx: Tx, id: string, { routerIds, ...fields }: PackageRowFields, now: number): void {
  tx.write
    .update(servicePackage)
    .set({ ...fields, nameKey: nameKeyOf(fields.name), codeFormat: JSON.stringify(fields.codeFormat), updatedAt: now })
    .where(eq(servicePackage.id, id))
    .run()
  setRouters(tx, id, routerIds)
}

export const archivePackage = (tx: Tx, id: string, now: number): void => {
  tx.write.update(servicePackage).set({ archivedAt: now, updatedAt: now }).where(eq(servicePackage.id, id)).run()
}

export const unarchivePackage = (tx: Tx, id: string, name: string, now: number): void => {
  tx.write
    .update(servicePackage)
    .set({ name, nameKey: nameKeyOf(name), archivedAt: null, updatedAt: now })
    .where(eq(servicePackage.id, id))
    .run()
}

export function deletePackage(tx: Tx, id: string): void {
  setRouters(tx, id, [])
  deleteOrdering(tx, id)
  tx.write.delete(servicePackage).where(eq(servicePackage.id, id)).run()
}

function setRouters(tx: Tx, packageId: string, routerIds: readonly string[]): void {
  tx.write.delete(packageRouter).where(eq(packageRouter.packageId, packageId)).run()
  try {
    for (const routerId of new Set(routerIds)) tx.write.insert(packageRouter).values({ packageId, routerId }).run()
  } catch (error) {
    if (isForeignKeyError(error)) throw new DomainError('ROUTER_NOT_FOUND', {}, { cause: error })
    throw error
  }
}

/** Drizzle wraps the driver's error. */
const isForeignKeyError = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') || isForeignKeyError(error.cause))
