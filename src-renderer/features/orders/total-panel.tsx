// Owns: the right side of a new order: the running total, the promo code, how it is paid, notes, the terms.
// Must never: order before the customer agreed to the terms.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { orpc } from '../../api'
import { totalOf } from '../../portal/ordering/draft'
import { Button, Checkbox, ErrorNotice, FoldAway, HotkeyButton, Notice, Panel, SelectField, TextField } from '../../ui'
import type { Asked } from './new-order-model'
import { OrderLines } from './order-lines'
import css from './orders.module.css'
import type { OrderMethod } from './types'
import type { QuoteState } from './use-quote'
import { rp } from './words'

export interface Closing {
  readonly method: OrderMethod
  readonly notes: string
  readonly isAgreed: boolean
}

/** What comes after the order. */
const NEXT: Readonly<Record<OrderMethod, string>> = {
  cash: 'Sesudah ini langsung ke pembayaran.',
  qris: 'Sesudah ini langsung ke pembayaran.',
  transfer: 'Tagihannya menunggu; transfernya diperiksa nanti.',
  gateway: 'Tagihannya menunggu dibayar pelanggan dari HP-nya.',
  balance: 'Saldonya langsung dipotong.',
}

export interface TotalPanelProps {
  readonly asked: Asked
  readonly price: QuoteState
  readonly closing: Closing
  readonly onClosing: (closing: Closing) => void
  readonly isBusy: boolean
  readonly onFinish: () => void
  readonly errorOf: (path: string) => string | undefined
  readonly error: { readonly message: string; readonly advice: string } | null
}

export function TotalPanel(props: TotalPanelProps) {
  const { asked, price, closing, onClosing, isBusy, onFinish, errorOf, error } = props
  const states = useQuery(orpc.orders.methods.queryOptions({ input: {} })).data ?? []
  // the counter always takes cash
  const methods = states.filter(({ id, isOffered }) => id === 'cash' || isOffered)
  const set = (changes: Partial<Closing>) => onClosing({ ...closing, ...changes })
  return (
    <Panel
      title="Ringkasan"
      foot={
        <HotkeyButton keys="F9" size="lg" fullWidth variant="filled" loading={isBusy} onPress={onFinish}>
          Selesaikan Pesanan
        </HotkeyButton>
      }
    >
      <div className={css.stack}>
        <Sum asked={asked} price={price} />
        <Promo price={price} isReady={asked.items.length > 0} />
        <SelectField
          label="Cara bayar"
          value={closing.method}
          onChange={(method) => set({ method })}
          options={methods.map(({ id, label }) => ({ value: id, label }))}
          hint={NEXT[closing.method]}
          error={errorOf('method')}
        />
        <TextField
          label="Catatan"
          placeholder="Boleh kosong"
          maxLength={500}
          value={closing.notes}
          onChange={(notes) => set({ notes })}
          error={errorOf('notes')}
        />
        <Terms isAgreed={closing.isAgreed} onAgree={(isAgreed) => set({ isAgreed })} error={errorOf('termsVersion')} />
        {error && <ErrorNotice {...error} />}
      </div>
    </Panel>
  )
}

function Sum({ asked, price }: Pick<TotalPanelProps, 'asked' | 'price'>) {
  const { quote, problem } = price
  if (problem && asked.items.length > 0) {
    const [first] = Object.values(problem.fields)
    return <Notice tone="warn">{first ?? `${problem.message} ${problem.advice}`}</Notice>
  }
  if (quote && asked.items.length > 0) {
    const lines = [
      ...quote.items.flatMap((item) => item.lines),
      ...(quote.promo ? [{ text: `Promo ${quote.promo.code}`, amount: -quote.promo.discount }] : []),
      ...(quote.tax > 0 ? [{ text: 'PPN', amount: quote.tax }] : []),
    ]
    const next = quote.items.reduce((sum, item) => sum + item.next, 0)
    return (
      <div role="status" aria-busy={price.isAsking || undefined}>
        <OrderLines lines={lines} total={quote.total} />
        {next > 0 && <span className={css.soft}>Tagihan berikutnya {rp(next)}</span>}
      </div>
    )
  }
  return (
    <div role="status">
      {asked.guess.length > 0 && <OrderLines lines={asked.guess} total={totalOf(asked.guess)} />}
      <span className={css.soft}>Belum lengkap: {asked.missing.join(', ')}.</span>
    </div>
  )
}

function Promo({ price, isReady }: { readonly price: QuoteState; readonly isReady: boolean }) {
  const { promo, quote } = price
  const [typed, setTyped] = useState('')
  if (promo.code !== '' && promo.error === undefined)
    return (
      <Notice
        tone="good"
        title={`${promo.code}: ${quote?.promo ? `potongan ${rp(quote.promo.discount)}` : 'berlaku'}`}
        action={
          <Button size="xs" variant="subtle" onClick={promo.drop}>
            Hapus
          </Button>
        }
      >
        {quote?.promo?.name}
      </Notice>
    )
  return (
    <div className={css.promo}>
      <TextField
        label="Kode promo"
        isCode
        placeholder="Boleh kosong"
        maxLength={30}
        value={typed}
        onChange={(text) => {
          setTyped(text.toUpperCase())
          if (promo.error !== undefined) promo.drop()
        }}
        onEnter={(text) => void promo.validate(text)}
        hint={isReady ? undefined : 'Lengkapi pilihannya dulu.'}
        error={promo.error}
      />
      <Button
        variant="default"
        loading={promo.isChecking}
        disabled={!isReady || typed.trim() === ''}
        onClick={() => void promo.validate(typed)}
      >
        Validasi Kode
      </Button>
    </div>
  )
}

interface TermsProps {
  readonly isAgreed: boolean
  readonly onAgree: (isAgreed: boolean) => void
  readonly error: string | undefined
}

function Terms({ isAgreed, onAgree, error }: TermsProps) {
  const terms = useQuery(orpc.terms.get.queryOptions({ input: {} })).data
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (error !== undefined) box.current?.focus()
  }, [error])
  return (
    <div className={css.stack}>
      <Checkbox
        ref={box}
        label="Pelanggan sudah membaca dan menyetujui Ketentuan Layanan"
        checked={isAgreed}
        onChange={({ currentTarget }) => onAgree(currentTarget.checked)}
        error={error}
      />
      <FoldAway title={`Ketentuan Layanan${terms ? ` (versi ${terms.version})` : ''}`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys */}
        <section className={css.terms} tabIndex={0} aria-label="Ketentuan Layanan">
          {terms?.text}
        </section>
      </FoldAway>
    </div>
  )
}
