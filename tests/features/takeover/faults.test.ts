import { afterEach, describe, expect, test, vi } from 'vitest'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { API_USER } from '../../support/router-shop'
import { refusal } from '../../support/test-app'
import {
  apply,
  book,
  closeOldShops,
  expectRouterEqualsBook,
  inBook,
  itemOf,
  look,
  type OldShop,
  openOldShop,
  requestId,
  scan,
  USERS,
  untilState,
  untilStateThroughCuts,
  userNamed,
  users,
} from './old-shop'

afterEach(closeOldShops)

const drafts = (shop: OldShop) =>
  shop.app.db.connection.prepare("select count(*) from takeover where state = 'draft'").pluck().get()

describe('membaca: yang ditolak tidak pernah menjadi "tidak ada"', () => {
  test.each([
    ['/ip/hotspot/user/print'],
    ['/ip/hotspot/active/print'],
    ['/ip/hotspot/user/profile/print'],
    ['/system/clock/print'],
  ])('%s ditolak: tidak ada hasil baca', async (command) => {
    const shop = await openOldShop({ each: 1 })
    shop.router.faults.add({ command, action: { kind: 'permission' } })
    expect((await refusal(scan(shop))).code).toBe('ROUTER_PERMISSION')
    expect(drafts(shop)).toBe(0)
  })

  test('naskah dan PPP yang ditolak disebut, bukan dihitung nol; yang lain tetap terbaca', async () => {
    const shop = await openOldShop({ each: 1 })
    shop.router.faults.add({ command: /^\/(system\/script|ppp\/secret)\/print$/, action: { kind: 'permission' } })
    const preview = await look(shop, await scan(shop))
    expect(preview.warnings.filter(({ id }) => id === 'refused').map(({ title }) => title)).toEqual([
      'Menu /system/script tidak boleh dibaca',
      'Menu /ppp/secret tidak boleh dibaca',
    ])
    expect(preview.isReady).toBe(true)
  })

  test.each([
    ['setengah jawaban lalu diam', { kind: 'half' }],
    ['putus', { kind: 'cut', when: 'before' }],
    ['trap lain', { kind: 'trap', message: 'failure: internal error' }],
  ] as const)('%s di tengah membaca skrip: tidak ada hasil baca', async (_, action) => {
    const shop = await openOldShop({ each: 1 })
    // Each time: the guards look at the scripts too, and may be the first to ask.
    shop.router.faults.add({ command: '/system/script/print', action })
    const pulled = action.kind === 'half' ? setInterval(() => shop.router.dropConnections(), 250) : undefined
    const { code } = await refusal(scan(shop)).finally(() => clearInterval(pulled))
    expect(['ROUTER_UNREACHABLE', 'ROUTER_REFUSED']).toContain(code)
    expect(drafts(shop)).toBe(0)
  })

  test('router tanpa hak "sensitive": voucher dengan kata sandi sendiri bentrok, bukan diambil dengan kata sandi salah', async () => {
    const shop = await openOldShop({ each: 3, users: [API_USER] })
    const preview = await look(shop, await scan(shop))
    const ups = users(shop).filter(({ comment = '' }) => comment.startsWith('up-')).length
    expect(preview.counts.find(({ reason }) => reason === 'no-password')?.count).toBeGreaterThan(0)
    expect(preview.counts.find(({ reason }) => reason === 'no-password')?.count).toBeLessThanOrEqual(ups)
    expect(preview.warnings.map(({ id }) => id)).toContain('passwords')
  })

  test('jam router di 1970: tidak diambil', async () => {
    const shop = await openOldShop({ each: 1 })
    shop.router.setWallClock(86_400_000)
    const id = await scan(shop)
    const preview = await look(shop, id)
    expect(preview.isReady).toBe(false)
    expect(preview.warnings.map(({ id: name, level }) => [name, level])).toContainEqual(['clock', 'bad'])
    expect((await refusal(apply(shop, id, preview.choices))).code).toBe('TAKEOVER_CLOCK')
    expect(book(shop)).toEqual([])
  })
})

