import { afterEach, describe, expect, test, vi } from 'vitest'
import { ensureProfile, routerLane } from '../../../src-main/features/routers'
import { closedPort } from '../../support/closed-port'
import {
  addPackage,
  closeRouterShops,
  openRouterShop,
  openShop,
  routerInput,
  untilLink,
  wish,
} from '../../support/router-shop'
import { refusal, requestId, type TestApp } from '../../support/test-app'

afterEach(closeRouterShops)

/** A shop whose only router is off. */
async function openShopInTheDark() {
  const shop = await openShop()
  const router = routerInput(await closedPort())
  const { id: routerId } = await shop.api.routers.save({ id: null, router, requestId: requestId() })
  await untilLink({ ...shop, routerId }, 'offline')
  return { ...shop, routerId, lane: routerLane(routerId) }
}

const jobsOf = async ({ api, lane }: TestApp & { lane: string }) => (await api.kendala.jobs({ lane })).rows

describe('layar Kendala', () => {
  test('yang menunggu disebut dengan kata-kata, sejak kapan, berapa kali dicoba, dan kenapa', async () => {
    const shop = await openShopInTheDark()
    const { master } = await addPackage(shop)
    const since = shop.clock.now()
    const ctx = { now: since, actor: null }
    shop.app.db.transact((tx) => ensureProfile(tx, ctx as never, shop.routerId, master.id)) // only `now` and `actor` are read
    await vi.waitFor(async () => expect((await jobsOf(shop))[0]?.attempts).toBeGreaterThan(0))
    expect(await jobsOf(shop)).toMatchObject([
      {
        what: 'Samakan profil Harian Hemat di router Warkop',
        since,
        trouble: {
          code: 'ROUTER_SERVICE_OFF',
          message: expect.stringContaining('menolak sambungan di 127.0.0.1:'),
          advice: expect.stringContaining('IP > Services'),
        },
        cancel: { isAllowed: true, warning: expect.stringContaining('dibiarkan') },
      },
    ])
    const { lanes, routers } = await shop.api.kendala.overview({})
    expect(lanes).toMatchObject([
      { title: 'Warkop', open: 1, isOnline: false, trouble: { code: 'ROUTER_SERVICE_OFF' } },
    ])
    expect(routers).toMatchObject([{ name: 'Warkop', state: 'offline', trouble: { code: 'ROUTER_SERVICE_OFF' } }])
    // Many tries later it is still one trouble: the router.
    shop.app.db.connection.prepare('update outbox set needs_attention = 1').run()
    expect(await shop.api.kendala.counts({})).toEqual({ attention: 1, waiting: 1 })
  })

  test('batal hanya bila aman: dicatat siapa, dan profilnya tidak lagi "menunggu"', async () => {
    const shop = await openShopInTheDark()
    const { master } = await addPackage(shop)
    const ctx = { now: shop.clock.now(), actor: null }
    shop.app.db.transact((tx) => ensureProfile(tx, ctx as never, shop.routerId, master.id)) // only `now` and `actor` are read
    await vi.waitFor(async () => expect((await jobsOf(shop))[0]?.isRunning).toBe(false))
    const jobId = (await jobsOf(shop))[0]?.id ?? 0
    await shop.api.kendala.cancel({ jobId, requestId: requestId() })
    expect(await jobsOf(shop)).toEqual([])
    expect(await shop.api.routers.profiles({ routerId: shop.routerId })).toMatchObject([{ state: 'drift' }])
    expect((await shop.api.audit.list({})).rows[0]).toMatchObject({
      action: 'outbox.cancel',
      actorName: 'Bu Rini',
      detail: { what: 'Samakan profil Harian Hemat di router Warkop' },
    })
    expect(await refusal(shop.api.kendala.cancel({ jobId, requestId: requestId() }))).toMatchObject({
      code: 'OUTBOX_NOT_FOUND',
    })
  })

  test('pekerjaan yang tidak dikenal tetap terlihat dan tidak dapat dibuang', async () => {
    const shop = await openShopInTheDark()
    wish(shop, { lane: shop.lane, kind: 'masa.depan', subject: 's1', payload: { apa: 'saja' } })
    await vi.waitFor(async () => expect((await jobsOf(shop))[0]?.trouble).not.toBeNull())
    const [job] = await jobsOf(shop)
    expect(job).toMatchObject({
      what: `Pekerjaan nomor ${job?.id}`,
      trouble: { message: `Terjadi kesalahan tak terduga (pekerjaan nomor ${job?.id}).` },
      cancel: { isAllowed: false },
    })
    expect(JSON.stringify(job)).not.toContain('no handler')
    const cancel = shop.api.kendala.cancel({ jobId: job?.id ?? 0, requestId: requestId() })
    expect(await refusal(cancel)).toMatchObject({ code: 'OUTBOX_KEPT' })
  })

  test('"Coba sekarang" tidak menunggu giliran, dan pekerjaan orang lain tidak ikut', async () => {
    const shop = await openShopInTheDark()
    for (const subject of ['a', 'b']) wish(shop, { lane: shop.lane, kind: 'masa.depan', subject, payload: {} })
    await vi.waitFor(async () => expect((await jobsOf(shop)).every((job) => job.attempts > 0)).toBe(true))
    const before = await jobsOf(shop)
    await vi.waitFor(async () => {
      await shop.api.kendala.retry({ lane: shop.lane, jobId: before[0]?.id ?? 0, requestId: requestId() })
      const [first] = await jobsOf(shop)
      expect(first?.attempts).toBeGreaterThan((before[0]?.attempts ?? 0) + 2)
    })
    const other = shop.api.kendala.retry({ lane: 'router:lain', jobId: before[0]?.id ?? 0, requestId: requestId() })
    expect(await refusal(other)).toMatchObject({ code: 'OUTBOX_NOT_FOUND' })
  })

  test('ribuan pekerjaan dibaca sehalaman demi sehalaman', async () => {
    const shop = await openShopInTheDark()
    for (let number = 0; number < 25; number++)
      wish(shop, { lane: shop.lane, kind: 'masa.depan', subject: `s${number}`, payload: {} })
    const { lane } = shop
    const first = await shop.api.kendala.jobs({ lane, limit: 20 })
    const second = await shop.api.kendala.jobs({ lane, limit: 20, after: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 5, null])
    expect(new Set([...first.rows, ...second.rows].map((job) => job.id)).size).toBe(25)
    expect((await shop.api.kendala.overview({})).lanes).toMatchObject([{ open: 25 }])
  })

  test('toko yang sehat: tidak ada kendala', async () => {
    const shop = await openRouterShop()
    expect(await shop.api.kendala.counts({})).toEqual({ attention: 0, waiting: 0 })
    expect(await shop.api.kendala.overview({})).toEqual({
      lanes: [],
      routers: [],
      prints: [],
      schedules: [],
      office: [],
    })
  })

  test('Kasir boleh melihat dan mencoba lagi, tetapi tidak membatalkan', async () => {
    const shop = await openShopInTheDark()
    await shop.api.users.create({ name: 'Siti', role: 'cashier', secret: '135791', requestId: requestId() })
    await shop.api.session.login({ name: 'Siti', secret: '135791', requestId: requestId() })
    await shop.api.kendala.overview({})
    await shop.api.kendala.retry({ lane: shop.lane, jobId: null, requestId: requestId() })
    expect(await refusal(shop.api.kendala.cancel({ jobId: 1, requestId: requestId() }))).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })
})
