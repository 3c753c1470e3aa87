import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, test } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { forgetDrafts, historyTotals } from '../../../src-main/features/takeover'
import { parseRouterDate, routerEpochSeconds } from '../../../src-main/platform/routeros/values'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { addPackage } from '../../support/router-shop'
import { OWNER, refusal } from '../../support/test-app'
import {
  apply,
  book,
  closeOldShops,
  expectRouterEqualsBook,
  inBook,
  look,
  type OldShop,
  openOldShop,
  requestId,
  scan,
  takeOver,
  untilState,
  userNamed,
  users,
} from './old-shop'

afterEach(closeOldShops)

/** The keepers of the router install their own scripts meanwhile. */
const ourWrites = (shop: OldShop) => shop.router.db.writes().filter(({ after }) => !after?.name?.startsWith('lk-'))

const VERSIONS = ['6.49.17', '7.8', '7.19.1']

describe.each(VERSIONS)('RouterOS %s', (version) => {
  test('sebelum diambil: setiap baris dihitung dan diberi sebab, dan router tidak disentuh', async () => {
    const shop = await openOldShop({ version })
    const writes = ourWrites(shop).length
    const id = await scan(shop)
    const preview = await look(shop, id)
    const found = (path: string, pick: (row: Readonly<Record<string, string>>) => boolean = () => true) =>
      shop.router.db.rows(path).filter(pick).length
    const counted = (kind: string) =>
      preview.counts.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0)
    expect({
      user: counted('user'),
      profile: counted('profile'),
      sale: counted('sale'),
      preset: counted('preset'),
      secret: counted('secret'),
      pool: counted('pool'),
      ppp: counted('ppp-profile'),
    }).toEqual({
      user: found('/ip/hotspot/user'),
      profile: found('/ip/hotspot/user/profile'),
      sale: found('/system/script', ({ comment }) => comment === 'mikhmon'),
      preset: found('/system/script', ({ comment }) => comment === 'QuickPrintMikhmon'),
      secret: found('/ppp/secret'),
      pool: found('/ip/pool'),
      ppp: found('/ppp/profile'),
    })
    expect(preview.counts.every(({ text }) => /[a-z]{3}/.test(text))).toBe(true)
    const { rows, next } = await shop.api.takeover.rows({ id, choices: null, limit: 200 })
    expect(rows.every(({ text }) => text !== '' && !text.includes('{'))).toBe(true)
    expect(next === null).toBe(rows.length < 200)
    expect(ourWrites(shop)).toHaveLength(writes)
    expect(preview.isReady).toBe(true)
  })

  test('diambil: sisa waktu yang berjalan tetap sampai ke detik, di buku dan di router', async () => {
    const shop = await openOldShop({ version })
    const before = users(shop)
    const running = before.flatMap(({ name = '', comment = '' }) => {
      const at = /^\S+ \d\d:\d\d:\d\d$/.test(comment) ? parseRouterDate(comment) : undefined
      const expires = at ? routerEpochSeconds(at, 7 * 3_600) : 0
      return expires * 1000 > shop.clock.now() ? [{ name, expires }] : []
    })
    expect(running.length).toBeGreaterThan(20)
    await takeOver(shop)
    for (const { name, expires } of running) {
      const mark = readVoucherComment(userNamed(shop, name)?.comment)
      expect([name, mark?.expires]).toEqual([name, expires])
      expect(inBook(shop, name)).toMatchObject({ state: 'active', routerState: 'present', expiresAt: expires * 1000 })
      expect(inBook(shop, name).firstLoginAt).toBe((mark?.firstLogin ?? 0) * 1000)
    }
    expectRouterEqualsBook(shop)
  })

  test('yang bukan voucher Mikhmon tidak tersentuh sedikit pun', async () => {
    const shop = await openOldShop({ version })
    const before = new Map(users(shop).map((row) => [row['.id'], row]))
    const others = ['/ppp/secret', '/ppp/profile', '/system/script', '/system/scheduler', '/queue/simple', '/ip/pool']
    const theirs = (path: string) => shop.router.db.rows(path).filter(({ name }) => !name?.startsWith('lk-'))
    const menus = others.map(theirs)
    await takeOver(shop)
    const taken = new Set(book(shop).map(({ code }) => code))
    const left = users(shop).filter(({ name }) => !taken.has(name ?? ''))
    expect(left.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'pak-rt',
        'kasir',
        'habis1',
        'dimatikan',
        'rusak',
        'salfa',
        'kembar',
        'promo1',
        'default-trial',
      ]),
    )
    expect(left).toEqual(left.map((row) => before.get(row['.id'])))
    expect(others.map(theirs)).toEqual(menus)
    expect(shop.router.db.writes({ action: 'remove' })).toEqual([])
  })
})

