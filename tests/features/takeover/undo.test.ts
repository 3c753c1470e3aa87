import { afterEach, expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { scriptText } from '../../../src-main/features/takeover/undo-file'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { API_USER } from '../../support/router-shop'
import { refusal } from '../../support/test-app'
import {
  book,
  closeOldShops,
  inBook,
  itemOf,
  look,
  type OldShop,
  openOldShop,
  requestId,
  scan,
  takeOver,
  USERS,
  untilState,
  untilStateThroughCuts,
  userNamed,
  users,
} from './old-shop'

afterEach(closeOldShops)

const undo = (shop: OldShop, id: string) => shop.api.takeover.undo({ id, reason: 'coba dulu', requestId: requestId() })

const byName = (shop: OldShop) => new Map(users(shop).map((row) => [row['.id'], row]))
const schedulers = (shop: OldShop) =>
  shop.router.db
    .rows('/system/scheduler')
    .filter(({ name }) => !name?.startsWith('lk-'))
    .map(({ name, disabled }) => `${name} ${disabled}`)
const FULL = { name: API_USER.name, password: API_USER.password }
const offOnes = async (shop: OldShop, id: string) =>
  (await shop.api.takeover.monitors({ id })).filter(({ isOursToRestore }) => isOursToRestore).map(({ name }) => name)
const monitorsOn = async (shop: OldShop, id: string) =>
  (await shop.api.takeover.monitors({ id })).filter(({ state }) => state === 'on').map(({ name }) => name)

test('dibatalkan: setiap pengguna kembali persis seperti ditemukan, di semua keadaan', async () => {
  const shop = await openOldShop({ each: 3 })
  const before = byName(shop)
  const { id } = await takeOver(shop, (choices) => ({ ...choices, stopsPast: true }))
  expect(byName(shop)).not.toEqual(before)
  await undo(shop, id)
  await untilState(shop, id, 'undone')
  expect(byName(shop)).toEqual(before)
  expect(book(shop).every(({ state }) => ['void', 'finished'].includes(state))).toBe(true)
  expect(await shop.api.takeover.historyMonths({})).toEqual([])
  expect((await itemOf(shop, id)).progress).toMatchObject({ waiting: 0, kept: 0, done: 0 })
})

test('apa yang kata Cocokkan berbeda dicocokkan lagi begitu ambil alih atau pembatalannya selesai', async () => {
  const shop = await openOldShop({ each: 3 })
  const { id } = await takeOver(shop)
  const wrong = async () => (await shop.api.reconcile.summary({}))[0]?.counts?.vouchers
  const compare = async () => {
    for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId }))
      expect(event.type).not.toBe('failed')
  }
  const mine = users(shop).filter(({ comment }) => readVoucherComment(comment) !== null)
  for (const row of mine.slice(0, 3)) shop.router.run([`${USERS}/set`, `=.id=${row['.id']}`, '=limit-uptime=5s'])
  await compare()
  expect(await wrong()).toBe(3)
  await undo(shop, id)
  await untilState(shop, id, 'undone')
  await vi.waitFor(async () => expect(await wrong()).toBe(0), { timeout: 10_000 })
})

test('dibatalkan lalu diambil lagi: voucher yang sama hidup kembali dengan kode yang sama', async () => {
  const shop = await openOldShop({ each: 2 })
  const { id } = await takeOver(shop)
  const first = book(shop)
  await undo(shop, id)
  await untilState(shop, id, 'undone')
  const second = await takeOver(shop)
  expect(second.choices.profiles.find(({ profile }) => profile === '7HARI')?.target).toMatchObject({
    kind: 'new',
    name: '7HARI',
  })
  const pick = (rows: typeof first) => rows.map((row) => [row.id, row.code, row.state, row.expiresAt, row.routerState])
  expect(pick(book(shop))).toEqual(pick(first))
  expect(await shop.api.takeover.historyMonths({})).not.toEqual([])
})

test('paket yang dibuat untuknya ikut pergi bila tidak ada yang memakainya; yang sudah dijual, diubah ke pelanggan, atau sudah ada sebelumnya tinggal', async () => {
  const shop = await openOldShop({ each: 3 })
  const { id } = await takeOver(shop, (choices) => ({
    ...choices,
    profiles: choices.profiles.map((choice) => ({ ...choice, unused: choice.profile === '7HARI' ? 'stock' : 'sold' })),
  }))
  const names = async () => (await shop.api.catalog.list({})).map(({ name }) => name)
  const made = await names()
  expect(made.length).toBeGreaterThan(3)
  const tile = (await shop.api.sales.tiles({})).tiles.find(({ name }) => name === '7HARI')
  await shop.api.sales.sell({
    lines: [{ packageId: tile?.packageId ?? '', quantity: 1, shownPrice: 15_000 }],
    payments: [{ method: 'cash', amount: 15_000, received: 15_000, reference: '' }],
    routerId: null,
    requestId: requestId(),
  })
  await undo(shop, id)
  await untilState(shop, id, 'undone')
  expect(await names()).toEqual(['7HARI'])
  const archived = await shop.api.catalog.list({ includeArchived: true })
  expect(archived.filter(({ isArchived }) => isArchived).length).toBeGreaterThan(0)
})

