// What follows from what a router says about one voucher, as a table: no router, no books, only the rule.
import { describe, expect, test } from 'vitest'
import { withActivePeriod } from '../../../src-main/features/vouchers/adjusted-comment'
import {
  expiryClock,
  judge,
  type KnownVoucher,
  type RouterTime,
  type SeenVoucher,
} from '../../../src-main/features/vouchers/usage-judgement'
import { unusedYet } from '../../../src-main/features/vouchers/usage-store'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 21, 12, 42)
const MADE = NOW - 48 * HOUR
const DAY = 86_400

type Voucher = KnownVoucher['voucher']
type User = NonNullable<SeenVoucher['user']>

const voucher = (changes: Partial<Voucher> = {}): Voucher => ({
  id: 7,
  code: 'K7Q2MZPA',
  password: null,
  batchId: 'b',
  packageId: 'p',
  routerId: 'r',
  state: 'sold',
  routerState: 'present',
  routerError: null,
  madeAt: MADE,
  useBefore: null,
  soldAt: MADE,
  soldBy: null,
  saleId: null,
  firstLoginAt: null,
  expiresAt: null,
  endedAt: null,
  ...changes,
})

const terms = (changes: Partial<KnownVoucher['terms']> = {}): KnownVoucher['terms'] => ({
  packageName: 'Harian',
  masterId: 'm',
  profileName: 'lk-harian',
  activeSeconds: DAY,
  shelfSeconds: null,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  lockToFirstMac: false,
  ...changes,
})

const user = (changes: Partial<User> = {}, mark: Partial<User['mark']> = {}): User => ({
  name: 'K7Q2MZPA',
  server: null,
  mark: { tag: 'TAG', id: 7, activeSeconds: DAY, useBefore: 0, firstLogin: 0, expires: 0, ...mark },
  isDisabled: false,
  uptime: 0,
  bytesIn: 0,
  bytesOut: 0,
  lockedMac: null,
  ...changes,
})

const session = (uptime: number, bytes = 0) => ({
  id: '*1',
  user: 'K7Q2MZPA',
  server: 'hotspot1',
  address: '10.5.50.2',
  mac: 'AA:BB:CC:00:00:01',
  loginBy: 'http-pap',
  uptime,
  bytesIn: bytes,
  bytesOut: bytes,
  timeLeft: null,
})

const seen = (changes: Partial<SeenVoucher> = {}): SeenVoucher => ({
  user: user(),
  sessions: [],
  isMoving: false,
  lastSeenAt: null,
  ...changes,
})

const time = (changes: Partial<RouterTime> = {}): RouterTime => ({
  now: NOW,
  expiryNow: NOW,
  bootedAt: null,
  ...changes,
})
const stamped = (at: number) => ({ firstLogin: at / 1000, expires: at / 1000 + DAY })
const known = (changes: Partial<Voucher> = {}, more: Partial<KnownVoucher> = {}): KnownVoucher => ({
  voucher: voucher(changes),
  terms: terms(),
  usage: undefined,
  ...more,
})
const stepsOf = (verdict: ReturnType<typeof judge>) => verdict.steps.map(({ to }) => to)

describe('keadaan berikutnya', () => {
  const used = seen({ user: user({ uptime: 60 }) })
  test.each([
    ['belum dipakai, belum terjual', known({ state: 'stock', soldAt: null }), seen(), []],
    ['belum dipakai, terjual', known(), seen(), []],
    ['dipakai, terjual', known(), used, ['active']],
    ['dipakai, belum terjual', known({ state: 'stock', soldAt: null }), used, ['active']],
    ['sedang online detik pertama', known(), seen({ sessions: [session(0)] }), ['active']],
    ['dicap, tak pernah terhitung', known(), seen({ user: user({}, stamped(NOW - HOUR)) }), ['active']],
    ['dicap kemarin lusa', known(), seen({ user: user({}, stamped(NOW - 30 * HOUR)) }), ['active', 'finished']],
    ['sudah Batal tapi masih dipakai', known({ state: 'void' }), used, []],
    ['sudah Hangus', known({ state: 'lapsed' }), used, []],
    [
      'angka tak terbaca bukan bukti',
      known(),
      seen({ user: user({ uptime: null, bytesIn: null, bytesOut: null }) }),
      [],
    ],
  ] as const)('%s', (_, before, what, steps) => {
    expect(stepsOf(judge(before, what, time()))).toEqual(steps)
  })

  test('belum terjual ditandai sekali, dan tandanya tidak hilang', () => {
    const first = judge(known({ state: 'stock', soldAt: null }), seen({ user: user({ uptime: 60 }) }), time())
    expect(first.usage?.unsoldAt).toBe(NOW)
    const again = judge(
      known(
        { state: 'active', soldAt: null, firstLoginAt: NOW - 60_000, expiresAt: NOW + DAY * 1000 },
        { usage: first.usage ?? undefined },
      ),
      seen({ user: user({ uptime: 120 }) }),
      time({ now: NOW + HOUR, expiryNow: NOW + HOUR }),
    )
    expect(again.usage?.unsoldAt).toBe(NOW)
  })
})