test('yang diusulkan: profil menjadi paket dengan harga dari Mikhmon, yang tidak jelas menunggu orang', async () => {
  const shop = await openOldShop()
  const { choices, profiles, ppp, presets, warnings } = await look(shop, await scan(shop))
  const proposed = Object.fromEntries(choices.profiles.map(({ profile, target }) => [profile, target]))
  expect(proposed).toMatchObject({
    '1JAM': { kind: 'new', name: '1JAM', customerPrice: 1_000, operatorPrice: 1_000, activeSeconds: 3_600 },
    '1HARI-3K': { kind: 'new', customerPrice: 3_000, operatorPrice: 2_000 },
    '7HARI': { kind: 'new', customerPrice: 15_000, operatorPrice: 10_000 },
    'KUOTA-5JAM': { kind: 'new', customerPrice: 2_500, operatorPrice: null, activeSeconds: 2_592_000 },
    BEBAS: { kind: 'leave' },
    PROMO: { kind: 'leave' },
    kantor: { kind: 'leave' },
  })
  const facts = Object.fromEntries(profiles.map((one) => [one.profile, one]))
  expect(facts['1HARI-3K']).toMatchObject({
    promise: 'Hapus + catat · modal Rp2.000, jual Rp3.000 · 1 hari · kunci MAC',
    rateLimit: '2M/3M',
    running: 6,
    past: 3,
    open: 1,
    doubts: [],
  })
  expect(facts.PROMO?.doubts[0]).toContain('tidak utuh')
  expect(facts.BEBAS?.doubts[0]).toContain('tidak memberi masa aktif')
  expect(presets.map(({ name }) => name)).toEqual(['Nongkrong 5 Jam', 'Satu GB'])
  expect(ppp.map(({ name, summary }) => [name, summary])).toEqual([
    ['RUMAH-10M', '3M/10M · alamat ppp-pool · 3 pelanggan'],
    ['RUMAH-20M', '5M/20M · alamat ppp-pool · 2 pelanggan'],
  ])
  expect(warnings.map(({ id }) => id)).toEqual(['past'])
})

test('diambil: paket, masa aktif, kunci MAC, kuota dan kata sandi sendiri ikut; antrean pemilik ikut ke profil baru', async () => {
  const shop = await openOldShop()
  const pair = users(shop).find(({ comment = '', password, name }) => /^up-/.test(comment) && password !== name)
  const { id } = await takeOver(shop, (choices) => ({
    ...choices,
    ppp: [
      {
        name: 'RUMAH-10M',
        target: {
          kind: 'new',
          name: 'Rumah 10 Mega',
          customerPrice: 150_000,
          operatorPrice: null,
          activeSeconds: null,
        },
      },
      ...choices.ppp.slice(1),
    ],
  }))
  const packages = await shop.api.catalog.list({})
  const byName = Object.fromEntries(packages.map((pack) => [pack.name, pack]))
  expect(byName['1HARI-3K']).toMatchObject({
    customerPrice: 3_000,
    operatorPrice: 2_000,
    codeFormat: { length: 8, prefix: 'H', style: 'single' },
    master: { rateLimit: '2M/3M', activeSeconds: 86_400, lockToFirstMac: true, pool: 'hs-pool', sharedUsers: 1 },
  })
  expect(byName['Nongkrong 5 Jam']?.master).toMatchObject({ uptimeQuotaSeconds: 18_000, activeSeconds: 2_592_000 })
  expect(byName['Satu GB']?.master).toMatchObject({ volumeQuotaBytes: 1_073_741_824 })
  expect(byName['Rumah 10 Mega']).toMatchObject({
    customerPrice: 150_000,
    master: {
      serviceType: 'pppoe',
      billingType: 'monthly',
      pppProfile: 'RUMAH-10M',
      rateLimit: '3M/10M',
      pool: 'ppp-pool',
    },
  })
  expect(inBook(shop, pair?.name ?? '').password).toBe(pair?.password)
  expect(book(shop).every(({ reason }) => reason === 'Ambil alih 21/11/2026')).toBe(true)

  const profile = shop.router.db.table('/ip/hotspot/user/profile').byName(byName['1HARI-3K']?.master.profileName ?? '')
  expect(profile).toMatchObject({ 'rate-limit': '2M/3M', 'parent-queue': 'total-hotspot' })
  const quota = users(shop).find(({ 'limit-uptime': limit, comment }) => limit === '5h' && readVoucherComment(comment))
  expect(inBook(shop, quota?.name ?? '').packageName).toBe('KUOTA-5JAM')
  const item = (await shop.api.takeover.list({ routerId: shop.routerId })).find((one) => one.id === id)
  expect(item?.progress).toMatchObject({ waiting: 0, changed: 0, gone: 0, total: item?.progress.done })
})

