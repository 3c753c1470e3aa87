// Owns: the form of step 4, once everything it needs is there.
// Must never: order twice for one press, or go on by itself when the total has changed.
import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { emptyCart, useCart } from '../cart'
import { Choices, Lines, Tick } from '../fields'
import { money } from '../money'
import { goTo } from '../route'
import { Button, Card, Field, Notice, Page } from '../ui'
import { Dock, STEPS } from './dock'
import { Rest, useFirstWrong } from './field-problems'
import css from './ordering.module.css'
import { Totals } from './totals'
import type { Buyer, OrderMethod, Quote } from './types'
import type { PricedCart } from './use-priced-cart'

interface CheckoutFormProps {
  readonly cart: PricedCart
  readonly quote: Quote
  readonly known: Buyer
  readonly methods: readonly { readonly id: OrderMethod; readonly label: string; readonly note: string }[]
  readonly terms: { readonly version: number; readonly text: string }
  readonly onPlaced: () => void
}

const SHOWN = /^(buyer\.|method$|notes$|termsVersion$)/

export function CheckoutForm({ cart, quote, known, methods, terms, onPlaced }: CheckoutFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { promoCode } = useCart()
  const [buyer, setBuyer] = useState(known)
  const [method, setMethod] = useState<OrderMethod | null>(methods.length === 1 ? (methods[0]?.id ?? null) : null)
  const [isMethodMissing, setMethodMissing] = useState(false)
  const [notes, setNotes] = useState('')
  /** The version that was ticked: a newer text has to be ticked again. */
  const [ticked, setTicked] = useState(0)
  /** The total that this person has seen and not been surprised by. */
  const [agreed, setAgreed] = useState<number>(quote.total)
  const place = useCommand(portal.orders.place)
  useFirstWrong(form, place.problem)
  const fields = place.problem?.fields ?? {}
  const isChanged = quote.total !== agreed
  const isTicked = ticked === terms.version
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMethodMissing(method === null)
    if (method === null || isChanged) return
    const done = await place.run({
      items: [...cart.items],
      promoCode,
      buyer,
      method,
      notes: notes.trim(),
      termsVersion: isTicked ? ticked : 0,
      shownTotal: quote.total,
    })
    if (done) {
      onPlaced()
      goTo('pesanan', done.orderId)
      emptyCart()
    }
    await queryClient.invalidateQueries()
  }
  const write = (part: keyof Buyer) => (event: { readonly target: { readonly value: string } }) => {
    setBuyer((now) => ({ ...now, [part]: event.target.value }))
    place.clear()
  }
  const summary = (
    <>
      <Totals title="Pesanan Anda" quote={quote} />
      <div className={css.room} />
      <Dock label="Total" amount={money(quote.total)}>
        <Button
          type="submit"
          form="checkout"
          isBusy={place.isRunning}
          disabled={isChanged || !cart.isReady || methods.length === 0}
        >
          Selesaikan Pesanan
        </Button>
      </Dock>
    </>
  )
  return (
    <Page title="Checkout" step={STEPS.checkout} aside={summary}>
      <form id="checkout" ref={form} className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        {cart.lostPromo && (
          <Notice tone="warn" title={`Kode ${cart.lostPromo.code} tidak berlaku lagi.`}>
            {cart.lostPromo.why}
          </Notice>
        )}
        {isChanged && (
          <Notice tone="warn" title={`Total berubah dari ${money(agreed)} menjadi ${money(quote.total)}.`}>
            <p>Belum ada yang dipesan.</p>
            <div className={css.row}>
              <Button onClick={() => setAgreed(quote.total)}>Setuju {money(quote.total)}</Button>
              <Button look="plain" onClick={() => goTo('keranjang')}>
                Lihat keranjang
              </Button>
            </div>
          </Notice>
        )}
        <Card title="Data diri & alamat penagihan">
          <Field
            label="Nama"
            autoComplete="name"
            maxLength={60}
            value={buyer.name}
            onChange={write('name')}
            error={fields['buyer.name']}
          />
          <Field
            label="Nomor HP"
            type="tel"
            autoComplete="tel"
            maxLength={20}
            value={buyer.phone}
            onChange={write('phone')}
            error={fields['buyer.phone']}
          />
          <Lines
            label="Alamat penagihan"
            autoComplete="street-address"
            maxLength={160}
            value={buyer.address}
            onChange={write('address')}
            error={fields['buyer.address']}
          />
        </Card>
        <Card>
          <Choices
            label="Metode Pembayaran"
            value={method}
            choices={methods.map(({ id, label, note }) => ({ value: id, label, note }))}
            onChange={(id) => {
              setMethod(id)
              setMethodMissing(false)
              place.clear()
            }}
            error={isMethodMissing ? 'Pilih dulu cara membayarnya.' : fields.method}
          />
          {place.problem?.code === 'ORDER_SALDO_SHORT' && (
            <Button look="plain" onClick={() => goTo('isi-saldo')}>
              Isi saldo dulu
            </Button>
          )}
          {methods.length === 0 && (
            <Notice tone="warn" title="Toko sedang tidak menerima pesanan dari HP.">
              Tanyakan di loket. Isi keranjang tetap tersimpan.
            </Notice>
          )}
        </Card>
        <Card>
          <Lines
            label="Catatan Tambahan (boleh kosong)"
            maxLength={500}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
            error={fields.notes}
          />
        </Card>
        <Card>
          <details>
            <summary className={css.open}>Baca Ketentuan Layanan</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls has to be reached by keyboard */}
            <section className={css.terms} tabIndex={0} aria-label="Ketentuan Layanan">
              {terms.text}
            </section>
          </details>
          <Tick
            label="Saya telah membaca dan menyetujui Ketentuan Layanan"
            isOn={isTicked}
            onChange={(isOn) => setTicked(isOn ? terms.version : 0)}
            error={isTicked ? undefined : fields.termsVersion}
          />
        </Card>
        <Rest problem={place.problem} shown={(path) => SHOWN.test(path)} />
      </form>
    </Page>
  )
}