describe('kuota', () => {
  const quota = { terms: terms({ activeSeconds: null, uptimeQuotaSeconds: 3_600, volumeQuotaBytes: 1_000 }) }
  test.each([
    ['waktu pas', user({ uptime: 3_600 }), [], ['active', 'finished']],
    ['waktu kurang sedetik', user({ uptime: 3_599 }), [], ['active']],
    ['data pas, dua arah dijumlah', user({ bytesIn: 400, bytesOut: 600 }), [], ['active', 'finished']],
    // If RouterOS 7 counts while people are online, user and session say the same twice.
    ['masih online: tidak diputus walau jumlahnya lewat', user({ uptime: 2_000 }), [session(2_000)], ['active']],
  ] as const)('%s', (_, router, sessions, steps) => {
    expect(stepsOf(judge(known({}, quota), seen({ user: router, sessions }), time()))).toEqual(steps)
  })

  test('yang dilupakan router karena mati lampu tetap mengurangi kuota', () => {
    const usage = { ...unusedYet(7, NOW), uptimeSeconds: 2_000, lostSeconds: 2_000 }
    const verdict = judge(
      known({ state: 'active' }, { ...quota, usage }),
      seen({ user: user({ uptime: 1_600 }) }),
      time(),
    )
    expect(stepsOf(verdict)).toEqual(['finished'])
  })
})

describe('login pertama', () => {
  test('cap dari jam yang belum disetel atau melompat ke 2036 tidak dipercaya', () => {
    for (const at of [Date.UTC(1970, 0, 2), Date.UTC(2036, 0, 1)]) {
      const verdict = judge(known(), seen({ user: user({ uptime: 600 }, stamped(at)) }), time())
      expect(verdict.firstLogin?.firstLoginAt).toBe(NOW - 600_000)
      expect(verdict.usage?.firstLoginBy).toBe('app')
    }
  })

  test('perpanjangan yang belum sampai ke router tidak ditarik oleh cap lama, dan tidak dihitung dua kali sesudahnya', () => {
    const usage = { ...unusedYet(7, NOW), extraSeconds: 3_600 }
    const at = NOW - HOUR
    const before = judge(known({ state: 'active' }, { usage }), seen({ user: user({}, stamped(at)) }), time())
    expect(before.firstLogin?.expiresAt).toBe(at + (DAY + 3_600) * 1000)
    const mark = { firstLogin: at / 1000, expires: at / 1000 + DAY + 3_600, activeSeconds: DAY + 3_600 }
    const after = judge(known({ state: 'active' }, { usage }), seen({ user: user({}, mark) }), time())
    expect(after.firstLogin?.expiresAt).toBe(at + (DAY + 3_600) * 1000)
  })

  test('tidak sebelum vouchernya dibuat', () => {
    const verdict = judge(known(), seen({ user: user({ uptime: 90 * 3_600 }) }), time())
    expect(verdict.firstLogin?.firstLoginAt).toBe(MADE)
  })
})