test('yang belum dipakai: beredar kecuali dipilih menjadi stok; stok baru dijual sesudah router membenarkan', async () => {
  const shop = await openOldShop({ each: 3 })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  await shop.router.unplug('refuse')
  await apply(shop, id, {
    ...choices,
    profiles: choices.profiles.map((choice) => (choice.profile === '7HARI' ? { ...choice, unused: 'stock' } : choice)),
  })
  const tile = async () => (await shop.api.sales.tiles({})).tiles.find(({ name }) => name === '7HARI')
  expect(book(shop).filter(({ state }) => state === 'stock')).toHaveLength(3)
  expect((await tile())?.stock).toBe(0)
  expect(book(shop).filter(({ packageName, state }) => packageName === '1JAM' && state === 'sold')).toHaveLength(3)
  await shop.router.plug()
  await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
  await expect.poll(async () => (await tile())?.stock, { timeout: 15_000 }).toBe(3)
})

test('yang pernah dipakai tetapi tidak tercatat batasnya tidak pernah menjadi stok', async () => {
  const shop = await openOldShop({ each: 2 })
  await takeOver(shop, (choices) => ({
    ...choices,
    profiles: choices.profiles.map((choice) => ({ ...choice, unused: 'stock' })),
  }))
  expect(inBook(shop, 'listrik').state).toBe('sold')
  expect(inBook(shop, 'reset01').state).toBe('stock')
  expect(readVoucherComment(userNamed(shop, 'listrik')?.comment)).toMatchObject({ expires: 0, activeSeconds: 86_400 })
})

test('yang lewat masa aktifnya: dibiarkan, kecuali orang minta dihentikan; lalu tidak bisa login lagi', async () => {
  const shop = await openOldShop({ each: 2 })
  const past = users(shop).find(({ comment = '' }) => /^2026-1[01]/.test(comment) && comment < '2026-11-20')
  const name = past?.name ?? ''
  expect(shop.router.loginHotspot({ user: name, password: name, mac: 'AA:00:00:00:00:01' }).ok).toBe(true)
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const left = await look(shop, id, choices)
  expect(left.counts.find(({ reason }) => reason === 'past-left')?.count).toBeGreaterThan(0)
  await apply(shop, id, { ...choices, stopsPast: true })
  await expect.poll(() => userNamed(shop, name)?.disabled, { timeout: 10_000 }).toBe('true')
  await expect.poll(() => shop.router.db.rows('/ip/hotspot/active').length).toBe(0)
  expect(inBook(shop, name).state).toBe('finished')
  expect(shop.router.loginHotspot({ user: name, password: name, mac: 'AA:00:00:00:00:01' }).ok).toBe(false)
})

test('riwayat penjualan: semua terbaca, juga yang bulannya rusak, dan tidak menyentuh buku hari ini', async () => {
  const shop = await openOldShop()
  const { preview } = await takeOver(shop)
  const months = await shop.api.takeover.historyMonths({})
  const count = months.reduce((sum, month) => sum + month.count, 0)
  expect(count).toBe(preview.sales.count)
  expect(months.reduce((sum, month) => sum + month.total, 0)).toBe(preview.sales.total)
  expect(months[0]?.month).toBe('2026-11')
  expect(preview.counts.find(({ reason }) => reason === 'sale-month')?.count).toBe(count)
  expect(preview.counts.filter(({ kind, outcome }) => kind === 'sale' && outcome === 'conflict')).toHaveLength(2)
  const page = await shop.api.takeover.history({ month: '2026-11', limit: 10 })
  expect(page.rows).toHaveLength(10)
  expect(page.rows.map(({ soldAt }) => soldAt)).toEqual(page.rows.map(({ soldAt }) => soldAt).sort((a, b) => b - a))
  const second = await shop.api.takeover.history({ month: '2026-11', limit: 200, after: page.next })
  expect(new Set([...page.rows, ...second.rows].map(({ id }) => id)).size).toBe(months[0]?.count)
  const { count: ofNovember } = historyTotals(shop.app.db, '2026-11-01', '2026-11-30')
  expect(ofNovember).toBe(months[0]?.count)
  expect((await shop.api.sales.trend({})).every(({ net }) => net === 0)).toBe(true)
  expect((await shop.api.sales.books({})).every(({ debit, credit }) => debit === 0 && credit === 0)).toBe(true)
})

