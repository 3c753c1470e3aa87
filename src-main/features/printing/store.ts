// Owns: SQL of printers and print jobs.
// Must never: decide what a state means; that is domain.ts.
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import type { PaperDoc } from '../../shared/paper/document'
import { type PrinterProfile, printerProfileSchema } from '../../shared/paper/profile'
import type { PrintState } from './contract'
import { DRAWER, INTERRUPTED_REASON } from './domain'
import { printer, printJob } from './tables'

export type PrinterRow = typeof printer.$inferSelect
export type PrintJobRow = typeof printJob.$inferSelect

export interface Printer {
  readonly id: string
  readonly name: string
  readonly profile: PrinterProfile
  readonly isDefault: boolean
}

/** The last profile that was read: a sale asks for the same one each time. */
let understood: { readonly text: string; readonly profile: PrinterProfile } | undefined

function profileOf(text: string): PrinterProfile {
  if (understood?.text !== text) understood = { text, profile: printerProfileSchema.parse(JSON.parse(text)) }
  return understood.profile
}

const toPrinter = (row: PrinterRow): Printer => ({
  id: row.id,
  name: row.name,
  profile: profileOf(row.profile),
  isDefault: row.isDefault,
})

const activePrinters = reading((q) =>
  q
    .select()
    .from(printer)
    .where(isNull(printer.archivedAt))
    .orderBy(desc(printer.isDefault), asc(printer.nameKey))
    .prepare(),
)
export const listPrinters = (db: ReadDb): Printer[] => activePrinters(db).all().map(toPrinter)

/** The default one, or the only one there is. */
export const defaultPrinter = (db: ReadDb): Printer | undefined => {
  const [first] = activePrinters(db).all()
  return first && toPrinter(first)
}

const printerById = reading((q) =>
  q
    .select()
    .from(printer)
    .where(eq(printer.id, sql.placeholder('id')))
    .prepare(),
)
export const findPrinter = (db: ReadDb, id: string): Printer | undefined => {
  const row = printerById(db).get({ id })
  return row && row.archivedAt === null ? toPrinter(row) : undefined
}
export const printerNameOf = (db: ReadDb, id: string): string => printerById(db).get({ id })?.name ?? ''

export const keyOfName = (name: string): string => name.trim().toLocaleLowerCase('id')

export const findPrinterByName = (db: ReadDb, name: string): PrinterRow | undefined =>
  db.read
    .select()
    .from(printer)
    .where(and(eq(printer.nameKey, keyOfName(name)), isNull(printer.archivedAt)))
    .get()

export function writePrinter(
  tx: Tx,
  row: { id: string; profile: PrinterProfile; isDefault: boolean; now: number },
): void {
  const { name } = row.profile
  const values = {
    name,
    nameKey: keyOfName(name),
    profile: JSON.stringify(row.profile),
    isDefault: row.isDefault,
    updatedAt: row.now,
  }
  tx.write
    .insert(printer)
    .values({ id: row.id, createdAt: row.now, ...values })
    .onConflictDoUpdate({ target: printer.id, set: values })
    .run()
}

export function markDefault(tx: Tx, id: string, now: number): void {
  tx.write.update(printer).set({ isDefault: false }).where(eq(printer.isDefault, true)).run()
  tx.write.update(printer).set({ isDefault: true, updatedAt: now }).where(eq(printer.id, id)).run()
}

export const archivePrinter = (tx: Tx, id: string, now: number): void => {
  tx.write.update(printer).set({ archivedAt: now, isDefault: false, updatedAt: now }).where(eq(printer.id, id)).run()
}

const insertJobRow = writing((q) =>
  q
    .insert(printJob)
    .values({
      printerId: sql.placeholder('printerId'),
      kind: sql.placeholder('kind'),
      documentType: sql.placeholder('documentType'),
      documentId: sql.placeholder('documentId'),
      copyNumber: sql.placeholder('copyNumber'),
      document: sql.placeholder('document'),
      profile: sql.placeholder('profile'),
      state: 'queued',
      dueAt: sql.placeholder('now'),
      requestedBy: sql.placeholder('requestedBy'),
      createdAt: sql.placeholder('now'),
      updatedAt: sql.placeholder('now'),
    })
    .returning({ id: printJob.id })
    .prepare(),
)

export interface NewJob {
  readonly printer: Printer
  readonly kind: string
  readonly documentType: string
  readonly documentId: string
  readonly copyNumber: number
  readonly document: PaperDoc
  readonly requestedBy: string | null
  readonly now: number
}

/** The document and the profile are frozen here; the bytes are made from them when the job starts. */
export function insertJob(tx: Tx, job: NewJob): number {
  const { printer: target, document, ...row } = job
  const values = {
    ...row,
    printerId: target.id,
    document: JSON.stringify(document),
    profile: JSON.stringify(target.profile),
  }
  const { id } = insertJobRow(tx).get(values)
  tx.publish('printing')
  return id
}

