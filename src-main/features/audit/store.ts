// Owns: writing and checking the chain of audit events.
// Must never: skip a link; the hash of each row covers the hash of the one before.
import { and, asc, desc, eq, gt, gte, lt, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { FIRST_HASH, hashLink } from '../../platform/hash-chain'
import { PARTY_NAMES } from '../../shared/portal-contract'
import { auditEvent } from './tables'

export type AuditRow = typeof auditEvent.$inferSelect

export interface AuditFact {
  /** e.g. `sale.sell`, `package.update`. */
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  /** What changed, in names and numbers; never a secret or a code. */
  readonly detail?: Readonly<Record<string, unknown>>
}

const lastLink = reading((q) =>
  q
    .select({ seq: auditEvent.seq, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(1)
    .prepare(),
)

const insertLink = writing((q) =>
  q
    .insert(auditEvent)
    .values({
      seq: sql.placeholder('seq'),
      outletId: sql.placeholder('outletId'),
      deviceId: sql.placeholder('deviceId'),
      at: sql.placeholder('at'),
      actorId: sql.placeholder('actorId'),
      actorName: sql.placeholder('actorName'),
      action: sql.placeholder('action'),
      subjectType: sql.placeholder('subjectType'),
      subjectId: sql.placeholder('subjectId'),
      detail: sql.placeholder('detail'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
)

type Link = Omit<AuditRow, 'hash'>

const hashOf = (link: Link): string =>
  hashLink([
    link.seq,
    link.outletId,
    link.deviceId,
    link.at,
    link.actorId,
    link.actorName,
    link.action,
    link.subjectType,
    link.subjectId,
    link.detail,
    link.previousHash,
  ])

export function recordAudit(tx: Tx, ctx: CommandContext, fact: AuditFact): void {
  const last = lastLink(tx).get()
  const link: Link = {
    seq: (last?.seq ?? 0) + 1,
    outletId: ctx.device.outletId,
    deviceId: ctx.device.deviceId,
    at: ctx.now,
    actorId: ctx.actor?.id ?? ctx.party?.id ?? null,
    actorName: ctx.actor?.name ?? (ctx.party ? `${PARTY_NAMES[ctx.party.kind]} ${ctx.party.name}` : 'LoketNet'),
    action: fact.action,
    subjectType: fact.subjectType,
    subjectId: fact.subjectId,
    detail: JSON.stringify(fact.detail ?? {}),
    previousHash: last?.hash ?? FIRST_HASH,
  }
  insertLink(tx).run({ ...link, hash: hashOf(link) })
  tx.publish('audit')
}

export const newestSeq = (db: ReadDb): number => lastLink(db).get()?.seq ?? 0

/** The newest instant written after link `afterSeq`; 0 when there is none. */
export const newestInstant = (db: ReadDb, afterSeq: number): number =>
  db.read
    .select({ at: sql<number | null>`max(${auditEvent.at})` })
    .from(auditEvent)
    .where(gt(auditEvent.seq, afterSeq))
    .get()?.at ?? 0

/** The last `depth` links (all when omitted): the seq of the first bad one, or null. */
export function findBrokenLink(db: ReadDb, depth?: number): number | null {
  const newest = lastLink(db).get()
  if (!newest) return null
  const from = depth === undefined ? 1 : Math.max(1, newest.seq - depth + 1)
  const before = db.read
    .select({ hash: auditEvent.hash })
    .from(auditEvent)
    .where(eq(auditEvent.seq, from - 1))
    .get()
  let previous = from === 1 ? FIRST_HASH : before?.hash
  let expected = from
  const SLICE = 5000
  for (;;) {
    const links = db.read
      .select()
      .from(auditEvent)
      .where(and(gte(auditEvent.seq, expected), lt(auditEvent.seq, expected + SLICE)))
      .orderBy(asc(auditEvent.seq))
      .all()
    for (const link of links) {
      if (link.seq !== expected || link.previousHash !== previous || link.hash !== hashOf(link)) return expected
      previous = link.hash
      expected++
    }
    if (expected > newest.seq) return null
    if (links.length === 0) return expected
  }
}

export interface AuditFilter {
  readonly actorId?: string | null
  readonly before?: number | null
  readonly limit: number
}

export function listAudit(db: ReadDb, filter: AuditFilter): AuditRow[] {
  return db.read
    .select()
    .from(auditEvent)
    .where(
      and(
        filter.actorId ? eq(auditEvent.actorId, filter.actorId) : undefined,
        filter.before ? lt(auditEvent.seq, filter.before) : gt(auditEvent.seq, 0),
      ),
    )
    .orderBy(desc(auditEvent.seq))
    .limit(filter.limit)
    .all()
}