test('dibaca lagi: yang sudah diambil dikenal, tidak ada yang dobel, dan riwayat tidak bertambah', async () => {
  const shop = await openOldShop({ each: 3 })
  await takeOver(shop)
  const before = book(shop)
  const again = await look(shop, await scan(shop))
  const fresh = again.counts.filter(({ outcome }) => outcome === 'new')
  expect(fresh).toEqual([])
  expect(again.counts.find(({ reason }) => reason === 'ours')?.count).toBe(before.length)
  expect(again.counts.find(({ reason }) => reason === 'sale-known')?.count).toBeGreaterThan(0)
  expect(again.isReady).toBe(false)
  // the profile points at the package it became
  expect(again.choices.profiles.find(({ profile }) => profile === '1JAM')?.target.kind).toBe('existing')
})

test('ke paket yang sudah ada; voucher lama tetap memakai masa aktif yang dijanjikan Mikhmon', async () => {
  const shop = await openOldShop({ each: 2 })
  const pack = await addPackage(shop, 'Mingguan', { activeSeconds: 3 * 86_400, rateLimit: '1M/1M' })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const wanted = {
    ...choices,
    presets: [],
    profiles: choices.profiles.map((choice) => ({
      ...choice,
      target:
        choice.profile === '7HARI' ? ({ kind: 'existing', packageId: pack.id } as const) : ({ kind: 'leave' } as const),
    })),
  }
  expect((await look(shop, id, wanted)).profiles.find(({ profile }) => profile === '7HARI')?.doubts).toEqual([
    'Kecepatannya di router berbeda dengan paket yang dipilih.',
  ])
  await apply(shop, id, wanted)
  await expect
    .poll(() => book(shop).every(({ routerState }) => routerState === 'present'), { timeout: 10_000 })
    .toBe(true)
  expect(new Set(book(shop).map(({ packageName }) => packageName))).toEqual(new Set(['Mingguan']))
  const unused = book(shop).find(({ state }) => state === 'sold')
  expect(readVoucherComment(userNamed(shop, unused?.code ?? '')?.comment)?.activeSeconds).toBe(7 * 86_400)
  expect(userNamed(shop, unused?.code ?? '')?.profile).toBe(pack.master.profileName)
})

test('pengguna biasa: dibiarkan di router, atau menjadi voucher bila orang memilihnya', async () => {
  const shop = await openOldShop({ each: 1 })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const member = async (wanted = choices) =>
    (await shop.api.takeover.rows({ id, choices: wanted, kind: 'user', limit: 200 })).rows.find(
      ({ name }) => name === 'pak-rt',
    )
  expect(await member()).toMatchObject({ outcome: 'skipped', reason: 'member' })
  expect((await member())?.text).toContain('Pak RT, gratis')
  const taken = {
    ...choices,
    profiles: choices.profiles.map((choice) =>
      choice.profile === 'kantor'
        ? {
            ...choice,
            plain: 'voucher' as const,
            target: {
              kind: 'new' as const,
              name: 'Kantor',
              customerPrice: 0,
              operatorPrice: null,
              activeSeconds: 86_400,
            },
          }
        : choice,
    ),
  }
  expect(await member(taken)).toMatchObject({ outcome: 'new', reason: 'endless' })
})

