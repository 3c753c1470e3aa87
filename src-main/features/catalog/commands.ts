// Owns: making, changing, copying and taking away Paket: the priced layer.
// Must never: reach a price that was sold (sales keep their own), or change the type or billing of a package.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import type { PackageChange, PackageInput, PackageRemoval } from './contract'
import { copyName, firstFreeName, isOwnMaster, isSameKind, type MasterView, type PackageView, specOf } from './domain'
import { historyOfPackage } from './history'
import { changeMaster, isMasterNameTaken } from './master-store'
import { type CatalogDeps, changeSpec, createMasterFor, removeMaster, restoreMaster, usableMaster } from './masters'
import { copyOrdering } from './ordering'
import {
  archivePackage,
  changePackage,
  deletePackage,
  findPackage,
  insertPackage,
  isPackageNameTaken,
  nextTileOrder,
  type PackageRowFields,
  packagesOn,
  unarchivePackage,
} from './store'

/** Master and package in one command: a half-made package cannot exist. */
export function createPackage(tx: Tx, ctx: CommandContext, input: PackageInput): PackageView {
  if (isPackageNameTaken(tx, input.name)) throw fieldError('name', 'PACKAGE_NAME_TAKEN', { name: input.name })
  const { master: wanted } = input
  const master =
    wanted.kind === 'existing'
      ? usableMaster(tx, wanted.id)
      : createMasterFor(tx, ctx, {
          name: input.name,
          serviceType: wanted.serviceType,
          billingType: wanted.billingType,
          spec: wanted.spec,
        })
  return addPackage(tx, ctx, 'package.create', rowOf(tx, input, master.id))
}

type Making = 'package.create' | 'package.duplicate'

function addPackage(tx: Tx, ctx: CommandContext, action: Making, row: PackageRowFields): PackageView {
  const id = ctx.newId()
  insertPackage(tx, id, row, ctx.now)
  const pack = packageOf(tx, id)
  recordAudit(tx, ctx, {
    action,
    subjectType: 'package',
    subjectId: id,
    detail: {
      name: pack.name,
      master: pack.master.name,
      customerPrice: pack.customerPrice,
      operatorPrice: pack.operatorPrice,
    },
  })
  tx.publish('catalog')
  return pack
}

export function updatePackage(
  tx: Tx,
  ctx: CommandContext,
  { id, ...input }: PackageChange & { readonly id: string },
  deps: CatalogDeps,
): PackageView {
  const before = usablePackage(tx, id)
  if (isPackageNameTaken(tx, input.name, id)) throw fieldError('name', 'PACKAGE_NAME_TAKEN', { name: input.name })
  const masterId = chooseMaster(tx, ctx, before, input, deps)
  const row = rowOf(tx, input, masterId)
  changePackage(tx, id, row, ctx.now)
  recordAudit(tx, ctx, {
    action: 'package.update',
    subjectType: 'package',
    subjectId: id,
    detail: { name: row.name, changes: rowChanges(before, row) },
  })
  tx.publish('catalog')
  return packageOf(tx, id)
}

/** The id of the master the package stands on afterwards. */
function chooseMaster(
  tx: Tx,
  ctx: CommandContext,
  before: PackageView,
  input: PackageChange,
  deps: CatalogDeps,
): string {
  const { master: wanted } = input
  const { master } = before
  if (wanted.kind === 'existing') {
    const next = usableMaster(tx, wanted.id)
    if (!isSameKind(master, next)) throw new DomainError('PACKAGE_KIND_FIXED')
    return next.id
  }
  if (wanted.kind === 'split') {
    const { serviceType, billingType } = master
    return createMasterFor(tx, ctx, { name: input.name, serviceType, billingType, spec: wanted.spec }).id
  }
  if (wanted.kind === 'change') changeSpec(tx, ctx, master.id, wanted.spec, deps)
  // A master of its own keeps the package's name, so that the two lists go on reading alike.
  const isRenamed = input.name !== before.name && isOwnMaster(before, packagesOn(tx, master.id))
  if (isRenamed && !isMasterNameTaken(tx, input.name, master.id))
    changeMaster(tx, master.id, { name: input.name }, ctx.now)
  return master.id
}

