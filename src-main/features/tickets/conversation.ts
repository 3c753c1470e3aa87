// Owns: what every message does to its ticket, whoever says it; closing; the trail of it all.
// Must never: change or delete what was said.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { type Category, PICTURE_OF, type Priority } from '../../shared/ticket-words'
import { recordAudit } from '../audit'
import { fold } from '../customers'
import { attachFile } from '../files'
import type { AboutInput } from './contract'
import { MOST_MESSAGES, SYSTEM_TEXTS, stateAfterMessage } from './domain'
import { findSubject, findTicketParty, type TicketParty, type TicketSeams } from './seams'
import { changeTicket, countMessages, findTicket, insertMessage, insertTicket, type TicketRow } from './store'

export interface Said {
  readonly text: string
  /** Uploaded before by whoever sends this. */
  readonly pictures: readonly string[]
}

export interface NewTicket extends Said {
  readonly category: Category
  readonly subject: string
  readonly about: AboutInput
}

/** Who says it: his name as the other side reads it. A party whose words staff wrote down has their id. */
export interface Speaker {
  readonly by: 'party' | 'staff'
  readonly actorId: string | null
  readonly name: string
}

export function note(
  tx: Tx,
  ctx: CommandContext,
  action: string,
  { id, number }: TicketRow,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  recordAudit(tx, ctx, {
    action: `ticket.${action}`,
    subjectType: 'ticket',
    subjectId: id,
    detail: { number, ...detail },
  })
  tx.publish('tickets')
}

export const partyOr = (tx: Tx, kind: TicketParty['kind'], id: string): TicketParty => {
  const party = findTicketParty(tx, kind, id)
  if (!party || party.isGone) throw fieldError('partyId', 'TICKET_PARTY')
  return party
}

/** A number is found with its dashes and without, a phone in both spellings. */
const searchKeyOf = (number: string, subject: string, { name, phone, number: partyNumber }: TicketParty): string =>
  [number, number.replaceAll('-', ''), subject, name, partyNumber, phone, `0${phone.slice(2)}`]
    .map(fold)
    .join(' \u0001 ')

export function create(
  tx: Tx,
  ctx: CommandContext,
  party: TicketParty,
  { category, subject, about }: NewTicket,
  priority: Priority,
  seams: TicketSeams,
): TicketRow {
  if (about && !findSubject(tx, ctx.businessDay, party, about, seams)) throw fieldError('about', 'TICKET_ABOUT')
  const id = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, 'TKT')
  insertTicket(tx, {
    id,
    number,
    partyKind: party.kind,
    partyId: party.id,
    partyName: party.name,
    category,
    priority,
    subject,
    searchKey: searchKeyOf(number, subject, party),
    aboutType: about?.type ?? null,
    aboutId: about?.id ?? null,
    createdAt: ctx.now,
    lastAt: ctx.now,
    lastBy: 'party',
  })
  const row = findTicket(tx, id)
  if (!row) throw new Error(`ticket ${id} was not written`)
  return row
}

export function say(tx: Tx, ctx: CommandContext, row: TicketRow, { by, actorId, name }: Speaker, said: Said): number {
  if (countMessages(tx, row.id) >= MOST_MESSAGES) throw new DomainError('TICKET_FULL')
  const message = { ticketId: row.id, at: ctx.now, author: by, actorId, authorName: name, text: said.text }
  const messageId = insertMessage(tx, message)
  const owner =
    actorId === null
      ? { ownerKind: row.partyKind, ownerId: row.partyId }
      : { ownerKind: 'staff' as const, ownerId: actorId }
  for (const fileId of said.pictures)
    attachFile(tx, ctx, { fileId, ...owner, subject: { type: PICTURE_OF, id: String(messageId) } })
  changeTicket(tx, row.id, {
    state: stateAfterMessage(by),
    closedAt: null,
    lastAt: ctx.now,
    lastBy: by,
    ...(by === 'staff'
      ? { lastStaffMessage: messageId, readByStaffUpTo: messageId }
      : // who writes has read what was said to him
        { lastPartyMessage: messageId, readByPartyUpTo: messageId, partyName: name }),
  })
  return messageId
}

export function close(tx: Tx, ctx: CommandContext, row: TicketRow, who: Speaker): void {
  recordStep(tx, ctx, row, who, SYSTEM_TEXTS.closed)
  changeTicket(tx, row.id, { state: 'closed', closedAt: ctx.now, lastAt: ctx.now })
  note(tx, ctx, 'close', row)
}

/** In the conversation, so that the other side sees it: news for the party, not for the staff. */
export function recordStep(tx: Tx, ctx: CommandContext, row: TicketRow, who: Speaker, text: string): void {
  const { by, actorId, name } = who
  const step = { ticketId: row.id, at: ctx.now, author: 'system' as const, actorId, authorName: name, text }
  const messageId = insertMessage(tx, step)
  if (by === 'staff') changeTicket(tx, row.id, { lastStaffMessage: messageId })
}
