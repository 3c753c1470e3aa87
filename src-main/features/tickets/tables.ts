// Owns: tickets of customers and resellers, and what was said in them.
// Must never: hold a picture; those are files, found by the message they hang on.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CATEGORIES, PRIORITIES, SUBJECT_TYPES, TICKET_STATES } from '../../shared/ticket-words'
import { user } from '../users/tables'

const list = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))

export const ticket = sqliteTable(
  'ticket',
  {
    id: text().primaryKey(),
    /** `TKT-261122-0001`. */
    number: text().notNull().unique(),
    partyKind: text({ enum: ['customer', 'reseller'] }).notNull(),
    /** Of a customer or a reseller: no foreign key can say which. */
    partyId: text().notNull(),
    /** As it was at the last message. */
    partyName: text().notNull(),
    category: text({ enum: CATEGORIES }).notNull(),
    priority: text({ enum: PRIORITIES }).notNull().default('biasa'),
    subject: text().notNull(),
    /** Folded number, name, phone and subject. */
    searchKey: text().notNull(),
    state: text({ enum: TICKET_STATES }).notNull().default('open'),
    aboutType: text({ enum: SUBJECT_TYPES }),
    aboutId: text(),
    assigneeId: text().references(() => user.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    lastAt: integer().notNull(),
    lastBy: text({ enum: ['party', 'staff'] }).notNull(),
    /** Newest message of each side, and how far the other side has read. */
    lastPartyMessage: integer().notNull().default(0),
    lastStaffMessage: integer().notNull().default(0),
    readByPartyUpTo: integer().notNull().default(0),
    readByStaffUpTo: integer().notNull().default(0),
    closedAt: integer(),
  },
  (t) => [
    index('ticket_party').on(t.partyKind, t.partyId, t.lastAt),
    index('ticket_state').on(t.state, t.lastAt),
    check('ticket_party_kind', sql`${t.partyKind} in ('customer', 'reseller')`),
    check('ticket_category', sql`${t.category} in (${list(CATEGORIES)})`),
    check('ticket_priority', sql`${t.priority} in (${list(PRIORITIES)})`),
    check('ticket_state', sql`${t.state} in (${list(TICKET_STATES)})`),
    check('ticket_last_by', sql`${t.lastBy} in ('party', 'staff')`),
    check('ticket_about', sql`(${t.aboutType} is null) = (${t.aboutId} is null)`),
    check('ticket_about_type', sql`${t.aboutType} in (${list(SUBJECT_TYPES)})`),
    check('ticket_closed', sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
)

export const ticketMessage = sqliteTable(
  'ticket_message',
  {
    /** In the order they were said, whatever the clock did. */
    id: integer().primaryKey({ autoIncrement: true }),
    ticketId: text()
      .notNull()
      .references(() => ticket.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    /** system = what was done with the ticket, not said. */
    author: text({ enum: ['party', 'staff', 'system'] }).notNull(),
    /** Of the staff; null for a party and for the app. */
    actorId: text().references(() => user.id, { onDelete: 'restrict' }),
    authorName: text().notNull(),
    text: text().notNull(),
  },
  (t) => [
    index('ticket_message_ticket').on(t.ticketId, t.id),
    check('ticket_message_author', sql`${t.author} in ('party', 'staff', 'system')`),
    check('ticket_message_text', sql`length(${t.text}) between 1 and 2000`),
  ],
)
