// Owns: "Bayar tagihan" as the app shows it, on a real core with a real database; only the window is missing.
// Must never: answer for the core.
import { fireEvent, screen } from '@testing-library/react'
import { openPayShop, type PayShop } from '../../features/payments/pay-shop'
import { lossyWire } from '../lossy-wire'
import { afterWindow, connect } from '../window'

const wire = lossyWire('payments', 'pay')
export const { loseAnswers } = wire

let shop: PayShop | null = null
afterWindow(async () => {
  await shop?.close()
  shop = null
})

export async function openShop(): Promise<PayShop> {
  shop = await openPayShop()
  connect(wire.through(shop.api))
  return shop
}

/** A key as the keyboard sends it: to whatever has the caret. */
export const press = (key: string, more: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
}

export function type(label: RegExp | string, text: string): HTMLElement {
  const field = screen.getByLabelText(label)
  field.focus()
  fireEvent.change(field, { target: { value: text } })
  return field
}
