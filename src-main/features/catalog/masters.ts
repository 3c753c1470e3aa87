// Owns: making and changing Paket Induk: one technical spec, its profile on the routers, and who stands on it.
// Must never: touch a price, or change the type or billing under a package.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import type { MasterInput, MasterRemoval, MasterSpec } from './contract'
import {
  assertEnds,
  firstFreeName,
  isSameKind,
  type MasterView,
  profileNameFor,
  specChanges,
  specOf,
  tidySpec,
} from './domain'
import { hasMasterHistory } from './history'
import {
  changeMaster,
  deleteMaster,
  findMaster,
  insertMaster,
  isMasterNameTaken,
  isProfileNameTaken,
} from './master-store'
import { packagesOn } from './store'

export interface CatalogDeps {
  /** What routers are told differs now: their profiles have to follow. Called in the command's own transaction. */
  readonly masterChanged: (tx: Tx, ctx: CommandContext, masterId: string) => void
}

export function createMaster(tx: Tx, ctx: CommandContext, input: MasterInput): MasterView {
  if (isMasterNameTaken(tx, input.name)) throw fieldError('name', 'MASTER_NAME_TAKEN', { name: input.name })
  return addMaster(tx, ctx, input)
}

/** For the simple form: the master takes the package's name, or the next free one. */
export const createMasterFor = (tx: Tx, ctx: CommandContext, input: MasterInput): MasterView =>
  addMaster(tx, ctx, { ...input, name: firstFreeName(input.name, (name) => isMasterNameTaken(tx, name)) })

function addMaster(tx: Tx, ctx: CommandContext, { spec, ...input }: MasterInput): MasterView {
  const tidy = tidySpec(input.serviceType, spec)
  assertEnds(input.serviceType, input.billingType, tidy)
  let profileName = profileNameFor(input.name, ctx.random)
  while (isProfileNameTaken(tx, profileName)) profileName = profileNameFor(input.name, ctx.random)
  const master = insertMaster(tx, { id: ctx.newId(), ...input, ...tidy, profileName }, ctx.now)
  recordAudit(tx, ctx, {
    action: 'master.create',
    subjectType: 'master',
    subjectId: master.id,
    detail: { ...input, ...tidy, profileName },
  })
  tx.publish('catalog')
  return master
}

export function updateMaster(
  tx: Tx,
  ctx: CommandContext,
  { id, ...input }: MasterInput & { readonly id: string },
  deps: CatalogDeps,
): MasterView {
  const before = usableMaster(tx, id)
  if (isMasterNameTaken(tx, input.name, id)) throw fieldError('name', 'MASTER_NAME_TAKEN', { name: input.name })
  const count = packagesOn(tx, id).length
  if (!isSameKind(before, input) && count > 0) throw new DomainError('MASTER_IN_USE', { count })
  if (before.name !== input.name || !isSameKind(before, input)) {
    const { name, serviceType, billingType } = input
    changeMaster(tx, id, { name, serviceType, billingType }, ctx.now)
    recordAudit(tx, ctx, {
      action: 'master.update',
      subjectType: 'master',
      subjectId: id,
      detail: { name, was: before.name, serviceType, billingType },
    })
    tx.publish('catalog')
  }
  changeSpec(tx, ctx, id, input.spec, deps)
  return masterOf(tx, id)
}

/** Changes the master for every package on it. Nothing is written, and no router is told, when nothing differs. */
export function changeSpec(tx: Tx, ctx: CommandContext, id: string, spec: MasterSpec, deps: CatalogDeps): void {
  const master = usableMaster(tx, id)
  const tidy = tidySpec(master.serviceType, spec)
  assertEnds(master.serviceType, master.billingType, tidy)
  const changes = specChanges(specOf(master), tidy)
  if (Object.keys(changes).length === 0) return
  changeMaster(tx, id, tidy, ctx.now)
  const packages = packagesOn(tx, id).map((user) => user.name)
  recordAudit(tx, ctx, {
    action: 'master.spec',
    subjectType: 'master',
    subjectId: id,
    detail: { name: master.name, changes, packages },
  })
  deps.masterChanged(tx, ctx, id)
  tx.publish('catalog')
}

/** What Hapus will do with a master, and because of which packages. */
export function masterRemoval(db: ReadDb, id: string): MasterRemoval {
  const users = packagesOn(db, id)
  const active = users.filter((user) => !user.isArchived)
  if (active.length > 0) return { outcome: 'in-use', packages: active.map((user) => user.name) }
  const outcome = users.length > 0 || hasMasterHistory(db, id) ? 'archive' : 'remove'
  return { outcome, packages: users.map((user) => user.name) }
}

export function removeMaster(tx: Tx, ctx: CommandContext, id: string): { outcome: 'archived' | 'removed' } {
  const master = masterOf(tx, id)
  const { outcome, packages } = masterRemoval(tx, id)
  if (outcome === 'in-use') throw new DomainError('MASTER_HAS_PACKAGES', { count: packages.length })
  if (outcome === 'archive') changeMaster(tx, id, { isArchived: true }, ctx.now)
  else deleteMaster(tx, id)
  recordAudit(tx, ctx, {
    action: outcome === 'archive' ? 'master.archive' : 'master.remove',
    subjectType: 'master',
    subjectId: id,
    detail: { name: master.name, profileName: master.profileName },
  })
  tx.publish('catalog')
  return { outcome: outcome === 'archive' ? 'archived' : 'removed' }
}

export function restoreMaster(tx: Tx, ctx: CommandContext, id: string): MasterView {
  const master = masterOf(tx, id)
  if (!master.isArchived) return master
  const name = firstFreeName(master.name, (candidate) => isMasterNameTaken(tx, candidate))
  changeMaster(tx, id, { name, isArchived: false }, ctx.now)
  recordAudit(tx, ctx, { action: 'master.restore', subjectType: 'master', subjectId: id, detail: { name } })
  tx.publish('catalog')
  return masterOf(tx, id)
}

export function masterOf(tx: Tx, id: string): MasterView {
  const master = findMaster(tx, id)
  if (!master) throw new DomainError('MASTER_NOT_FOUND')
  return master
}

export function usableMaster(tx: Tx, id: string): MasterView {
  const master = masterOf(tx, id)
  if (master.isArchived) throw new DomainError('MASTER_ARCHIVED', { name: master.name })
  return master
}
