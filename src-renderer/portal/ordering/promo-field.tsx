// Owns: Kode Promo with "Validasi Kode": the discount, or why not, beside the field.
// Must never: try a code by itself; every try is a person's press.

import { type FormEvent, useState } from 'react'
import { portal } from '../api'
import { setPromoCode, useCart } from '../cart'
import { money } from '../money'
import { Button, Card, Field, Notice } from '../ui'
import css from './ordering.module.css'
import type { CartItem, Quote } from './types'
import { useAsk } from './use-ask'
import type { PricedCart } from './use-priced-cart'

interface PromoFieldProps {
  readonly items: readonly CartItem[]
  readonly promo: Quote['promo']
  readonly lost: PricedCart['lostPromo']
  readonly isReady: boolean
}

export function PromoField({ items, promo, lost, isReady }: PromoFieldProps) {
  const { promoCode } = useCart()
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const validate = useAsk(portal.orders.quote)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const code = typed.trim()
    setMissing(code === '')
    if (code === '') return
    const quote = await validate.run({ items: [...items], promoCode: code })
    if (!quote) return
    setPromoCode(quote.promo?.code ?? '')
    setTyped('')
  }
  if (promoCode !== '')
    return (
      <Card title="Kode Promo">
        {promo && (
          <Notice tone="good" title={`Kode ${promo.code} berlaku: hemat ${money(promo.discount)}.`}>
            {promo.name}
          </Notice>
        )}
        <Button look="plain" onClick={() => setPromoCode('')}>
          Lepas kode
        </Button>
      </Card>
    )
  const { problem } = validate
  const why = problem ? (problem.fields.promoCode ?? `${problem.message} ${problem.advice}`) : undefined
  return (
    <Card>
      <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label="Kode Promo"
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={30}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value.toUpperCase())
            setMissing(false)
            validate.clear()
          }}
          error={
            isMissing ? 'Ketik dulu kodenya.' : (why ?? (lost ? `Kode ${lost.code} dilepas. ${lost.why}` : undefined))
          }
        />
        <Button type="submit" look="plain" isBusy={validate.isRunning} disabled={!isReady}>
          Validasi Kode
        </Button>
      </form>
    </Card>
  )
}
