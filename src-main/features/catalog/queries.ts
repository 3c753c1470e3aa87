// Owns: what the catalogue screens ask for.
// Must never: change anything.
import type { ReadDb } from '../../platform/db/open'
import { formatDuration } from '../../shared/duration'
import type { MasterWithPackages, TemplateItem } from './contract'
import { PACKAGE_TEMPLATES } from './domain'
import { listMasters } from './master-store'
import { isPackageNameTaken, packagesOnMasters } from './store'

/** Paket Induk, each with "dipakai oleh". */
export function mastersWithPackages(db: ReadDb, includeArchived: boolean): MasterWithPackages[] {
  const masters = listMasters(db, includeArchived)
  const users = packagesOnMasters(
    db,
    masters.map((master) => master.id),
  )
  return masters.map((master) => ({ ...master, packages: users.get(master.id) ?? [] }))
}

export const templateItems = (db: ReadDb): TemplateItem[] =>
  PACKAGE_TEMPLATES.map(({ tileColor: _, ...template }) => ({
    ...template,
    summary: `${template.rateLimit}, ${formatDuration(template.activeSeconds)} sejak login pertama`,
    isMade: isPackageNameTaken(db, template.name),
  }))