const highestCopy = reading((q) =>
  q
    .select({ copies: sql<number>`coalesce(max(${printJob.copyNumber}), 0)` })
    .from(printJob)
    .where(
      and(
        eq(printJob.documentType, sql.placeholder('documentType')),
        eq(printJob.documentId, sql.placeholder('documentId')),
        eq(printJob.kind, sql.placeholder('kind')),
      ),
    )
    .prepare(),
)
export const countPapers = (db: ReadDb, documentType: string, documentId: string, kind: string): number =>
  highestCopy(db).get({ documentType, documentId, kind })?.copies ?? 0

const papersOfDocument = reading((q) =>
  q
    .select()
    .from(printJob)
    .where(
      and(
        eq(printJob.documentType, sql.placeholder('documentType')),
        eq(printJob.documentId, sql.placeholder('documentId')),
        eq(printJob.kind, sql.placeholder('kind')),
      ),
    )
    .orderBy(desc(printJob.copyNumber))
    .prepare(),
)
/** Newest copy first. */
export const listPapers = (db: ReadDb, documentType: string, documentId: string, kind: string): PrintJobRow[] =>
  papersOfDocument(db).all({ documentType, documentId, kind })

/** Jobs of which nothing has left follow a corrected printer (another address, another width). */
export function followProfile(tx: Tx, id: string, profile: PrinterProfile, now: number): void {
  tx.write
    .update(printJob)
    .set({ profile: JSON.stringify(profile), payload: null, sha256: null, updatedAt: now })
    .where(and(eq(printJob.printerId, id), inArray(printJob.state, ['queued', 'blocked', 'failed'])))
    .run()
}

const jobById = reading((q) =>
  q
    .select()
    .from(printJob)
    .where(eq(printJob.id, sql.placeholder('id')))
    .prepare(),
)
export const findJob = (db: ReadDb, id: number): PrintJobRow | undefined => jobById(db).get({ id })

/** Strict order: the oldest paper that is still to be sent, due or not; a drawer does not wait behind a roll that ran out. */
const headOfQueue = reading((q) =>
  q
    .select()
    .from(printJob)
    .where(
      and(
        eq(printJob.printerId, sql.placeholder('printerId')),
        inArray(printJob.state, ['queued', 'blocked']),
        sql`${printJob.dueAt} < ${sql.placeholder('never')}`,
      ),
    )
    .orderBy(sql`${printJob.kind} <> ${sql.placeholder('first')}`, asc(printJob.id))
    .limit(1)
    .prepare(),
)
/** A job with this due time waits for a person and holds nobody up. */
export const NEVER = 8_640_000_000_000_000

export const nextJob = (db: ReadDb, printerId: string): PrintJobRow | undefined =>
  headOfQueue(db).get({ printerId, never: NEVER, first: DRAWER })

const printersOfOpenJobs = reading((q) =>
  q
    .selectDistinct({ id: printJob.printerId })
    .from(printJob)
    .where(sql`${printJob.state} in ('queued', 'blocked')`)
    .prepare(),
)
/** Asked after every commit that concerns paper. */
export const printersWithWork = (db: ReadDb): string[] =>
  printersOfOpenJobs(db)
    .all()
    .map(({ id }) => id)

type JobChange = Partial<
  Pick<
    PrintJobRow,
    | 'state'
    | 'bytesSent'
    | 'osJob'
    | 'attempts'
    | 'reason'
    | 'dueAt'
    | 'payload'
    | 'sha256'
    | 'decidedBy'
    | 'profile'
    | 'printerId'
  >
>

export function changeJob(tx: Tx, id: number, change: JobChange, now: number): void {
  tx.write
    .update(printJob)
    .set({ ...change, updatedAt: now })
    .where(eq(printJob.id, id))
    .run()
  tx.publish('printing')
}

/**
 * On start, and when a printer's own books could not be written: what was being sent is uncertain, never queued again; what was
 * only being looked at may wait again. Of one printer, or of all.
 */
export function reviveJobs(tx: Tx, now: number, printerId?: string): void {
  const own = printerId === undefined ? undefined : eq(printJob.printerId, printerId)
  tx.write
    .update(printJob)
    .set({ state: 'uncertain', reason: INTERRUPTED_REASON, updatedAt: now })
    .where(and(eq(printJob.state, 'sending'), own))
    .run()
  tx.write
    .update(printJob)
    .set({ state: 'queued', dueAt: now, updatedAt: now })
    .where(and(eq(printJob.state, 'checking'), own))
    .run()
}

export const listJobs = (db: ReadDb, limit: number): PrintJobRow[] =>
  db.read.select().from(printJob).orderBy(desc(printJob.id)).limit(limit).all()

/** A drawer that stayed shut is opened with its key; nobody has to come back to it. */
const OPEN: readonly PrintState[] = ['blocked', 'uncertain', 'failed']
export const listTroubled = (db: ReadDb): PrintJobRow[] =>
  db.read
    .select()
    .from(printJob)
    .where(and(inArray(printJob.state, [...OPEN]), ne(printJob.kind, DRAWER)))
    .orderBy(asc(printJob.id))
    .limit(200)
    .all()
