import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { RouterConnection } from '../../../src-main/platform/routeros'
import { HostileRouter, type Peer, type ReceivedCommand } from '../../support/hostile-router'
import { failureOf } from '../../support/router-failure'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

describe('menyambung', () => {
  it('router yang menerima lalu langsung menutup dilaporkan seketika, tidak menggantung (5)', async () => {
    await using router = await HostileRouter.start({ onConnection: (peer) => peer.socket.end() })
    expect(await failureOf(router.link().connect())).toMatchObject({
      kind: 'closed',
      phase: 'login',
      outcomeUnknown: false,
    })
    await using resetting = await HostileRouter.start({ onConnection: (peer) => peer.reset() })
    expect(await failureOf(resetting.link().connect())).toMatchObject({ kind: 'socket', code: 'ECONNRESET' })
  })

  it('router yang menutup di tengah login dilaporkan seketika (5)', async () => {
    await using router = await HostileRouter.start({ onLogin: (peer) => peer.socket.end() })
    expect(await failureOf(router.link().connect())).toMatchObject({ kind: 'closed', phase: 'login' })
    await using fatal = await HostileRouter.start({ onLogin: (peer) => peer.reply(['!fatal', 'too many sessions']) })
    expect(await failureOf(fatal.link().connect())).toMatchObject({ kind: 'fatal', message: 'too many sessions' })
  })

  it('router yang diam saja kena batas waktu, dan batas itu menyebut sampai di mana', async () => {
    await using router = await HostileRouter.start({ onLogin: () => {} })
    const link = router.link({ connectTimeoutMs: 250 })
    expect(await failureOf(link.connect())).toMatchObject({ kind: 'timeout', phase: 'login' })
    expect(link.state).toBe('closed')
  })

  it('alamat yang menolak atau tidak ada punya pesan dan kode, bukan kalimat kosong (9)', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    server.close()
    await once(server, 'close')
    const endpoint = { host: '127.0.0.1', port, tls: false, user: 'a', password: 'b' } as const
    const refused = await failureOf(new RouterConnection(endpoint).connect())
    expect(refused).toMatchObject({ kind: 'socket', code: 'ECONNREFUSED', phase: 'tcp' })
    expect(refused.message).toContain('ECONNREFUSED')
    const unknown = await failureOf(new RouterConnection({ ...endpoint, host: 'router.invalid' }).connect())
    expect(unknown).toMatchObject({ kind: 'socket', phase: 'tcp' })
    expect(unknown.code).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  it('kata sandi salah adalah penolakan login, di router baru maupun lama', async () => {
    for (const message of ['invalid user name or password (6)', 'cannot log in']) {
      await using router = await HostileRouter.start({
        onLogin: (peer, login) =>
          peer.reply(['!trap', `.tag=${login.tag}`, `=message=${message}`], ['!done', `.tag=${login.tag}`]),
      })
      expect(await failureOf(router.link().connect())).toMatchObject({ kind: 'login', message, phase: 'login' })
    }
  })

  it('login lama (sebelum 6.43) cocok dengan contoh resmi, juga untuk sandi beraksen (23)', async () => {
    const challenge = '616263313233'.padEnd(32, '0')
    const login = (peer: Peer, command: ReceivedCommand) => {
      const isFirst = command.params.some((word) => word.startsWith('=password='))
      peer.done(command, ...(isFirst ? [`=ret=${challenge}`] : []))
    }
    for (const password of ['passTest', 'sándi ñ']) {
      await using router = await HostileRouter.start({ onLogin: login })
      await router.connected({ password })
      const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(password), Buffer.from(challenge, 'hex')])
      const response = `=response=00${createHash('md5').update(bytes).digest('hex')}`
      expect(router.peers[0]?.sentences[1]).toContain(response)
    }
  })

  it('login yang dijawab dengan baris, tantangan rusak, atau tantangan kedua bukan keberhasilan (22)', async () => {
    const answers = [
      (peer: Peer, login: ReceivedCommand) =>
        peer.reply(['!re', `.tag=${login.tag}`, '=a=b'], ['!done', `.tag=${login.tag}`]),
      (peer: Peer, login: ReceivedCommand) => peer.done(login, '=ret=xyz'),
      (peer: Peer, login: ReceivedCommand) => peer.done(login, `=ret=${'0'.repeat(32)}`),
    ]
    for (const onLogin of answers) {
      await using router = await HostileRouter.start({ onLogin })
      expect(await failureOf(router.link().connect())).toMatchObject({ kind: 'protocol' })
    }
  })

  it('setelan router yang rusak ditolak sebelum menyambung (19)', async () => {
    await using router = await HostileRouter.start()
    const wrong: object[] = [
      { host: '' },
      { host: ' ' },
      { port: 0 },
      { port: 65_536 },
      { port: 1.5 },
      { port: undefined },
      { user: undefined },
      { password: undefined },
      { tls: { pinSha256: '' } },
      { tls: { pinSha256: 'AB:CD' } },
    ]
    for (const overrides of wrong) {
      expect(await failureOf(router.link(overrides).connect()), JSON.stringify(overrides)).toMatchObject({
        kind: 'usage',
      })
    }
    expect(router.peers).toHaveLength(0)
  })

  it('satu objek untuk satu sambungan: yang sudah dipakai tidak bisa menyambung lagi (24)', async () => {
    await using router = await HostileRouter.start()
    const link = router.link()
    const first = link.connect()
    expect(await failureOf(link.connect())).toMatchObject({ kind: 'usage' })
    await first
    expect(await failureOf(link.connect())).toMatchObject({ kind: 'usage' })
    link.destroy()
    expect(await failureOf(link.connect())).toMatchObject({ kind: 'usage' })
    expect(router.peers).toHaveLength(1)
  })

  it('diputus saat masih menyambung: connect() berakhir, tidak menggantung', async () => {
    await using router = await HostileRouter.start({ onLogin: () => {} })
    const link = router.link()
    const attempt = failureOf(link.connect())
    link.destroy()
    expect(await attempt).toMatchObject({ kind: 'closed', code: 'CLOSED_BY_US' })
  })
})