/** A copy to change at leisure. What the simple form made in one piece is copied in one piece; a shared master stays shared. */
export function duplicatePackage(tx: Tx, ctx: CommandContext, id: string): PackageView {
  const source = usablePackage(tx, id)
  const name = copyName(source.name, (candidate) => isPackageNameTaken(tx, candidate))
  const { master } = source
  const { serviceType, billingType } = master
  const masterId = isOwnMaster(source, packagesOn(tx, master.id))
    ? createMasterFor(tx, ctx, { name, serviceType, billingType, spec: specOf(master) }).id
    : master.id
  const { id: _, isArchived, master: __, ...fields } = source
  const copy = addPackage(tx, ctx, 'package.duplicate', { ...fields, name, masterId, tileOrder: nextTileOrder(tx) })
  copyOrdering(tx, ctx, id, copy.id)
  return copy
}

/** What Hapus will do, to be said before it is done. */
export function packageRemoval(db: ReadDb, id: string, stock: number): PackageRemoval {
  const pack = packageOf(db, id)
  const history = historyOfPackage(db, id)
  const ownMaster = isOwnMaster(pack, packagesOn(db, pack.master.id)) && !pack.master.isArchived
  return {
    outcome: history.length > 0 ? 'archive' : 'remove',
    history,
    stock,
    masterName: ownMaster ? pack.master.name : null,
  }
}

export function removePackage(tx: Tx, ctx: CommandContext, id: string): { outcome: 'archived' | 'removed' } {
  const pack = usablePackage(tx, id)
  const { outcome, masterName } = packageRemoval(tx, id, 0)
  if (outcome === 'archive') archivePackage(tx, id, ctx.now)
  else deletePackage(tx, id)
  recordAudit(tx, ctx, {
    action: outcome === 'archive' ? 'package.archive' : 'package.remove',
    subjectType: 'package',
    subjectId: id,
    detail: { name: pack.name, customerPrice: pack.customerPrice, operatorPrice: pack.operatorPrice },
  })
  if (masterName !== null) removeMaster(tx, ctx, pack.master.id)
  tx.publish('catalog')
  return { outcome: outcome === 'archive' ? 'archived' : 'removed' }
}

export function restorePackage(tx: Tx, ctx: CommandContext, id: string): PackageView {
  const pack = packageOf(tx, id)
  if (!pack.isArchived) return pack
  if (pack.master.isArchived) restoreMaster(tx, ctx, pack.master.id)
  // its name may be another's by now: it comes back beside it, and can be renamed there
  const name = firstFreeName(pack.name, (candidate) => isPackageNameTaken(tx, candidate))
  unarchivePackage(tx, id, name, ctx.now)
  recordAudit(tx, ctx, {
    action: 'package.restore',
    subjectType: 'package',
    subjectId: id,
    detail: { name, was: pack.name },
  })
  tx.publish('catalog')
  return packageOf(tx, id)
}

type Priced = Omit<PackageInput, 'master'>

function rowOf(tx: Tx, input: Priced, masterId: MasterView['id']): PackageRowFields {
  return {
    masterId,
    name: input.name,
    customerPrice: rupiah(input.customerPrice),
    operatorPrice: rupiah(input.operatorPrice ?? input.customerPrice),
    isPublic: input.isPublic,
    tileColor: input.tileColor,
    tileOrder: input.tileOrder ?? nextTileOrder(tx),
    stockMinimum: input.stockMinimum,
    refillQuantity: input.refillQuantity,
    codeFormat: input.codeFormat,
    routerIds: [...new Set(input.routerIds)].sort(),
  }
}

/** For the audit trail: [before, after] of what differs. */
function rowChanges(before: PackageView, after: PackageRowFields): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  const was: PackageRowFields = { ...before, masterId: before.master.id }
  for (const key of Object.keys(after) as (keyof PackageRowFields)[]) // keys of the object literal above
    if (JSON.stringify(was[key]) !== JSON.stringify(after[key])) changes[key] = [was[key], after[key]]
  return changes
}

function packageOf(db: ReadDb, id: string): PackageView {
  const pack = findPackage(db, id)
  if (!pack) throw new DomainError('PACKAGE_NOT_FOUND')
  return pack
}

function usablePackage(db: ReadDb, id: string): PackageView {
  const pack = packageOf(db, id)
  if (pack.isArchived) throw new DomainError('PACKAGE_ARCHIVED', { name: pack.name })
  return pack
}
