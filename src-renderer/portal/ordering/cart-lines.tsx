// Owns: the items of the cart to look over: what, how configured, what it costs; to change or take out.
// Must never: add up; the core's lines do.
import { type CartLine, removeFromCart } from '../cart'
import { money } from '../money'
import { goTo } from '../route'
import { Button, Card, Line, Notice } from '../ui'
import { CYCLE_NAMES } from './draft'
import css from './ordering.module.css'
import type { Offer, QuotedItem } from './types'
import type { PricedLine } from './use-priced-cart'

export function CartLineCard({ line, offer, isGone, problem, quoted }: PricedLine) {
  const name = quoted?.packageName ?? offer?.name ?? (isGone ? 'Layanan yang sudah tidak dijual' : '…')
  return (
    <Card title={name}>
      {isGone && (
        <Notice tone="warn" title="Sudah tidak dijual lagi.">
          Hapus dari keranjang untuk melanjutkan.
        </Notice>
      )}
      {problem !== '' && (
        <Notice tone="warn" title="Perlu diatur ulang.">
          {problem}
        </Notice>
      )}
      {offer && <Configuration line={line} offer={offer} quoted={quoted} />}
      {quoted && quoted.lines.length > 1 && (
        <div className={css.lines}>
          {quoted.lines.map(({ text, amount }, index) => (
            <Line key={`${index} ${text}`} label={text} value={amount === 0 ? '' : money(amount)} />
          ))}
        </div>
      )}
      {quoted && <Line label={<strong>Jumlah</strong>} value={money(quoted.total)} />}
      <div className={css.row}>
        {offer && (
          <Button look="plain" aria-label={`Ubah ${name}`} onClick={() => goTo('pesan', line.item.packageId, line.id)}>
            Ubah
          </Button>
        )}
        <Button look="plain" aria-label={`Hapus ${name}`} onClick={() => removeFromCart(line.id)}>
          Hapus
        </Button>
      </div>
    </Card>
  )
}

interface ConfigurationProps {
  readonly line: CartLine
  readonly offer: Offer
  readonly quoted: QuotedItem | undefined
}

function Configuration({ line: { item }, offer, quoted }: ConfigurationProps) {
  const cycle = offer.cycles.length > 0 ? `Siklus penagihan: ${CYCLE_NAMES[item.cycleMonths]}` : ''
  const isMany = offer.serviceType === 'hotspot' && offer.cycles.length === 0
  const texts = [
    cycle,
    isMany ? `${item.quantity} voucher, ${offer.durationText}` : '',
    quoted?.domainText ? `Domain: ${quoted.domainText}` : '',
    quoted?.placeName && offer.places.length > 1 ? `Lokasi: ${quoted.placeName}` : '',
  ]
  return (
    <>
      {texts.filter(Boolean).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  )
}
