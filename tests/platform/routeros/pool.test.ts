import { describe, expect, it } from 'vitest'
import { type RouterEndpoint, type RouterLinkStatus, RouterLinks } from '../../../src-main/platform/routeros'
import { HostileRouter, type HostileScript } from '../../support/hostile-router'
import { failureOf } from '../../support/router-failure'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

/** A shop with one router 'r1' whose endpoint may be swapped, a clock moved by hand, and everything that was told. */
function openShop(endpoint: RouterEndpoint | Error) {
  const shop = { now: 1_000_000, endpoint, resolved: 0, changes: [] as RouterLinkStatus[], logged: [] as string[] }
  const links = new RouterLinks({
    resolve: async () => {
      shop.resolved += 1
      if (shop.endpoint instanceof Error) throw shop.endpoint
      return shop.endpoint
    },
    clock: { now: () => shop.now },
    log: { write: (_, message, data) => shop.logged.push(`${message} ${JSON.stringify(data)}`) },
  })
  links.onChange((status) => shop.changes.push(status))
  const states = () => shop.changes.map(({ state }) => state)
  return { shop, links, states, [Symbol.asyncDispose]: () => links.close(0) }
}

const done: HostileScript = { onCommand: (peer, command) => peer.done(command) }
const refuseLogin: HostileScript = {
  onLogin: (peer, login) =>
    peer.reply(
      ['!trap', `.tag=${login.tag}`, '=message=invalid user name or password (6)'],
      ['!done', `.tag=${login.tag}`],
    ),
}

describe('satu sambungan untuk satu router', () => {
  it('dibuat saat pertama diminta, dipakai bersama, walau diminta serentak', async () => {
    await using router = await HostileRouter.start(done)
    await using open = openShop(router.endpoint)
    expect(open.links.status('r1')).toMatchObject({ state: 'offline', since: 1_000_000, lastError: undefined })
    const [first, second] = await Promise.all([
      open.links.connection('r1'),
      open.links.connection('r1', { force: true }),
    ])
    expect(first).toBe(second)
    expect(await open.links.connection('r1')).toBe(first)
    await open.links.run('r1', '/ip/hotspot/user/add', ['=name=a'])
    expect(router.peers).toHaveLength(1)
    expect(open.shop.resolved).toBe(1)
    expect(open.states()).toEqual(['connecting', 'online'])
    expect(open.links.statuses().map(({ routerId, state }) => [routerId, state])).toEqual([['r1', 'online']])
  })

  it('putus lalu diminta lagi: sambungan baru dari objek baru, alamat dan sandi dibaca ulang', async () => {
    await using router = await HostileRouter.start(done)
    await using open = openShop(router.endpoint)
    const first = await open.links.connection('r1')
    open.shop.now += 60_000
    const lost = new Promise((resolve) => first.onLost(resolve))
    router.peers[0]?.reset()
    await lost
    expect(open.links.status('r1')).toMatchObject({
      state: 'offline',
      since: 1_060_000,
      retryAt: undefined,
      lastError: { kind: 'socket' },
    })
    const second = await open.links.connection('r1')
    expect(second).not.toBe(first)
    expect(open.shop.resolved).toBe(2)
    expect(open.links.status('r1')).toMatchObject({ state: 'online', lastError: undefined })
  })
})

