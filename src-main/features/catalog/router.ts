// Owns: binding the catalogue's contract to its use cases.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { ReadDb } from '../../platform/db/open'
import { type Call, command, guard } from '../../platform/rpc'
import {
  createPackage,
  duplicatePackage,
  packageRemoval,
  removePackage,
  restorePackage,
  updatePackage,
} from './commands'
import { catalogContract } from './contract'
import { type CatalogDeps, createMaster, masterRemoval, removeMaster, restoreMaster, updateMaster } from './masters'
import { orderingOf, saveOrdering } from './ordering'
import { mastersWithPackages, templateItems } from './queries'
import { listPackages } from './store'
import { createFromTemplates } from './templates'

export interface CatalogRouterDeps extends CatalogDeps {
  /** Unsold vouchers of a package, wherever they are. */
  readonly unsoldOf: (db: ReadDb, packageId: string) => number
}

const os = implement(catalogContract).$context<Call>().use(guard)

export const makeCatalogRouter = (deps: CatalogRouterDeps) =>
  os.router({
    list: os.list.handler(({ input, context }) => listPackages(context.db, input)),
    masters: os.masters.handler(({ input, context }) => mastersWithPackages(context.db, input.includeArchived)),
    templates: os.templates.handler(({ context }) => templateItems(context.db)),
    packageRemoval: os.packageRemoval.handler(({ input, context }) =>
      packageRemoval(context.db, input.id, deps.unsoldOf(context.db, input.id)),
    ),
    masterRemoval: os.masterRemoval.handler(({ input, context }) => masterRemoval(context.db, input.id)),

    createPackage: os.createPackage.handler(
      command((tx, ctx, { requestId: _, ...input }) => createPackage(tx, ctx, input)),
    ),
    updatePackage: os.updatePackage.handler(
      command((tx, ctx, { requestId: _, ...input }) => updatePackage(tx, ctx, input, deps)),
    ),
    duplicatePackage: os.duplicatePackage.handler(command((tx, ctx, { id }) => duplicatePackage(tx, ctx, id))),
    removePackage: os.removePackage.handler(command((tx, ctx, { id }) => removePackage(tx, ctx, id))),
    restorePackage: os.restorePackage.handler(command((tx, ctx, { id }) => restorePackage(tx, ctx, id))),

    createMaster: os.createMaster.handler(
      command((tx, ctx, { requestId: _, ...input }) => createMaster(tx, ctx, input)),
    ),
    updateMaster: os.updateMaster.handler(
      command((tx, ctx, { requestId: _, ...input }) => updateMaster(tx, ctx, input, deps)),
    ),
    removeMaster: os.removeMaster.handler(command((tx, ctx, { id }) => removeMaster(tx, ctx, id))),
    restoreMaster: os.restoreMaster.handler(command((tx, ctx, { id }) => restoreMaster(tx, ctx, id))),

    ordering: os.ordering.handler(({ input, context }) => orderingOf(context.db, input.packageId)),
    saveOrdering: os.saveOrdering.handler(
      command((tx, ctx, { requestId: _, ...input }) => saveOrdering(tx, ctx, input)),
    ),

    createFromTemplates: os.createFromTemplates.handler(
      command((tx, ctx, { keys }) => createFromTemplates(tx, ctx, keys)),
    ),
  })
