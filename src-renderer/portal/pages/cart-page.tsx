// Owns: step 3 of an order: everything that was chosen, the promo code, the totals, on to Checkout.
// Must never: let something be ordered that is gone or has to be set again.
import { CART_LIMIT } from '../cart'
import { money } from '../money'
import { CartLineCard } from '../ordering/cart-lines'
import { EmptyCart, Unpriced } from '../ordering/cart-standing'
import { Dock, STEPS } from '../ordering/dock'
import css from '../ordering/ordering.module.css'
import { PromoField } from '../ordering/promo-field'
import { Totals } from '../ordering/totals'
import { usePricedCart } from '../ordering/use-priced-cart'
import { goTo } from '../route'
import { Button, Page } from '../ui'

export default function CartPage() {
  const cart = usePricedCart()
  const { lines, quote, isReady, error } = cart
  if (lines.length === 0)
    return (
      <Page title="Keranjang">
        <EmptyCart />
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
      {(error !== null || (!quote && !blocked)) && <Unpriced cart={cart} />}
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
