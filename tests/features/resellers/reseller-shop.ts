// Owns: a shop with resellers: people with price lists, saldo and phones on the LAN.
// Must never: reach around the API for what a person does.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { requestId } from '../../support/test-app'
import { openTill, type TillOptions, type TillShop } from '../sales/till-shop'

export interface ResellerShop extends TillShop {
  readonly portalPort: number
}

export async function openResellerShop(options: TillOptions = {}): Promise<ResellerShop> {
  const till = await openTill(options)
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  return { ...till, portalPort: await openPortal(till, folder) }
}

export interface Person {
  readonly id: string
  readonly phone: Phone
}

export interface NewReseller {
  readonly parentId?: string | null
  readonly creditLimit?: number
  readonly commissionPoints?: number
  /** Of the shop's package; null = not assigned. */
  readonly price?: { readonly operatorPrice: number; readonly customerPrice: number } | null
  readonly saldo?: number
}

export async function addReseller(
  shop: TillShop,
  name: string,
  { parentId = null, creditLimit = 0, commissionPoints = 0, price = null, saldo = 0 }: NewReseller = {},
): Promise<string> {
  const fields = { parentId, name, phone: '', address: '', notes: '', creditLimit, commissionPoints, isActive: true }
  const { id } = await shop.api.resellers.save({ id: null, reseller: fields, requestId: requestId() })
  if (price) await setPrice(shop, id, price)
  if (saldo > 0) await fillUp(shop, id, saldo)
  return id
}

export const setPrice = (
  shop: TillShop,
  resellerId: string,
  price: { readonly operatorPrice: number; readonly customerPrice: number } | null,
  packageId = shop.pack.id,
) => shop.api.resellers.savePrice({ resellerId, packageId, price, requestId: requestId() })

export const fillUp = (shop: TillShop, resellerId: string, amount: number) =>
  shop.api.resellers.topUp({ resellerId, method: 'cash', amount, reference: '', note: '', requestId: requestId() })

/** His own phone, logged in. */
export async function phoneOf(shop: ResellerShop, resellerId: string): Promise<Phone> {
  const loginName = `r${resellerId.slice(-8)}`
  const { secret } = await shop.api.portal.giveLogin({
    kind: 'reseller',
    partyId: resellerId,
    loginName,
    requestId: requestId(),
  })
  const phone = newPhone(shop.portalPort)
  await phone.login('reseller', loginName, secret)
  return phone
}

export const sellOn = (shop: TillShop, phone: Phone, shownPrice: number, quantity = 1, id = requestId()) =>
  phone.api.reseller.sell({ packageId: shop.pack.id, quantity, shownPrice, routerId: null, requestId: id })

export const saldoOf = async (shop: TillShop, id: string) => (await shop.api.resellers.get({ id })).balance
