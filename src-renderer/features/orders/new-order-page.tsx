// Owns: an order at the counter: who, what, how paid, agreed; then straight to the pay desk.
// Must never: keep anything of the last customer, or order at a price that was not on the screen.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { api, orpc, toProblem, useCommand } from '../../api'
import { go } from '../../app/route'
import { useFirstFocus } from '../../lib/use-first-focus'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorNotice,
  Form,
  notifyDone,
  notifyError,
  PageHeader,
  Screen,
  Skeleton,
} from '../../ui'
import { PayDialog } from '../payments/pay-dialog'
import { BuyerPanel, knownPerson } from './buyer-panel'
import { ItemForm } from './item-form'
import { askedOf, type Line, newLine, type Person } from './new-order-model'
import css from './orders.module.css'
import { type Closing, TotalPanel } from './total-panel'
import type { Offer } from './types'
import { useQuote } from './use-quote'
import { rp } from './words'

const MOST_LINES = 10
const back = () => go('pesanan', 'daftar')

export function NewOrderPage({ customerId }: { readonly customerId: string | null }) {
  const offers = useQuery(orpc.orders.offers.queryOptions({ input: {} }))
  const problem = offers.error && toProblem(offers.error)
  if (offers.data && offers.data.length > 0) return <NewOrder offers={offers.data} customerId={customerId} />
  return (
    <Screen header={<PageHeader title="Pesanan baru" onBack={back} />}>
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      {offers.isPending && <Skeleton lines={8} />}
      {offers.data?.length === 0 && (
        <EmptyState
          title="Belum ada paket"
          action={<Button onClick={() => go('katalog')}>Buka Katalog Layanan</Button>}
        >
          Buat paketnya dulu di Katalog Layanan, lalu pesan dari sini.
        </EmptyState>
      )}
    </Screen>
  )
}

interface NewOrderProps {
  readonly offers: readonly Offer[]
  readonly customerId: string | null
}

interface Placed {
  readonly orderId: string
  readonly customerId: string
  readonly invoiceId: number
}

const STOPS = {
  nobody: { message: 'Pilih pelanggannya dulu.', advice: 'Ketik namanya, lalu Enter.' },
  asking: { message: 'Harganya belum dihitung.', advice: 'Lengkapi pilihannya, lalu tekan sekali lagi.' },
} as const

const CLOSING: Closing = { method: 'cash', notes: '', isAgreed: false }

function NewOrder({ offers, customerId }: NewOrderProps) {
  const formId = useId()
  const [person, setPerson] = useState<Person | null>(null)
  const [lines, setLines] = useState<readonly Line[]>([newLine(1)])
  const [closing, setClosing] = useState(CLOSING)
  const [placed, setPlaced] = useState<Placed | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  /** Why F9 did nothing. */
  const [stopped, setStopped] = useState<'nobody' | 'terms' | 'asking' | null>(null)
  const terms = useQuery(orpc.terms.get.queryOptions({ input: {} })).data
  const asked = askedOf(lines, offers)
  const price = useQuote(asked.items, person?.customerId ?? null)
  const place = useCommand(api.orders.place)
  const isWho = person === null ? 'nobody' : person.customerId === null ? 'new' : 'known'
  const ground = useFirstFocus<HTMLDivElement>(isWho)
  useEffect(() => {
    if (customerId === null) return
    knownPerson(customerId).then(setPerson, (error: unknown) => notifyError(toProblem(error)))
  }, [customerId])

  const fields = { ...price.problem?.fields, ...place.problem?.fields }
  const errorOf = (path: string) => fields[path] ?? fields[`${path}.value`]
  const isSaid = Object.keys(place.problem?.fields ?? {}).some((path) => !path.startsWith('items'))
  const change = (next: Line) => setLines(lines.map((line) => (line.key === next.key ? next : line)))
  const isTyped = person !== null || lines.some(({ packageId }) => packageId !== null)
  const leave = () => (isTyped ? setLeaving(true) : back())

  const finish = async () => {
    const { quote } = price
    if (person === null) {
      ground.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
      return setStopped('nobody')
    }
    if (quote === null || price.isAsking || !terms) return setStopped('asking')
    if (!closing.isAgreed) return setStopped('terms')
    setStopped(null)
    const done = await place.run({
      customerId: person.customerId,
      buyer: { name: person.name.trim(), phone: person.phone ?? '', address: person.address.trim() },
      items: asked.items,
      promoCode: price.promo.code,
      method: closing.method,
      notes: closing.notes.trim(),
      termsVersion: terms.version,
      shownTotal: quote.total,
    })
    if (!done) return price.again()
    const isPaidHere = done.total > 0 && (closing.method === 'cash' || closing.method === 'qris')
    if (isPaidHere) return setPlaced(done)
    notifyDone(`Pesanan tersimpan, ${rp(done.total)}.`)
    go('pesanan', 'daftar', done.orderId)
  }
  return (
    <Screen
      header={
        <PageHeader
          title="Pesanan baru"
          summary="Pilih pelanggan dan paketnya; sesudah dibayar, layanannya aktif sendiri."
          onBack={leave}
        />
      }
    >
      <Form id={formId} onSubmit={finish} label="Pesanan baru">
        <div className={css.columns}>
          <div ref={ground} className={css.stack}>
            <BuyerPanel
              person={person}
              onPerson={(next) => {
                setPerson(next)
                setStopped(null)
              }}
              errorOf={errorOf}
            />
            {lines.map((line, index) => (
              <ItemForm
                key={line.key}
                line={line}
                title={lines.length === 1 ? 'Layanan' : `Layanan ${index + 1}`}
                offers={offers}
                isFirst={isWho === 'known' && line.packageId === null}
                onChange={change}
                onRemove={lines.length > 1 ? () => setLines(lines.filter(({ key }) => key !== line.key)) : undefined}
                errorOf={(path) => errorOf(`items.${index}.${path}`)}
              />
            ))}
            {lines.length < MOST_LINES && lines.every(({ packageId }) => packageId !== null) && (
              <div>
                <Button
                  variant="default"
                  onClick={() => setLines([...lines, newLine(Math.max(...lines.map(({ key }) => key)) + 1)])}
                >
                  + Layanan lain
                </Button>
              </div>
            )}
          </div>
          <div className={css.beside}>
            <TotalPanel
              asked={asked}
              price={price}
              closing={closing}
              onClosing={(next) => {
                setClosing(next)
                setStopped(null)
              }}
              isBusy={place.isRunning}
              onFinish={() => {
                const form = document.getElementById(formId)
                if (form instanceof HTMLFormElement) form.requestSubmit()
              }}
              errorOf={(path) =>
                path === 'termsVersion' && stopped === 'terms' ? 'Pelanggan perlu menyetujuinya dulu.' : errorOf(path)
              }
              error={stopped && stopped !== 'terms' ? STOPS[stopped] : isSaid ? null : place.problem}
            />
          </div>
        </div>
      </Form>
      {isLeaving && (
        <ConfirmDialog
          isOpen
          onClose={() => setLeaving(false)}
          title="Buang pesanan ini?"
          lost="Yang sudah diketik. Belum ada yang tersimpan."
          confirmLabel="Buang"
          cancelLabel="Lanjut mengisi"
          onConfirm={back}
        />
      )}
      {placed && (
        <PayDialog
          customerId={placed.customerId}
          invoiceId={placed.invoiceId}
          onClose={() => go('pesanan', 'daftar', placed.orderId)}
        />
      )}
    </Screen>
  )
}
