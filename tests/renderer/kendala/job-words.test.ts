import { expect, test } from 'vitest'
import type { JobItem } from '../../../src-main/features/kendala/contract'
import { jobWords } from '../../../src-renderer/features/kendala/words'

const at = Date.UTC(2026, 10, 21, 12, 42)
const job: JobItem = {
  id: 1,
  kind: 'batch.grant',
  what: 'Masukkan 200 voucher ke router Warkop',
  isRunning: false,
  needsAttention: false,
  attempts: 4,
  since: at,
  dueAt: at + 300_000,
  trouble: null,
  cancel: { isAllowed: false, reason: '' },
}

test.each([
  ['baru masuk', { attempts: 0 }, false, 'Sejak 21/11/2026 19:42 WIB · belum dicoba'],
  ['gagal', {}, false, 'Sejak 21/11/2026 19:42 WIB · sudah dicoba 4 kali · dicoba lagi pukul 19:47'],
  [
    'disuruh coba sekarang',
    { dueAt: 0 },
    false,
    'Sejak 21/11/2026 19:42 WIB · sudah dicoba 4 kali · segera dicoba lagi',
  ],
  ['router mati', {}, true, 'Sejak 21/11/2026 19:42 WIB · sudah dicoba 4 kali · menunggu router'],
  ['sedang jalan', { isRunning: true }, false, 'Sejak 21/11/2026 19:42 WIB · sudah dicoba 4 kali · sedang dikerjakan'],
])('%s: sejak kapan, berapa kali, dan kapan lagi', (_, change, isLaneAway, words) =>
  expect(jobWords({ ...job, ...change }, 'Asia/Jakarta', isLaneAway)).toBe(words),
)
