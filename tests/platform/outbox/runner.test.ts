import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../../../src-main/platform/db/open'
import { makeLog } from '../../../src-main/platform/log'
import {
  type OutboxHandler,
  OutboxPause,
  OutboxRefusal,
  type OutboxRunner,
  startOutbox,
} from '../../../src-main/platform/outbox/runner'
import { enqueue, enqueueOnce } from '../../../src-main/platform/outbox/store'
import { systemRandom } from '../../../src-main/platform/random'
import { testClock } from '../../support/test-app'

let folder: string
let db: Db
let runner: OutboxRunner | undefined
const clock = testClock()
const logged: object[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  db = openDb({ file: join(folder, 'toko.db'), clock })
  logged.length = 0
})
afterEach(async () => {
  await runner?.close()
  runner = undefined
  db.close()
  rmSync(folder, { recursive: true })
})

const start = (handlers: Record<string, OutboxHandler>, backoff = (_: number) => 20) => {
  runner = startOutbox({ db, clock, log: makeLog((line) => logged.push(line), clock, systemRandom), handlers, backoff })
  return runner
}
const wish = (kind: string, subject: string, extra: { lane?: string; priority?: number } = {}) =>
  db.transact((tx) => enqueue(tx, { lane: 'router:1', kind, subject, payload: { subject }, at: clock.now(), ...extra }))
const states = () =>
  db.connection.prepare('select subject, state, attempts, needs_attention from outbox order by id').raw().all()

const YEAR = 365 * 86_400_000

