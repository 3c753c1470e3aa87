// Owns: a shop that sells recharge cards, with customers and their phones on the LAN.
// Must never: learn a code in another way than from the sheet that was printed.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { requestId, type TestApp } from '../../support/test-app'
import { openTill, type TillOptions, type TillShop } from '../sales/till-shop'

export interface CardShop extends TillShop {
  readonly portalPort: number
  /** What went to the printer, newest last. */
  readonly sheets: string[]
}

export async function openCardShop(options: TillOptions = {}): Promise<CardShop> {
  const sheets: string[] = []
  const pdf = {
    htmlToPdf: (html: string) => {
      sheets.push(html)
      return Promise.resolve(Buffer.from('%PDF'))
    },
  }
  const till = await openTill({ ...options, app: { deps: { pdf } } })
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  return { ...till, sheets, portalPort: await openPortal(till, folder) }
}

export const addSeries = async (
  shop: Pick<TestApp, 'api'>,
  quantity = 3,
  {
    value = 50_000,
    validUntil = null,
    name = 'Lima puluh',
  }: { value?: number; validUntil?: string | null; name?: string } = {},
): Promise<string> => {
  const input = { name, value, quantity, validUntil: validUntil as never, requestId: requestId() } // the contract checks the day
  return (await shop.api.cards.addSeries(input)).id
}

export interface Printed {
  readonly number: number
  readonly code: string
}

/** Reads the sheet as a person would: number and code of each card. */
export async function print(shop: CardShop, seriesId: string, id = requestId()): Promise<Printed[]> {
  await shop.api.cards.printSheet({ seriesId, paper: 'a4', requestId: id })
  const html = shop.sheets.at(-1) ?? ''
  return [...html.matchAll(/No\. (\d+)[\s\S]*?class="code">([A-Z2-9-]+)</g)].map(([, number, code]) => ({
    number: Number(number),
    code: code ?? '',
  }))
}

export const issue = (shop: CardShop, seriesId: string) => shop.api.cards.issue({ seriesId, requestId: requestId() })

export const sellCards = (shop: CardShop, seriesId: string, firstCard: number, quantity = 1) =>
  shop.api.cards.sell({ seriesId, firstCard, quantity, method: 'cash', reference: '', requestId: requestId() })

/** A series that is printed, issued and sold. */
export async function soldCards(shop: CardShop, quantity: number, options = {}): Promise<readonly Printed[]> {
  const seriesId = await addSeries(shop, quantity, options)
  const cards = await print(shop, seriesId)
  await issue(shop, seriesId)
  await sellCards(shop, seriesId, 1, quantity)
  return cards
}

const FIELDS = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

export async function addCustomer(shop: CardShop, name: string, phone: string): Promise<string> {
  const customer = { ...FIELDS, name, phone }
  return (await shop.api.customers.save({ id: null, customer, requestId: requestId() })).id
}

export async function phoneOf(shop: CardShop, customerId: string, loginName: string): Promise<Phone> {
  const login = { kind: 'customer', partyId: customerId, loginName, requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const phone = newPhone(shop.portalPort)
  await phone.login('customer', loginName, secret)
  return phone
}

export const redeem = (phone: Phone, code: string, id = requestId()) => phone.api.saldo.redeem({ code, requestId: id })
