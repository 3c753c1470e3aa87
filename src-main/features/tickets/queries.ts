// Owns: tickets as the staff and as their party see them.
// Must never: show a party what the shop notes about its ticket, or another party's.
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import type { PartyKind } from '../../shared/portal-contract'
import { PICTURE_OF } from '../../shared/ticket-words'
import { termsOf } from '../customers'
import { filesOf } from '../files'
import { listResellers } from '../resellers'
import { findUser } from '../users'
import type { About, TicketRow as Row, TicketDetail, TicketFilter, TicketMessage } from './contract'
import { isOpenToParty, MOST_MESSAGES } from './domain'
import type { MyTicket } from './portal-contract'
import { findSubject, findTicketParty, type TicketSeams } from './seams'
import {
  countWaiting,
  findMessage,
  findTicket,
  messagesOf,
  newestMessage,
  newestUnread,
  pageOf,
  type TicketRow,
} from './store'

interface PageInput {
  readonly after: string | null
  readonly limit: number
}

const PREVIEW = 120

const lastTextOf = (db: ReadDb, row: TicketRow): string =>
  (findMessage(db, Math.max(row.lastPartyMessage, row.lastStaffMessage))?.text ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, PREVIEW)

const staffRow = (db: ReadDb, row: TicketRow): Row => ({
  id: row.id,
  number: row.number,
  partyKind: row.partyKind,
  partyId: row.partyId,
  partyName: row.partyName,
  category: row.category,
  priority: row.priority,
  subject: row.subject,
  state: row.state,
  assigneeName: row.assigneeId === null ? null : (findUser(db, row.assigneeId)?.name ?? null),
  createdAt: row.createdAt,
  lastAt: row.lastAt,
  lastBy: row.lastBy,
  lastText: lastTextOf(db, row),
  isUnread: row.lastPartyMessage > row.readByStaffUpTo,
})

export function ticketPage(db: ReadDb, { filter, after, limit }: PageInput & { readonly filter: TicketFilter }) {
  const { rows, next } = pageOf(db, {
    state: filter.state,
    category: filter.category,
    terms: termsOf(filter.search),
    party: filter.partyId === null ? null : { kind: null, id: filter.partyId },
    after,
    limit,
    forParty: false,
  })
  return { rows: rows.map((row) => staffRow(db, row)), next }
}

const messageItems = (db: ReadDb, ticketId: string): TicketMessage[] =>
  messagesOf(db, ticketId).map(({ id, at, author, actorId, authorName, text }) => ({
    id,
    at,
    author,
    authorName,
    text,
    notedBy: author === 'party' && actorId !== null ? (findUser(db, actorId)?.name ?? '') : null,
    pictures: filesOf(db, { type: PICTURE_OF, id: String(id) }),
  }))

const aboutOf = (db: ReadDb, today: string, row: TicketRow, seams: TicketSeams): About | null =>
  row.aboutType === null || row.aboutId === null
    ? null
    : (findSubject(
        db,
        today,
        { kind: row.partyKind, id: row.partyId },
        { type: row.aboutType, id: row.aboutId },
        seams,
      ) ?? null)

export function ticketOf(db: ReadDb, today: string, id: string, seams: TicketSeams): TicketDetail {
  const row = findTicket(db, id)
  if (!row) throw new DomainError('TICKET_NOT_FOUND')
  const party = findTicketParty(db, row.partyKind, row.partyId)
  return {
    ...staffRow(db, row),
    partyName: party?.name ?? row.partyName,
    assigneeId: row.assigneeId,
    party: { number: party?.number ?? '', phone: party?.phone ?? '', detail: party?.detail ?? '' },
    about: aboutOf(db, today, row, seams),
    messages: messageItems(db, id),
    newest: newestMessage(db, id),
    readByParty: row.readByPartyUpTo,
  }
}

export const askingResellers = (db: ReadDb) =>
  listResellers(db)
    .filter(({ isActive }) => isActive)
    .map(({ id, number, name, phone }) => ({ id, number, name, phone }))

export function ticketCounts(db: ReadDb) {
  const { waiting, unread } = countWaiting(db)
  const newest = newestUnread(db)
  return {
    waiting,
    unread,
    newest: newest
      ? { id: newest.id, message: newest.lastPartyMessage, partyName: newest.partyName, subject: newest.subject }
      : null,
  }
}

// --- the party ---------------------------------------------------------------------------------------------------

interface Me {
  readonly kind: PartyKind
  readonly id: string
}

const myRow = (db: ReadDb, row: TicketRow): MyTicket => ({
  id: row.id,
  number: row.number,
  category: row.category,
  subject: row.subject,
  state: row.state,
  createdAt: row.createdAt,
  lastAt: row.lastAt,
  lastText: lastTextOf(db, row),
  isUnread: row.lastStaffMessage > row.readByPartyUpTo,
})

export function myTickets(db: ReadDb, party: Me, { after, limit }: PageInput) {
  const everything = { state: null, category: null, terms: [], forParty: true }
  const { rows, next } = pageOf(db, { ...everything, party, after, limit })
  return { rows: rows.map((row) => myRow(db, row)), next }
}

export function myTicket(
  db: ReadDb,
  party: Me,
  id: string,
  { now, businessDay }: { now: number; businessDay: string },
  seams: TicketSeams,
) {
  const row = findTicket(db, id)
  if (row?.partyKind !== party.kind || row.partyId !== party.id) throw new DomainError('TICKET_NOT_FOUND')
  const messages = messageItems(db, id)
  return {
    ...myRow(db, row),
    about: aboutOf(db, businessDay, row, seams),
    messages,
    newest: messages.at(-1)?.id ?? 0,
    canReply: isOpenToParty(row, now) && messages.length < MOST_MESSAGES,
  }
}
