// Owns: what stands around the app in an end-to-end test: a simulated router and a LAN printer that tell what they hold, the book as it lies on disk, and
// a shop that is set up in no time where setting up is not the subject.
// Must never: change the book, or believe the app about router and paper.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { createSimRouter, type SimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { presetProfile } from '../../src-main/shared/paper/profile'
import { qrisCrc } from '../../src-main/shared/qris'
import type { Api } from '../../src-main/transport/contract'
import { browserApi } from '../support/browser-client'
import { paperLines } from '../support/escpos-decoder'
import { type FakePrinter, startFakePrinter } from '../support/fake-printers'
import { OWNER, requestId, SHOP } from '../support/test-app'

export const ROUTER_USER = { name: 'loketnet', password: 'rahasia-7' }

export interface Warkop {
  readonly router: SimRouter
  readonly routerPort: number
  readonly printer: FakePrinter
  /** Names of the hotspot users, sorted; the router's own default is not among them. */
  codesOnRouter(): readonly string[]
  /** Each paper that came out so far as its lines, oldest first. */
  papers(): readonly (readonly string[])[]
  /** The paper that came out as number `count`, once it is there; it is the struk of `receiptNumber`. */
  paper(count: number, receiptNumber: string): Promise<string>
  close(): Promise<void>
}

export async function openWarkop(): Promise<Warkop> {
  const router = createSimRouter({ identity: 'Warkop-hEX', users: [ROUTER_USER], clock: systemClock, latencyMs: 2 })
  const [routerPort, printer] = await Promise.all([router.listen(), startFakePrinter('healthy')])
  const papers = () => printer.received.map((bytes) => paperLines(bytes)).filter((lines) => lines.length > 0)
  return {
    ...{ router, routerPort, printer, papers },
    codesOnRouter: () =>
      router.db
        .rows('/ip/hotspot/user')
        .flatMap((user) => (user.default === 'true' ? [] : [user.name ?? '']))
        .sort(),
    async paper(count, receiptNumber) {
      await expect.poll(() => papers().length, { timeout: 20_000, interval: 50 }).toBe(count)
      const text = papers().at(-1)?.join('\n') ?? ''
      expect(text).toContain(`No   : ${receiptNumber}`)
      return text
    },
    async close() {
      await Promise.all([router.close(), printer.close()])
      if (router.bugs.length > 0) throw new AggregateError(router.bugs, 'the simulated router has mistakes')
    },
  }
}

/** A code as it stands on paper: its letters apart. */
export const spaced = (code: string | undefined): string => [...(code ?? '')].join(' ')

export interface BookedVoucher {
  readonly code: string
  readonly state: string
  readonly routerState: string
}

/** Every voucher, read past the app. */
export function readBook(dataDir: string): readonly BookedVoucher[] {
  const book = new Database(join(dataDir, 'loketnet.db'), { readonly: true })
  try {
    return book
      .prepare('select code, state, router_state as routerState from voucher order by code')
      .all() as BookedVoucher[] // the columns named above
  } finally {
    book.close()
  }
}

/** What the book says the router holds, sorted. */
export const bookedOnRouter = (dataDir: string): readonly string[] =>
  readBook(dataDir)
    .filter(({ routerState }) => routerState === 'present')
    .map(({ code }) => code)
    .sort()

const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
const qrisBody = [
  tag('00', '01') + tag('01', '11'),
  tag('26', tag('00', 'ID.CO.CONTOH.WWW') + tag('01', '936000000000000001') + tag('02', 'ID1020000000001')),
  tag('52', '4814') + tag('53', '360') + tag('58', 'ID') + tag('59', SHOP.name) + tag('60', 'SLEMAN'),
].join('')
/** Static, and of no real merchant. */
export const QRIS_TEXT = `${qrisBody}6304${qrisCrc(`${qrisBody}6304`)}`

export interface OpenShop {
  /** Logged in as the owner, on a connection of its own. */
  readonly api: Api
  readonly routerId: string
  /** By name. */
  readonly packageIds: Readonly<Record<string, string>>
  /** A new connection after the app was started again. */
  again(url: string): Promise<Api>
}

/** Shop, three packages, router and printer, through the real commands. */
export async function setUpShop(url: string, { routerPort, printer }: Warkop): Promise<OpenShop> {
  const api = browserApi(url)
  await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
  const { made } = await api.catalog.createFromTemplates({
    keys: ['warkop-3-jam', 'anak-kos-hemat', 'harian-hemat'],
    requestId: requestId(),
  })
  const transport = { k: 'tcp', host: '127.0.0.1', port: printer.port } as const
  const learnt = { status: 'dle_eot', barrier: true } as const
  const profile = { ...presetProfile('58-generik', { id: '', name: 'Printer loket', transport }), ...learnt }
  await api.printing.savePrinter({ id: null, profile, requestId: requestId() })
  const { id: routerId } = await api.routers.save({
    id: null,
    router: {
      ...{ name: 'Warkop', host: '127.0.0.1', port: routerPort, useTls: false, pinSha256: null },
      ...{ username: ROUTER_USER.name, password: ROUTER_USER.password, hotspotServer: 'all' },
      ...{ wifiName: 'WARKOP-JOKO', loginHost: 'login.warkop.net' },
    },
    requestId: requestId(),
  })
  return {
    ...{ api, routerId, packageIds: Object.fromEntries(made.map(({ name, id }) => [name, id])) },
    async again(newUrl) {
      const anew = browserApi(newUrl)
      await anew.session.login({ ...OWNER, requestId: requestId() })
      return anew
    },
  }
}

/** Stock on the router, ready to be sold; resolves when the last code is there. */
export async function fillStock(shop: OpenShop, packageName: string, quantity: number): Promise<void> {
  const packageId = shop.packageIds[packageName] ?? ''
  const wanted = { packageId, routerId: shop.routerId, quantity }
  const codeFormat = { length: 8, prefix: '', style: 'single' } as const
  await shop.api.vouchers.createBatch({ ...wanted, codeFormat, reason: '', approval: null, requestId: requestId() })
  for await (const _ of await shop.api.live.changes({})) {
    const stock = await shop.api.vouchers.stock({})
    if (stock.some((item) => item.packageId === packageId && item.present === quantity)) return
  }
}
