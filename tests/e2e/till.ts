// Owns: the selling screen as a person reads and uses it: tiles, the sheet after a sale, getting past it, taking a sale back.
// Must never: wait for a time instead of for the screen.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** For what the screen reaches by itself, without a locator to wait on. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 50 })

/** The tile of a package, which says its price, its key and what there is of it. */
export const tile = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Paket' }).getByRole('button', { name })

/** What the basket says it would sell of a package. */
export const quantityOf = (page: Page, packageName: string): Locator =>
  page.getByRole('spinbutton', { name: `Jumlah ${packageName}` })

/** Presses a tile's or a quantity's key and waits until the basket holds so many: a hand, not a scanner. */
export async function takeWith(page: Page, key: string, packageName: string, quantity = 1): Promise<void> {
  await tile(page, packageName).waitFor()
  await page.keyboard.press(key)
  await eventually(() => quantityOf(page, packageName).inputValue()).toBe(String(quantity))
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

/**
 * Any key closes the sheet, but not one that may still have been meant for the payment: it is pressed until it does. A
 * tile's key takes the next customer's first voucher with it.
 */
export async function nextCustomer(page: Page, key = 'Escape'): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press(key)
    const gone = soldSheet(page).waitFor({ state: 'detached', timeout: 300 })
    return gone.then(
      () => 'gone',
      () => 'still there',
    )
  }).toBe('gone')
}

/** The login screen: a name, a PIN, Enter. */
export async function enterAs(page: Page, name: string, secret: string): Promise<void> {
  await page.getByRole('radio', { name }).check()
  await page.getByLabel('PIN').fill(secret)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
}

/** Takes the only code of the open sale back; `approver` stands behind it. */
export async function takeBack(
  page: Page,
  approver: { readonly name: string; readonly secret: string },
): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Batalkan' }).click()
  const sheet = page.getByRole('alertdialog')
  await sheet.getByRole('button', { name: 'Salah pilih paket' }).click()
  await sheet.getByLabel(`PIN ${approver.name}`).fill(approver.secret)
  await sheet.getByRole('button', { name: 'Batalkan voucher' }).click()
}

/** Table rows as they are read: words in order, single spaces. */
export const rowsOf = async (place: Locator): Promise<readonly string[]> =>
  (await place.getByRole('row').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim())
