import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ReconcileEvent, ReconcileRow, RowKind } from '../../../src-main/features/reconcile/contract'
import {
  booked,
  drained,
  expectRouterEqualsBook,
  type KeptShop,
  onRouter,
  openKeptShop,
  removeUser,
  sellOne,
  setUser,
  USERS,
  userOf,
} from '../../support/kept-shop'
import { API_USER, closeRouterShops, untilLink } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

async function compare(shop: KeptShop, routerId = shop.routerId) {
  const events: ReconcileEvent[] = []
  for await (const event of await shop.api.reconcile.check({ routerId })) events.push(event)
  const last = events.at(-1)
  const { rows } = await shop.api.reconcile.rows({ routerId, limit: 200 })
  return { last, rows, at: last?.type === 'end' ? last.at : 0, counts: last?.type === 'end' ? last.counts : null }
}

const apply = (shop: KeptShop, at: number, choice: { keys?: string[]; kinds?: RowKind[] }, routerId = shop.routerId) =>
  shop.api.reconcile.apply({
    routerId,
    at,
    keys: choice.keys ?? [],
    kinds: choice.kinds ?? [],
    requestId: requestId(),
  } as Parameters<KeptShop['api']['reconcile']['apply']>[0])

/** Of vouchers alone: the guards of the active period and the profiles have their own tests. */
const tally = (rows: readonly ReconcileRow[]) => {
  const count = (kind: RowKind) => rows.filter((row) => row.object === 'user' && row.kind === kind).length
  return { missing: count('missing'), leftover: count('leftover'), clash: count('clash'), foreign: count('foreign') }
}
const ours = (rows: readonly ReconcileRow[]) =>
  rows.filter(({ object, kind }) => object === 'user' && kind !== 'foreign')
const codes = (shop: KeptShop) => booked(shop).map(({ code }) => code)
const writes = (shop: KeptShop) => shop.router.db.writes({ menu: USERS }).filter(({ by }) => by === API_USER.name)
const auditOf = async (shop: KeptShop) =>
  (await shop.api.audit.list({})).rows.filter(({ action }) => action === 'router.reconcile')

/** Compared by itself; once more when the guards of the active period have come onto the router. */
async function firstBackgroundLook(shop: KeptShop): Promise<number | null | undefined> {
  let last: number | null | undefined = null
  await drained(shop)
  const settled = async () => {
    const before = last
    last = (await shop.api.reconcile.summary({}))[0]?.at
    expect(last).not.toBeNull()
    expect(last).toBe(before)
  }
  await vi.waitFor(settled, { timeout: 8_000, interval: 500 })
  return last
}

