import { describe, expect, test } from 'vitest'
import { judgeVoucher, type Subject } from '../../../src-main/features/doctor/judge'
import { wordsOf } from '../../../src-main/features/doctor/texts'
import { EVENING } from '../../support/test-app'

const NOW = EVENING
const HOUR = 3_600_000
const DAY = 24 * HOUR
const MADE = NOW - 3 * DAY
const seconds = (at: number) => String(Math.floor(at / 1000)).padStart(10, '0')

const comment = ({ x = 0, f = 0, v = 86_400, h = 0, end = '' } = {}) =>
  `lk1;x=${seconds(x)};f=${seconds(f)};v=${v};h=${seconds(h)};b=K7Q2MZPA;i=7;${end}`

function subject(changes: {
  voucher?: Partial<Subject['voucher']>
  terms?: object
  user?: Record<string, string> | null
  sessions?: Subject['sessions']
  noticedAt?: number | null
  bootedAt?: number | null
  healsItself?: boolean
}): Subject {
  const terms = {
    packageName: 'Harian',
    masterId: 'm',
    profileName: 'lk-harian',
    activeSeconds: 86_400,
    shelfSeconds: null,
    uptimeQuotaSeconds: null,
    volumeQuotaBytes: null,
  }
  return {
    voucher: {
      id: 7,
      code: 'K7M4PXQZ',
      password: null,
      batchId: 'b',
      packageId: 'p',
      routerId: 'r',
      state: 'active',
      routerState: 'present',
      useBefore: null,
      soldAt: MADE + HOUR,
      firstLoginAt: null,
      expiresAt: null,
      endedAt: null,
      usedSeconds: 0,
      usedBytes: 0,
      lostSeconds: 0,
      lostBytes: 0,
      extraSeconds: 0,
      blockedAt: null,
      lastSeenAt: null,
      firstLoginBy: null,
      usageAt: null,
      madeAt: MADE,
      ...changes.voucher,
    },
    batch: { tag: 'K7Q2MZPA', terms: { ...terms, ...changes.terms } },
    user:
      changes.user === null
        ? null
        : { '.id': '*1', name: 'K7M4PXQZ', profile: 'lk-harian', comment: comment(), ...changes.user },
    sessions: changes.sessions ?? [],
    noticedAt: changes.noticedAt ?? null,
    now: NOW,
    bootedAt: changes.bootedAt ?? null,
    healsItself: changes.healsItself ?? false,
  }
}

const kinds = (one: Subject) => judgeVoucher(one).map(({ kind }) => kind)

