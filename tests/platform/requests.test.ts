// What the request log keeps: a copy of the books on a lost stick must not be a place to try passwords against.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestLog } from '../../src-main/platform/db/tables'
import { answerOnce } from '../../src-main/platform/requests'
import { startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(() => shop.close())

const asked = (input: object) =>
  shop.app.db.transact((tx) =>
    answerOnce(tx, { requestId: 'satu', command: 'routers.save', actorId: 'pemilik', input, at: 1 }, () => ({
      id: 'r1',
    })),
  )

test('kata sandi tidak dapat ditebak dari sidik jari permintaan yang tersimpan', () => {
  const input = { router: { host: '192.168.88.1', password: 'rahasia' }, secret: '246810', requestId: 'satu' }
  asked(input)
  const kept = shop.app.db.read.select().from(requestLog).all()
  const row = kept.find(({ requestId }) => requestId === 'satu')
  expect(row?.inputHash).not.toBe(createHash('sha256').update(JSON.stringify(input)).digest('base64'))
  // whatever the password was, the fingerprint is the same
  expect(asked({ ...input, router: { ...input.router, password: 'lain' } })).toEqual({ id: 'r1' })
})

test('permintaan yang lain isinya tetap ditolak', () => {
  asked({ router: { host: '192.168.88.1', password: 'rahasia' } })
  expect(() => asked({ router: { host: '192.168.88.2', password: 'rahasia' } })).toThrow()
})
