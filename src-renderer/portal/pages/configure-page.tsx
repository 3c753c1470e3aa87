// Owns: step 2 of an order: domain, billing cycle, number, place and options of one service, and what it comes to.
// Must never: put something in the cart that the core has not found whole.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { portal, portalQuery } from '../api'
import { CART_LIMIT, type CartLine, putInCart, useCart } from '../cart'
import { Choices, Stepper } from '../fields'
import { money } from '../money'
import { Dock, STEPS } from '../ordering/dock'
import { DomainFields } from '../ordering/domain-fields'
import {
  beginDraft,
  CYCLE_NAMES,
  type Draft,
  itemOf,
  MOST_VOUCHERS,
  priceLines,
  probeOf,
  shownLines,
  totalOf,
} from '../ordering/draft'
import { itemProblems, Rest, useFirstWrong } from '../ordering/field-problems'
import { OptionFields } from '../ordering/option-fields'
import css from '../ordering/ordering.module.css'
import type { Offer } from '../ordering/types'
import { useAsk } from '../ordering/use-ask'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'

export default function ConfigurePage() {
  const [packageId = '', lineId] = usePortalRoute().path
  const { lines } = useCart()
  const offer = useQuery(portalQuery.orders.offer.queryOptions({ input: { packageId } }))
  const line = lines.find(({ id }) => id === lineId)
  if (offer.data) return <Configure key={`${packageId} ${line?.id}`} offer={offer.data} line={line} />
  return (
    <Page title="Konfigurasi" step={STEPS.configure}>
      <Answer query={offer}>{() => null}</Answer>
      <Button look="plain" onClick={() => goTo('paket')}>
        Lihat paket lain
      </Button>
    </Page>
  )
}

const SHOWN = /^items\.0\.(domain|cycleMonths|quantity|placeId|options)/

function Configure({ offer, line }: { readonly offer: Offer; readonly line: CartLine | undefined }) {
  const form = useRef<HTMLFormElement>(null)
  const { lines } = useCart()
  const [draft, setDraft] = useState(() => beginDraft(offer, line?.item))
  const check = useAsk(portal.orders.quote)
  const wrong = itemProblems(check.problem?.fields, 0)
  useFirstWrong(form, check.problem)
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }))
    check.clear()
  }
  const priced = useQuery(
    portalQuery.orders.quote.queryOptions({
      input: { items: [probeOf(offer, draft)], promoCode: '' },
      placeholderData: keepPreviousData,
    }),
  )
  const [sure] = (!priced.error && priced.data?.items) || []
  const packages = useQuery(portalQuery.selfcare.packages.queryOptions({ input: {} }))
  const speed = packages.data?.find(({ id }) => id === offer.packageId)?.rateText
  const parts = shownLines(sure?.lines ?? priceLines(offer, draft))
  const isFull = !line && lines.length >= CART_LIMIT
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const item = itemOf(offer, draft)
    if (!(await check.run({ items: [item], promoCode: '' }))) return
    putInCart(item, line?.id)
    goTo('keranjang')
  }
  const summary = (
    <>
      <Card title="Ringkasan">
        {parts.map(({ text, amount }, index) => (
          <Line key={`${index} ${text}`} label={text} value={money(amount)} />
        ))}
        {sure && sure.next > 0 && sure.next !== sure.total && (
          <p className={css.soft}>
            Tagihan berikutnya {money(sure.next)} ({CYCLE_NAMES[draft.cycleMonths]}).
          </p>
        )}
        <p className={css.soft}>Kode promo dan pajak (bila ada) dihitung di keranjang.</p>
      </Card>
      <div className={css.room} />
      <Dock label="Jumlah" amount={money(totalOf(parts))}>
        <Button type="submit" form="konfigurasi" isBusy={check.isRunning} disabled={isFull}>
          Lanjutkan
        </Button>
      </Dock>
    </>
  )
  return (
    <Page title="Konfigurasi" step={STEPS.configure} aside={summary}>
      <form id="konfigurasi" ref={form} className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        <Card title={offer.name}>
          <p className={css.soft}>{[money(offer.price), offer.durationText, speed].filter(Boolean).join(' · ')}</p>
        </Card>
        {isFull && (
          <Notice tone="warn" title="Keranjang sudah penuh.">
            Selesaikan dulu pesanan yang ada di <a href="#/keranjang">keranjang</a>.
          </Notice>
        )}
        {offer.asksDomain && <DomainFields draft={draft} change={change} wrong={wrong} />}
        {offer.cycles.length > 0 && (
          <Card>
            <Choices
              label="Siklus Penagihan"
              value={String(draft.cycleMonths)}
              choices={offer.cycles.map(({ months, price, saving }) => ({
                value: String(months),
                label: CYCLE_NAMES[months],
                note: saving > 0 ? `hemat ${money(saving)}` : undefined,
                price: money(price),
              }))}
              onChange={(value) => {
                const cycle = offer.cycles.find(({ months }) => String(months) === value)
                if (cycle) change({ cycleMonths: cycle.months })
              }}
              error={wrong.cycleMonths}
            />
          </Card>
        )}
        {offer.serviceType === 'hotspot' && offer.billingType === 'daily' && (
          <Card>
            <Stepper
              label="Jumlah voucher"
              value={draft.quantity}
              minimum={1}
              maximum={MOST_VOUCHERS}
              onChange={(quantity) => change({ quantity })}
              error={wrong.quantity}
            />
          </Card>
        )}
        {offer.places.length > 1 && (
          <Card>
            <Choices
              label="Lokasi"
              hint={offer.serviceType === 'hotspot' ? 'WiFi tempat voucher dipakai.' : 'Tempat layanan dipasang.'}
              value={draft.placeId}
              choices={offer.places.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(placeId) => change({ placeId })}
              error={wrong.placeId}
            />
          </Card>
        )}
        {offer.options.length > 0 && (
          <OptionFields
            options={offer.options}
            isMonthly={offer.cycles.length > 0}
            values={draft.values}
            onChange={(id, value) => change({ values: { ...draft.values, [id]: value } })}
            wrong={wrong}
          />
        )}
        <Rest problem={check.problem} shown={(path) => SHOWN.test(path)} />
      </form>
    </Page>
  )
}