describe('sambungan putus di tengah perintah (4, 20)', () => {
  const cuts: readonly [string, (peer: Peer) => void][] = [
    ['FIN', (peer) => peer.socket.end()],
    ['RST', (peer) => peer.reset()],
    ['setengah jawaban lalu FIN', (peer) => peer.socket.end(Buffer.from('\x03!re\x05=na', 'latin1'))],
  ]
  it.each(cuts)('%s: semua perintah yang menunggu selesai sebagai "hasil tidak pasti"', async (_, cut) => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (command.command === '/c') cut(peer)
      },
    })
    const link = await router.connected()
    const losses: string[] = []
    link.onLost((error) => losses.push(error.kind))
    const errors = await Promise.all(['/a', '/b', '/c'].map((command) => failureOf(link.run(command))))
    for (const error of errors) {
      expect(error).toMatchObject({ outcomeUnknown: true })
      expect(['closed', 'socket']).toContain(error.kind)
    }
    expect([link.state, link.pending]).toEqual(['closed', 0])
    expect(losses).toHaveLength(1)
    expect(await failureOf(link.run('/d'))).toMatchObject({ kind: 'closed', outcomeUnknown: false })
    await link.drained()
  })

  it('pendengar yang salah tidak menghalangi pendengar lain dan tidak mematikan aplikasi (2)', async () => {
    await using router = await HostileRouter.start()
    const link = await router.connected()
    const warnings: Error[] = []
    const note = (warning: Error) => warnings.push(warning)
    process.on('warning', note)
    link.onLost(() => {
      throw new Error('pendengar rusak')
    })
    const heard = new Promise((resolve) => link.onLost(resolve))
    const stop = link.onLost(() => warnings.push(new Error('seharusnya tidak terdengar')))
    stop()
    router.peers[0]?.reset()
    await heard
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings.map((warning) => warning.message)).toEqual(['pendengar rusak'])
  })

  it('diputus dari sini: selesai saat itu juga walau router mati, dan boleh diulang (18, 20)', async () => {
    await using router = await HostileRouter.start()
    const link = await router.connected()
    const waiting = failureOf(link.run('/lama'))
    link.destroy()
    link.destroy()
    expect(link.state).toBe('closed')
    expect(await waiting).toMatchObject({ kind: 'closed', code: 'CLOSED_BY_US', outcomeUnknown: true })
  })
})

