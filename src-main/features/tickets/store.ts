// Owns: SQL of tickets and their messages.
// Must never: hold a rule, or change what was said.
import { and, asc, count, desc, eq, gt, max, ne, type SQL, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { PartyKind } from '../../shared/portal-contract'
import type { Category, TicketState } from '../../shared/ticket-words'
import { ticket, ticketMessage } from './tables'

export type TicketRow = typeof ticket.$inferSelect
export type MessageRow = typeof ticketMessage.$inferSelect

const byId = reading((q) =>
  q
    .select()
    .from(ticket)
    .where(eq(ticket.id, sql.placeholder('id')))
    .prepare(),
)
export const findTicket = (db: ReadDb, id: string): TicketRow | undefined => byId(db).get({ id })

export const insertTicket = (tx: Tx, row: typeof ticket.$inferInsert): void => {
  tx.write.insert(ticket).values(row).run()
}

export const changeTicket = (tx: Tx, id: string, changes: Partial<Omit<TicketRow, 'id' | 'number'>>): void => {
  tx.write.update(ticket).set(changes).where(eq(ticket.id, id)).run()
}

export const insertMessage = (tx: Tx, row: Omit<MessageRow, 'id'>): number =>
  tx.write.insert(ticketMessage).values(row).returning({ id: ticketMessage.id }).get().id

const oneMessage = reading((q) =>
  q
    .select()
    .from(ticketMessage)
    .where(eq(ticketMessage.id, sql.placeholder('id')))
    .prepare(),
)
export const findMessage = (db: ReadDb, id: number): MessageRow | undefined => oneMessage(db).get({ id })

const messages = reading((q) =>
  q
    .select()
    .from(ticketMessage)
    .where(eq(ticketMessage.ticketId, sql.placeholder('ticketId')))
    .orderBy(asc(ticketMessage.id))
    .prepare(),
)
export const messagesOf = (db: ReadDb, ticketId: string): MessageRow[] => messages(db).all({ ticketId })

export const countMessages = (db: ReadDb, ticketId: string): number =>
  db.read.select({ count: count() }).from(ticketMessage).where(eq(ticketMessage.ticketId, ticketId)).get()?.count ?? 0

export const newestMessage = (db: ReadDb, ticketId: string): number =>
  db.read
    .select({ newest: max(ticketMessage.id) })
    .from(ticketMessage)
    .where(eq(ticketMessage.ticketId, ticketId))
    .get()?.newest ?? 0

const ofParty = (kind: PartyKind, partyId: string) => and(eq(ticket.partyKind, kind), eq(ticket.partyId, partyId))

export const countRunning = (db: ReadDb, kind: PartyKind, partyId: string): number =>
  db.read
    .select({ count: count() })
    .from(ticket)
    .where(and(ofParty(kind, partyId), ne(ticket.state, 'closed')))
    .get()?.count ?? 0

export const countUnreadByParty = (db: ReadDb, kind: PartyKind, partyId: string): number =>
  db.read
    .select({ count: count() })
    .from(ticket)
    .where(and(ofParty(kind, partyId), gt(ticket.lastStaffMessage, ticket.readByPartyUpTo)))
    .get()?.count ?? 0

const unreadByStaff = sql`${ticket.lastPartyMessage} > ${ticket.readByStaffUpTo}`

export const countWaiting = (db: ReadDb) =>
  db.read
    .select({
      waiting: count(),
      unread: sql<number>`coalesce(sum(${unreadByStaff}), 0)`,
      since: sql<number | null>`min(${ticket.lastAt})`,
    })
    .from(ticket)
    .where(eq(ticket.state, 'open'))
    .get() ?? { waiting: 0, unread: 0, since: null }

export const newestUnread = (db: ReadDb): TicketRow | undefined =>
  db.read
    .select()
    .from(ticket)
    .where(and(eq(ticket.state, 'open'), unreadByStaff))
    .orderBy(desc(ticket.lastPartyMessage))
    .limit(1)
    .get()

export interface ListInput {
  readonly state: TicketState | 'running' | null
  readonly category: Category | null
  /** Folded words; every one must be found. */
  readonly terms: readonly string[]
  readonly party: { readonly kind: PartyKind | null; readonly id: string } | null
  readonly after: string | null
  readonly limit: number
  /** What each side is shown first: what it has not read. */
  readonly forParty: boolean
}

/** Unread, then waiting, then the rest; the newest first. A party: what was not read, then the newest. */
const rankOf = (forParty: boolean): SQL<number> =>
  forParty
    ? sql<number>`case when ${ticket.lastStaffMessage} > ${ticket.readByPartyUpTo} then 1 else 0 end`
    : sql<number>`case when ${ticket.state} <> 'open' then 0 when ${unreadByStaff} then 2 else 1 end`

export function pageOf(db: ReadDb, input: ListInput): { rows: TicketRow[]; next: string | null } {
  const { state, category, terms, party, limit } = input
  const rank = rankOf(input.forParty)
  const mark = readMark(input.after)
  const rows = db.read
    .select({ ticket, rank })
    .from(ticket)
    .where(
      and(
        state === 'running' ? ne(ticket.state, 'closed') : state === null ? undefined : eq(ticket.state, state),
        category === null ? undefined : eq(ticket.category, category),
        ...terms.map((term) => sql`instr(${ticket.searchKey}, ${term}) > 0`),
        party === null ? undefined : eq(ticket.partyId, party.id),
        party === null || party.kind === null ? undefined : eq(ticket.partyKind, party.kind),
        mark && sql`(${rank}, ${ticket.lastAt}, ${ticket.id}) < (${mark[0]}, ${mark[1]}, ${mark[2]})`,
      ),
    )
    .orderBy(desc(rank), desc(ticket.lastAt), desc(ticket.id))
    .limit(limit + 1)
    .all()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => row.ticket),
    next: rows.length > limit && last ? [last.rank, last.ticket.lastAt, last.ticket.id].join(' ') : null,
  }
}

/** A broken mark begins at the top. */
function readMark(after: string | null): readonly [number, number, string] | undefined {
  const match = /^(\d) (\d{1,15}) ([0-9a-f-]{36})$/.exec(after ?? '')
  return match?.[3] === undefined ? undefined : [Number(match[1]), Number(match[2]), match[3]]
}
