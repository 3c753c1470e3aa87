// What a person does in "Sedang online": cut, let another phone in, make longer, close; and who may see what.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OnlineNow } from '../../../src-main/features/online/contract'
import { addPackage, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

const DAY_MS = 86_400_000
const MAC = 'AA:BB:CC:00:00:01'
const CASHIER = { name: 'Siti', secret: '135791' }

let shop: RouterShop
let codes: string[]

beforeEach(async () => {
  shop = await openRouterShop()
  const { id: packageId } = await addPackage(shop)
  await shop.api.vouchers.createBatch({
    packageId,
    routerId: shop.routerId,
    quantity: 3,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  await vi.waitFor(() =>
    expect(shop.router.db.rows('/ip/hotspot/user').filter(({ comment }) => comment?.startsWith('lk1;'))).toHaveLength(
      3,
    ),
  )
  await shop.api.sales.sell({
    lines: [{ packageId, quantity: 2, shownPrice: 5_000 }],
    payments: [{ method: 'cash', amount: 10_000, received: 10_000, reference: '' }],
    routerId: shop.routerId,
    requestId: requestId(),
  })
  const { rows } = await shop.api.vouchers.list({ filter: {} })
  codes = rows
    .toSorted((one, other) => Number(one.state !== 'sold') - Number(other.state !== 'sold'))
    .map(({ code }) => code)
})

const login = (code = '', mac = MAC) => shop.router.loginHotspot({ user: code, password: code, mac, by: 'http-pap' })
const onRouter = (code = '') => shop.router.db.table('/ip/hotspot/user').byName(code)
const namesIn = (menu: string) => shop.router.db.rows(menu).map((row) => row.user)

/** Follows the live view until something is seen; the stream is left again. */
async function seen(isIt: (now: OnlineNow) => boolean, api = shop.api): Promise<OnlineNow> {
  const leaving = new AbortController()
  const timer = setTimeout(() => leaving.abort(), 10_000)
  try {
    for await (const now of await api.online.follow({}, { signal: leaving.signal })) if (isIt(now)) return now
    throw new Error('the stream ended before it was seen')
  } finally {
    clearTimeout(timer)
    leaving.abort()
  }
}
const withSession = (code: string) =>
  seen((now) => now.sessions.some(({ user, voucher }) => user === code && voucher?.state === 'active'))
const sessionOf = async (code = '') => (await withSession(code)).sessions.find(({ user }) => user === code)

describe('siapa sedang online', () => {
  test('paket, perangkat, lamanya, bita, dan sisanya; tamu dari luar ditandai bukan voucher', async () => {
    shop.router.run(['/ip/hotspot/user/add', '=name=pak-rt', '=password=pak-rt'])
    login(codes[0])
    shop.router.loginHotspot({ user: 'pak-rt', password: 'pak-rt', mac: 'AA:BB:CC:00:00:02', by: 'http-pap' })
    shop.router.traffic({ user: codes[0] ?? '' }, { in: 1_000, out: 9_000 })
    const now = await withSession(codes[0] ?? '')
    expect(now.routers).toMatchObject([{ name: 'Warkop', state: 'online', hotspot: 2, pppoe: 0, trouble: null }])
    const [mine, other] = [codes[0], 'pak-rt'].map((name) => now.sessions.find(({ user }) => user === name))
    expect(mine).toMatchObject({
      mac: MAC,
      bytesIn: 1_000,
      bytesOut: 9_000,
      voucher: { packageName: 'Harian Hemat', state: 'active', isEstimated: true, isUnsold: false, canExtend: true },
    })
    expect(mine?.voucher?.secondsLeft).toBeGreaterThan(86_300)
    expect(mine?.voucher?.secondsLeft).toBeLessThanOrEqual(86_400)
    expect(other).toMatchObject({ kind: 'hotspot', voucher: null })
  })

  test('PPPoE dari tabelnya sendiri, dengan bita dari antarmukanya', async () => {
    shop.router.run(['/ppp/secret/add', '=name=bu-tini', '=password=rahasia', '=service=pppoe'])
    shop.router.dial({
      name: 'bu-tini',
      password: 'rahasia',
      callerId: '4C:5E:0C:00:00:01',
      bytesPerSecond: { in: 100, out: 900 },
    })
    const now = await seen(({ sessions }) => sessions.some(({ kind }) => kind === 'pppoe'))
    expect(now.sessions).toMatchObject([{ kind: 'pppoe', user: 'bu-tini', mac: '4C:5E:0C:00:00:01', voucher: null }])
    expect(now.sessions[0]?.bytesOut).not.toBeNull()
  })

  test('Kasir melihat, tetapi tidak kode yang belum terjual, dan tidak bisa memutus', async () => {
    await shop.api.users.create({ ...CASHIER, role: 'cashier', requestId: requestId() })
    const stock = codes[2] ?? ''
    login(stock)
    const mine = await seen(({ sessions }) => sessions.some(({ voucher }) => voucher?.isUnsold))
    expect(mine.sessions).toMatchObject([{ user: stock, isHidden: false }])
    await shop.api.session.login({ ...CASHIER, requestId: requestId() })
    const hers = await seen(({ sessions }) => sessions.length > 0)
    expect(hers.sessions).toMatchObject([{ isHidden: true, voucher: { isUnsold: true } }])
    expect(JSON.stringify(hers)).not.toContain(stock)
    const [session] = mine.sessions
    const kick = { routerId: shop.routerId, kind: 'hotspot' as const, sessionId: session?.sessionId ?? '', user: stock }
    expect((await refusal(shop.api.online.kick({ ...kick, requestId: requestId() }))).code).toBe('NOT_ALLOWED')
    expect((await refusal(shop.api.online.unsold({}))).code).toBe('NOT_ALLOWED')
  })

  test('router terputus: orangnya tidak ditampilkan seolah-olah masih di sana', async () => {
    login(codes[0])
    await withSession(codes[0] ?? '')
    await shop.router.unplug('refuse')
    shop.router.dropConnections()
    const now = await seen(({ routers }) => routers[0]?.state !== 'online')
    expect(now.sessions).toEqual([])
  })
})

describe('putus', () => {
  const kick = (sessionId = '', user = '') =>
    shop.api.online.kick({ routerId: shop.routerId, kind: 'hotspot', sessionId, user, requestId: requestId() })

  test('sesi dan cookie hilang, kodenya tetap berlaku; tercatat di jejak audit tanpa kodenya', async () => {
    login(codes[0])
    login(codes[1], 'AA:BB:CC:00:00:02')
    const session = await sessionOf(codes[0])
    await kick(session?.sessionId, codes[0])
    expect(namesIn('/ip/hotspot/active')).toEqual([codes[1]])
    expect(namesIn('/ip/hotspot/cookie')).toEqual([codes[1]])
    expect(shop.router.returnDevice(MAC).ok).toBe(false)
    expect(login(codes[0]).ok).toBe(true)
    const audit = shop.app.db.connection
      .prepare("select subject_type as type, detail from audit_event where action = 'session.kick'")
      .all()
    expect(audit).toMatchObject([{ type: 'voucher', detail: expect.stringContaining(MAC) }])
    expect(JSON.stringify(audit)).not.toContain(codes[0])
  })

  test('sesinya sudah berganti orang: tidak ada yang diputus', async () => {
    login(codes[0])
    const session = await sessionOf(codes[0])
    expect(await refusal(kick(session?.sessionId, codes[1]))).toMatchObject({ code: 'SESSION_GONE' })
    expect(await refusal(kick('*FFFF', codes[0]))).toMatchObject({ code: 'SESSION_GONE' })
    expect(namesIn('/ip/hotspot/active')).toEqual([codes[0]])
  })
})

describe('perpanjang', () => {
  const extend = async (code: string, seconds = 3_600, secret = OWNER.secret) => {
    const { rows } = await shop.api.vouchers.list({ filter: { code } })
    const { people } = await shop.api.session.status({})
    const approval = { userId: people.find(({ name }) => name === OWNER.name)?.id ?? '', secret }
    return shop.api.online.extend({
      voucherId: rows[0]?.id ?? 0,
      seconds,
      reason: 'listrik padam',
      approval,
      requestId: requestId(),
    })
  }

  test('masa aktif bertambah di buku dan di router, dengan alasan dan PIN; yang lain pada cap tetap', async () => {
    const [code = ''] = codes
    login(code)
    const first = Math.floor(shop.clock.now() / 1000)
    const before = onRouter(code)?.comment ?? ''
    const stamped = `lk1;x=${first + 86_400};f=${first}${before.slice(29)}`
    shop.router.run(['/ip/hotspot/user/set', `=.id=${onRouter(code)?.['.id']}`, `=comment=${stamped}`])
    await withSession(code)
    expect((await refusal(extend(code, 3_600, '999999'))).code).toBe('WRONG_SECRET')
    const { expiresAt } = await extend(code)
    expect(expiresAt).toBe((first + 86_400 + 3_600) * 1000)
    await vi.waitFor(() =>
      expect(onRouter(code)?.comment).toBe(
        `lk1;x=${first + 90_000};f=${first};v=90000${before.slice(before.indexOf(';h='))}`,
      ),
    )
    await extend(code)
    await vi.waitFor(() => expect(onRouter(code)?.comment).toContain(`x=${first + 93_600};`))
    const detail = await detailOf(code)
    expect(detail.events.at(-1)?.reason).toBe('Diperpanjang 1 jam: listrik padam')
    // It really lasts that long.
    shop.clock.advance(DAY_MS + 3_600_000)
    const later = shop.clock.now()
    await shop.api.session.login({ ...OWNER, requestId: requestId() })
    await seen(({ routers }) => (routers[0]?.at ?? 0) >= later)
    expect((await detailOf(code)).state).toBe('active')
  })

  test('belum dipakai: yang dijanjikan bertambah, capnya masih kosong', async () => {
    await extend(codes[0] ?? '')
    await vi.waitFor(() => expect(onRouter(codes[0])?.comment).toContain('f=0000000000;v=90000;'))
  })

  test('kapan tidak ditawarkan, sebabnya disebut: hanya kuota, tidak ada di router', async () => {
    const canOf = async (code = '') => {
      const { rows } = await shop.api.vouchers.list({ filter: { code } })
      return (await shop.api.online.voucher({ voucherId: rows[0]?.id ?? 0 })).can
    }
    expect(await canOf(codes[0])).toMatchObject({ extend: true, whyNotExtend: null })
    expect(await canOf(codes[2])).toMatchObject({ extend: false, whyNotExtend: null })
    const { db } = shop.app
    db.connection.prepare("update voucher set router_state = 'missing' where code = ?").run(codes[0])
    expect(await canOf(codes[0])).toMatchObject({ extend: false, whyNotExtend: 'not-on-router' })
    const quota = await addPackage(shop, 'Kuota 3 Jam', { activeSeconds: null, uptimeQuotaSeconds: 10_800 })
    await shop.api.vouchers.createBatch({
      packageId: quota.id,
      routerId: shop.routerId,
      quantity: 1,
      codeFormat: { length: 8, prefix: '', style: 'single' },
      reason: '',
      approval: null,
      requestId: requestId(),
    })
    await shop.app.idle()
    const sale = await shop.api.sales.sell({
      lines: [{ packageId: quota.id, quantity: 1, shownPrice: 5_000 }],
      payments: [{ method: 'cash', amount: 5_000, received: 5_000, reference: '' }],
      routerId: shop.routerId,
      requestId: requestId(),
    })
    expect(await canOf(sale.vouchers[0]?.code)).toMatchObject({ extend: false, whyNotExtend: 'no-period' })
  })

  test('yang belum terjual tidak bisa diperpanjang', async () => {
    expect((await refusal(extend(codes[2] ?? ''))).code).toBe('VOUCHER_NOT_ADJUSTABLE')
  })

  test('router mati: tercatat sekarang, sampai ke router sesudah tersambung, dan tidak ditarik kembali oleh cap lama', async () => {
    const [code = ''] = codes
    login(code)
    await withSession(code)
    const before = (await detailOf(code)).expiresAt ?? 0
    await shop.router.unplug('refuse')
    shop.router.dropConnections()
    const { expiresAt } = await extend(code)
    expect(expiresAt).toBe(before + 3_600_000)
    await shop.router.plug()
    await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
    await vi.waitFor(() => expect(onRouter(code)?.comment).toContain('v=90000;'), { timeout: 10_000 })
    expect((await detailOf(code)).expiresAt).toBe(before + 3_600_000)
  })
})

const detailOf = async (code = '') => {
  const { rows } = await shop.api.vouchers.list({ filter: { code } })
  return shop.api.vouchers.detail({ id: rows[0]?.id ?? 0 })
}

describe('nonaktifkan dan lepas kunci', () => {
  test('nonaktif: diputus dan tidak bisa masuk; aktif lagi: bisa, dan statusnya tetap Aktif', async () => {
    const [code = ''] = codes
    login(code)
    await withSession(code)
    const { id: voucherId } = await detailOf(code)
    const block = (isBlocked: boolean) =>
      shop.api.online.block({ voucherId, isBlocked, reason: 'mengganggu', requestId: requestId() })
    await block(true)
    await vi.waitFor(() => expect(namesIn('/ip/hotspot/active')).toEqual([]))
    expect(login(code).ok).toBe(false)
    expect(shop.router.returnDevice(MAC).ok).toBe(false)
    await block(false)
    await vi.waitFor(() => expect(onRouter(code)?.disabled).not.toBe('true'))
    expect(login(code).ok).toBe(true)
    const { state, events } = await detailOf(code)
    expect(state).toBe('active')
    expect(events.slice(-2).map(({ reason }) => reason)).toEqual([
      'Dinonaktifkan: mengganggu',
      'Diaktifkan lagi: mengganggu',
    ])
  })

  test('HP ganti: kuncinya dilepas, HP lama diputus, HP baru bisa masuk', async () => {
    const [code = ''] = codes
    login(code)
    shop.router.run(['/ip/hotspot/user/set', `=.id=${onRouter(code)?.['.id']}`, `=mac-address=${MAC}`])
    expect(login(code, 'AA:BB:CC:00:00:09').ok).toBe(false)
    const { id: voucherId } = await detailOf(code)
    await shop.api.online.releaseDevice({ voucherId, requestId: requestId() })
    expect(namesIn('/ip/hotspot/active')).toEqual([])
    expect(login(code, 'AA:BB:CC:00:00:09').ok).toBe(true)
  })

  test('router mati: dikatakan, dan tidak ada yang dijanjikan', async () => {
    const { id: voucherId } = await detailOf(codes[0])
    await shop.router.unplug('refuse')
    shop.router.dropConnections()
    const said = await refusal(shop.api.online.releaseDevice({ voucherId, requestId: requestId() }))
    expect(said.code).toBe('ROUTER_UNREACHABLE')
  })
})

test('dipakai tanpa terjual: muncul di daftar sampai ada yang memeriksanya', async () => {
  const stock = codes[2] ?? ''
  login(stock)
  await seen(({ sessions }) => sessions.some(({ voucher }) => voucher?.isUnsold))
  const [use] = await shop.api.online.unsold({})
  expect(use).toMatchObject({ code: stock, packageName: 'Harian Hemat', mac: MAC })
  await shop.api.online.settleUnsold({
    voucherId: use?.voucherId ?? 0,
    note: 'dipakai sendiri',
    requestId: requestId(),
  })
  expect(await shop.api.online.unsold({})).toEqual([])
})

describe('lalu lintas', () => {
  test('unduhan pelanggan adalah kiriman router di sisi pelanggan, dan terimanya di sisi internet', async () => {
    login(codes[0])
    shop.router.logout({ user: codes[0] ?? '' })
    shop.router.loginHotspot({
      user: codes[0] ?? '',
      password: codes[0],
      mac: MAC,
      by: 'http-pap',
      bytesPerSecond: { in: 10_000, out: 500_000 },
    })
    const interfaces = await shop.api.online.interfaces({ routerId: shop.routerId })
    const [first] = interfaces
    expect(first).toMatchObject({ side: 'customers', isRunning: true })
    expect(interfaces.find(({ name }) => name === 'ether1')).toMatchObject({ side: 'internet' })
    for (const { name, side } of interfaces.filter(({ name: one }) => one === first?.name || one === 'ether1')) {
      const leaving = new AbortController()
      for await (const point of await shop.api.online.traffic(
        { routerId: shop.routerId, interfaceName: name, side },
        { signal: leaving.signal },
      )) {
        expect(point.download).toBeGreaterThan(3_900_000)
        expect(point.upload).toBeLessThan(200_000)
        break
      }
      leaving.abort()
    }
  })

  test('layarnya ditutup: router tidak ditanya lagi', async () => {
    const asked = () => shop.router.db.counters.commands
    const leaving = new AbortController()
    const input = { routerId: shop.routerId, interfaceName: 'ether1', side: 'internet' as const }
    const stream = await shop.api.online.traffic(input, { signal: leaving.signal })
    for await (const _ of stream) break
    leaving.abort()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = asked()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(asked() - before).toBeLessThanOrEqual(1)
  })
})
