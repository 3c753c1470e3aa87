// Owns: what a customer or reseller asks and says in his own tickets.
// Must never: show another party's ticket, or what the shop notes about one: priority, who is in charge.
import * as z from 'zod'
import { Done, Id, Instant, Line, Nothing, Page, PageRequest } from '../../shared/contract'
import { PARTY_KINDS, portalCommand, portalQuery } from '../../shared/portal-contract'
import { CATEGORIES, TICKET_STATES } from '../../shared/ticket-words'
import { About, AboutInput, PictureIds, TicketMessage, TicketText } from './contract'

export const MyTicket = z.object({
  id: Id,
  number: z.string(),
  category: z.enum(CATEGORIES),
  subject: z.string(),
  state: z.enum(TICKET_STATES),
  createdAt: Instant,
  lastAt: Instant,
  lastText: z.string(),
  isUnread: z.boolean(),
})
export type MyTicket = z.infer<typeof MyTicket>

const ById = z.object({ id: Id })

export const ticketsPortalContract = {
  list: portalQuery(PARTY_KINDS, z.object(PageRequest), Page(MyTicket)),
  get: portalQuery(
    PARTY_KINDS,
    ById,
    MyTicket.extend({
      about: About.nullable(),
      messages: z.array(TicketMessage),
      newest: z.int(),
      /** False when it was closed too long ago, or is full: a new one is opened then. */
      canReply: z.boolean(),
    }),
  ),
  open: portalCommand(
    PARTY_KINDS,
    z.object({
      category: z.enum(CATEGORIES),
      subject: Line(80, 3),
      text: TicketText,
      about: AboutInput,
      pictures: PictureIds,
    }),
    z.object({ id: Id, number: z.string() }),
  ),
  reply: portalCommand(
    PARTY_KINDS,
    ById.extend({ text: TicketText, pictures: PictureIds }),
    z.object({ messageId: z.int() }),
  ),
  markRead: portalCommand(PARTY_KINDS, ById.extend({ upTo: z.int() }), Done),
  close: portalCommand(PARTY_KINDS, ById, Done),
  /** Tickets with an answer that was not opened yet. */
  unread: portalQuery(PARTY_KINDS, Nothing, z.object({ count: z.int() })),
}