test('yang kurang diisi ditunjuk di isiannya, dan tidak ada yang terambil setengah', async () => {
  const shop = await openOldShop({ each: 2 })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const withTarget = (profile: string, target: object) => ({
    ...choices,
    profiles: choices.profiles.map((choice) =>
      choice.profile === profile ? { ...choice, target: { ...choice.target, ...target } } : choice,
    ),
  })
  const at = choices.profiles.findIndex(({ profile }) => profile === '7HARI')
  const refuse = async (wanted: typeof choices) => {
    const { code, data } = await refusal(apply(shop, id, wanted))
    return [code, data.field]
  }
  expect(await refuse(withTarget('7HARI', { customerPrice: null }))).toEqual([
    'TAKEOVER_PRICE_NEEDED',
    `choices.profiles.${at}.target.customerPrice`,
  ])
  expect(await refuse(withTarget('7HARI', { name: '1jam' }))).toEqual([
    'PACKAGE_NAME_TAKEN',
    `choices.profiles.${at}.target.name`,
  ])
  expect(await refuse(withTarget('7HARI', { activeSeconds: null }))).toEqual([
    'ACTIVE_PERIOD_NEEDED',
    `choices.profiles.${at}.target.activeSeconds`,
  ])
  const none = {
    ...choices,
    takesSales: false,
    presets: [],
    profiles: choices.profiles.map((choice) => ({ ...choice, target: { kind: 'leave' as const } })),
  }
  expect((await refusal(apply(shop, id, none))).code).toBe('TAKEOVER_EMPTY')
  expect(book(shop)).toEqual([])
  expect(await shop.api.catalog.list({})).toEqual([])
  shop.clock.advance(2 * 3_600_000)
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
  expect((await refusal(apply(shop, id, choices))).code).toBe('TAKEOVER_STALE')
})

test('kata sandi di hasil baca tidak tersimpan terbaca, dan hasil baca yang ditinggal dibuang sesudah sehari', async () => {
  const shop = await openOldShop({ each: 3 })
  const pair = users(shop).find(({ comment = '', password, name }) => /^up-/.test(comment) && password !== name)
  const id = await scan(shop)
  const kept = () => shop.app.db.connection.prepare<[], string>('select scan from takeover').pluck().all()
  expect(kept()).toHaveLength(1)
  expect(kept().join()).toContain(pair?.name)
  expect(pair?.password?.length).toBeGreaterThan(3)
  expect(kept().join()).not.toContain(`"${pair?.password}"`)
  expect(kept().join()).not.toMatch(/"password":"/)
  const { choices } = await look(shop, id)
  await apply(shop, id, choices)
  await untilState(shop, id, 'done')
  expect(inBook(shop, pair?.name ?? '').password).toBe(pair?.password)
  expect(kept()).toEqual([''])
  const again = await scan(shop)
  const day = 24 * 3_600_000
  const drafts = async () => (await shop.api.takeover.list({ routerId: shop.routerId })).map((one) => one.id)
  shop.app.db.transact((tx) => forgetDrafts(tx, shop.clock.now() - day))
  expect(await drafts()).toEqual([again, id])
  shop.app.db.transact((tx) => forgetDrafts(tx, shop.clock.now() + 1))
  expect(await drafts()).toEqual([id])
})

test('yang beredar dan belum dipakai bisa dibatalkan dengan PIN tanpa uang keluar; yang sudah dipakai tidak', async () => {
  const shop = await openOldShop({ each: 3 })
  await takeOver(shop)
  const [first, second] = book(shop).filter(({ state }) => state === 'sold')
  if (!first || !second) throw new Error('nothing unused was taken')
  const detail = await shop.api.vouchers.detail({ id: first.id })
  expect(detail).toMatchObject({ state: 'sold', saleId: null, canVoid: false })
  const userId = (await shop.api.users.list({}))[0]?.id ?? ''
  const cancel = (voucherId: number) =>
    shop.api.sales.voidVoucher({
      voucherId,
      reason: 'kertasnya rusak',
      approval: { userId, secret: OWNER.secret },
      requestId: requestId(),
    })
  const money = () => shop.app.db.connection.prepare('select count(*) from ledger_transfer').pluck().get()
  const before = money()
  expect(await cancel(first.id)).toMatchObject({ refunded: 0, method: null })
  expect(inBook(shop, first.code).state).toBe('void')
  await expect.poll(() => userNamed(shop, first.code), { timeout: 10_000 }).toBeUndefined()
  expect(money()).toBe(before)
  const password = second.password ?? second.code
  expect(shop.router.loginHotspot({ user: second.code, password, mac: 'AA:00:00:00:00:07' }).ok).toBe(true)
  expect((await refusal(cancel(second.id))).code).toBe('VOUCHER_USED')
})

test('sesudah diambil, Cocokkan tidak menemukan beda; yang dikunci ke HP pertama tetap terkunci', async () => {
  const shop = await openOldShop({ each: 3 })
  await takeOver(shop)
  for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId }))
    if (event.type === 'end') expect(event.counts).toMatchObject({ missing: 0, different: 0, vouchers: 0 })
  const locked = book(shop).find(({ packageName, state }) => packageName === '1HARI-3K' && state === 'sold')
  const { code = '', password } = locked ?? {}
  expect(userNamed(shop, code)?.comment).toMatch(/;m=1;$/)
  shop.router.scriptEngine = createScriptEngine()
  const enter = (mac: string) => shop.router.loginHotspot({ user: code, password: password ?? code, mac }).ok
  await expect.poll(() => shop.router.db.rows('/system/script').some(({ name }) => name === 'lk-login')).toBe(true)
  expect(enter('AA:00:00:00:00:0A')).toBe(true)
  shop.router.logout({ user: code })
  expect(enter('AA:00:00:00:00:0B')).toBe(false)
  expect(enter('AA:00:00:00:00:0A')).toBe(true)
})