describe('antrean keluar', () => {
  test('mengerjakan berurutan, yang ditunggu di loket lebih dulu, dan hanya sesudah tersimpan', async () => {
    const done: string[] = []
    db.transact((tx) => {
      for (const [subject, priority] of [
        ['besar', 9],
        ['biasa', 5],
        ['loket', 0],
      ] as const)
        enqueue(tx, { lane: 'router:1', kind: 'catat', subject, payload: null, priority, at: clock.now() })
    })
    start({
      catat: async ({ row }) => {
        done.push(row.subject)
        return { kind: 'done' }
      },
    })
    await vi.waitFor(() => expect(done).toEqual(['loket', 'biasa', 'besar']))
    expect(() =>
      db.transact((tx) => {
        enqueue(tx, { lane: 'router:1', kind: 'catat', subject: 'batal', payload: null, at: clock.now() })
        throw new Error('batal')
      }),
    ).toThrow()
    await runner?.idle()
    expect(done).not.toContain('batal')
  })

  test('router mati: seluruh jalur menunggu, tidak ada yang hilang, tidak ada yang menyerah', async () => {
    let tries = 0
    let isUp = false
    const done: string[] = []
    start({
      catat: async ({ row }) => {
        tries++
        if (!isUp) throw new OutboxPause('ROUTER_UNREACHABLE', 'Router tidak tersambung.')
        done.push(row.subject)
        return { kind: 'done' }
      },
    })
    wish('catat', 'a')
    wish('catat', 'b')
    await vi.waitFor(() => expect(tries).toBeGreaterThan(5))
    expect(states()).toEqual([
      ['a', 'waiting', expect.any(Number), 1],
      ['b', 'waiting', 0, 0],
    ])
    isUp = true
    runner?.wake('router:1')
    await vi.waitFor(() => expect(done).toEqual(['a', 'b']))
    expect(logged).toEqual([])
  })

  test('yang ditolak router menunggu sendiri; yang lain jalan terus; urutan satu hal tidak terbalik', async () => {
    const done: string[] = []
    let refuse = true
    start({
      catat: async ({ row }) => {
        if (row.subject === 'x' && refuse) throw new OutboxRefusal('ROUTER_REFUSED', 'not enough permissions (9)')
        done.push(`${row.subject}${row.id}`)
        return { kind: 'done' }
      },
    })
    wish('catat', 'x')
    wish('catat', 'x')
    wish('catat', 'y')
    await vi.waitFor(() => expect(done).toEqual(['y3']))
    expect(states()[0]).toEqual(['x', 'waiting', expect.any(Number), 1])
    refuse = false
    await vi.waitFor(() => expect(done).toEqual(['y3', 'x1', 'x2']))
  })

  test('pekerjaan panjang dipotong-potong: kasir yang menunggu menyela di antaranya', async () => {
    const done: string[] = []
    start({
      panjang: async () => {
        done.push('potong')
        if (done.length === 1) wish('cepat', 'loket', { priority: 0 })
        return done.filter((what) => what === 'potong').length < 3 ? { kind: 'more' } : { kind: 'done' }
      },
      cepat: async () => {
        done.push('cepat')
        return { kind: 'done' }
      },
    })
    wish('panjang', 'batch', { priority: 9 })
    await vi.waitFor(() => expect(done).toEqual(['potong', 'cepat', 'potong', 'potong']))
  })

  test('mati listrik di tengah pekerjaan: dikerjakan lagi setelah hidup', async () => {
    start({ macet: () => new Promise(() => {}) })
    wish('macet', 'a')
    await vi.waitFor(() => expect(states()).toEqual([['a', 'running', 0, 0]]))
    const again: string[] = []
    const second = startOutbox({
      db,
      clock,
      log: makeLog(() => {}, clock, systemRandom),
      handlers: {
        macet: async ({ row }) => {
          again.push(row.subject)
          return {
            kind: 'done',
            book: (tx) =>
              enqueueOnce(tx, { lane: 'printer:1', kind: 'cetak', subject: 'a', payload: null, at: clock.now() }),
          }
        },
      },
    })
    await vi.waitFor(() => expect(states()).toContainEqual(['a', 'done', 0, 0]))
    expect(again).toEqual(['a'])
    await second.close()
    runner = undefined
  })

  test.each([
    ['pekerjaan', () => new OutboxRefusal('ROUTER_REFUSED', 'tidak boleh')],
    ['jalur', () => new OutboxPause('ROUTER_UNREACHABLE', 'mati')],
  ])('jam komputer sempat maju setahun: %s yang gagal saat itu tidak menunggu setahun', async (_, failure) => {
    clock.advance(YEAR)
    let tries = 0
    start({
      catat: async () => {
        tries++
        if (tries === 1) {
          setImmediate(() => clock.advance(-YEAR))
          throw failure()
        }
        return { kind: 'done' }
      },
    })
    wish('catat', 'a')
    await vi.waitFor(() => expect(tries).toBe(2))
  })

  describe('yang menunggu giliran di belakang pekerjaan lain tentang hal yang sama', () => {
    let looks = 0
    const counting = {
      now() {
        looks += 1
        return clock.now()
      },
    }
    beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
    afterEach(() => vi.useRealTimers())

    test('tidak membuat jalurnya berputar sampai yang di depan dicoba lagi', async () => {
      let tries = 0
      wish('tolak', 'profil')
      wish('catat', 'profil')
      const handlers: Record<string, OutboxHandler> = {
        tolak: async () => {
          tries += 1
          throw new OutboxRefusal('TEST', 'tidak boleh')
        },
        catat: async () => ({ kind: 'done' }),
      }
      const log = makeLog((line) => logged.push(line), clock, systemRandom)
      runner = startOutbox({ db, clock: counting, log, handlers, backoff: () => 30_000 })
      await runner.idle()
      looks = 0
      await vi.advanceTimersByTimeAsync(20_000)
      expect({ looks, tries }).toEqual({ looks: 0, tries: 1 })
      clock.advance(30_000)
      await vi.advanceTimersByTimeAsync(10_001)
      expect(tries).toBe(2)
    })

    test('dibangunkan begitu yang di depan selesai, juga dari jalur lain', async () => {
      const done: string[] = []
      let finish: () => void = () => undefined
      wish('lama', 'batch', { lane: 'voucher' })
      wish('catat', 'batch')
      start({
        lama: () => new Promise((resolve) => (finish = () => resolve({ kind: 'done' }))),
        catat: async ({ row }) => {
          done.push(row.lane)
          return { kind: 'done' }
        },
      })
      await vi.advanceTimersByTimeAsync(0)
      expect(vi.getTimerCount()).toBe(0)
      expect(done).toEqual([])
      finish()
      await vi.advanceTimersByTimeAsync(0)
      expect(done).toEqual(['router:1'])
    })
  })

  test('bug di dalam pekerjaan dicatat dan pekerjaan disimpan, bukan ditelan', async () => {
    start({
      rusak: async () => {
        throw new TypeError('undefined is not a function')
      },
    })
    wish('rusak', 'a')
    await vi.waitFor(() => expect(logged.length).toBeGreaterThan(2))
    expect(states()[0]).toEqual(['a', 'waiting', expect.any(Number), 1])
    expect(JSON.stringify(logged[0])).toContain('undefined is not a function')
  })

  test('jalur router satu tidak menunggu router lain', async () => {
    const done: string[] = []
    start({
      catat: async ({ row }) => {
        if (row.lane === 'router:1') await new Promise((resolve) => setTimeout(resolve, 50))
        done.push(row.lane)
        return { kind: 'done' }
      },
    })
    wish('catat', 'a')
    wish('catat', 'b', { lane: 'router:2' })
    await vi.waitFor(() => expect(done).toEqual(['router:2', 'router:1']))
  })

  test('disk penuh di tengah pekerjaan: jalur menunggu tanpa membanjiri log, dan jalan lagi tanpa dibuka ulang', async () => {
    const done: string[] = []
    let isFull = true
    start({
      catat: async ({ row }) => {
        if (isFull) db.connection.pragma('query_only = ON') // no commit works any more, as on a full disk
        done.push(row.subject)
        return { kind: 'done' }
      },
    })
    wish('catat', 'a')
    await vi.waitFor(() => expect(done).toEqual(['a']))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(states()).toEqual([['a', 'running', 0, 0]])
    expect(logged.length).toBeLessThan(6)
    db.connection.pragma('query_only = OFF')
    isFull = false
    runner?.wake()
    await vi.waitFor(() => expect(states()).toEqual([['a', 'done', 0, 0]]))
    expect(done).toEqual(['a', 'a'])
  })
})
