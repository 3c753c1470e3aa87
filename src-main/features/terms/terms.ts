// Owns: the Ketentuan Layanan of today and of every day before, and making the next version.
// Must never: touch a version that somebody may have agreed to.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import type { Terms } from './contract'
import { findTerms, insertTerms, newestTerms } from './store'

export function currentTerms(db: ReadDb): Terms {
  const { version, text } = newestTerms(db)
  return { version, text }
}

/** What was agreed to then; throws NOT_FOUND for a version that never was. */
export function termsOf(db: ReadDb, version: number): Terms {
  const row = findTerms(db, version)
  if (!row) throw new DomainError('NOT_FOUND', { what: `Ketentuan Layanan versi ${version}` })
  return { version, text: row.text }
}

export function saveTerms(tx: Tx, ctx: CommandContext, text: string): { version: number } {
  const before = currentTerms(tx)
  if (before.text === text) return { version: before.version }
  const version = before.version + 1
  insertTerms(tx, { version, text, at: ctx.now, actorId: ctx.actor?.id ?? null })
  recordAudit(tx, ctx, {
    action: 'terms.save',
    subjectType: 'terms',
    subjectId: String(version),
    detail: { version, length: text.length },
  })
  tx.publish('terms')
  return { version }
}