describe('router yang diam (6, 7, 8)', () => {
  it('perintah yang tak pernah dijawab kena batas waktunya sendiri, tanpa "#" dan tanpa sambungan sisa', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        // Half an answer, then silence: progress is not an answer.
        if (command.command === '/lambat') peer.reply(['!re', `.tag=${command.tag}`, '=name=a'])
      },
    })
    const link = await router.connected({ commandTimeoutMs: 5_000 })
    const other = failureOf(link.run('/lain'))
    const slow = failureOf(link.run('/lambat', [], { timeoutMs: 80 }))
    expect(await slow).toMatchObject({
      kind: 'timeout',
      outcomeUnknown: true,
      message: 'no answer to /lambat in 80 ms',
    })
    expect(await other).toMatchObject({ kind: 'timeout', outcomeUnknown: true })
    expect(link.state).toBe('closed')
    expect(router.commands.map(({ command }) => command)).toEqual(['/lain', '/lambat'])
  })

  it('sambungan yang menganggur tetap hidup dengan pertanyaan ringan, dan hanya saat menganggur', async () => {
    await using router = await HostileRouter.start({ onCommand: (peer, command) => peer.done(command) })
    const link = await router.connected({}, { keepaliveMs: 15 })
    while (router.commands.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(new Set(router.commands.map(({ command }) => command))).toEqual(new Set(['/system/identity/print']))
    expect(link.state).toBe('open')
  })

  it('perintah yang sedang berjalan bukan menganggur: tidak ada pertanyaan titipan di tengahnya', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (command.command === '/lama') setTimeout(() => peer.done(command), 60)
        else peer.done(command)
      },
    })
    const link = await router.connected({}, { keepaliveMs: 10 })
    await link.run('/lama')
    expect(router.commands.map(({ command }) => command)).toEqual(['/lama'])
  })

  it('batas waktu perintah yang sudah dijawab tidak memutus sambungan kemudian', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (command.command === '/lama') setTimeout(() => peer.done(command), 250)
        else peer.done(command)
      },
    })
    const link = await router.connected({ connectTimeoutMs: 1_000 })
    await link.run('/cepat', [], { timeoutMs: 150 })
    await link.run('/lama')
    expect(link.state).toBe('open')
  })

  it('pertanyaan ringan yang ditolak (hak kurang) tidak memutus sambungan', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) =>
        peer.reply(
          ['!trap', `.tag=${command.tag}`, '=message=not enough permissions (9)'],
          ['!done', `.tag=${command.tag}`],
        ),
    })
    const oddities: string[] = []
    const link = await router.connected({}, { keepaliveMs: 10, onOddity: (text) => oddities.push(text) })
    while (oddities.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(link.state).toBe('open')
    expect(oddities[0]).toContain('not enough permissions')
  })

  it('router yang dicabut saat menganggur ketahuan lewat pertanyaan itu', async () => {
    await using router = await HostileRouter.start({ onCommand: (peer) => peer.reset() })
    const link = await router.connected({}, { keepaliveMs: 10 })
    const lost = new Promise((resolve) => link.onLost(resolve))
    expect(await lost).toMatchObject({ kind: 'socket' })
  })
})
