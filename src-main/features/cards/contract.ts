// Owns: what staff may see and do with recharge cards.
// Must never: carry a code, but in the sheet that prints it and in the one that a person types.
import * as z from 'zod'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar-date'
import { command, Done, Id, Instant, Line, Nothing, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'

export const CardState = z.enum(['made', 'issued', 'used', 'expired', 'void'])
export type CardState = z.infer<typeof CardState>
export const CARD_STATE_NAMES: Readonly<Record<CardState, string>> = {
  made: 'Belum terbit',
  issued: 'Terbit',
  used: 'Terpakai',
  expired: 'Hangus',
  void: 'Batal',
}
/** balance = out of the saldo of the reseller who buys them. */
export const CardMethod = z.enum(['cash', 'transfer', 'qris', 'balance'])
export type CardMethod = z.infer<typeof CardMethod>
export const CardPaper = z.enum(['a4', 'thermal'])
export type CardPaper = z.infer<typeof CardPaper>

/** The most of one series: one sheet that a person can still check. */
export const MOST_CARDS = 500

const Day = z.custom<CalendarDate>(isCalendarDate, 'Tanggal tidak dikenal.')

export const SeriesItem = z.object({
  id: Id,
  name: z.string(),
  value: Rupiah,
  quantity: z.int(),
  validUntil: Day.nullable(),
  createdAt: Instant,
  counts: z.record(CardState, z.int()),
  /** Terbit and not sold: in the drawer. */
  onHand: z.int(),
  /** Sold and not used yet. */
  outstanding: z.int(),
  /** Lowest number that can be sold; null = none. */
  nextCard: z.int().nullable(),
})
export type SeriesItem = z.infer<typeof SeriesItem>

export const CardItem = z.object({
  id: z.int(),
  tail: z.string(),
  state: CardState,
  soldAt: Instant.nullable(),
  saleNumber: z.string().nullable(),
  /** Who bought it to sell it on; null = a customer. */
  resellerName: z.string().nullable(),
  usedAt: Instant.nullable(),
  usedByName: z.string().nullable(),
  endReason: z.string(),
})
export type CardItem = z.infer<typeof CardItem>

/** Cards that a reseller bought from the shop. */
export const CardPurchase = z.object({
  number: z.string(),
  at: Instant,
  seriesName: z.string(),
  /** Rupiah on each card. */
  value: Rupiah,
  quantity: z.int(),
  /** Rupiah that he paid for all. */
  amount: Rupiah,
  /** Else at the counter. */
  isFromSaldo: z.boolean(),
  used: z.int(),
  expired: z.int(),
  /** The shop took it back: the cards are dead, the money was returned. */
  isTakenBack: z.boolean(),
})
export type CardPurchase = z.infer<typeof CardPurchase>

/** A reseller who may buy cards. */
export const CardBuyer = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  /** Rupiah that he may spend now, his credit with it; null for a cashier: another's saldo is not his to spend. */
  available: z.int().nullable(),
})
export type CardBuyer = z.infer<typeof CardBuyer>

export const CardSheet = z.object({ fileName: z.string(), pdf: z.string(), cards: z.int() })

export const cardsContract = {
  series: query(EVERYONE, Nothing, z.array(SeriesItem)),
  cards: query(EVERYONE, z.object({ seriesId: Id }), z.array(CardItem)),
  addSeries: command(
    MANAGERS,
    z.object({
      name: Line(40, 2),
      value: Rupiah.min(1_000, 'Paling sedikit Rp1.000.').max(10_000_000, 'Paling banyak Rp10.000.000.'),
      quantity: z.int().min(1, 'Paling sedikit 1 kartu.').max(MOST_CARDS, `Paling banyak ${MOST_CARDS} kartu.`),
      validUntil: Day.nullable(),
    }),
    z.object({ id: Id }),
  ),
  /** Cards that are not issued get new codes; the codes are in this answer and nowhere else. */
  printSheet: command(MANAGERS, z.object({ seriesId: Id, paper: CardPaper }), CardSheet),
  /** "Terbit": the sheet came out whole. */
  issue: command(MANAGERS, z.object({ seriesId: Id }), z.object({ cards: z.int() })),
  voidCard: command(MANAGERS, z.object({ id: z.int(), reason: Line(80, 3) }), Done),
  /** Whom the counter may sell cards to besides customers. */
  resellers: query(EVERYONE, Nothing, z.array(CardBuyer)),
  /** Newest first. */
  soldTo: query(MANAGERS, z.object({ resellerId: Id }), z.array(CardPurchase)),
  /** At the counter. `numbers` are the cards to hand over. */
  sell: command(
    EVERYONE,
    z.object({
      seriesId: Id,
      firstCard: z.int().min(1, 'Isi nomor kartu.'),
      quantity: z.int().min(1, 'Paling sedikit 1 kartu.').max(100, 'Paling banyak 100 kartu.'),
      method: CardMethod,
      reference: Line(60),
      /** He sells them on; null = a customer buys them. */
      resellerId: Id.nullable().default(null),
      /** Null = the value. Below it only for a reseller, and only by who may give that away. */
      pricePerCard: Rupiah.min(1, 'Isi harganya.').nullable().default(null),
    }),
    z.object({
      number: z.string(),
      amount: Rupiah,
      numbers: z.string(),
      /** Its struk; null = none is printed by itself. */
      printJobId: z.int().nullable(),
    }),
  ),
  /** The struk of a sale: the one that waits, or a marked copy. */
  reprint: command(EVERYONE, z.object({ number: Line(40, 1) }), z.object({ printJobId: z.int(), copyNumber: z.int() })),
  /** A sale of which no card was used: the money goes back the way it came. */
  reverseSale: command(
    MANAGERS,
    z.object({
      number: Line(40, 1),
      reason: Line(80, 3),
      approval: z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) }),
    }),
    z.object({ amount: Rupiah, method: CardMethod }),
  ),
  /** For a customer who stands at the counter. */
  redeem: command(
    EVERYONE,
    z.object({ customerId: Id, code: Line(40, 1) }),
    z.object({ value: Rupiah, balance: z.int() }),
  ),
}
