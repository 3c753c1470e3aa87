// Owns: the tones of tickets, where what they are about is found, and answers that are ready.
// Must never: decide what may be done; the core does.
import type { TicketDetail } from '../../../src-main/features/tickets/contract'
import type { SubjectType, TicketState } from '../../../src-main/shared/ticket-words'
import { linkTo } from '../../app/route'

export const STATE_TONES = { open: 'warn', answered: 'info', closed: 'calm' } as const satisfies Readonly<
  Record<TicketState, string>
>
export interface ReadyAnswer {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** Put into the box, to be changed before they are sent. */
export const READY_ANSWERS: readonly ReadyAnswer[] = [
  {
    id: 'periksa',
    label: 'Kami periksa dulu',
    text: 'Terima kasih sudah mengabari. Kami periksa dulu, mohon tunggu sebentar.',
  },
  {
    id: 'ulang-modem',
    label: 'Nyalakan ulang modem',
    text: 'Coba cabut listrik modemnya satu menit, pasang lagi, lalu tunggu lima menit. Kabari kami hasilnya.',
  },
  {
    id: 'foto-lampu',
    label: 'Minta foto lampu modem',
    text: 'Mohon kirim foto lampu modemnya, terutama lampu LOS dan PON.',
  },
  {
    id: 'gangguan',
    label: 'Gangguan di area',
    text: 'Di area Anda sedang ada gangguan dan teknisi kami sudah di jalan. Mohon maaf atas ketidaknyamanannya.',
  },
  {
    id: 'teknisi',
    label: 'Teknisi datang',
    text: 'Teknisi kami datang hari ini. Mohon ada orang di rumah dan nomor HP-nya aktif.',
  },
  { id: 'bayar', label: 'Pembayaran sudah masuk', text: 'Pembayarannya sudah kami terima. Terima kasih.' },
  {
    id: 'normal',
    label: 'Apakah sudah normal?',
    text: 'Apakah sekarang sudah normal? Bila sudah, tiket ini kami nyatakan selesai.',
  },
]

const SCREENS: Readonly<Record<SubjectType, (id: string) => string>> = {
  invoice: (id) => linkTo('tagihan', 'daftar', id),
  order: (id) => linkTo('pesanan', 'daftar', id),
  // a subscription has no page of its own: it stands on its customer's card
  subscription: () => '',
}

export function aboutLink({ about, partyKind, partyId }: TicketDetail): string | null {
  if (!about) return null
  return SCREENS[about.type](about.id) || partyLink({ partyKind, partyId })
}

export const partyLink = ({ partyKind, partyId }: Pick<TicketDetail, 'partyKind' | 'partyId'>): string =>
  linkTo(partyKind === 'customer' ? 'pelanggan' : 'reseller', partyId)

/** For who has no login of the portal: the last answer, by WhatsApp. */
export function waText({ partyName, subject, number, messages }: TicketDetail): string {
  const answer = messages.findLast(({ author }) => author === 'staff')
  const words = `Halo ${partyName}, tentang ${subject} (${number})`
  return answer ? `${words}:\n${answer.text}` : `${words}: `
}
