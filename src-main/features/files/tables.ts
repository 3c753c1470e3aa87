// Owns: pictures that people sent: one row a file of dataDir/berkas, and what each belongs to.
// Must never: hold the picture itself; a copy of the books must stay small.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const OWNER_KINDS = ['customer', 'reseller', 'staff'] as const
export const PURPOSES = ['proof', 'ticket'] as const
export const MIMES = ['image/jpeg', 'image/png', 'image/webp'] as const

export const storedFile = sqliteTable(
  'stored_file',
  {
    /** Part of the file's name, too. */
    id: text().primaryKey(),
    ownerKind: text({ enum: OWNER_KINDS }).notNull(),
    /** Of a customer, a reseller or a user. */
    ownerId: text().notNull(),
    purpose: text({ enum: PURPOSES }).notNull(),
    /** What its bytes are, not what was said of them. */
    mime: text({ enum: MIMES }).notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    sha256: text().notNull(),
    createdAt: integer().notNull(),
    /** What it was attached to, once and for good; null = chosen, but never sent: swept after a day. */
    subjectType: text(),
    subjectId: text(),
    attachedAt: integer(),
  },
  (t) => [
    index('stored_file_subject').on(t.subjectType, t.subjectId),
    index('stored_file_owner').on(t.ownerKind, t.ownerId, t.createdAt),
    index('stored_file_loose').on(t.createdAt).where(sql`subject_type is null`),
    check('stored_file_owner_kind', sql`${t.ownerKind} in ('customer', 'reseller', 'staff')`),
    check('stored_file_mime', sql`${t.mime} in ('image/jpeg', 'image/png', 'image/webp')`),
    check('stored_file_size', sql`${t.bytes} > 0 and ${t.width} > 0 and ${t.height} > 0`),
    check(
      'stored_file_attached',
      sql`(${t.subjectType} is null) = (${t.subjectId} is null) and (${t.subjectType} is null) = (${t.attachedAt} is null)`,
    ),
  ],
)