describe('router mati tidak diketuk terus-menerus', () => {
  it('jeda berlipat; selama jeda ditolak seketika; orang boleh memaksa', async () => {
    await using router = await HostileRouter.start({ onConnection: (peer) => peer.reset() })
    await using open = openShop(router.endpoint)
    const waits: number[] = []
    for (let attempt = 0; attempt < 9; attempt++) {
      const error = await failureOf(open.links.connection('r1'))
      const { retryAt = 0, state, since } = open.links.status('r1')
      waits.push(retryAt - open.shop.now)
      expect({ state, since }).toEqual({ state: 'offline', since: 1_000_000 })
      open.shop.now = retryAt - 1
      expect(await failureOf(open.links.connection('r1'))).toBe(error)
      open.shop.now = retryAt
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
    expect(router.peers).toHaveLength(9)
    await failureOf(open.links.connection('r1'))
    await failureOf(open.links.connection('r1', { force: true }))
    await failureOf(open.links.connection('r1'))
    expect(router.peers).toHaveLength(11)
  })

  it('jam komputer yang mundur sehari tidak menahan router sehari', async () => {
    await using router = await HostileRouter.start({ onConnection: (peer) => peer.reset() })
    await using open = openShop(router.endpoint)
    await failureOf(open.links.connection('r1'))
    open.shop.now -= 86_400_000
    await failureOf(open.links.connection('r1'))
    expect(router.peers).toHaveLength(2)
  })

  it('router yang memutus sesaat setelah login dihitung gagal, yang sudah lama tersambung tidak', async () => {
    await using router = await HostileRouter.start(done)
    await using open = openShop(router.endpoint)
    for (const [lived, wait] of [
      [100, 1_000],
      [100, 2_000],
      [10_000, undefined],
    ] as const) {
      const link = await open.links.connection('r1', { force: true })
      open.shop.now += lived
      const lost = new Promise((resolve) => link.onLost(resolve))
      router.peers.at(-1)?.reset()
      await lost
      const { retryAt } = open.links.status('r1')
      expect(retryAt && retryAt - open.shop.now).toBe(wait)
    }
  })

  it('yang perlu orang (sandi salah, setelan tak terbaca) berbeda dari yang pulih sendiri', async () => {
    await using router = await HostileRouter.start(refuseLogin)
    await using open = openShop(router.endpoint)
    await failureOf(open.links.connection('r1'))
    expect(open.links.status('r1')).toMatchObject({ state: 'error', lastError: { kind: 'login' }, retryAt: 1_015_000 })
    open.shop.endpoint = new Error('rahasia tidak bisa dibuka')
    expect(await failureOf(open.links.connection('r1', { force: true }))).toMatchObject({
      kind: 'usage',
      cause: open.shop.endpoint,
    })
    expect(open.links.status('r1').state).toBe('error')
    expect(open.states()).toEqual(['connecting', 'error', 'connecting', 'error'])
  })
})

describe('mengubah dan menutup', () => {
  it('router yang diubah dilupakan: jedanya hilang, sambungan berikutnya ke alamat baru', async () => {
    await using wrong = await HostileRouter.start(refuseLogin)
    await using right = await HostileRouter.start(done)
    await using open = openShop(wrong.endpoint)
    await failureOf(open.links.connection('r1'))
    open.shop.endpoint = right.endpoint
    await open.links.forget('r1')
    await open.links.forget('belum-ada')
    expect((await open.links.connection('r1')).state).toBe('open')
  })

  it('sambungan lama yang masih menunggu jawaban tidak menimpa kabar sambungan baru', async () => {
    await using slow = await HostileRouter.start()
    await using right = await HostileRouter.start(done)
    await using open = openShop(slow.endpoint)
    const waiting = open.links.run('r1', '/lama')
    while (slow.commands.length === 0) await new Promise((resolve) => setImmediate(resolve))
    open.shop.endpoint = right.endpoint
    const forgotten = open.links.forget('r1')
    await open.links.connection('r1')
    const [peer] = slow.peers
    const [command] = slow.commands
    if (peer && command) peer.done(command)
    await Promise.all([waiting, forgotten])
    expect(open.states()).toEqual(['connecting', 'online', 'connecting', 'online'])
  })

  it('melupakan router saat sedang menyambung menghentikan upaya itu', async () => {
    await using router = await HostileRouter.start({ onLogin: () => {} })
    await using open = openShop(router.endpoint)
    const attempt = failureOf(open.links.connection('r1'))
    while (router.peers.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await open.links.forget('r1')
    expect(await attempt).toMatchObject({ kind: 'closed' })
    expect(open.states().at(-1)).toBe('offline')
  })

  it('dilupakan saat alamatnya masih dicari: tidak jadi menyambung', async () => {
    await using router = await HostileRouter.start(done)
    await using open = openShop(router.endpoint)
    const attempt = failureOf(open.links.connection('r1'))
    await open.links.forget('r1')
    expect(await attempt).toMatchObject({ kind: 'closed' })
    expect(router.peers).toHaveLength(0)
    open.shop.endpoint = new Error('sudah dihapus')
    const unreadable = failureOf(open.links.connection('r1'))
    await open.links.forget('r1')
    expect(await unreadable).toMatchObject({ kind: 'usage' })
    expect(open.states()).toEqual(['connecting', 'offline', 'connecting', 'offline'])
  })

  it('tutup menunggu perintah di jalan, menolak yang baru, dan berakhir juga bila router diam', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (command.command === '/sebentar') setTimeout(() => peer.done(command, '=ret=*7'), 30)
      },
    })
    const { links } = openShop(router.endpoint)
    const answered = links.run('r1', '/sebentar')
    while (router.commands.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const closing = links.close()
    for (const id of ['r1', 'r2']) expect(await failureOf(links.connection(id))).toMatchObject({ kind: 'closed' })
    await closing
    expect((await answered).ret).toBe('*7')
    expect(links.status('r1').state).toBe('offline')

    const mute = openShop(router.endpoint)
    const unanswered = failureOf(mute.links.run('r1', '/diam'))
    while (router.commands.length === 1) await new Promise((resolve) => setImmediate(resolve))
    await Promise.all([mute.links.close(20), mute.links.close(20)])
    expect(await unanswered).toMatchObject({ kind: 'closed', outcomeUnknown: true })
  })

  it('pendengar yang rusak tercatat dan tidak menghalangi yang lain; keanehan router tercatat dengan nomornya', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        peer.reply(['!done', '.tag=hantu'])
        peer.done(command)
      },
    })
    await using open = openShop(router.endpoint)
    open.links.onChange(() => {
      throw new Error('pendengar rusak')
    })
    const heard: string[] = []
    const stop = open.links.onChange((status) => heard.push(status.state))
    await open.links.run('r1', '/x')
    stop()
    await open.links.forget('r1')
    expect(heard).toEqual(['connecting', 'online'])
    expect(open.shop.logged.filter((line) => line.includes('pendengar rusak')).length).toBeGreaterThan(1)
    expect(open.shop.logged.some((line) => line.includes('"routerId":"r1"') && line.includes('hantu'))).toBe(true)
  })
})
