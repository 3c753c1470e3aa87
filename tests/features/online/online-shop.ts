// Owns: a shop whose routers are read round by round: stock on a simulated router, customers who log in, one look at a time.
// Must never: write what only a router may say.
import { vi } from 'vitest'
import { createSimRouter } from '../../../src-main/demo/router'
import { makeOnlineWatch, type OnlineWatch } from '../../../src-main/features/online'
import { saveRouter } from '../../../src-main/features/routers/commands'
import { createBatch, findUsage, findVoucher, takeStock } from '../../../src-main/features/vouchers'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { makeSecrets } from '../../../src-main/platform/secrets'
import { API_USER, routerInput } from '../../support/router-shop'
import { drained, openVoucherShop, type ShopOptions, type VoucherShop, vouchersIn } from '../vouchers/voucher-shop'

export { closeVoucherShops, drained, vouchersIn } from '../vouchers/voucher-shop'

const HOUR = 3_600_000
/** Nothing happens by itself: each test looks when it wants to. */
const ASLEEP = { looked: 100 * HOUR, busy: 100 * HOUR, calm: 100 * HOUR, table: 0, rest: { round: 0, table: 0 } }

export interface OnlineShop extends VoucherShop {
  readonly watch: OnlineWatch
  /** One round at the router; its errors are what the shop would see. */
  look(): Promise<void>
  /** `names`: only those are asked for, the whole table is not due. */
  readonly rhythm: { table: number }
}

const running: { close(): Promise<void> }[] = []
export async function endRounds(): Promise<void> {
  for (const one of running.splice(0)) await one.close()
}

export async function openOnlineShop(options: ShopOptions = {}): Promise<OnlineShop> {
  const shop = await openVoucherShop(options)
  const rhythm = { ...ASLEEP }
  const log = makeLog((line) => 'reference' in line && shop.bugs.push(line), shop.clock, systemRandom)
  const { db, links, clock } = shop
  const watch = makeOnlineWatch({ db, links, clock, log, context: () => shop.ctx(null), rhythm })
  running.push(watch.start())
  await links.trusted(shop.routerId)
  await watch.look(shop.routerId)
  return Object.assign(shop, { watch, rhythm, look: () => watch.look(shop.routerId) })
}

/** Codes on the router: this many in stock, and of them this many sold. */
export async function stocked(shop: VoucherShop, quantity: number, sold = 0): Promise<string[]> {
  shop.act((tx, ctx) => createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity }))
  await drained(shop)
  if (sold > 0) sell(shop, sold)
  return vouchersIn(shop.db).map(({ code }) => code)
}

export const sell = (shop: VoucherShop, quantity: number) =>
  shop.act((tx, ctx) =>
    takeStock(tx, ctx, { packageId: shop.pack.id, quantity, saleId: '018f0000-0000-7000-8000-000000000001' }),
  )

/** Another router of the same shop. */
export async function secondRouter(shop: VoucherShop) {
  const sim = createSimRouter({ clock: shop.clock, users: [API_USER], identity: 'Kos', board: { serial: 'KOS0001' } })
  running.push({ close: () => sim.close() })
  const port = await sim.listen()
  const secrets = makeSecrets(Buffer.alloc(32, 7), systemRandom)
  const router = { ...routerInput(port), name: 'Kos' }
  const { id: routerId } = shop.act((tx, ctx) => saveRouter(tx, ctx, secrets, { id: null, router }))
  await shop.links.trusted(routerId)
  return { sim, routerId }
}

let devices = 0
export const newMac = (): string =>
  `AA:BB:CC:00:${[devices >> 8, devices++ & 255].map((part) => part.toString(16).padStart(2, '0')).join(':')}`.toUpperCase()

export function login(shop: VoucherShop, code: string, mac = newMac()): string {
  const answer = shop.router.loginHotspot({ user: code, password: code, mac, by: 'http-pap' })
  if (!answer.ok) throw new Error(answer.error)
  return mac
}

/** What a router's own script writes at the first login. */
export function stamp(shop: VoucherShop, code: string, at = shop.clock.now()): void {
  const row = shop.router.db.table('/ip/hotspot/user').byName(code)
  const comment = row?.comment ?? ''
  const active = Number(/;v=(\d+);/.exec(comment)?.[1])
  const first = Math.floor(at / 1000)
  const stamped = `lk1;x=${first + active};f=${first}${comment.slice(29)}`
  shop.router.run(['/ip/hotspot/user/set', `=.id=${row?.['.id']}`, `=comment=${stamped}`])
}

export function voucherOf(shop: VoucherShop, code: string) {
  const id = vouchersIn(shop.db).find((row) => row.code === code)?.id ?? 0
  const row = findVoucher(shop.db, id)
  if (!row) throw new Error(`no voucher ${code}`)
  return { ...row, usage: findUsage(shop.db, id) }
}

export const reasonsOf = (shop: VoucherShop, code: string): string[] =>
  shop.db.connection
    .prepare<[number], { line: string }>(
      "select from_state || '>' || to_state || ' ' || reason as line from voucher_event where voucher_id = ? order by id",
    )
    .all(voucherOf(shop, code).id)
    .map(({ line }) => line)

export const untilOnline = (shop: VoucherShop) =>
  vi.waitFor(async () => void (await shop.links.trusted(shop.routerId)), { timeout: 10_000 })
