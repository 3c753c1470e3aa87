// Owns: what a customer or reseller does with his own tickets.
// Must never: tell another party's ticket from one that does not exist.
import type { Tx } from '../../platform/db/open'
import type { PartyContext } from '../../platform/portal-rpc'
import { DomainError } from '../../shared/errors'
import { MOST_OPEN } from '../../shared/ticket-words'
import { close, create, type NewTicket, note, partyOr, type Said, say } from './conversation'
import { isOpenToParty } from './domain'
import type { TicketSeams } from './seams'
import { changeTicket, countRunning, findTicket, type TicketRow } from './store'

function mineOr(tx: Tx, { party }: PartyContext, id: string): TicketRow {
  const row = findTicket(tx, id)
  if (row?.partyKind !== party.kind || row.partyId !== party.id) throw new DomainError('TICKET_NOT_FOUND')
  return row
}

function assertRoom(tx: Tx, { party }: PartyContext): void {
  if (countRunning(tx, party.kind, party.id) >= MOST_OPEN) throw new DomainError('TICKET_TOO_MANY', { most: MOST_OPEN })
}

export function openByParty(tx: Tx, ctx: PartyContext, input: NewTicket, seams: TicketSeams) {
  const party = partyOr(tx, ctx.party.kind, ctx.party.id)
  assertRoom(tx, ctx)
  const row = create(tx, ctx, party, input, 'biasa', seams)
  say(tx, ctx, row, { by: 'party', actorId: null, name: party.name }, input)
  note(tx, ctx, 'open', row, { category: row.category, party: party.name, pictures: input.pictures.length })
  return { id: row.id, number: row.number }
}

export function replyByParty(tx: Tx, ctx: PartyContext, { id, ...said }: Said & { readonly id: string }) {
  const row = mineOr(tx, ctx, id)
  if (!isOpenToParty(row, ctx.now)) throw new DomainError('TICKET_CLOSED')
  if (row.state === 'closed') assertRoom(tx, ctx)
  const messageId = say(tx, ctx, row, { by: 'party', actorId: null, name: ctx.party.name }, said)
  note(tx, ctx, 'reply', row, { pictures: said.pictures.length })
  return { messageId }
}

export function closeByParty(tx: Tx, ctx: PartyContext, id: string): void {
  const row = mineOr(tx, ctx, id)
  if (row.state !== 'closed') close(tx, ctx, row, { by: 'party', actorId: null, name: ctx.party.name })
}

export function readByParty(tx: Tx, ctx: PartyContext, id: string, upTo: number): void {
  const row = mineOr(tx, ctx, id)
  const readByPartyUpTo = Math.min(upTo, row.lastStaffMessage)
  if (readByPartyUpTo <= row.readByPartyUpTo) return
  changeTicket(tx, id, { readByPartyUpTo })
  tx.publish('tickets')
}
