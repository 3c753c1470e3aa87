// Owns: a shop whose portal is open on loopback, with customers and their phones.
// Must never: log in by another way than the LAN door.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPortal } from '../../support/portal-phone'
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