describe('cap login', () => {
  const first = NOW - 5 * HOUR
  const known = { firstLoginAt: first, expiresAt: first + DAY, firstLoginBy: 'router' as const }

  test('router lupa capnya, pembukuan tahu: dikembalikan persis, bukan seperti baru', () => {
    const [found] = judgeVoucher(subject({ voucher: known }))
    expect(found).toMatchObject({
      kind: 'lost-stamp',
      plan: { comment: comment({ x: first + DAY, f: first }), firstLoginAt: first, expiresAt: first + DAY },
    })
    expect(found && wordsOf(found, 'Asia/Jakarta').proposal).toBe(
      'Login pertama ditulis 21/11/2026 14:42 WIB (seperti tercatat di pembukuan), berlaku sampai 22/11/2026 14:42 WIB.',
    )
  })

  test('masanya sudah lewat menurut pembukuan: tidak dibuka lagi, putaran biasa yang menutup', () => {
    const old = NOW - 2 * DAY
    const voucher = { ...known, firstLoginAt: old, expiresAt: old + DAY }
    expect(kinds(subject({ voucher }))).toEqual([])
  })

  test('dipakai tetapi belum dicap: saran terbaik yang diketahui, tidak pernah sebelum dijual', () => {
    const used = { user: { uptime: '10m' }, voucher: { state: 'sold' as const } }
    expect(judgeVoucher(subject({ ...used, noticedAt: NOW - HOUR }))).toMatchObject([
      { kind: 'unstamped', plan: { firstLoginAt: NOW - HOUR }, figures: { why: 'noticed' } },
    ])
    expect(judgeVoucher(subject({ ...used, sessions: [{ uptime: 1800 }] }))).toMatchObject([
      { plan: { firstLoginAt: NOW - 1_800_000 }, figures: { why: 'session' } },
    ])
    expect(judgeVoucher(subject(used))).toMatchObject([{ plan: { firstLoginAt: NOW }, figures: { why: 'now' } }])
    const long = subject({ voucher: { soldAt: NOW - 60_000 }, sessions: [{ uptime: 9_000 }] })
    expect(judgeVoucher(long)).toMatchObject([{ plan: { firstLoginAt: NOW - 60_000 } }])
  })

  test('router yang sehat mencap sendiri: dokter diam', () => {
    expect(kinds(subject({ user: { uptime: '10m' }, healsItself: true }))).toEqual([])
    // What the books know is not invented again by the router.
    expect(kinds(subject({ voucher: known, healsItself: true }))).toEqual(['lost-stamp'])
  })

  test('tanpa masa aktif tidak ada yang dicap', () => {
    const user = { comment: comment({ v: 0 }), uptime: '10m' }
    expect(kinds(subject({ user, terms: { activeSeconds: null } }))).toEqual([])
  })

  test.each([
    ['1970', 100_000_000],
    ['sebelum vouchernya dibuat', MADE - 2 * DAY],
    ['tahun 2036', NOW + 3650 * DAY],
  ])('dicap saat jam salah (%s): diganti dengan yang masuk akal', (_name, f) => {
    const user = { comment: comment({ f, x: f + DAY, end: 'z=1793491300;' }), disabled: 'true' }
    const [found, more] = judgeVoucher(subject({ user, noticedAt: NOW - HOUR }))
    expect(found).toMatchObject({
      kind: 'bad-stamp',
      plan: { enable: true, firstLoginAt: NOW - HOUR, comment: comment({ f: NOW - HOUR, x: NOW - HOUR + DAY }) },
    })
    expect(more).toBeUndefined()
  })

  test('cap yang benar dibiarkan, juga yang dari router yang jamnya sedikit maju', () => {
    for (const f of [first, NOW + 60_000])
      expect(kinds(subject({ user: { comment: comment({ f, x: f + DAY }) } }))).toEqual([])
  })

  test('pembukuan yang percaya cap salah tidak menjadi saksi untuk dirinya', () => {
    const f = NOW + 3650 * DAY
    const voucher = { firstLoginAt: f, expiresAt: f + DAY, firstLoginBy: 'router' as const }
    const [found] = judgeVoucher(subject({ voucher, user: { comment: comment({ f, x: f + DAY }) }, noticedAt: NOW }))
    expect(found).toMatchObject({ kind: 'bad-stamp', plan: { firstLoginAt: NOW } })
  })

  test('tanda kunci HP di belakang komentar tetap', () => {
    const user = { comment: `${comment()}m=1;` }
    const [found] = judgeVoucher(subject({ voucher: known, user }))
    expect(found?.plan.comment).toBe(`${comment({ x: first + DAY, f: first })}m=1;`)
  })

  test('tanda kunci HP yang ikut hilang dipasang lagi, juga di depan tanda akhir yang dibuka', () => {
    const terms = { lockToFirstMac: true }
    const [lost] = judgeVoucher(subject({ voucher: known, terms }))
    expect(lost?.plan.comment).toBe(`${comment({ x: first + DAY, f: first })}m=1;`)
    const user = { comment: comment({ f: 100_000_000, x: 100_000_000 + DAY, end: 'z=1793491300;' }), disabled: 'true' }
    const [bad] = judgeVoucher(subject({ voucher: known, terms, user }))
    expect(bad).toMatchObject({ kind: 'bad-stamp', plan: { enable: true } })
    expect(bad?.plan.comment).toBe(`${comment({ x: first + DAY, f: first })}m=1;`)
  })
})

