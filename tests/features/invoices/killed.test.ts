// kill -9 in the middle of a billing run: what was committed is there, what was not is made after the start, nobody gets two.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, expect, test } from 'vitest'
import { makeRunner } from '../../../src-main/features/invoices'
import { openRun } from '../../../src-main/features/invoices/run-store'
import { openDb } from '../../../src-main/platform/db/open'
import { uuidV7 } from '../../../src-main/platform/ids'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { testClock } from '../../support/test-app'
import { morning } from './bill-shop'
import { expectSoundBooks } from './sound-books'

const PEOPLE = 1_500

const BUNDLE = `import { bundle } from './tests/crash/bundle.mjs'
await bundle('killed-run', { 'killed-run': 'tests/features/invoices/killed-run.ts' })`

beforeAll(() => {
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { stdio: 'inherit' })
}, 120_000)

test('proses dibunuh di tengah jalan: sesudah dibuka lagi, setiap orang tepat satu tagihan', async () => {
  const child = spawn(process.execPath, [resolve('tests/.out/killed-run/killed-run.mjs'), String(PEOPLE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface(child.stdout)) {
    said.push(line)
    if (Number(line) >= 400) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(said).not.toContain('done')
  const [file = ''] = said
  const clock = testClock(morning('2026-11-01'))
  const db = openDb({ file, clock })
  const count = () => db.connection.prepare<[], number>('select count(*) from invoice').pluck().get() ?? 0
  const before = count()
  expect(before).toBeGreaterThanOrEqual(400)
  expect(before).toBeLessThan(PEOPLE)
  expectSoundBooks({ db })
  const run = openRun(db)
  expect(run?.made).toBe(before)
  const runner = makeRunner({
    db,
    log: makeLog(() => undefined, clock, systemRandom),
    context: () => ({
      now: clock.now(),
      businessDay: calendarDate('2026-11-01'),
      zone: 'Asia/Jakarta',
      actor: null,
      device: { outletId: '', deviceId: '', label: 'A' },
      shiftId: null,
      newId: uuidV7(clock, systemRandom),
      random: systemRandom,
    }),
  })
  await runner.work()
  expect(count()).toBe(PEOPLE)
  expect(openRun(db)).toBeUndefined()
  expectSoundBooks({ db })
  db.close()
  rmSync(dirname(file), { recursive: true, force: true })
}, 60_000)
