// Owns: step 4 of an order: who it is for, how it will be paid, the Ketentuan Layanan, Selesaikan Pesanan.
// Must never: order at another total than the one that was agreed to on this page.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { portalQuery } from '../api'
import { AccountChoice } from '../ordering/account-choice'
import { EmptyCart, Unpriced } from '../ordering/cart-standing'
import { CheckoutForm } from '../ordering/checkout-form'
import { STEPS } from '../ordering/dock'
import { Totals } from '../ordering/totals'
import { usePricedCart } from '../ordering/use-priced-cart'
import { goTo } from '../route'
import { Answer, Button, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'

export default function CheckoutPage() {
  const { party } = usePortal()
  const cart = usePricedCart()
  const [isPlaced, setPlaced] = useState(false)
  if (isPlaced)
    return (
      <Page title="Checkout" step={STEPS.checkout}>
        <p role="status" aria-busy="true">
          Pesanan diterima, tagihan sedang dibuka …
        </p>
      </Page>
    )
  if (cart.lines.length === 0)
    return (
      <Page title="Checkout">
        <EmptyCart />
      </Page>
    )
  const { quote } = cart
  if (cart.lines.some(({ isGone, problem }) => isGone || problem !== ''))
    return (
      <Page title="Checkout" step={STEPS.checkout}>
        <Notice tone="warn" title="Ada isi keranjang yang berubah.">
          Lihat lagi keranjangnya sebelum menyelesaikan pesanan.
        </Notice>
        <Button onClick={() => goTo('keranjang')}>Kembali ke keranjang</Button>
      </Page>
    )
  if (!quote)
    return (
      <Page title="Checkout" step={STEPS.checkout}>
        <Unpriced cart={cart} />
      </Page>
    )
  if (party === null)
    return (
      <Page title="Checkout" step={STEPS.checkout} aside={<Totals title="Pesanan Anda" quote={quote} />}>
        <AccountChoice />
      </Page>
    )
  return <Known cart={cart} quote={quote} onPlaced={() => setPlaced(true)} />
}

type FormProps = Parameters<typeof CheckoutForm>[0]

function Known(props: Pick<FormProps, 'cart' | 'quote' | 'onPlaced'>) {
  const buyer = useQuery(portalQuery.orders.buyer.queryOptions({ input: {} }))
  const methods = useQuery(portalQuery.orders.methods.queryOptions({ input: {} }))
  const terms = useQuery(portalQuery.terms.current.queryOptions({ input: {} }))
  if (buyer.data && methods.data && terms.data)
    return <CheckoutForm {...props} known={buyer.data} methods={methods.data} terms={terms.data} />
  return (
    <Page title="Checkout" step={STEPS.checkout}>
      <Answer query={buyer}>
        {() => <Answer query={methods}>{() => <Answer query={terms}>{() => null}</Answer>}</Answer>}
      </Answer>
    </Page>
  )
}
