// Owns: SQL of Paket Induk.
// Must never: decide whether one may be changed, or touch a package.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { MasterSpec } from './contract'
import { type MasterView, nameKeyOf } from './domain'
import { masterPackage } from './tables'

export const toMaster = (row: typeof masterPackage.$inferSelect): MasterView => ({
  id: row.id,
  name: row.name,
  serviceType: row.serviceType,
  billingType: row.billingType,
  profileName: row.profileName,
  rateLimit: row.rateLimit,
  activeSeconds: row.activeSeconds,
  shelfSeconds: row.shelfSeconds,
  uptimeQuotaSeconds: row.uptimeQuotaSeconds,
  volumeQuotaBytes: row.volumeQuotaBytes,
  sharedUsers: row.sharedUsers,
  lockToFirstMac: row.lockToFirstMac,
  pool: row.pool,
  pppProfile: row.pppProfile,
  isArchived: row.archivedAt !== null,
})

const oneMaster = reading((q) =>
  q
    .select()
    .from(masterPackage)
    .where(eq(masterPackage.id, sql.placeholder('id')))
    .prepare(),
)

export function findMaster(db: ReadDb, id: string): MasterView | undefined {
  const row = oneMaster(db).get({ id })
  return row && toMaster(row)
}

export const listMasters = (db: ReadDb, includeArchived: boolean): MasterView[] =>
  db.read
    .select()
    .from(masterPackage)
    .where(includeArchived ? undefined : isNull(masterPackage.archivedAt))
    .orderBy(sql`${masterPackage.archivedAt} is not null`, asc(masterPackage.serviceType), asc(masterPackage.nameKey))
    .all()
    .map(toMaster)

export const isMasterNameTaken = (db: ReadDb, name: string, exceptId = ''): boolean =>
  db.read
    .select({ id: masterPackage.id })
    .from(masterPackage)
    .where(
      and(eq(masterPackage.nameKey, nameKeyOf(name)), isNull(masterPackage.archivedAt), ne(masterPackage.id, exceptId)),
    )
    .get() !== undefined

export const isProfileNameTaken = (db: ReadDb, profileName: string): boolean =>
  db.read
    .select({ id: masterPackage.id })
    .from(masterPackage)
    .where(eq(masterPackage.profileName, profileName))
    .get() !== undefined

export interface NewMaster
  extends MasterSpec,
    Pick<MasterView, 'id' | 'name' | 'serviceType' | 'billingType' | 'profileName'> {}

export function insertMaster(tx: Tx, master: NewMaster, now: number): MasterView {
  const row = { ...master, nameKey: nameKeyOf(master.name), createdAt: now, updatedAt: now }
  return toMaster(tx.write.insert(masterPackage).values(row).returning().get())
}

type MasterChanges = Partial<MasterSpec & Pick<MasterView, 'name' | 'serviceType' | 'billingType' | 'isArchived'>>

export function changeMaster(tx: Tx, id: string, { isArchived, ...changes }: MasterChanges, now: number): void {
  const nameKey = changes.name === undefined ? {} : { nameKey: nameKeyOf(changes.name) }
  tx.write
    .update(masterPackage)
    .set({ ...changes, ...nameKey, ...archiving(isArchived, now), updatedAt: now })
    .where(eq(masterPackage.id, id))
    .run()
}

const archiving = (isArchived: boolean | undefined, now: number) =>
  isArchived === undefined ? {} : { archivedAt: isArchived ? now : null }

export const deleteMaster = (tx: Tx, id: string): void => {
  tx.write.delete(masterPackage).where(eq(masterPackage.id, id)).run()
}