/** Everything that is not written by then is written in the end, exactly once. */
async function takeThrough(shop: OldShop): Promise<string> {
  const id = await scan(shop)
  const { choices } = await look(shop, id)
  await apply(shop, id, choices)
  await untilState(shop, id, 'done', 60_000)
  expectRouterEqualsBook(shop)
  expect(book(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
  // no user was written twice: one set each
  const sets = shop.router.db.writes({ menu: USERS, action: 'set' })
  expect(new Set(sets.map(({ id: user }) => user)).size).toBe(sets.length)
  expect(shop.router.db.writes({ menu: USERS, action: 'remove' })).toEqual([])
  expect(shop.router.db.writes({ menu: USERS, action: 'add' })).toEqual([])
  return id
}

describe('menulis ke router', () => {
  test.each([
    ['sebelum dikerjakan', 'before'],
    ['sesudah dikerjakan, jawabannya hilang', 'after'],
  ] as const)(
    'sambungan putus tiap 12 kalimat, %s: akhirnya tepat',
    async (_, when) => {
      const shop = await openOldShop({ each: 8 })
      const id = await scan(shop)
      const { choices } = await look(shop, id)
      shop.router.faults.add({ command: `${USERS}/set`, every: 12, action: { kind: 'cut', when } })
      await apply(shop, id, choices)
      await untilStateThroughCuts(shop, id, 'done')
      expect(shop.router.db.counters.cuts).toBeGreaterThan(2)
      expectRouterEqualsBook(shop)
      const sets = shop.router.db.writes({ menu: USERS, action: 'set' })
      expect(new Set(sets.map(({ id: user }) => user)).size).toBe(sets.length)
    },
    70_000,
  )

  test('aplikasi mati di tengah: dilanjutkan sesudah dibuka lagi', async () => {
    const shop = await openOldShop({ each: 8, latencyMs: 2 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    shop.router.setSpeed({ workMs: 8 })
    await apply(shop, id, choices)
    await vi.waitFor(() => expect(shop.router.db.writes({ menu: USERS }).length).toBeGreaterThan(20), {
      timeout: 10_000,
      interval: 5,
    })
    const opened = await shop.restart()
    const again = { ...shop, ...opened }
    try {
      expect(shop.router.db.writes({ menu: USERS }).length).toBeLessThan(book(again).length)
      shop.router.setSpeed({ workMs: 0 })
      await untilState(again, id, 'done', 60_000)
      expectRouterEqualsBook(again)
    } finally {
      await opened.close()
    }
  }, 90_000)

  test('router menolak satu nilai: yang itu ditunjuk, yang lain tetap jalan', async () => {
    const shop = await openOldShop({ each: 2 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    shop.router.faults.add({
      command: `${USERS}/set`,
      nth: 3,
      action: { kind: 'trap', message: 'failure: something odd' },
    })
    await apply(shop, id, choices)
    await untilState(shop, id, 'done')
    expect((await itemOf(shop, id)).progress).toMatchObject({ changed: 1, waiting: 0 })
    const { rows } = await shop.api.takeover.rows({ id, choices: null, kind: 'user', limit: 200 })
    const refused = rows.filter(({ state }) => state === 'changed')
    expect(refused.map(({ error }) => error)).toEqual(['failure: something odd'])
    expect(inBook(shop, refused[0]?.name ?? '').routerState).toBe('removed')
  })

  test('hak kurang: tertahan di Kendala dengan sebabnya, dan jalan begitu hak diberikan', async () => {
    const shop = await openOldShop({ each: 2 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    const rightsBack = shop.router.faults.add({ command: `${USERS}/set`, action: { kind: 'permission' } })
    await apply(shop, id, choices)
    await vi.waitFor(async () => expect((await itemOf(shop, id)).job?.needsAttention).toBe(true), { timeout: 10_000 })
    const { rows } = await shop.api.kendala.jobs({ lane: `router:${shop.routerId}` })
    expect(rows.map(({ what }) => what)).toContain('Tulis hasil ambil alih ke router Router lama')
    rightsBack()
    await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
    await untilState(shop, id, 'done', 20_000)
    expectRouterEqualsBook(shop)
  }, 40_000)

  test('mati lampu menelan tulisan terakhir: "Periksa lagi" menulisnya kembali', async () => {
    const shop = await openOldShop({ each: 2 })
    const id = await takeThrough(shop)
    expect(shop.router.reboot({ losesLastMs: 60_000 }).length).toBeGreaterThan(10)
    expect(users(shop).filter(({ comment }) => readVoucherComment(comment))).toEqual([])
    await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
    await shop.api.takeover.recheck({ id, requestId: requestId() })
    await untilState(shop, id, 'done', 20_000)
    expectRouterEqualsBook(shop)
  }, 40_000)
})

describe('router berubah antara dibaca dan ditulis', () => {
  /** Looks, lets something happen, then takes. */
  async function meanwhile(happen: (shop: OldShop, unused: string, running: string) => void) {
    const shop = await openOldShop({ each: 2 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    const ofDay = users(shop).filter(({ profile }) => profile === '1HARI-3K')
    const unused = ofDay.find(({ comment = '', uptime }) => comment.startsWith('vc-') && uptime === '0s')?.name ?? ''
    const running = ofDay.find(({ comment = '' }) => /^2026-11-22/.test(comment))?.name ?? ''
    happen(shop, unused, running)
    await apply(shop, id, choices)
    await untilState(shop, id, 'done')
    return { shop, unused, running, id }
  }
  const set = (shop: OldShop, name: string, values: Record<string, string>) =>
    shop.router.run([
      `${USERS}/set`,
      `=.id=${userNamed(shop, name)?.['.id']}`,
      ...Object.entries(values).map(([property, value]) => `=${property}=${value}`),
    ])

  test('ada yang login: Mikhmon mencatat batasnya, dan batas itu yang dipakai', async () => {
    const { shop, unused } = await meanwhile((old, name) => set(old, name, { comment: '2026-11-22 19:30:00' }))
    const expires = Date.UTC(2026, 10, 22, 12, 30) / 1000
    const mark = readVoucherComment(userNamed(shop, unused)?.comment)
    expect(mark).toMatchObject({ expires, firstLogin: expires - 86_400 })
    expect(inBook(shop, unused)).toMatchObject({ state: 'active', expiresAt: expires * 1000, routerState: 'present' })
  })

  test('Mikhmon sudah menghapus yang habis: di buku Habis, tidak dibuat lagi di router', async () => {
    const { shop, running } = await meanwhile((old, _, name) => {
      old.router.run([`${USERS}/remove`, `=.id=${userNamed(old, name)?.['.id']}`])
    })
    expect(userNamed(shop, running)).toBeUndefined()
    expect(inBook(shop, running)).toMatchObject({ state: 'finished', routerState: 'removed' })
  })

  test('diubah orang: tidak disentuh, dan dikatakan', async () => {
    const { shop, unused, id } = await meanwhile((old, name) => set(old, name, { comment: 'dipinjam Pak Lurah' }))
    expect(userNamed(shop, unused)).toMatchObject({ comment: 'dipinjam Pak Lurah', profile: '1HARI-3K' })
    expect(inBook(shop, unused)).toMatchObject({ state: 'void', routerState: 'removed' })
    const { rows } = await shop.api.takeover.rows({ id, choices: null, kind: 'user', limit: 200 })
    expect(rows.find(({ name }) => name === unused)).toMatchObject({
      state: 'changed',
      error: 'Diubah orang di router sesudah dibaca.',
    })
    // read again, it may be taken as what it is now
    expect((await look(shop, await scan(shop))).counts.find(({ reason }) => reason === 'code-known')).toBeUndefined()
  })

  test('login sedang dicatat Mikhmon: ditunggu, tidak ditimpa', async () => {
    const shop = await openOldShop({ each: 1 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    const name =
      users(shop).find(({ comment = '', profile }) => comment.startsWith('vc-') && profile === '7HARI')?.name ?? ''
    shop.router.run(['/system/scheduler/add', `=name=${name}`, '=interval=1d', '=on-event='])
    await apply(shop, id, choices)
    await vi.waitFor(async () => expect((await itemOf(shop, id)).job?.error).toContain('Menunggu login'), {
      timeout: 10_000,
    })
    expect((await itemOf(shop, id)).progress.waiting).toBe(1)
    expect(userNamed(shop, name)?.comment).toMatch(/^vc-/)
    set(shop, name, { comment: '2026-11-28 19:42:10' })
    shop.router.run(['/system/scheduler/remove', `=.id=${name}`])
    await untilState(shop, id, 'done', 20_000)
    expect(readVoucherComment(userNamed(shop, name)?.comment)?.expires).toBe(Date.UTC(2026, 10, 28, 12, 42, 10) / 1000)
  }, 40_000)

  test('skrip Mikhmon menimpa tanda kita sesaat sesudah ditulis: dilihat dan dibetulkan', async () => {
    const shop = await openOldShop({ each: 1 })
    const id = await scan(shop)
    const { choices } = await look(shop, id)
    const name =
      users(shop).find(({ comment = '', profile }) => comment.startsWith('vc-') && profile === '7HARI')?.name ?? ''
    let overwritten = false
    shop.router.db.onChange(({ menu, after }) => {
      if (overwritten || menu !== USERS || after?.name !== name || !after.comment?.startsWith('lk1')) return
      overwritten = true
      queueMicrotask(() => set(shop, name, { comment: '2026-11-28 19:42:10' }))
    })
    await apply(shop, id, choices)
    await untilState(shop, id, 'done', 20_000)
    expect(overwritten).toBe(true)
    expect(readVoucherComment(userNamed(shop, name)?.comment)?.expires).toBe(Date.UTC(2026, 10, 28, 12, 42, 10) / 1000)
    expect(inBook(shop, name).state).toBe('active')
  })
})
