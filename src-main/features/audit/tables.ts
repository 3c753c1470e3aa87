// Owns: who did what, in a chain where every link holds the hash of the one before.
// Must never: be updated or deleted; triggers in the migrations forbid it.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const auditEvent = sqliteTable(
  'audit_event',
  {
    seq: integer().primaryKey(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    detail: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_event_subject').on(t.subjectType, t.subjectId, t.seq),
    index('audit_event_actor').on(t.actorId, t.seq),
  ],
)
