// Owns: what the staff do with tickets: written down for somebody, answered, closed, opened again, put in somebody's charge.
// Must never: speak in a customer's name without saying who wrote it down.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import type { PartyKind } from '../../shared/portal-contract'
import type { Priority } from '../../shared/ticket-words'
import { findUser } from '../users'
import { close, create, type NewTicket, note, partyOr, recordStep, type Said, say } from './conversation'
import { SYSTEM_TEXTS, stateAfterMessage } from './domain'
import type { TicketSeams } from './seams'
import { changeTicket, findTicket, type TicketRow } from './store'

function ticketOr(tx: Tx, id: string): TicketRow {
  const row = findTicket(tx, id)
  if (!row) throw new DomainError('TICKET_NOT_FOUND')
  return row
}

const speaker = (ctx: CommandContext) => {
  const { id, name } = requireActor(ctx)
  return { by: 'staff', actorId: id, name } as const
}

export interface OpenForParty extends NewTicket {
  readonly partyKind: PartyKind
  readonly partyId: string
  readonly priority: Priority
}

/** Waits for an answer and is unread: whoever wrote it down need not be who answers. */
export function openByStaff(
  tx: Tx,
  ctx: CommandContext,
  { partyKind, partyId, priority, ...input }: OpenForParty,
  seams: TicketSeams,
) {
  const party = partyOr(tx, partyKind, partyId)
  const row = create(tx, ctx, party, input, priority, seams)
  say(tx, ctx, row, { by: 'party', actorId: requireActor(ctx).id, name: party.name }, input)
  note(tx, ctx, 'open', row, { category: row.category, party: party.name, priority, pictures: input.pictures.length })
  return { id: row.id, number: row.number }
}

export function replyByStaff(tx: Tx, ctx: CommandContext, { id, ...said }: Said & { readonly id: string }) {
  const row = ticketOr(tx, id)
  const messageId = say(tx, ctx, row, speaker(ctx), said)
  note(tx, ctx, 'reply', row, { pictures: said.pictures.length })
  return { messageId }
}

export function readByStaff(tx: Tx, id: string, upTo: number): void {
  const row = ticketOr(tx, id)
  const readByStaffUpTo = Math.min(upTo, row.lastPartyMessage)
  if (readByStaffUpTo <= row.readByStaffUpTo) return
  changeTicket(tx, id, { readByStaffUpTo })
  tx.publish('tickets')
}

export function setState(tx: Tx, ctx: CommandContext, id: string, state: 'open' | 'closed'): void {
  const row = ticketOr(tx, id)
  const isClosed = row.state === 'closed'
  if (state === 'closed' && !isClosed) close(tx, ctx, row, speaker(ctx))
  if (state === 'open' && isClosed) reopen(tx, ctx, row)
}

/** It waits for whoever did not speak last. */
function reopen(tx: Tx, ctx: CommandContext, row: TicketRow): void {
  recordStep(tx, ctx, row, speaker(ctx), SYSTEM_TEXTS.reopened)
  changeTicket(tx, row.id, { state: stateAfterMessage(row.lastBy), closedAt: null, lastAt: ctx.now })
  note(tx, ctx, 'reopen', row)
}

export function setPriority(tx: Tx, ctx: CommandContext, id: string, priority: Priority): void {
  const row = ticketOr(tx, id)
  if (row.priority === priority) return
  changeTicket(tx, id, { priority })
  note(tx, ctx, 'priority', row, { from: row.priority, to: priority })
}

export function assignTicket(tx: Tx, ctx: CommandContext, id: string, userId: string | null): void {
  const row = ticketOr(tx, id)
  if (row.assigneeId === userId) return
  const user = userId === null ? undefined : findUser(tx, userId)
  if (userId !== null && !user?.isActive) throw fieldError('userId', 'TICKET_ASSIGNEE')
  changeTicket(tx, id, { assigneeId: userId })
  note(tx, ctx, 'assign', row, { to: user?.name ?? null })
}
