// Owns: what screens read of the outbox: counts by lane and pages of open jobs.
// Must never: change a row.
import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../db/open'
import { reading } from '../db/statement'
import type { OutboxRow } from './store'
import { outbox } from './tables'

const OPEN: SQL = inArray(outbox.state, ['waiting', 'running'])

export interface LaneCount {
  readonly lane: string
  readonly open: number
  /** How many of them a person should look at. */
  readonly attention: number
  /** Epoch ms of the oldest. */
  readonly since: number
}

export const countLanes = (db: ReadDb): LaneCount[] =>
  db.read
    .select({
      lane: outbox.lane,
      open: sql<number>`count(*)`,
      attention: sql<number>`sum(${outbox.needsAttention})`,
      since: sql<number>`min(${outbox.createdAt})`,
    })
    .from(outbox)
    .where(OPEN)
    .groupBy(outbox.lane)
    .orderBy(asc(outbox.lane))
    .all()

/** Open jobs of a lane, oldest first; `after` is the id of the last one seen. */
export const listOpenJobs = (db: ReadDb, filter: { lane: string; after: number; limit: number }): OutboxRow[] =>
  db.read
    .select()
    .from(outbox)
    .where(and(eq(outbox.lane, filter.lane), OPEN, gt(outbox.id, filter.after)))
    .orderBy(asc(outbox.id))
    .limit(filter.limit)
    .all()

const jobById = reading((q) =>
  q
    .select()
    .from(outbox)
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare(),
)
export const findJob = (db: ReadDb, id: number): OutboxRow | undefined => jobById(db).get({ id })

const openJob = reading((q) =>
  q
    .select()
    .from(outbox)
    .where(and(eq(outbox.subject, sql.placeholder('subject')), eq(outbox.kind, sql.placeholder('kind')), OPEN))
    .limit(1)
    .prepare(),
)
/** The open job of a kind for one subject, e.g. the repair of a profile that is under way. */
export const findOpenJob = (db: ReadDb, kind: string, subject: string): OutboxRow | undefined =>
  openJob(db).get({ kind, subject })