describe('cocokkan', () => {
  test.each(['6.49.17', '7.8', '7.19.1'])(
    'RouterOS %s: semua sama, tidak ada baris, tidak ada yang ditulis',
    async (version) => {
      const shop = await openKeptShop({ sim: { version } })
      const before = writes(shop).length
      const { counts, rows } = await compare(shop)
      expect(ours(rows)).toEqual([])
      expect(tally(rows)).toEqual({ missing: 0, leftover: 0, clash: 0, foreign: 0 })
      expect(counts?.checked).toBeGreaterThanOrEqual(11)
      expect(writes(shop)).toHaveLength(before)
    },
  )

  test('hilang, berbeda, sisa dan asing: tiap baris berkata apa dan kenapa; yang dipilih dibetulkan, yang asing tidak disentuh', async () => {
    const shop = await openKeptShop()
    const [gone = '', slow = '', off = '', ghost = ''] = codes(shop)
    shop.router.run([`${USERS}/add`, '=name=mikhmon1', '=comment=vc-123-05.22.24-'])
    removeUser(shop.router, gone)
    setUser(shop.router, slow, '=profile=default', '=limit-uptime=1h')
    setUser(shop.router, off, '=disabled=yes')
    const { id } = booked(shop).find(({ code }) => code === ghost) ?? { id: 0 }
    // Voided with the router away, and somebody took the job out of the way: the code still works.
    shop.app.db.connection.prepare("update voucher set state = 'void', router_state = 'removed' where id = ?").run(id)

    const { rows, at } = await compare(shop)
    expect(tally(rows)).toEqual({ missing: 1, leftover: 1, clash: 0, foreign: 1 })
    const row = (name: string) => rows.find((one) => one.name === name)
    expect(row(gone)).toMatchObject({ kind: 'missing', action: 'grant', label: 'Harian Hemat' })
    expect(row(slow)).toMatchObject({
      kind: 'different',
      action: 'fix',
      changes: [
        { property: 'profile', actual: 'default' },
        { property: 'limit-uptime', wanted: 'tidak ada', actual: '1 jam' },
      ],
    })
    expect(row(off)).toMatchObject({ changes: [{ property: 'disabled', wanted: 'menyala', actual: 'dimatikan' }] })
    expect(row(ghost)).toMatchObject({ kind: 'leftover', action: 'revoke', why: expect.stringContaining('Batal') })
    expect(row('mikhmon1')).toMatchObject({ kind: 'foreign', action: null })
    // What is not there is not sold meanwhile.
    expect(booked(shop).find(({ code }) => code === gone)?.routerState).toBe('missing')

    const keys = [gone, slow, ghost, 'mikhmon1'].map((name) => row(name)?.key ?? '')
    expect(await apply(shop, at, { keys })).toEqual({ queued: 3, left: 1 })
    await drained(shop)
    expect(userOf(shop.router, slow)).toMatchObject({ profile: expect.stringMatching(/^lk-/) })
    expect(userOf(shop.router, slow)['limit-uptime']).toBeUndefined()
    expect(userOf(shop.router, off).disabled).toBe('true')
    expect(shop.router.db.table(USERS).byName(ghost)).toBeUndefined()
    expect(shop.router.db.table(USERS).byName('mikhmon1')).toBeDefined()
    expectRouterEqualsBook(shop)
    const after = await compare(shop)
    expect(ours(after.rows).map(({ name }) => name)).toEqual([off])
    expect((await auditOf(shop))[0]?.detail).toMatchObject({ granted: 1, fixed: 1, revoked: 1, name: 'Warkop' })
    const detail = await shop.api.vouchers.detail({ id: booked(shop).find(({ code }) => code === gone)?.id ?? 0 })
    expect(detail.events.at(-1)?.reason).toContain('Cocokkan')
  })

  test('tanda di komentar dihapus orang: dikenali dari profilnya dan ditulis lagi; nama yang dipakai orang lain hanya ditunjukkan', async () => {
    const shop = await openKeptShop()
    const [bare = '', taken = ''] = codes(shop)
    setUser(shop.router, bare, '=comment=punya budi')
    setUser(shop.router, taken, '=comment=vc-punya-mikhmon', '=profile=default')
    const { rows, at } = await compare(shop)
    expect(rows.find(({ name }) => name === bare)).toMatchObject({ kind: 'different', action: 'fix' })
    expect(rows.find(({ name, kind }) => name === taken && kind === 'clash')).toMatchObject({ action: null })
    await apply(shop, at, { kinds: ['missing', 'different', 'leftover'] })
    await drained(shop)
    expect(onRouter(shop.router).map(({ name }) => name)).toContain(bare)
    expect(userOf(shop.router, taken).comment).toBe('vc-punya-mikhmon')
  })

  test('dikunci ke HP pertama: kunci yang hilang dari komentarnya berbeda, dan dipasang lagi tanpa menyentuh cap loginnya', async () => {
    const shop = await openKeptShop({ quantity: 3, spec: { lockToFirstMac: true } })
    const [loose = '', bare = '', fine = ''] = codes(shop)
    const locked = userOf(shop.router, loose).comment ?? ''
    expect(locked).toMatch(/;m=1;$/)
    const first = Math.floor(shop.clock.now() / 1000)
    const stamped = `lk1;x=${first + 86_400};f=${first}${locked.slice(29)}`
    setUser(shop.router, loose, `=comment=${stamped.replace('m=1;', '')}`)
    setUser(shop.router, bare, '=comment=')
    const { rows, at } = await compare(shop)
    expect(
      ours(rows)
        .map(({ name, kind }) => `${name} ${kind}`)
        .sort(),
    ).toEqual([`${loose} different`, `${bare} different`].sort())
    await apply(shop, at, { kinds: ['different'] })
    await drained(shop)
    expect(userOf(shop.router, loose).comment).toBe(stamped)
    for (const code of [bare, fine]) expect(userOf(shop.router, code).comment).toMatch(/;m=1;$/)
    expect(ours((await compare(shop)).rows)).toEqual([])
  })

  test('salinan voucher dengan nama lain: sisa, dicabut; yang asli tetap', async () => {
    const shop = await openKeptShop({ quantity: 2 })
    const [code = ''] = codes(shop)
    const { comment, profile } = userOf(shop.router, code)
    shop.router.run([`${USERS}/add`, '=name=gratisan', `=comment=${comment}`, `=profile=${profile}`])
    const { rows, at } = await compare(shop)
    expect(ours(rows)).toMatchObject([{ name: 'gratisan', kind: 'leftover', why: expect.stringContaining(code) }])
    await apply(shop, at, { kinds: ['leftover'] })
    await drained(shop)
    expect(shop.router.db.table(USERS).byName('gratisan')).toBeUndefined()
    expectRouterEqualsBook(shop)
  })

  test('kesalahan API bukan daftar kosong: yang tadi diketahui tetap, tidak ada voucher yang dianggap hilang', async () => {
    const shop = await openKeptShop()
    await compare(shop)
    const before = (await shop.api.reconcile.summary({}))[0]
    const disarm = shop.router.faults.add({ action: { kind: 'permission' }, command: `${USERS}/print` })
    const { last } = await compare(shop)
    expect(last).toMatchObject({ type: 'failed', trouble: { code: 'ROUTER_PERMISSION' } })
    expect((await shop.api.reconcile.summary({}))[0]).toMatchObject({
      at: before?.at,
      counts: before?.counts,
      trouble: { code: 'ROUTER_PERMISSION' },
    })
    expect(booked(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
    disarm()
    shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: `${USERS}/print`, nth: 1 })
    const half = await compare(shop)
    expect(half.last?.type).toBe('failed')
    expect(booked(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
  }, 60_000)

  test('router kosong sungguhan (7.18 menjawab !empty): semua hilang, semua kembali sekali tekan', async () => {
    const shop = await openKeptShop({ sim: { version: '7.19.1' } })
    for (const code of codes(shop)) removeUser(shop.router, code)
    const { rows, at } = await compare(shop)
    expect(tally(rows).missing).toBe(10)
    await apply(shop, at, { kinds: ['missing'] })
    await drained(shop)
    expectRouterEqualsBook(shop)
    expect(booked(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
  })

  test('dicabut di tengah pembetulan: sesudah tersambung persis, tidak ada yang dua kali', async () => {
    const shop = await openKeptShop({ quantity: 120 })
    for (const code of codes(shop)) removeUser(shop.router, code)
    const { at } = await compare(shop)
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${USERS}/add`, every: 25, times: 4 })
    await apply(shop, at, { kinds: ['missing'] })
    await vi.waitFor(() => expect(shop.router.faults.fired.length).toBeGreaterThan(0), 10_000)
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    await shop.router.plug()
    await drained(shop)
    expectRouterEqualsBook(shop)
    expect(onRouter(shop.router)).toHaveLength(120)
  }, 60_000)

  test('sementara itu orang lain membuat nama yang sama: gagal dengan kata-kata, punya orang tidak disentuh', async () => {
    const shop = await openKeptShop({ quantity: 3 })
    const [code = ''] = codes(shop)
    removeUser(shop.router, code)
    const { at } = await compare(shop)
    shop.router.run([`${USERS}/add`, `=name=${code}`, '=comment=punya orang'])
    await apply(shop, at, { kinds: ['missing'] })
    await drained(shop)
    expect(booked(shop).find((row) => row.code === code)?.routerState).toBe('failed')
    expect(userOf(shop.router, code).comment).toBe('punya orang')
  })

  test('tanpa izin tulis: pekerjaannya menunggu dan terlihat; sesudah diberi izin selesai', async () => {
    const shop = await openKeptShop({ quantity: 3 })
    const [code = ''] = codes(shop)
    setUser(shop.router, code, '=profile=default')
    const { at } = await compare(shop)
    const disarm = shop.router.faults.add({ action: { kind: 'permission' }, command: `${USERS}/set` })
    await apply(shop, at, { kinds: ['different'] })
    const lane = `router:${shop.routerId}`
    await vi.waitFor(async () =>
      expect((await shop.api.kendala.jobs({ lane })).rows).toMatchObject([
        { what: 'Betulkan 1 voucher di router Warkop', needsAttention: true, trouble: { code: 'ROUTER_PERMISSION' } },
      ]),
    )
    disarm()
    await shop.api.kendala.retry({ lane, jobId: null, requestId: requestId() })
    await drained(shop)
    expect(userOf(shop.router, code).profile).toMatch(/^lk-/)
  })

  test('yang sedang dipakai kembali dengan cap login dan sisa kuotanya, bukan seperti baru', async () => {
    const shop = await openKeptShop({ quantity: 2, spec: { uptimeQuotaSeconds: 7_200 } })
    const code = await sellOne(shop)
    const row = booked(shop).find((one) => one.code === code)
    const first = shop.clock.now() - 3_600_000
    const db = shop.app.db.connection
    db.prepare("update voucher set state = 'active', first_login_at = ?, expires_at = ? where id = ?").run(
      first,
      first + 86_400_000,
      row?.id,
    )
    db.prepare(
      'insert into voucher_usage (voucher_id, uptime_seconds, lost_seconds, updated_at) values (?, 1800, 1800, 1)',
    ).run(row?.id)
    removeUser(shop.router, code)
    const { at, rows } = await compare(shop)
    expect(rows.find(({ name }) => name === code)).toMatchObject({ why: expect.stringContaining('Sedang dipakai') })
    await apply(shop, at, { kinds: ['missing'] })
    await drained(shop)
    const { mark, row: user } = onRouter(shop.router).find(({ name }) => name === code) ?? {}
    expect(mark).toMatchObject({ firstLogin: Math.floor(first / 1000), expires: Math.floor(first / 1000) + 86_400 })
    expect(user?.['limit-uptime']).toBe('1h30m')
  })

  test('hasil lama tidak dipakai: sesudah dicocokkan lagi, pilihan dari layar lama ditolak', async () => {
    const shop = await openKeptShop({ quantity: 2 })
    const { at } = await compare(shop)
    expect(await refusal(apply(shop, at - 1, { kinds: ['missing'] }))).toMatchObject({ code: 'RECONCILE_STALE' })
    expect(await refusal(apply(shop, at, { kinds: ['leftover'] }))).toMatchObject({ code: 'RECONCILE_NOTHING' })
  })

  test('profil kita yang tidak dipakai siapa-siapa boleh dibersihkan; yang masih dipakai tidak', async () => {
    const shop = await openKeptShop({ quantity: 1 })
    const menu = '/ip/hotspot/user/profile'
    shop.router.run([`${menu}/add`, '=name=lk-lama'])
    shop.router.run([`${menu}/add`, '=name=lk-dipakai'])
    shop.router.run([`${menu}/add`, '=name=mikhmon'])
    shop.router.run([`${USERS}/add`, '=name=orang', '=profile=lk-dipakai'])
    const { rows, at } = await compare(shop)
    const profiles = rows.filter(({ object, key }) => object === 'profile' && key.startsWith('f:'))
    expect(profiles.map(({ name, kind }) => `${kind}:${name}`).sort()).toEqual([
      'foreign:lk-dipakai',
      'foreign:mikhmon',
      'leftover:lk-lama',
    ])
    await apply(shop, at, { kinds: ['leftover'] })
    await drained(shop)
    expect(shop.router.db.rows(menu).map(({ name }) => name)).not.toContain('lk-lama')
    expect(shop.router.db.rows(menu).map(({ name }) => name)).toContain('lk-dipakai')
  })

  test('di belakang: sesudah tersambung pertama kali, lalu sesudah listrik padam; tidak pada tiap kedip', async () => {
    const shop = await openKeptShop()
    const first = await firstBackgroundLook(shop)
    shop.router.dropConnections()
    await untilLink(shop, 'online')
    const [code = ''] = codes(shop)
    shop.router.advance(600_000)
    shop.router.setWallClock(shop.clock.now())
    shop.router.dropConnections()
    await vi.waitFor(async () => {
      const booted = (await shop.api.care.list({}))[0]?.bootedAt ?? shop.clock.now()
      expect(booted).toBeLessThan(shop.clock.now() - 500_000)
    }, 8_000)
    expect((await shop.api.reconcile.summary({}))[0]?.at).toBe(first)
    removeUser(shop.router, code)
    shop.router.reboot()
    await vi.waitFor(async () => expect((await shop.api.reconcile.summary({}))[0]?.at).not.toBe(first), 10_000)
    expect(booked(shop)[0]?.routerState).toBe('missing')
  }, 40_000)

  test('10.000 voucher: layar tetap lancar selagi dibandingkan', async () => {
    const shop = await openKeptShop({ quantity: 10_000 })
    for (const row of shop.router.db.rows(USERS).slice(1, 5_001))
      shop.router.db.remove(USERS, row['.id'], { by: 'winbox' })
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5)
      last = performance.now()
    }, 5)
    const started = performance.now()
    const { counts, at } = await compare(shop)
    const took = performance.now() - started
    clearInterval(timer)
    console.log(`10.000 dibandingkan dalam ${took.toFixed(0)} ms, jeda terlama ${longest.toFixed(1)} ms`)
    expect(counts?.missing).toBeGreaterThanOrEqual(5_000)
    expect(longest).toBeLessThan(400)
    await apply(shop, at, { kinds: ['missing'] })
    await drained(shop, 100_000)
    expect(onRouter(shop.router)).toHaveLength(10_000)
    expectRouterEqualsBook(shop)
  }, 180_000)
})
