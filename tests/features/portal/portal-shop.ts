// Owns: a shop whose portal is open on loopback, with customers and their phones.
// Must never: log in by another way than the LAN door.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

export interface PortalShop extends TestApp {
  readonly portalPort: number
}

export async function openPortalShop(): Promise<PortalShop> {
  const shop = await startTestApp()
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  const portalPort = await openPortal(shop, folder)
  return {
    ...shop,
    portalPort,
    async close() {
      await shop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Changes one thing of the LAN settings, as the owner does. */
export async function changeLan(shop: PortalShop, change: object): Promise<void> {
  const { lan } = await shop.api.portal.state({})
  await shop.api.portal.save({ ...lan, ...change, requestId: requestId() })
}

const REST = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }
export const addCustomer = async (shop: TestApp, name: string, phone: string): Promise<string> =>
  (await shop.api.customers.save({ id: null, customer: { ...REST, name, phone }, requestId: requestId() })).id

export interface Member {
  readonly id: string
  readonly phone: Phone
}

/** A customer with a login of his own, on his phone. `typed`: 08..., also the name he logs in with. */
export async function addMember(shop: PortalShop, name: string, typed: string): Promise<Member> {
  const id = await addCustomer(shop, name, `62${typed.slice(1)}`)
  const login = { kind: 'customer', partyId: id, loginName: typed, requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const phone = newPhone(shop.portalPort)
  await phone.login('customer', typed, secret)
  return { id, phone }
}
