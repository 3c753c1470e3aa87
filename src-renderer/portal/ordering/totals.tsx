// Owns: what the cart comes to: subtotal, promo, PPN, total.
// Must never: be another sum than the core's.
import { money } from '../money'
import { Card, Line } from '../ui'
import type { Quote } from './types'

export function Totals({ quote, title }: { readonly quote: Quote; readonly title: string }) {
  const { subtotal, promo, tax, total, items } = quote
  const isPlain = promo === null && tax === 0
  return (
    <Card title={title}>
      {items.map((item, index) => (
        <Line key={`${item.packageId} ${index}`} label={item.packageName} value={money(item.total)} />
      ))}
      <hr />
      {!isPlain && <Line label="Subtotal" value={money(subtotal)} />}
      {promo && (
        <div>
          <Line label={`Promo ${promo.code}`} value={`-${money(promo.discount)}`} />
          <small>{promo.name}</small>
        </div>
      )}
      {tax > 0 && <Line label="PPN" value={money(tax)} />}
      <Line label={<strong>Total</strong>} value={money(total)} />
    </Card>
  )
}