test('yang dipakai atau dijual sejak itu tetap milik LoketNet', async () => {
  const shop = await openOldShop({ each: 3 })
  const { id } = await takeOver(shop, (choices) => ({
    ...choices,
    profiles: choices.profiles.map((choice) => ({ ...choice, unused: choice.profile === '7HARI' ? 'stock' : 'sold' })),
  }))
  const tile = (await shop.api.sales.tiles({})).tiles.find(({ name }) => name === '7HARI')
  const sale = await shop.api.sales.sell({
    lines: [{ packageId: tile?.packageId ?? '', quantity: 1, shownPrice: 15_000 }],
    payments: [{ method: 'cash', amount: 15_000, received: 15_000, reference: '' }],
    routerId: null,
    requestId: requestId(),
  })
  const soldCode = sale.vouchers[0]?.code ?? ''
  const usedCode = book(shop).find(({ state, packageName }) => state === 'sold' && packageName === '30HARI')?.code ?? ''
  const row = userNamed(shop, usedCode)
  expect(shop.router.loginHotspot({ user: usedCode, password: row?.password ?? '', mac: 'AA:00:00:00:00:02' }).ok).toBe(
    true,
  )

  await undo(shop, id)
  await untilState(shop, id, 'undone')
  expect((await itemOf(shop, id)).progress.kept).toBe(2)
  for (const code of [soldCode, usedCode]) expect(readVoucherComment(userNamed(shop, code)?.comment)).not.toBeNull()
  expect(inBook(shop, soldCode)).toMatchObject({ state: 'sold', routerState: 'present' })
  const others = users(shop).filter(({ name }) => name !== soldCode && name !== usedCode)
  expect(others.filter(({ comment }) => readVoucherComment(comment))).toEqual([])
})

test('sejak tombol ditekan stoknya tidak dapat dijual lagi, juga selama router mati', async () => {
  const shop = await openOldShop({ each: 3 })
  const { id } = await takeOver(shop, (choices) => ({
    ...choices,
    profiles: choices.profiles.map((choice) => ({ ...choice, unused: 'stock' })),
  }))
  const stock = async () => (await shop.api.sales.tiles({})).tiles.reduce((sum, tile) => sum + tile.stock, 0)
  expect(await stock()).toBeGreaterThan(5)
  await shop.router.unplug('refuse')
  await undo(shop, id)
  expect(await stock()).toBe(0)
  expect((await refusal(undo(shop, id))).code).toBe('TAKEOVER_UNDONE')
})

test('sambungan putus di tengah pembatalan: akhirnya tetap persis seperti semula', async () => {
  const shop = await openOldShop({ each: 5 })
  const before = byName(shop)
  const { id } = await takeOver(shop)
  shop.router.faults.add({ command: `${USERS}/set`, every: 9, action: { kind: 'cut', when: 'after' } })
  await undo(shop, id)
  await untilStateThroughCuts(shop, id, 'undone')
  expect(shop.router.db.counters.cuts).toBeGreaterThan(1)
  expect(byName(shop)).toEqual(before)
}, 70_000)

test('penjadwal Mikhmon dimatikan, bukan dihapus; yang bukan miliknya tidak muncul; pembatalan menghidupkannya lagi', async () => {
  const shop = await openOldShop({ each: 2, users: [FULL] })
  const before = schedulers(shop)
  const { id } = await takeOver(shop)
  const names = await monitorsOn(shop, id)
  expect(names).toEqual(['1JAM', '1HARI-3K', '7HARI', 'KUOTA-5JAM'])
  const all = await shop.api.takeover.monitors({ id })
  expect(all.find(({ name }) => name === '30HARI')?.state).toBe('off')
  expect(all.find(({ name }) => name === '1HARI-3K')?.stillWatched).toBeGreaterThan(0)
  expect(all.find(({ name }) => name === '1JAM')?.stillWatched).toBe(1)
  await shop.api.takeover.switchMonitors({ id, names, isOn: false, requestId: requestId() })
  await vi.waitFor(async () => expect(await offOnes(shop, id)).toEqual(names), { timeout: 10_000 })
  await vi.waitFor(() =>
    expect(schedulers(shop)).toEqual(
      before.map((one) => (names.includes(one.split(' ')[0] ?? '') ? one.replace('false', 'true') : one)),
    ),
  )
  expect(shop.router.db.writes({ menu: '/system/scheduler', action: 'remove' })).toEqual([])
  await undo(shop, id)
  await untilState(shop, id, 'undone')
  await vi.waitFor(() => expect(schedulers(shop)).toEqual(before), { timeout: 10_000 })
})

