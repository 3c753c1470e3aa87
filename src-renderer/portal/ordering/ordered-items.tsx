// Owns: the services of an order: how far each is, how to get in, the voucher codes.
// Must never: show a code before the core gives it.

import { StateChip } from '../chip'
import { MemberLogin } from '../member-login'
import { money } from '../money'
import { Card, Line, Notice } from '../ui'
import { VoucherSlip } from '../voucher-slip'
import { itemChip } from './order-words'
import css from './ordering.module.css'
import type { OrderedItem } from './types'

export const OrderedItems = ({ items }: { readonly items: readonly OrderedItem[] }) => (
  <>
    {items.map((item) => (
      <Item key={item.id} item={item} />
    ))}
  </>
)

function Item({ item }: { readonly item: OrderedItem }) {
  const {
    packageName,
    serviceType,
    subscriptionId,
    state,
    router,
    username,
    domainText,
    placeName,
    options,
    vouchers,
    toSaldo,
    need,
  } = item
  return (
    <Card title={packageName}>
      <StateChip {...itemChip(item)} />
      {state === 'person' && <p>Petugas sedang menyiapkannya. Halaman ini berubah sendiri.</p>}
      {state === 'cancelled' && toSaldo > 0 && <p>Dibatalkan, {money(toSaldo)} menjadi saldo.</p>}
      {state === 'cancelled' && need !== '' && <p>Alasan: {need}</p>}
      {state === 'active' && router === 'waiting' && <p>Sedang dipasang di jaringan, biasanya sebentar.</p>}
      {state === 'active' && router === 'failed' && (
        <Notice tone="warn" title="Pemasangan di jaringan belum berhasil.">
          Petugas sudah diberi tahu. Uang Anda tercatat.
        </Notice>
      )}
      {domainText && <Line label="Domain" value={domainText} />}
      {placeName && <Line label="Lokasi" value={placeName} />}
      {options.map(({ label, value }, index) => (
        <Line key={`${index} ${label}`} label={label} value={value} />
      ))}
      {state === 'active' && username !== '' && serviceType === 'pppoe' && (
        <Line label="Nama pengguna" value={username} />
      )}
      {state === 'active' && serviceType === 'hotspot' && subscriptionId !== null && (
        <MemberLogin subscriptionId={subscriptionId} />
      )}
      {vouchers.map((voucher) => (
        <VoucherSlip key={voucher.code} voucher={voucher} />
      ))}
      {vouchers.length > 0 && <p className={css.soft}>Kode selalu dapat dilihat lagi di halaman ini.</p>}
    </Card>
  )
}
