// Owns: the words of tickets: categories, priorities, states, and what a ticket may be about.
// Must never: hold a rule; the screens and the phones import it.
export const CATEGORIES = ['gangguan', 'tagihan', 'pesanan', 'perangkat', 'lainnya'] as const
export type Category = (typeof CATEGORIES)[number]
export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  gangguan: 'Gangguan internet',
  tagihan: 'Tagihan & pembayaran',
  pesanan: 'Pesanan & pasang baru',
  perangkat: 'Modem & perangkat',
  lainnya: 'Lainnya',
}

export const PRIORITIES = ['rendah', 'biasa', 'tinggi'] as const
export type Priority = (typeof PRIORITIES)[number]
export const PRIORITY_NAMES: Readonly<Record<Priority, string>> = {
  rendah: 'Rendah',
  biasa: 'Biasa',
  tinggi: 'Tinggi',
}

export const TICKET_STATES = ['open', 'answered', 'closed'] as const
export type TicketState = (typeof TICKET_STATES)[number]
export const TICKET_STATE_NAMES: Readonly<Record<TicketState, string>> = {
  open: 'Menunggu jawaban',
  answered: 'Dijawab',
  closed: 'Selesai',
}

export const SUBJECT_TYPES = ['order', 'invoice', 'subscription'] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]
export const SUBJECT_NAMES: Readonly<Record<SubjectType, string>> = {
  order: 'Pesanan',
  invoice: 'Tagihan',
  subscription: 'Langganan',
}

/** What a picture of a message is attached to. */
export const PICTURE_OF = 'ticket-message'
export const MOST_PICTURES = 3
export const LONGEST_TEXT = 2_000
/** Tickets of one party that are not closed. */
export const MOST_OPEN = 5
/** A closed one opens again within this; later it is a new matter. */
export const REOPEN_DAYS = 14
