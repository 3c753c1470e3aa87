// Owns: saying on Beranda what people outside wait for: orders, confirmations of payment, deposits, tickets. A line each.
// Must never: stand there when nobody waits, or count otherwise than the screen it leads to.
import { useQuery } from '@tanstack/react-query'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Notice } from '../../ui'
import { useWaitingOrders } from '../orders/use-order-news'
import css from './home-screen.module.css'

interface Waiting {
  readonly what: string
  readonly count: number
  readonly detail: string
  readonly href: string
  /** Somebody is on it already. */
  readonly isCalm?: boolean
}

export function WaitingNotice() {
  const enabled = useSession().may(MANAGERS)
  const orders = useWaitingOrders()
  const claims = useQuery({ ...orpc.payments.claims.queryOptions({ input: {} }), enabled }).data
  const asked = { ...orpc.resellers.deposits.queryOptions({ input: { resellerId: null } }), enabled }
  const deposits = useQuery(asked).data
  const tickets = useQuery(orpc.tickets.counts.queryOptions({ input: {} })).data
  const all: readonly Waiting[] = [
    {
      what: 'pesanan perlu perhatian',
      count: orders,
      detail: 'Pembayarannya perlu diperiksa, atau layanannya perlu dilengkapi.',
      href: linkTo('pesanan'),
    },
    {
      what: 'konfirmasi pembayaran menunggu diperiksa',
      count: claims?.length ?? 0,
      detail: 'Lihat uangnya di mutasi rekening.',
      href: linkTo('tagihan', 'pembayaran'),
    },
    {
      what: 'permintaan deposit reseller menunggu',
      count: deposits?.length ?? 0,
      detail: 'Saldonya terisi sesudah uangnya terlihat.',
      href: linkTo('reseller'),
    },
    {
      what: 'tiket menunggu jawaban',
      count: tickets?.waiting ?? 0,
      detail: tickets?.newest
        ? `Terbaru dari ${tickets.newest.partyName}: ${tickets.newest.subject}`
        : 'Semuanya sudah dibuka.',
      href: linkTo('tiket'),
      isCalm: tickets?.unread === 0,
    },
  ]
  const lines = all.filter(({ count }) => count > 0)
  if (lines.length === 0) return null
  return (
    <Notice tone={lines.every(({ isCalm }) => isCalm) ? 'info' : 'warn'} title="Menunggu Anda">
      <ul className={css.waiting}>
        {lines.map(({ what, count, detail, href }) => (
          <li key={what}>
            <Anchor href={href} underline="always">
              {formatThousands(count)} {what}
            </Anchor>
            <span className={css.soft}>{detail}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
