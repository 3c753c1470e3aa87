import { describe, expect, it } from 'vitest'
import type { CommandResult, RouterCommand } from '../../../src-main/platform/routeros'
import { HostileRouter, type ReceivedCommand } from '../../support/hostile-router'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

const adds = (count: number): RouterCommand[] =>
  Array.from({ length: count }, (_, index) => ({ command: '/ip/hotspot/user/add', params: [`=name=v${index}`] }))
const numberOf = (command: ReceivedCommand) => Number(command.params[0]?.slice('=name=v'.length))
const kindsOf = (results: readonly CommandResult[]) => results.map((result) => (result.ok ? 'ok' : result.error.kind))

describe('banyak perintah sekaligus', () => {
  it('tidak pernah lebih dari jendelanya di jalan, hasil sesuai urutan perintah walau jawaban acak', async () => {
    let inFlight = 0
    let most = 0
    const waiting: ReceivedCommand[] = []
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        inFlight += 1
        most = Math.max(most, inFlight)
        waiting.push(command)
        setImmediate(() => {
          const last = waiting.pop() // newest first: the opposite of the order sent
          if (!last) return
          inFlight -= 1
          peer.done(last, `=ret=*${numberOf(last)}`)
        })
      },
    })
    const link = await router.connected()
    const order: number[] = []
    const results = await link.runMany(adds(200), { window: 7, onResult: (_, index) => order.push(index) })
    expect(results.map((result) => result.ok && result.reply.ret)).toEqual(
      Array.from({ length: 200 }, (_, index) => `*${index}`),
    )
    expect(most).toBe(7)
    expect(order).not.toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size).toBe(200)
  })

  it('satu penolakan tidak menghentikan yang lain', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (numberOf(command) % 10 === 3) peer.reply(['!trap', `.tag=${command.tag}`, '=message=no such item'])
        peer.done(command)
      },
    })
    const link = await router.connected()
    const results = await link.runMany(adds(50))
    expect(kindsOf(results).filter((kind) => kind === 'trap')).toHaveLength(5)
    expect(kindsOf(results).filter((kind) => kind === 'ok')).toHaveLength(45)
  })

  it('putus di tengah: yang terkirim "tidak pasti", yang belum terkirim pasti belum, tak ada yang hilang', async () => {
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (numberOf(command) < 40) peer.done(command)
        if (numberOf(command) === 44) peer.reset()
      },
    })
    const link = await router.connected()
    const seen: number[] = []
    const results = await link.runMany(adds(1_000), { window: 16, onResult: (_, index) => seen.push(index) })
    expect(results).toHaveLength(1_000)
    expect(seen).toHaveLength(1_000)
    const unknown = results.filter((result) => !result.ok && result.error.outcomeUnknown)
    expect(unknown.length).toBeGreaterThan(0)
    expect(unknown.length).toBeLessThanOrEqual(16)
    expect(results.slice(100).every((result) => !result.ok && !result.error.outcomeUnknown)).toBe(true)
    expect(router.commands.length).toBeLessThanOrEqual(56)
  })

  it('dihentikan: yang sudah di jalan ditunggu sampai pasti, sisanya tidak dikirim', async () => {
    const stop = new AbortController()
    await using router = await HostileRouter.start({
      onCommand: (peer, command) => {
        if (numberOf(command) === 5) stop.abort()
        setImmediate(() => peer.done(command))
      },
    })
    const link = await router.connected()
    const results = await link.runMany(adds(100), { window: 4, signal: stop.signal })
    const sent = router.commands.length
    expect(sent).toBeLessThan(20)
    expect(results.filter((result) => result.ok)).toHaveLength(sent)
    expect(results.at(-1)).toMatchObject({
      ok: false,
      error: { kind: 'closed', code: 'ABORTED', outcomeUnknown: false },
    })
  })

  it('hasil yang gagal dicatat (disk penuh) menghentikan pengiriman dan tidak ditelan', async () => {
    await using router = await HostileRouter.start({ onCommand: (peer, command) => peer.done(command) })
    const link = await router.connected()
    const warned = new Promise((resolve) => process.once('warning', resolve))
    const results = await link.runMany(adds(100), {
      window: 1,
      onResult: (_, index) => {
        if (index === 3) throw new Error('disk penuh')
      },
    })
    expect(router.commands).toHaveLength(4)
    expect(kindsOf(results)).toEqual([...Array(4).fill('ok'), ...Array(96).fill('usage')])
    expect(results[4]).toMatchObject({ error: { cause: { message: 'disk penuh' } } })
    expect(await warned).toMatchObject({ message: 'stopped: a result could not be recorded' })
  })

  it('perintah yang salah tulis, daftar kosong, dan jendela aneh tetap dapat satu hasil tiap perintah', async () => {
    await using router = await HostileRouter.start({ onCommand: (peer, command) => peer.done(command) })
    const link = await router.connected()
    expect(await link.runMany([])).toEqual([])
    expect(
      kindsOf(await link.runMany([{ command: 'salah' }, { command: '/x', params: [''] }, { command: '/x' }])),
    ).toEqual(['usage', 'usage', 'ok'])
    for (const window of [0, -1, Number.NaN, 0.5, 1_000])
      expect(kindsOf(await link.runMany(adds(3), { window }))).toEqual(['ok', 'ok', 'ok'])
    link.destroy()
    expect(kindsOf(await link.runMany(adds(2)))).toEqual(['closed', 'closed'])
  })
})