describe('hitungan', () => {
  const usage = {
    ...unusedYet(7, NOW - HOUR),
    uptimeSeconds: 1_000,
    bytesIn: 500,
    bytesOut: 500,
    firstLoginBy: 'router' as const,
  }
  const running = known({ state: 'active', firstLoginAt: NOW - HOUR, expiresAt: NOW + HOUR }, { usage })
  const fewer = seen({
    user: user(
      { uptime: 100, bytesIn: 50, bytesOut: 50 },
      { firstLogin: (NOW - HOUR) / 1000, expires: (NOW + HOUR) / 1000 },
    ),
  })

  test('turun sesudah router menyala ulang: yang hilang dicatat, jumlahnya tidak turun', () => {
    const { usage: row } = judge(running, fewer, time({ bootedAt: NOW - 60_000 }))
    expect(row).toMatchObject({ uptimeSeconds: 1_000, lostSeconds: 900, bytesIn: 500, lostBytesIn: 450 })
  })
  test('turun tanpa menyala ulang: koreksi router', () => {
    const { usage: row } = judge(running, fewer, time({ bootedAt: NOW - 10 * HOUR }))
    expect(row).toMatchObject({ uptimeSeconds: 100, lostSeconds: 0, bytesIn: 50 })
  })
  test('orangnya sedang keluar selagi dibaca: angka lama tetap', () => {
    const { usage: row } = judge(running, { ...fewer, isMoving: true }, time())
    expect(row).toBeNull()
  })
  test('tidak ada yang baru: tidak ditulis lagi', () => {
    const same = seen({
      user: user(
        { uptime: 1_000, bytesIn: 500, bytesOut: 500 },
        { firstLogin: (NOW - HOUR) / 1000, expires: (NOW + HOUR) / 1000 },
      ),
    })
    expect(judge(running, same, time())).toMatchObject({ usage: null, firstLogin: null, routerState: null, steps: [] })
  })
})

describe('jam yang menentukan habis', () => {
  test.each([
    ['tidak diketahui', null, NOW],
    ['sedikit lebih cepat', 120, NOW + 120_000],
    ['sedikit terlambat', -120, NOW - 120_000],
    ['sejam lebih cepat: tidak menghabiskan lebih awal', 3_600, NOW],
    ['sejam terlambat: seperti router', -3_600, NOW - HOUR],
    ['belum disetel (1970)', -1_795_000_000, NOW],
    ['melompat ke 2036', 300_000_000, NOW],
  ])('jam router %s', (_, offset, expected) => {
    expect(expiryClock(NOW, offset)).toBe(expected)
  })
})

describe('tidak ada di router', () => {
  test('Terjual: hilang dari router; masa aktif sudah lewat: Habis', () => {
    expect(judge(known(), seen({ user: null }), time())).toMatchObject({ routerState: 'missing', steps: [] })
    const over = known({ state: 'active', firstLoginAt: MADE, expiresAt: NOW - 1 })
    expect(judge(over, seen({ user: null }), time())).toMatchObject({ routerState: 'removed', endedAt: NOW - 1 })
    expect(judge(known({ routerState: 'waiting' }), seen({ user: null }), time()).routerState).toBeNull()
  })
})

describe('catatan yang diperpanjang', () => {
  const tail = ';h=1795264927;b=K7Q2MZPA;i=7;'
  test.each([
    ['belum dipakai', `lk1;x=0000000000;f=0000000000;v=86400${tail}`, `lk1;x=0000000000;f=0000000000;v=90000${tail}`],
    ['sudah dicap', `lk1;x=1798848000;f=1798761600;v=86400${tail}`, `lk1;x=1798851600;f=1798761600;v=90000${tail}`],
    [
      'terkunci ke satu HP',
      `lk1;x=1798848000;f=1798761600;v=86400${tail}m=1;`,
      `lk1;x=1798851600;f=1798761600;v=90000${tail}m=1;`,
    ],
    [
      'sudah ditutup penyapu',
      `lk1;x=1798848000;f=1798761600;v=86400${tail}m=1;z=1798848030;`,
      `lk1;x=1798851600;f=1798761600;v=90000${tail}m=1;`,
    ],
    ['bukan milik kita', 'langganan pak RT', 'langganan pak RT'],
  ])('%s; dua kali sama dengan sekali', (_, before, after) => {
    expect(withActivePeriod(before, 90_000)).toBe(after)
    expect(withActivePeriod(after, 90_000)).toBe(after)
  })
})
