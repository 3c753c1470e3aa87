// Owns: step 3 of an order: everything that was chosen, the promo code, the totals, on to Checkout.
// Must never: let something be ordered that is gone or has to be set again.
import { CART_LIMIT } from '../cart'
import { money } from '../money'
import { CartLineCard } from '../ordering/cart-lines'
import { Dock, STEPS } from '../ordering/dock'
import css from '../ordering/ordering.module.css'
import { PromoField } from '../ordering/promo-field'
import { Totals } from '../ordering/totals'
import { usePricedCart } from '../ordering/use-priced-cart'
import { goTo } from '../route'
import { Button, Card, Page, Unanswered } from '../ui'

export default function CartPage() {
  const cart = usePricedCart()
  const { lines, quote, isReady, error } = cart
  if (lines.length === 0)
    return (
      <Page title="Keranjang">
        <Card>
          <p>Keranjang masih kosong.</p>
          <Button onClick={() => goTo('paket')}>Lihat Produk & Layanan</Button>
        </Card>
      </Page>
    )
  const blocked = lines.some(({ isGone, problem }) => isGone || problem !== '')
  const summary = (
    <>
      {quote && <Totals title="Ringkasan" quote={quote} />}
      <div className={css.room} />
      <Dock label="Total" amount={quote ? money(quote.total) : '…'}>
        <Button disabled={!isReady} onClick={() => goTo('checkout')}>
          Checkout
        </Button>
      </Dock>
    </>
  )
  return (
    <Page title="Tinjau pesanan" step={STEPS.review} aside={summary}>
      {error !== null && (
        <>
          <Unanswered error={error} />
          <p>Isi keranjang tetap tersimpan di HP ini.</p>
          <Button look="plain" onClick={cart.refetch}>
            Coba lagi
          </Button>
        </>
      )}
      {error === null && !quote && !blocked && (
        <p role="status" aria-busy="true">
          Sedang menghitung …
        </p>
      )}
      {lines.map((line) => (
        <CartLineCard key={line.line.id} {...line} />
      ))}
      <PromoField items={cart.items} promo={quote?.promo ?? null} lost={cart.lostPromo} isReady={isReady} />
      {lines.length < CART_LIMIT && (
        <Button look="plain" onClick={() => goTo('paket')}>
          Tambah layanan lain
        </Button>
      )}
    </Page>
  )
}