test('berkas .rsc mengembalikan router tanpa LoketNet: dijalankan di router, yang sudah dipakai dilewati', async () => {
  const shop = await openOldShop({ each: 3, users: [FULL] })
  const before = byName(shop)
  const { id } = await takeOver(shop, (choices) => ({ ...choices, stopsPast: true }))
  const names = await monitorsOn(shop, id)
  await shop.api.takeover.switchMonitors({ id, names, isOn: false, requestId: requestId() })
  await vi.waitFor(async () => expect(await offOnes(shop, id)).toEqual(names), { timeout: 10_000 })
  expect(schedulers(shop)).toContain('1JAM true')
  const { fileName, text } = await shop.api.takeover.undoFile({ id })
  expect(fileName).toBe('kembalikan-router-lama-2026-11-21.rsc')
  expect(text.split('\r\n')[0]).toBe(
    '# LoketNet: mengembalikan router Router lama ke Mikhmon, seperti sebelum ambil alih 21/11/2026.',
  )

  const used = book(shop).find(({ state, packageName }) => state === 'sold' && packageName === '7HARI')?.code ?? ''
  const comment =
    userNamed(shop, used)?.comment?.replace('x=0000000000;f=0000000000', 'x=1795800000;f=1795195200') ?? ''
  shop.router.run([`${USERS}/set`, `=.id=${userNamed(shop, used)?.['.id']}`, `=comment=${comment}`])

  shop.router.scriptEngine = createScriptEngine()
  shop.router.run(['/system/script/add', '=name=kembali', `=source=${text}`])
  shop.router.run(['/system/script/run', '=.id=kembali'])
  const after = byName(shop)
  const touched = [...before.values()].filter(({ name }) => name !== used)
  expect(touched.map((row) => after.get(row['.id']))).toEqual(touched)
  expect(userNamed(shop, used)?.comment).toBe(comment)
  expect(schedulers(shop)).toContain('1JAM false')
  expect(schedulers(shop)).toContain('30HARI true')
})

test('nama dan komentar yang aneh tetap kata di berkas .rsc, bukan perintah', () => {
  expect(scriptText('a"b')).toBe('"a\\"b"')
  expect(scriptText('$user [/system reboot]')).toBe('"\\$user [/system reboot]"')
  expect(scriptText('satu\ndua\r\t\u0007?')).toBe('"satu\\ndua\\r\\t \\?"')
})

test('selama masih ditulis atau dikembalikan, router tidak dibaca ulang untuk ambil alih lain', async () => {
  const shop = await openOldShop({ each: 1 })
  const { id } = await takeOver(shop)
  await shop.router.unplug('black-hole')
  await undo(shop, id)
  await shop.router.plug()
  await untilState(shop, id, 'undone', 20_000)
  expect((await look(shop, await scan(shop))).isReady).toBe(true)
}, 30_000)

test('penjadwal dibuat oleh admin, hak kita kurang: dikatakan, dan boleh dibiarkan', async () => {
  const shop = await openOldShop({ each: 1 })
  const { id } = await takeOver(shop)
  await shop.api.takeover.switchMonitors({ id, names: ['1JAM'], isOn: false, requestId: requestId() })
  const of1Jam = async () => (await shop.api.takeover.monitors({ id })).find(({ name }) => name === '1JAM')
  await vi.waitFor(async () => expect((await of1Jam())?.error).toContain('izin'), { timeout: 10_000 })
  expect((await of1Jam())?.state).toBe('waiting')
  const { rows } = await shop.api.kendala.jobs({ lane: `router:${shop.routerId}` })
  const job = rows.find(({ kind }) => kind === 'takeover.monitors')
  expect(job).toMatchObject({ what: 'Ubah penjadwal Mikhmon di router Router lama', cancel: { isAllowed: true } })
  await shop.api.kendala.cancel({ jobId: job?.id ?? 0, requestId: requestId() })
  expect(await of1Jam()).toMatchObject({ state: 'on', isOursToRestore: false, error: null })
})