test('yang ditaruh siap tetapi tidak jadi diambil tidak meninggalkan apa-apa', async () => {
  const shop = await openOldShop({ each: 3 })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const items = () => shop.app.db.connection.prepare('select count(*) from takeover_item').pluck().get()
  const noPrice = {
    ...choices,
    profiles: choices.profiles.map((choice) => ({
      ...choice,
      target: choice.target.kind === 'new' ? { ...choice.target, customerPrice: null } : choice.target,
    })),
  }
  expect((await refusal(apply(shop, id, noPrice))).code).toBe('TAKEOVER_PRICE_NEEDED')
  expect(items()).toBe(0)
  // As a kill between laying ready and taking leaves it: read anew, and nothing of it stands in the way.
  shop.app.db.connection
    .prepare(
      `insert into takeover_item (takeover_id, kind, name, detail, outcome, reason, data, state)
       values (?, 'user', 'sisa', '', 'new', 'unused', '{}', 'none')`,
    )
    .run(id)
  const again = await scan(shop)
  expect(items()).toBe(0)
  const [first, second] = await Promise.allSettled([apply(shop, again, choices), apply(shop, again, choices)])
  expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
  await untilState(shop, again, 'done')
  const rows = await shop.api.takeover.rows({ id: again, kind: 'user', outcome: 'new', limit: 200 })
  expect(new Set(rows.rows.map(({ name }) => name)).size).toBe(rows.rows.length)
  expect(book(shop)).toHaveLength(rows.rows.length)
})

test('4.000 voucher dan 3.600 catatan penjualan: kasir tidak tertahan selagi diambil', async () => {
  const shop = await openOldShop({ each: 300 })
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const began = performance.now()
  await apply(shop, id, choices)
  const took = performance.now() - began
  lag.disable()
  const longest = lag.max / 1e6
  console.log(`diambil dalam ${took.toFixed(0)} ms, jeda terlama ${longest.toFixed(0)} ms`)
  expect(book(shop).length).toBeGreaterThan(3_000)
  // In one go the longest pause is all of it; a computer with others at work on it is slow in both.
  expect(longest).toBeLessThan(took * 0.8)
  expect(longest).toBeLessThan(1_500)
})

test('kode huruf kecil ditemukan di kasir dan di daftar voucher', async () => {
  const shop = await openOldShop({ each: 2 })
  await takeOver(shop)
  const { code } = inBook(shop, 'listrik')
  const found = await shop.api.vouchers.list({ filter: { code: 'listr' } })
  expect(found.rows.map((row) => row.code)).toEqual([code])
})

test('penjaga masa aktif terpasang sebelum voucher pertama dipindah; yang dilepas pemilik dikatakan lebih dulu', async () => {
  const shop = await openOldShop({ each: 1 })
  const sweepAt = () => shop.router.db.changes.find(({ after }) => after?.name === 'lk-sweep')?.seq
  const firstMove = () => shop.router.db.writes({ menu: '/ip/hotspot/user', action: 'set' })[0]?.seq ?? 0
  await takeOver(shop)
  expect(sweepAt()).toBeLessThan(firstMove())
  shop.app.db.connection.prepare('update router_expiry set is_wanted = 0').run()
  expect((await look(shop, await scan(shop))).warnings.map(({ id }) => id)).toContain('engine')
})
