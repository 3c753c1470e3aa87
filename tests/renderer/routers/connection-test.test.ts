import { describe, expect, test } from 'vitest'
import type { TestEvent } from '../../../src-main/features/routers/contract'
import { addressOf, inputOf, NEW_ROUTER, withLinkKind } from '../../../src-renderer/features/routers/form-values'
import { type ConnectionTest, withEvent } from '../../../src-renderer/features/routers/use-connection-test'
import { clockWords, jobsWords, valueWords } from '../../../src-renderer/features/routers/words'

const RUNNING: ConnectionTest = { state: 'running', step: null, findings: [], end: null, problem: null }

describe('tes koneksi di layar', () => {
  test('temuan bertambah satu-satu, langkahnya terlihat, dan selesai hanya oleh kata terakhir', () => {
    const finding = { id: 'connected', level: 'ok' as const, title: 'Tersambung', meaning: '', fix: null }
    const events: TestEvent[] = [
      { type: 'step', done: 0, total: 2, title: 'Menghubungi' },
      { type: 'finding', finding },
      { type: 'step', done: 1, total: 2, title: 'Memeriksa' },
      { type: 'finding', finding: { ...finding, id: 'version-ok' } },
    ]
    const halfway = events.reduce(withEvent, RUNNING)
    expect(halfway).toMatchObject({ state: 'running', step: { done: 1, title: 'Memeriksa' }, end: null })
    expect(halfway.findings.map((one) => one.id)).toEqual(['connected', 'version-ok'])
    const end: TestEvent = {
      type: 'end',
      isReady: true,
      fingerprint256: null,
      facts: null,
      hotspotServers: [],
      loginHost: '',
    }
    expect(withEvent(halfway, end)).toMatchObject({ state: 'done', end: { isReady: true } })
  })
})

describe('isian router', () => {
  test('cara menyambung membawa port biasanya, kecuali portnya diketik sendiri', () => {
    expect(withLinkKind(NEW_ROUTER, true).port).toBe(8729)
    expect(withLinkKind(withLinkKind(NEW_ROUTER, true), false).port).toBe(8728)
    expect(withLinkKind({ ...NEW_ROUTER, port: 9000 }, true).port).toBe(9000)
  })

  test('yang dites sama dengan yang disimpan', () => {
    const values = { ...NEW_ROUTER, name: 'Warkop', username: 'loket', password: 'x' }
    expect(inputOf(values, null)).toMatchObject(addressOf(values))
  })
})

describe('kata-kata', () => {
  test.each([
    ['add-mac-cookie', 'yes', 'ya'],
    ['add-mac-cookie', 'false', 'tidak'],
    ['address-pool', 'none', 'tidak ada'],
    ['rate-limit', '', 'tidak ada'],
    ['rate-limit', '1M/3M', '1M/3M'],
    ['shared-users', 'unlimited', 'tanpa batas'],
    ['name', '', 'tidak ada di router'],
  ])('%s %s -> %s', (property, value, words) => expect(valueWords(property, value)).toBe(words))

  test.each([
    [null, 'tidak terbaca'],
    [3, 'tepat'],
    [-90, '1 menit 30 detik terlambat'],
    [3_700, '1 jam 1 menit lebih cepat'],
  ])('jam %s detik: %s', (offset, words) => expect(clockWords(offset)).toBe(words))

  test('pekerjaan', () => {
    expect(jobsWords(1_200, 0)).toBe('1.200 pekerjaan menunggu')
    expect(jobsWords(3, 2)).toBe('3 pekerjaan menunggu, 2 perlu dilihat')
  })
})
