import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertIntact, markRunning } from '../../../src-main/platform/db/health'
import { openDb } from '../../../src-main/platform/db/open'
import { testClock } from '../../support/test-app'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sehat-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('mati mendadak ketahuan saat dibuka lagi; ditutup baik-baik tidak', () => {
  const file = join(folder, 'jalan')
  const first = markRunning(file)
  expect(first.wasUnclean).toBe(false)
  expect(markRunning(file).wasUnclean).toBe(true)
  first.clear()
  expect(markRunning(file).wasUnclean).toBe(false)
})

test('basis data yang rusak ditolak dengan kata-kata, yang utuh diterima', () => {
  const file = join(folder, 'toko.db')
  const db = openDb({ file, clock: testClock() })
  const insert = db.connection.prepare('insert into setting values (?, ?, 0)')
  for (let row = 0; row < 3000; row++) insert.run(`k${row}`, 'x'.repeat(200))
  assertIntact(db.connection)
  db.connection.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const size = readFileSync(file).length
  const handle = openSync(file, 'r+')
  for (let page = 40; page < size / 4096; page += 7) writeSync(handle, Buffer.alloc(64, 0xff), 0, 64, page * 4096)
  closeSync(handle)
  expect(() => {
    const damaged = openDb({ file, clock: testClock() })
    try {
      assertIntact(damaged.connection)
    } finally {
      damaged.close()
    }
  }).toThrow(/tidak dapat dibaca atau ditulis/)
})
