// Two processes on one database are played by two connections with their own identity.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../../src-main/platform/db/open'
import { type Leadership, type ProcessIdentity, whileLeader } from '../../src-main/platform/lease'
import { makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import { type TestClock, testClock } from '../support/test-app'

const HEARTBEAT_MS = 10
const LASTS_MS = 1_000
const alive = new Set<number>()
let clock: TestClock
let folder: string
const closers: (() => unknown)[] = []

beforeEach(() => {
  clock = testClock()
  folder = mkdtempSync(join(tmpdir(), 'loketnet-lease-'))
  alive.clear()
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  rmSync(folder, { recursive: true, force: true })
})

interface Till {
  readonly db: Db
  readonly leadership: Leadership
  /** How often the background work was started and ended. */
  readonly work: { started: number; ended: number }
}

function openTill(pid: number, machine = 'kasir-1', startedAt = 1): Till {
  alive.add(pid)
  const db = openDb({ file: join(folder, 'loketnet.db'), clock })
  const me: ProcessIdentity = { machine, pid, startedAt, isAlive: (other) => alive.has(other) }
  const work = { started: 0, ended: 0 }
  let ids = 0
  const leadership = whileLeader(
    {
      db,
      clock,
      log: makeLog(() => {}, clock, systemRandom),
      newId: () => `id-${pid}-${ids++}`,
      me,
      heartbeatMs: HEARTBEAT_MS,
      lastsMs: LASTS_MS,
    },
    () => {
      work.started++
      return {
        close: async () => {
          work.ended++
        },
      }
    },
  )
  closers.push(
    () => db.close(),
    () => leadership.close(),
  )
  return { db, leadership, work }
}

const beats = async (count: number) => {
  for (let beat = 0; beat < count; beat++) await new Promise((resolve) => setTimeout(resolve, HEARTBEAT_MS))
}

describe('dua LoketNet di satu basis data', () => {
  test('hanya yang pertama bekerja; yang kedua menggantikan begitu yang pertama ditutup', async () => {
    const first = openTill(101)
    const second = openTill(102)
    await beats(5)
    expect([first.leadership.isPassive(), second.leadership.isPassive()]).toEqual([false, true])
    expect([first.work, second.work]).toEqual([
      { started: 1, ended: 0 },
      { started: 0, ended: 0 },
    ])
    await first.leadership.close()
    expect(first.work.ended).toBe(1)
    await vi.waitFor(() => expect(second.leadership.isPassive()).toBe(false))
    expect(second.work).toEqual({ started: 1, ended: 0 })
  })

  test('setelah listrik padam, yang dibuka lagi langsung bekerja walau sewa lama belum habis', async () => {
    const crashed = openTill(101)
    expect(crashed.leadership.isPassive()).toBe(false)
    alive.delete(101)
    expect(openTill(102).leadership.isPassive()).toBe(false)
  })

  test('wadah yang dimulai ulang mendapat nomor proses yang sama, dan tidak menunggu dirinya sendiri', () => {
    openTill(1, 'wadah', 1_000)
    expect(openTill(1, 'wadah', 2_000).leadership.isPassive()).toBe(false)
  })

  test('proses di mesin lain tidak dikira mati, hanya ditunggu sampai sewanya habis', async () => {
    const far = openTill(101, 'komputer-lain')
    alive.delete(101)
    const near = openTill(102)
    await beats(5)
    expect(near.leadership.isPassive()).toBe(true)
    expect(far.leadership.isPassive()).toBe(false)
  })

  test('yang direbut sewanya berhenti bekerja pada detak berikutnya, dan menunggu giliran', async () => {
    const first = openTill(101)
    first.db.connection.prepare("update lease set holder = 'mesin/9/9/x', until = ?").run(clock.now() + 60_000)
    await vi.waitFor(() => expect(first.work.ended).toBe(1))
    expect(first.leadership.isPassive()).toBe(true)
    clock.advance(120_000)
    await vi.waitFor(() => expect(first.work.started).toBe(2))
  })

  test('jam komputer meloncat ke depan tidak membuat dua yang bekerja', async () => {
    const first = openTill(101)
    const second = openTill(102)
    for (let jump = 0; jump < 8; jump++) {
      await new Promise((resolve) => setTimeout(resolve, HEARTBEAT_MS + jump))
      clock.advance(3_600_000)
    }
    await beats(4)
    expect([first.leadership.isPassive(), second.leadership.isPassive()]).toEqual([false, true])
    expect(first.work).toEqual({ started: 1, ended: 0 })
    expect(second.work.started).toBe(0)
  })
})