describe('ditutup terlalu cepat', () => {
  const first = NOW - HOUR
  test('jam router sempat maju: dibuka lagi dengan masa aktif yang sama', () => {
    const user = { comment: comment({ f: first, x: first + DAY, end: 'z=1800000000;' }), disabled: 'true' }
    expect(judgeVoucher(subject({ user }))).toMatchObject([
      { kind: 'wrongly-off', plan: { enable: true, comment: comment({ f: first, x: first + DAY }) } },
    ])
  })
  test('yang dimatikan orang, atau memang sudah habis, dibiarkan', () => {
    const f = NOW - 2 * DAY
    expect(kinds(subject({ user: { comment: comment({ f: first, x: first + DAY }), disabled: 'true' } }))).toEqual([])
    expect(
      kinds(subject({ user: { comment: comment({ f, x: f + DAY, end: 'z=1793491300;' }), disabled: 'true' } })),
    ).toEqual([])
    const user = { comment: comment({ f: first, x: first + DAY, end: 'z=1800000000;' }), disabled: 'true' }
    expect(kinds(subject({ user, voucher: { blockedAt: NOW } }))).toEqual([])
  })
  test('stok yang dihanguskan terlalu cepat', () => {
    const user = { comment: comment({ h: NOW + DAY, end: 'z=1800000000;' }), disabled: 'true' }
    expect(kinds(subject({ user, voucher: { state: 'stock', soldAt: null } }))).toEqual(['wrongly-off'])
  })
})

describe('hitungan mundur', () => {
  const terms = { uptimeQuotaSeconds: 7_200 }
  const stamped = { comment: comment({ f: NOW - HOUR, x: NOW - HOUR + DAY }), 'limit-uptime': '2h' }
  test('sudah dicatat putaran: batas di router dikurangi sebanyak yang dilupakan', () => {
    const voucher = { usedSeconds: 5_400, lostSeconds: 3_600, usageAt: NOW }
    expect(judgeVoucher(subject({ terms, voucher, user: { ...stamped, uptime: '30m' } }))).toMatchObject([
      { kind: 'rolled-back', plan: { limitUptime: 3_600, lostSeconds: 3_600 } },
    ])
  })
  test('belum dicatat putaran, tetapi router baru menyala: dihitung sendiri', () => {
    const voucher = { usedSeconds: 5_400, usageAt: NOW - HOUR }
    const one = subject({ terms, voucher, user: { ...stamped, uptime: '30m' }, bootedAt: NOW - 60_000 })
    expect(judgeVoucher(one)).toMatchObject([{ plan: { limitUptime: 3_600, lostSeconds: 3_600 } }])
    expect(judgeVoucher({ ...one, bootedAt: null })).toEqual([])
  })
  test('batas yang sudah dikurangi tidak dikurangi lagi; tanpa kuota tidak ada yang perlu dibetulkan', () => {
    const voucher = { usedSeconds: 5_400, lostSeconds: 3_600, usageAt: NOW }
    const user = { ...stamped, uptime: '30m', 'limit-uptime': '1h' }
    expect(kinds(subject({ terms, voucher, user }))).toEqual([])
    expect(kinds(subject({ voucher, user: { ...stamped, uptime: '30m' } }))).toEqual([])
  })
  test('kuota data', () => {
    const voucher = { lostBytes: 100_000_000, usageAt: NOW }
    const user = { ...stamped, 'limit-uptime': '0s', 'limit-bytes-total': '500000000' }
    expect(judgeVoucher(subject({ terms: { volumeQuotaBytes: 500_000_000 }, voucher, user }))).toMatchObject([
      { kind: 'rolled-back', plan: { limitBytes: 400_000_000 } },
    ])
  })
})

describe('masuk tanpa pengguna', () => {
  test('yang masih berlaku dimasukkan lagi, yang sudah tidak berlaku diputus', () => {
    const sessions = [{ uptime: 60 }]
    expect(judgeVoucher(subject({ user: null, sessions }))).toMatchObject([{ plan: { grant: true } }])
    expect(judgeVoucher(subject({ user: null, sessions, voucher: { state: 'void' } }))).toMatchObject([
      { plan: { kick: true } },
    ])
    expect(judgeVoucher(subject({ user: null }))).toEqual([])
  })
})
