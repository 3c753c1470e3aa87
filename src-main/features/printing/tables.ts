// Owns: printers and print jobs with honest states.
// Must never: send anything by itself twice; a copy is a new row with its own number.
import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const PRINT_STATES = [
  'queued',
  'checking',
  'blocked',
  'sending',
  'sent',
  'printed',
  'uncertain',
  'failed',
  'cancelled',
] as const

export const printer = sqliteTable(
  'printer',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    /** JSON PrinterProfile (platform/escpos/profile.ts). */
    profile: text().notNull(),
    isDefault: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [uniqueIndex('printer_name').on(t.nameKey).where(sql`archived_at is null`)],
)

export const printJob = sqliteTable(
  'print_job',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    printerId: text()
      .notNull()
      .references(() => printer.id, { onDelete: 'restrict' }),
    /** receipt | drawer | test-page | voucher-slip */
    kind: text().notNull(),
    documentType: text().notNull(),
    documentId: text().notNull(),
    /** 1 = original; above it prints CETAK ULANG KE-n. */
    copyNumber: integer().notNull(),
    /** JSON PaperDoc, for the preview; the bytes are made from it and frozen. */
    document: text().notNull(),
    profile: text().notNull(),
    /** The bytes, made from the frozen document and profile when the job starts: encoding must not slow a sale. */
    payload: blob({ mode: 'buffer' }),
    sha256: text(),
    state: text({ enum: PRINT_STATES }).notNull(),
    bytesSent: integer().notNull().default(0),
    osJob: text(),
    attempts: integer().notNull().default(0),
    reason: text().notNull().default(''),
    dueAt: integer().notNull(),
    requestedBy: text(),
    /** A person said how an uncertain or old one ended. */
    decidedBy: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    unique('print_job_once').on(t.documentType, t.documentId, t.kind, t.copyNumber),
    index('print_job_open')
      .on(t.printerId, t.id)
      .where(sql`state in ('queued', 'checking', 'blocked', 'sending', 'uncertain', 'failed')`),
    check(
      'print_job_state',
      sql`${t.state} in ('queued', 'checking', 'blocked', 'sending', 'sent', 'printed', 'uncertain', 'failed', 'cancelled')`,
    ),
  ],
)
