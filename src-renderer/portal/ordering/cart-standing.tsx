// Owns: a cart that cannot be shown or priced yet: empty, being priced, or the shop is away.
// Must never: say that something is lost; the cart stays on the phone.
import { goTo } from '../route'
import { Button, Card, Unanswered } from '../ui'
import type { PricedCart } from './use-priced-cart'

export const EmptyCart = () => (
  <Card>
    <p>Keranjang masih kosong.</p>
    <Button onClick={() => goTo('paket')}>Lihat Produk & Layanan</Button>
  </Card>
)

/** Why there is no total: it is on its way, or nobody answers. */
export const Unpriced = ({ cart: { error, refetch } }: { readonly cart: PricedCart }) =>
  error === null ? (
    <p role="status" aria-busy="true">
      Sedang menghitung …
    </p>
  ) : (
    <>
      <Unanswered error={error} />
      <p>Isi keranjang tetap tersimpan di HP ini.</p>
      <Button look="plain" onClick={refetch}>
        Coba lagi
      </Button>
    </>
  )
