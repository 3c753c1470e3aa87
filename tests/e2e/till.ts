// Owns: the selling screen as a person reads it: tiles, the sheet after a sale, and getting past it.
// Must never: use the mouse, or wait for a time instead of for the screen.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** For what the screen reaches by itself, without a locator to wait on. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 50 })

/** The tile of a package, which says its price, its key and what there is of it. */
export const tile = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Paket' }).getByRole('button', { name })

/** Presses a tile's or a quantity's key and waits until the basket holds so many: a hand, not a scanner. */
export async function takeWith(page: Page, key: string, packageName: string, quantity = 1): Promise<void> {
  await page.keyboard.press(key)
  const field = page.getByRole('spinbutton', { name: `Jumlah ${packageName}` })
  await eventually(() => field.inputValue()).toBe(String(quantity))
}

export interface Sold {
  readonly receiptNumber: string
  readonly codes: readonly string[]
  /** All words of the sheet. */
  readonly text: string
}

export const soldSheet = (page: Page): Locator => page.getByRole('dialog', { name: /^Terjual · / })

/** What stands on the screen after a sale. */
export async function readSold(page: Page): Promise<Sold> {
  const sheet = soldSheet(page)
  await sheet.waitFor()
  const title = await sheet.getByRole('heading').innerText()
  const spelled = await sheet.getByRole('img').evaluateAll((codes) => codes.map((code) => code.ariaLabel ?? ''))
  return {
    receiptNumber: title.replace('Terjual · ', ''),
    codes: spelled.map((code) => code.replaceAll(' ', '')),
    text: await sheet.innerText(),
  }
}

/** Any key closes the sheet, but not one that may still have been meant for the payment. */
export async function nextCustomer(page: Page): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press('Escape')
    return soldSheet(page).count()
  }).toBe(0)
}

/** The login screen: a name, a PIN, Enter. */
export async function enterAs(page: Page, name: string, secret: string): Promise<void> {
  await page.getByRole('radio', { name }).check()
  await page.getByLabel('PIN').fill(secret)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
}
