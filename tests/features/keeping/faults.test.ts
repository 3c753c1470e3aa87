// Issue 3, "Faults tried in tests", through the whole shop: comparing, mending and moving end exactly right whatever the line does.
// The client's own tests (tests/platform/routeros/hostile-*) and those of each feature try the same faults from nearer.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import type { ReconcileEvent } from '../../../src-main/features/reconcile/contract'
import {
  booked,
  drained,
  expectRouterEqualsBook,
  type KeptShop,
  onRouter,
  openKeptShop,
  removeUser,
  setUser,
  USERS,
} from '../../support/kept-shop'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'

afterEach(closeRouterShops)

/** As somebody at "Coba lagi": how long a link waits after a cut is tested elsewhere. */
async function pressing(shop: KeptShop, work: () => Promise<void>): Promise<void> {
  let isDone = false
  const pressed = (async () => {
    while (!isDone) {
      const [router] = await shop.api.routers.list({})
      if (router?.link.state === 'offline')
        await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  })()
  await work().finally(() => {
    isDone = true
  })
  await pressed
}

async function compared(shop: KeptShop): Promise<Extract<ReconcileEvent, { type: 'end' }>> {
  const until = performance.now() + 15_000
  while (performance.now() < until) {
    for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId }))
      if (event.type === 'end') return event
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('never compared to the end')
}

const FOREIGN = ['=name=pak-rt', '=password=punya-orang', '=comment=langganan pak RT']

/** Twelve vouchers gone and twelve changed by hand, and somebody else's user beside them. */
function spoil(shop: KeptShop): void {
  shop.router.run([`${USERS}/add`, ...FOREIGN])
  const codes = booked(shop).map(({ code }) => code)
  for (const code of codes.slice(0, 12)) removeUser(shop.router, code)
  for (const code of codes.slice(12, 24)) setUser(shop.router, code, '=disabled=yes', '=limit-uptime=5s')
}

const FAULTS: readonly (readonly [string, (shop: KeptShop) => void])[] = [
  ['jawaban sebita demi sebita', (shop) => (shop.router.faults.pieceBytes = 1)],
  [
    'jawaban yang saling mendahului',
    (shop) => shop.router.faults.add({ command: /user/, every: 3, action: { kind: 'delay', ms: 12 } }),
  ],
  [
    '!fatal di tengah',
    (shop) => shop.router.faults.add({ nth: 60, action: { kind: 'fatal', message: 'session terminated' } }),
  ],
  [
    'setengah jawaban lalu diam',
    (shop) => {
      shop.router.faults.add({ command: `${USERS}/add`, nth: 3, action: { kind: 'half' } })
      const { fired } = shop.router.faults
      // The command's own deadline is half a minute; somebody pulls the plug before.
      void vi
        .waitFor(() => expect(fired.length).toBeGreaterThan(0), { timeout: 20_000 })
        .then(() => shop.router.dropConnections())
    },
  ],
  // A connection begins with 14 sentences and a comparison is 15: a line that lasts for fewer never brings one to its end.
  [
    'putus tiap 40 kalimat, sesudah dikerjakan',
    (shop) => shop.router.faults.add({ every: 40, action: { kind: 'cut', when: 'after' } }),
  ],
  [
    'putus tiap 40 kalimat, sebelum dikerjakan',
    (shop) => shop.router.faults.add({ every: 40, action: { kind: 'cut', when: 'before' } }),
  ],
]

