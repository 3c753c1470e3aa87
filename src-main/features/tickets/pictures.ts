// Owns: who of the parties may see a picture of a ticket.
// Must never: open one ticket's picture to the party of another.
import { PICTURE_OF } from '../../shared/ticket-words'
import type { MayRead } from '../files'
import { findMessage, findTicket } from './store'

/** The ticket's own party sees what staff sent in it. */
export const mayReadTicketPicture: MayRead = (db, party, { type, id }) => {
  if (type !== PICTURE_OF || !/^\d{1,15}$/.test(id)) return false
  const message = findMessage(db, Number(id))
  const ticket = message && findTicket(db, message.ticketId)
  return ticket !== undefined && ticket.partyKind === party.kind && ticket.partyId === party.id
}
