// Owns: what staff may see and do with tickets, and the shapes that both sides share: what is said, its pictures, what it is about.
// Must never: let a priority or an assignment reach the customer; those are the shop's own business.
import * as z from 'zod'
import { cleanLines, command, Done, Id, Instant, Line, Nothing, Page, PageRequest, query } from '../../shared/contract'
import { PARTY_KINDS } from '../../shared/portal-contract'
import { EVERYONE } from '../../shared/roles'
import {
  CATEGORIES,
  LONGEST_TEXT,
  MOST_PICTURES,
  PRIORITIES,
  SUBJECT_TYPES,
  TICKET_STATES,
} from '../../shared/ticket-words'
import { StoredPicture } from '../files/contract'

export const TicketText = z
  .string()
  .transform((text) => cleanLines(text).replace(/\n{3,}/g, '\n\n'))
  .pipe(
    z
      .string()
      .min(1, 'Tulis pesannya.')
      .max(LONGEST_TEXT, `Paling banyak ${LONGEST_TEXT.toLocaleString('id')} karakter.`),
  )

/** Files that the sender has uploaded before. */
export const PictureIds = z
  .array(Id)
  .max(MOST_PICTURES, `Paling banyak ${MOST_PICTURES} gambar.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Gambar yang sama dua kali.')
  .default([])

/** A bill's id is a number, the others' are not: on this wire all are text. */
export const AboutInput = z
  .object({ type: z.enum(SUBJECT_TYPES), id: z.string().min(1).max(40) })
  .nullable()
  .default(null)
export type AboutInput = z.infer<typeof AboutInput>

export const About = z.object({
  type: z.enum(SUBJECT_TYPES),
  id: z.string(),
  /** "INV-2611-00042, Family 10Mbps" */
  label: z.string(),
})
export type About = z.infer<typeof About>

export const TicketMessage = z.object({
  id: z.int(),
  at: Instant,
  author: z.enum(['party', 'staff', 'system']),
  authorName: z.string(),
  text: z.string(),
  /** Of staff who wrote down what the party said. */
  notedBy: z.string().nullable(),
  pictures: z.array(StoredPicture),
})
export type TicketMessage = z.infer<typeof TicketMessage>

export const TicketFilter = z.object({
  /** 'running' = everything that is not closed. */
  state: z
    .enum(['running', ...TICKET_STATES])
    .nullable()
    .default('running'),
  category: z.enum(CATEGORIES).nullable().default(null),
  /** Over number, subject, name and phone. */
  search: Line(80).default(''),
  /** Of one customer or reseller. */
  partyId: Id.nullable().default(null),
})
export type TicketFilter = z.infer<typeof TicketFilter>

export const TicketRow = z.object({
  id: Id,
  number: z.string(),
  partyKind: z.enum(PARTY_KINDS),
  partyId: Id,
  partyName: z.string(),
  category: z.enum(CATEGORIES),
  priority: z.enum(PRIORITIES),
  subject: z.string(),
  state: z.enum(TICKET_STATES),
  assigneeName: z.string().nullable(),
  createdAt: Instant,
  lastAt: Instant,
  lastBy: z.enum(['party', 'staff']),
  /** Beginning of what was said last. */
  lastText: z.string(),
  isUnread: z.boolean(),
})
export type TicketRow = z.infer<typeof TicketRow>

export const TicketDetail = TicketRow.extend({
  assigneeId: Id.nullable(),
  party: z.object({ number: z.string(), phone: z.string(), detail: z.string() }),
  about: About.nullable(),
  messages: z.array(TicketMessage),
  /** Newest message, for `markRead`. */
  newest: z.int(),
  /** The party has read up to this message. */
  readByParty: z.int(),
})
export type TicketDetail = z.infer<typeof TicketDetail>

export const TicketCounts = z.object({
  /** Menunggu jawaban. */
  waiting: z.int(),
  /** Of these, with something that nobody of the shop has opened yet. */
  unread: z.int(),
  /** The newest of them, for the word at the till; null when there is none. */
  newest: z.object({ id: Id, message: z.int(), partyName: z.string(), subject: z.string() }).nullable(),
})

const ById = z.object({ id: Id })

export const ticketsContract = {
  list: query(EVERYONE, z.object({ ...PageRequest, filter: TicketFilter }), Page(TicketRow)),
  get: query(EVERYONE, ById, TicketDetail),
  counts: query(EVERYONE, Nothing, TicketCounts),
  /** Who can be put in charge. */
  staff: query(EVERYONE, Nothing, z.array(z.object({ id: Id, name: z.string() }))),
  /** Whose words may be written down besides customers'. */
  resellers: query(
    EVERYONE,
    Nothing,
    z.array(z.object({ id: Id, number: z.string(), name: z.string(), phone: z.string() })),
  ),
  /** For somebody who stands at the counter or telephones: `text` is what he says. */
  open: command(
    EVERYONE,
    z.object({
      partyKind: z.enum(PARTY_KINDS),
      partyId: Id,
      category: z.enum(CATEGORIES),
      priority: z.enum(PRIORITIES).default('biasa'),
      subject: Line(80, 3),
      text: TicketText,
      about: AboutInput,
      pictures: PictureIds,
    }),
    z.object({ id: Id, number: z.string() }),
  ),
  reply: command(EVERYONE, ById.extend({ text: TicketText, pictures: PictureIds }), z.object({ messageId: z.int() })),
  markRead: command(EVERYONE, ById.extend({ upTo: z.int() }), Done),
  setState: command(EVERYONE, ById.extend({ state: z.enum(['open', 'closed']) }), Done),
  setPriority: command(EVERYONE, ById.extend({ priority: z.enum(PRIORITIES) }), Done),
  assign: command(EVERYONE, ById.extend({ userId: Id.nullable() }), Done),
}
