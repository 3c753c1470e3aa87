// Owns: making, changing, archiving and restoring a promo code.
// Must never: change what was taken off an order already.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import type { PromoInput } from './contract'
import { foldCode } from './domain'
import { changePromo, findByCode, findPromo, insertPromo, type PromoRow, packagesOf, setPackages } from './store'

/** What can be read out loud and typed on any phone. */
const CODE_SHAPE = /^[A-Z0-9](?:[A-Z0-9-]{1,18}[A-Z0-9])$/

export interface SavePromo {
  readonly id: string | null
  readonly promo: PromoInput
}

export function savePromo(tx: Tx, ctx: CommandContext, { id, promo }: SavePromo): { id: string } {
  const before = id === null ? undefined : promoOr(tx, id)
  const code = foldCode(promo.code)
  assertTerms(promo, code, before)
  assertFree(tx, code, id)
  // one that was archived in the catalogue stays on a promo that has it
  const kept = before ? packagesOf(tx, before.id) : []
  for (const packageId of promo.packageIds) {
    const found = findPackage(tx, packageId)
    if (!found || (found.isArchived && !kept.includes(packageId))) throw fieldError('packageIds', 'PACKAGE_NOT_FOUND')
  }
  const { packageIds, ...rest } = promo
  const fields = { ...rest, code, cap: promo.kind === 'percent' ? promo.cap : null }
  const promoId = before?.id ?? ctx.newId()
  if (before) changePromo(tx, promoId, fields)
  else insertPromo(tx, { ...fields, id: promoId, used: 0, createdAt: ctx.now, archivedAt: null })
  setPackages(tx, promoId, [...new Set(packageIds)])
  note(tx, ctx, before ? 'promo.update' : 'promo.create', promoId, { ...fields, packages: packageIds.length })
  return { id: promoId }
}

export interface ArchivePromo {
  readonly id: string
  readonly isArchived: boolean
}

/** Out of use and out of the way; its uses stay. Restored, its code must be free. */
export function archivePromo(tx: Tx, ctx: CommandContext, { id, isArchived }: ArchivePromo): void {
  const before = promoOr(tx, id)
  if ((before.archivedAt !== null) === isArchived) return
  if (!isArchived) assertFree(tx, before.code, id)
  changePromo(tx, id, { archivedAt: isArchived ? ctx.now : null })
  note(tx, ctx, isArchived ? 'promo.archive' : 'promo.restore', id, { code: before.code })
}

function assertTerms(promo: PromoInput, code: string, before: PromoRow | undefined): void {
  const { kind, value, firstDay, lastDay, totalUses } = promo
  if (!CODE_SHAPE.test(code)) throw fieldError('code', 'PROMO_CODE_SHAPE')
  if (kind === 'percent' && (value < 1 || value > 100)) throw fieldError('value', 'PROMO_PERCENT')
  if (value < 1) throw fieldError('value', 'PROMO_VALUE')
  if (lastDay !== null && lastDay < firstDay) throw fieldError('lastDay', 'PROMO_DAYS')
  if (before && totalUses !== null && totalUses < before.used)
    throw fieldError('totalUses', 'PROMO_USES', { used: before.used })
}

function assertFree(db: ReadDb, code: string, id: string | null): void {
  const namesake = findByCode(db, code)
  if (namesake && namesake.id !== id) throw fieldError('code', 'PROMO_CODE_TAKEN', { code })
}

function promoOr(db: ReadDb, id: string): PromoRow {
  const row = findPromo(db, id)
  if (!row) throw new DomainError('PROMO_NOT_FOUND')
  return row
}

function note(tx: Tx, ctx: CommandContext, action: string, promoId: string, detail: Record<string, unknown>): void {
  recordAudit(tx, ctx, { action, subjectType: 'promo', subjectId: promoId, detail })
  tx.publish('promos')
}