describe('cocokkan dan betulkan', () => {
  test.each(FAULTS)(
    '%s: akhirnya persis, milik orang tidak tersentuh',
    async (_name, arm) => {
      const shop = await openKeptShop({ quantity: 40 })
      spoil(shop)
      const theirs = JSON.stringify(shop.router.db.table(USERS).byName('pak-rt'))
      arm(shop)
      await pressing(shop, async () => {
        const { at } = await compared(shop)
        const kinds = ['missing', 'different'] as const
        await shop.api.reconcile.apply({
          routerId: shop.routerId,
          at,
          keys: [],
          kinds: [...kinds],
          requestId: requestId(),
        })
        await drained(shop)
      })
      shop.router.faults.clear()
      await pressing(shop, async () => {
        const { counts } = await compared(shop)
        expect(counts).toMatchObject({ missing: 0, different: 0, vouchers: 0 })
      })
      expectRouterEqualsBook(shop)
      expect(onRouter(shop.router).every(({ row }) => row.disabled === 'false')).toBe(true)
      expect(JSON.stringify(shop.router.db.table(USERS).byName('pak-rt'))).toBe(theirs)
      expect(shop.router.bugs).toEqual([])
    },
    60_000,
  )

  test('router menyala ulang di tengah pembetulan dan lupa tulisan terakhirnya: pencocokan berikutnya melihatnya', async () => {
    const shop = await openKeptShop({ quantity: 40, sim: { workMs: 3 } })
    spoil(shop)
    await pressing(shop, async () => {
      const { at } = await compared(shop)
      await shop.api.reconcile.apply({
        routerId: shop.routerId,
        at,
        keys: [],
        kinds: ['missing', 'different'],
        requestId: requestId(),
      })
      await vi.waitFor(() => expect(onRouter(shop.router).length).toBeGreaterThan(33), { timeout: 10_000, interval: 1 })
      expect(shop.router.reboot({ losesLastMs: 15 }).length).toBeGreaterThan(0)
      await drained(shop)
      const again = await compared(shop)
      if (again.counts.missing + again.counts.different > 0) {
        await shop.api.reconcile.apply({
          routerId: shop.routerId,
          at: again.at,
          keys: [],
          kinds: ['missing', 'different'],
          requestId: requestId(),
        })
        await drained(shop)
      }
      expect((await compared(shop)).counts).toMatchObject({ missing: 0, different: 0 })
    })
    expectRouterEqualsBook(shop)
  }, 60_000)
})

describe('router yang menolak', () => {
  test('"configuration flagged": voucher tetap masuk, penjadwal ditolak dan terbaca alasannya; sesudah dibersihkan pulih', async () => {
    const shop = await openKeptShop({ quantity: 0, sim: { flagged: true, scriptEngine: createScriptEngine() } })
    await addPackageStock(shop)
    expectRouterEqualsBook(shop)
    await shop.api.expiry.install({ routerId: shop.routerId, requestId: requestId() })
    const status = async () => (await shop.api.expiry.status({}))[0]
    await vi.waitFor(async () => expect((await status())?.state).toBe('refused'), { timeout: 10_000 })
    expect((await status())?.report?.trouble).toMatchObject({ code: 'ROUTER_FLAGGED' })
    const { routers } = await shop.api.kendala.overview({})
    expect(JSON.stringify(routers)).toContain('Router menolak penjaga masa aktif')
    shop.router.run(['/system/device-mode/update', '=flagged=no'])
    shop.router.confirmDeviceMode()
    await pressing(shop, () =>
      vi.waitFor(async () => expect((await status())?.state).toBe('installed'), { timeout: 15_000, interval: 100 }),
    )
  }, 30_000)

  test('"not enough permissions" saat memeriksa: gagal dengan kata-kata, tidak dibaca sebagai kosong', async () => {
    const shop = await openKeptShop({ quantity: 5 })
    const disarm = shop.router.faults.add({ action: { kind: 'permission' }, command: /\/print$/ })
    let last: ReconcileEvent | undefined
    for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId })) last = event
    expect(last).toMatchObject({ type: 'failed', trouble: { code: 'ROUTER_PERMISSION' } })
    disarm()
    expect(booked(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
  })
})

const addPackageStock = (shop: KeptShop): Promise<void> =>
  shop.api.vouchers
    .createBatch({
      packageId: shop.packageId,
      routerId: shop.routerId,
      quantity: 5,
      codeFormat: { length: 8, prefix: '', style: 'single' },
      reason: '',
      approval: null,
      requestId: requestId(),
    })
    .then(() => vi.waitFor(() => expect(onRouter(shop.router)).toHaveLength(5), { timeout: 10_000 }))
