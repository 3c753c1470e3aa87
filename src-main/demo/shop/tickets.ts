// Owns: the demo's tickets: five people with a question, each at another stage, from three days ago until just now.
// Must never: use real chance, or write a row that a command could write.
import { searchCustomers } from '../../features/customers'
import { openInvoicesOf } from '../../features/invoices'
import { subscriptionsOf } from '../../features/subscriptions'
import { assignTicket, openByParty, openByStaff, replyByParty, replyByStaff, setState } from '../../features/tickets'
import type { CommandContext, Party } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import type { Category } from '../../shared/ticket-words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Orders are not asked about here. */
const SEAMS = { findOrder: () => undefined }

export interface TicketDay {
  readonly day: CalendarDate
  readonly now: number
  readonly dayOf: (instant: number) => CalendarDate
  readonly at: (instant: number, name: string | null) => CommandContext
  /** Tickets that stand already, by their subject. */
  readonly known: Map<string, string>
  readonly resellers: ReadonlyMap<string, string>
}

interface Act {
  /** Milliseconds before the demo begins. */
  readonly ago: number
  readonly run: (tx: Tx, day: TicketDay, instant: number) => void
}

type About = { readonly type: 'invoice' | 'subscription'; readonly id: string } | null

const customerAt = (tx: Tx, place: number): Party => {
  const row = searchCustomers(tx, { search: '', limit: 40 }).at(place)
  if (!row) throw new Error('the demo has no customers')
  return { kind: 'customer', id: row.id, name: row.name }
}

/** Somebody whose last bill is still open, so that there is something to ask about. */
function debtor(tx: Tx, today: string): { readonly party: Party; readonly about: About } {
  for (const { id, name } of searchCustomers(tx, { search: '', limit: 40 }).slice(20)) {
    const [bill] = openInvoicesOf(tx, id, today)
    if (bill) return { party: { kind: 'customer', id, name }, about: { type: 'invoice', id: String(bill.id) } }
  }
  return { party: customerAt(tx, 20), about: null }
}

interface Asking {
  readonly party: Party
  readonly category: Category
  readonly subject: string
  readonly text: string
  readonly about?: About
}

const ask = (tx: Tx, day: TicketDay, instant: number, { party, about = null, ...rest }: Asking): void => {
  const ctx = { ...day.at(instant, null), party }
  day.known.set(rest.subject, openByParty(tx, ctx, { ...rest, about, pictures: [] }, SEAMS).id)
}

const answer = (name: string, subject: string, text: string) => (tx: Tx, day: TicketDay, instant: number) => {
  const id = day.known.get(subject)
  if (id) replyByStaff(tx, day.at(instant, name), { id, text, pictures: [] })
}

const again =
  (party: (tx: Tx, day: TicketDay) => Party, subject: string, text: string) =>
  (tx: Tx, day: TicketDay, instant: number) => {
    const id = day.known.get(subject)
    if (id) replyByParty(tx, { ...day.at(instant, null), party: party(tx, day) }, { id, text, pictures: [] })
  }

const SLOW = 'Internet lambat kalau malam'
const WIFI = 'Ganti nama dan sandi WiFi'
const PAID = 'Sudah transfer tapi masih belum lunas'
const CABLE = 'Kabel putus tersangkut truk'
const DEAD = 'Internet mati sejak pagi'
const PRICE = 'Minta harga paket mingguan'

const ACTS: readonly Act[] = [
  {
    ago: 75 * HOUR,
    run: (tx, day, instant) =>
      ask(tx, day, instant, {
        party: customerAt(tx, 3),
        category: 'gangguan',
        subject: SLOW,
        text: 'Tiap habis Isya lambat sekali, buka YouTube saja putus-putus.',
      }),
  },
  { ago: 74 * HOUR, run: answer('Siti', SLOW, 'Terima kasih sudah mengabari. Kami pindahkan ke jalur yang longgar.') },
  { ago: 51 * HOUR, run: again((tx) => customerAt(tx, 3), SLOW, 'Semalam sudah lancar. Terima kasih.') },
  {
    ago: 50 * HOUR,
    run: (tx, day, instant) => {
      const id = day.known.get(SLOW)
      if (id) setState(tx, day.at(instant, 'Siti'), id, 'closed')
    },
  },
  {
    ago: 27 * HOUR,
    run: (tx, day, instant) => {
      const id = day.resellers.get('Warung Bu Yati')
      if (id === undefined) return
      const party = { kind: 'reseller', id, name: 'Warung Bu Yati' } as const
      const text = 'Banyak yang tanya paket seminggu. Bisa dibukakan harganya untuk saya?'
      ask(tx, day, instant, { party, category: 'lainnya', subject: PRICE, text })
    },
  },
  { ago: 26 * HOUR, run: answer('Bu Rini', PRICE, 'Bisa, besok saya masukkan ke daftar harga Ibu.') },
  {
    ago: 5 * HOUR,
    run: (tx, day, instant) =>
      ask(tx, day, instant, {
        party: customerAt(tx, 7),
        category: 'perangkat',
        subject: WIFI,
        text: 'Tolong nama WiFi-nya diganti, anak kos sebelah tahu semua sandinya.',
        about: firstService(tx, customerAt(tx, 7)),
      }),
  },
  { ago: 4 * HOUR, run: answer('Siti', WIFI, 'Bisa. Mau diganti nama dan sandi apa? Tulis di sini saja.') },
  {
    ago: 3 * HOUR,
    run: (tx, day, instant) => {
      const { party, about } = debtor(tx, day.day)
      ask(tx, day, instant, {
        party,
        category: 'tagihan',
        subject: PAID,
        text: 'Saya sudah transfer tadi malam atas nama istri. Kok di sini masih belum lunas ya?',
        about,
      })
    },
  },
  {
    ago: 90 * MINUTE,
    run: (tx, day, instant) => {
      const ctx = day.at(instant, 'Siti')
      const { id } = openByStaff(
        tx,
        ctx,
        {
          partyKind: 'customer',
          partyId: customerAt(tx, 11).id,
          category: 'gangguan',
          priority: 'tinggi',
          subject: CABLE,
          text: 'Telepon: kabel di depan gang putus tersangkut truk, tiga rumah mati semua.',
          about: null,
          pictures: [],
        },
        SEAMS,
      )
      day.known.set(CABLE, id)
      assignTicket(tx, ctx, id, ctx.actor?.id ?? null)
    },
  },
  {
    ago: 25 * MINUTE,
    run: (tx, day, instant) =>
      ask(tx, day, instant, {
        party: customerAt(tx, 15),
        category: 'gangguan',
        subject: DEAD,
        text: 'Lampu LOS di modem merah dari jam 6 pagi. Sudah saya matikan dan nyalakan lagi, tetap sama.',
        about: firstService(tx, customerAt(tx, 15)),
      }),
  },
]

function firstService(tx: Tx, { id }: Party): About {
  const [service] = subscriptionsOf(tx, id)
  return service ? { type: 'subscription', id: service.id } : null
}

/** What was said on this day. */
export function ticketsDay(tx: Tx, day: TicketDay): void {
  for (const { ago, run } of ACTS) {
    const instant = day.now - ago
    if (day.dayOf(instant) === day.day) run(tx, day, instant)
  }
}
