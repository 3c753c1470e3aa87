// Owns: one ordered service: what was chosen, how far it is, and what the router has said.
// Must never: say that something runs which the router has not confirmed, or show a password of a login.
import { useState } from 'react'
import { MANAGERS } from '../../../src-main/shared/roles'
import { useSession } from '../../api'
import { linkTo } from '../../app/route'
import { CYCLE_NAMES } from '../../portal/ordering/draft'
import { Anchor, Button, type Fact, Facts, Notice, StatusChip } from '../../ui'
import { FinishDialog } from './finish-dialog'
import { GiveUpDialog } from './give-up-dialog'
import css from './orders.module.css'
import type { StaffItem, StaffOrder } from './types'
import { ITEM_WORDS, ROUTER_WORDS, rp, SERVICE_WORDS, staffWork } from './words'

export interface OrderItemProps {
  readonly item: StaffItem
  readonly order: StaffOrder
}

export function OrderItem({ item, order }: OrderItemProps) {
  const isManager = useSession().may(MANAGERS)
  const [open, setOpen] = useState<'finish' | 'give-up' | null>(null)
  const close = () => setOpen(null)
  const router = ROUTER_WORDS[item.router]
  const work = staffWork(item)
  return (
    <article className={css.item} aria-label={item.packageName}>
      <header className={css.head}>
        <h3>
          {item.quantity > 1 && `${item.quantity} × `}
          {item.packageName}
        </h3>
        <StatusChip {...ITEM_WORDS[item.state]} look="filled" />
        {item.state === 'active' && router && <StatusChip {...router} />}
        {item.subscriptionId !== null && (
          <Anchor className={css.end} href={linkTo('pelanggan', order.customerId)}>
            Lihat langganan
          </Anchor>
        )}
      </header>
      {item.state === 'person' && order.invoiceState !== 'paid' && (
        <Notice tone="warn" title={item.need}>
          Pembayarannya dibatalkan. Layanan ini dilengkapi atau dibatalkan sesudah tagihannya lunas lagi.
        </Notice>
      )}
      {item.state === 'person' && order.invoiceState === 'paid' && (
        <Notice
          tone="warn"
          title={item.need}
          action={
            isManager && (
              <>
                <Button size="xs" onClick={() => setOpen('finish')}>
                  Lengkapi
                </Button>
                <Button size="xs" variant="subtle" color="red" onClick={() => setOpen('give-up')}>
                  Batalkan layanan ini
                </Button>
              </>
            )
          }
        >
          Sudah lunas; pelanggan menunggu.{!isManager && ' Admin atau Pemilik yang melengkapinya.'}
        </Notice>
      )}
      {item.state === 'cancelled' && item.need !== '' && (
        <Notice tone="calm" title={item.need}>
          {item.toSaldo > 0
            ? `Dibatalkan, ${rp(item.toSaldo)} menjadi saldo pelanggan.`
            : 'Dibatalkan; tidak ada yang dibayar untuknya.'}
        </Notice>
      )}
      {work.length > 0 && <Notice tone="calm">Dikerjakan petugas: {work.join(', ')}</Notice>}
      <Facts columns={2} facts={factsOf(item, work.length > 0)} />
      {item.vouchers.length > 0 && (
        <ul className={css.codes} aria-label="Kode voucher">
          {item.vouchers.map(({ code, password }) => (
            <li key={code} className="ln-code">
              {code}
              {password !== null && ` / ${password}`}
            </li>
          ))}
        </ul>
      )}
      {open === 'finish' && <FinishDialog item={item} onClose={close} />}
      {open === 'give-up' && <GiveUpDialog item={item} order={order} onClose={close} />}
    </article>
  )
}

/** What stands above as work is not said twice. */
function factsOf(item: StaffItem, isWork: boolean): Fact[] {
  const isMonthly = item.next > 0
  const facts: Fact[] = [
    { label: 'Jenis', value: SERVICE_WORDS[item.serviceType] },
    { label: 'Siklus', value: isMonthly ? CYCLE_NAMES[item.cycleMonths] : '' },
    { label: 'Domain', value: isWork ? '' : item.domainText },
    { label: 'Lokasi', value: item.placeName },
    ...(isWork ? [] : item.options.map(({ label, value }) => ({ label, value }))),
    { label: 'Username', value: item.username === '' ? '' : <span className="ln-code">{item.username}</span> },
    { label: 'Harga', value: rp(item.total) },
    { label: 'Tagihan berikutnya', value: isMonthly && item.state !== 'cancelled' ? rp(item.next) : '' },
  ]
  return facts.filter(({ value }) => value !== '')
}
