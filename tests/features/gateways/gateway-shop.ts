// Owns: a shop with a payment gateway (the stand-in), customers with a bill each, and their phones.
// Must never: reach the real provider.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach } from 'vitest'
import type { ChargeMethod } from '../../../src-main/shared/gateway'
import { type MidtransStandIn, startMidtransStandIn } from '../../support/midtrans-stand-in'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { requestId, startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app'

export interface GatewayShop extends TestApp {
  readonly gateway: MidtransStandIn
  readonly port: number
}

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

export const hostsOf = ({ url }: MidtransStandIn) => ({ sandbox: url, production: `${url}/produksi` })

export async function openGatewayShop(
  settings: Partial<Parameters<TestApp['api']['gateways']['save']>[0]> | null = {},
  options: TestAppOptions = {},
): Promise<GatewayShop> {
  const gateway = await startMidtransStandIn()
  const shop = await startTestApp({ ...options, deps: { gatewayHosts: hostsOf(gateway), ...options.deps } })
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  closers.push(
    () => gateway.close(),
    () => rmSync(folder, { recursive: true, force: true }),
    () => shop.close(),
  )
  if (settings) await saveGateway(shop, gateway, settings)
  return { ...shop, gateway, port: await openPortal(shop, folder) }
}

export const saveGateway = (
  { api }: Pick<TestApp, 'api'>,
  { serverKey }: Pick<MidtransStandIn, 'serverKey'>,
  settings: Partial<Parameters<TestApp['api']['gateways']['save']>[0]> = {},
) =>
  api.gateways.save({
    provider: 'midtrans',
    place: 'sandbox',
    methods: ['qris', 'va-bca', 'va-bni', 'va-bri', 'va-permata'],
    expiryHours: 24,
    serverKey,
    ...settings,
    requestId: requestId(),
  })

const FIELDS = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

export interface Payer {
  readonly customerId: string
  readonly invoiceId: number
  readonly number: string
  readonly phone: Phone
}

let people = 0

export async function addPayer(shop: GatewayShop, name: string, amount = 150_000): Promise<Payer> {
  people += 1
  const customer = { ...FIELDS, name, phone: `6281200${String(people).padStart(6, '0')}` }
  const { id: customerId } = await shop.api.customers.save({ id: null, customer, requestId: requestId() })
  const { id: invoiceId, number } = await makeBill(shop, customerId, amount)
  const loginName = `orang${people}`
  const login = { kind: 'customer', partyId: customerId, loginName, requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const phone = newPhone(shop.port)
  await phone.login('customer', loginName, secret)
  return { customerId, invoiceId, number, phone }
}

export async function makeBill(shop: Pick<TestApp, 'api'>, customerId: string, amount: number) {
  const lines = [{ kind: 'install', description: 'Biaya pasang', amount } as const]
  const { id } = await shop.api.invoices.make({ customerId, lines, note: '', requestId: requestId() })
  const { bill } = await shop.api.invoices.detail({ id })
  return { id, number: bill.number }
}

/** Presses a way of paying, and waits until the worker has asked. */
export async function start(shop: GatewayShop, payer: Payer, method: ChargeMethod = 'qris'): Promise<string> {
  const { invoiceId } = payer
  const { chargeId } = await payer.phone.api.gateway.start({ invoiceId, method, requestId: requestId() })
  await shop.app.idle()
  return chargeId
}

export const look = (payer: Payer, chargeId: string) => payer.phone.api.gateway.look({ chargeId })

/** "Periksa sekarang". */
export const check = (shop: Pick<TestApp, 'api'>, chargeId: string) =>
  shop.api.gateways.check({ chargeId, requestId: requestId() })

export const billOf = async (shop: Pick<TestApp, 'api'>, id: number) => (await shop.api.invoices.detail({ id })).bill

export const saldoOf = async (shop: Pick<TestApp, 'api'>, customerId: string): Promise<number> =>
  (await shop.api.payments.account({ customerId })).balance

export const paymentsOf = async (shop: Pick<TestApp, 'api'>, customerId: string) =>
  (await shop.api.payments.list({ customerId })).rows

/** The shop as a power cut would leave it right now, opened again. */
export async function openAfterPowerCut(shop: GatewayShop): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-mati-'))
  shop.app.db.connection.exec(`vacuum into '${join(dataDir, 'loketnet.db')}'`)
  const copy = new Database(join(dataDir, 'loketnet.db'))
  copy.exec('delete from lease') // half a minute later, when the dead process leads no more
  copy.close()
  cpSync(join(shop.dataDir, 'kunci'), join(dataDir, 'kunci'))
  await shop.app.close() // the copy is what the dead process left: it asks nobody any more
  const again = await startTestApp({ dataDir, clock: shop.clock, deps: { gatewayHosts: hostsOf(shop.gateway) } })
  closers.push(() => again.close())
  return again
}
