import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '../../src-main/platform/db/open'
import { answerOnce } from '../../src-main/platform/requests'
import { testClock } from '../support/test-app'

test('yang tersimpan dari sebuah permintaan tidak dapat dipakai menebak sandinya', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-permintaan-'))
  const db = openDb({ file: join(folder, 'toko.db'), clock: testClock() })
  const hashOf = (requestId: string, input: object) => {
    const request = { requestId, command: 'routers.save', actorId: null, input, at: 0 }
    db.transact((tx) => answerOnce(tx, request, () => ({ id: 'r1' })))
    return db.connection.prepare('select input_hash from request_log where request_id = ?').pluck().get(requestId)
  }
  const router = { name: 'Warkop', host: '192.168.88.1' }
  const first = hashOf('a', { id: null, router: { ...router, password: 'rahasia' } })
  expect(hashOf('b', { id: null, router: { ...router, password: 'lain' } })).toBe(first)
  expect(hashOf('c', { id: null, router: { ...router, name: 'Kos', password: 'rahasia' } })).not.toBe(first)
  expect(hashOf('d', { id: null, router, owner: { secret: '246810' }, words: 'x' })).toBe(
    hashOf('e', { id: null, router, owner: { secret: '135791' }, words: 'y' }),
  )
  db.close()
  rmSync(folder, { recursive: true })
})
