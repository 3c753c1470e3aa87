import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  customerSpeed,
  explainRate,
  formatRate,
  formatSpeed,
  isSameRate,
  parseRateLimit,
  parseRouterRateLimit,
  type RateLimit,
  rateDoubt,
  toRouterOsRate,
} from '../../src-main/shared/rate-limit'

const rate = (text: string): RateLimit => {
  const parsed = parseRateLimit(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`)
  return parsed.rate
}
const problem = (text: string) => {
  const parsed = parseRateLimit(text)
  return parsed.ok ? `terbaca ${toRouterOsRate(parsed.rate)}` : parsed.problem
}

describe('kecepatan yang diketik', () => {
  test.each([
    ['1M/3M', 1000, 3000],
    ['512k/1M', 512, 1000],
    ['1m/3m', 1000, 3000],
    [' 1M / 3M ', 1000, 3000],
    ['1,5M/3.5M', 1500, 3500],
    ['2 Mbps / 10 Mbps', 2000, 10_000],
    ['1Mb/3Mb', 1000, 3000],
    ['1G/1G', 1_000_000, 1_000_000],
  ])('%s: unggah %d kbps, unduh %d kbps', (text, upload, download) => {
    expect(rate(text)).toEqual({ upload, download })
  })

  test('burst, prioritas dan minimum dalam urutan RouterOS', () => {
    expect(rate('1M/3M 2M/6M 768k/2M 8/10 5 256k/512k')).toEqual({
      upload: 1000,
      download: 3000,
      burst: {
        speed: { upload: 2000, download: 6000 },
        threshold: { upload: 768, download: 2000 },
        seconds: { upload: 8, download: 10 },
      },
      priority: 5,
      guaranteed: { upload: 256, download: 512 },
    })
    // RouterOS fills in what is missing: thresholds are the rates, times are one second
    expect(rate('1M/3M 2M/6M')).toEqual({
      upload: 1000,
      download: 3000,
      burst: {
        speed: { upload: 2000, download: 6000 },
        threshold: { upload: 1000, download: 3000 },
        seconds: { upload: 1, download: 1 },
      },
    })
    expect(rate('1M/3M 0/0 0/0 0/0 3')).toEqual({ upload: 1000, download: 3000, priority: 3 })
  })

  test('yang salah dijelaskan, bukan ditebak', () => {
    const typed = {
      '': 'empty',
      '2M': 'one-speed',
      '2M/': 'one-speed',
      '1/3': 'no-unit',
      '1000/3000': 'no-unit',
      '1M/3': 'no-unit',
      'cepat/sekali': 'not-a-speed',
      '1M3M': 'not-a-speed',
      '1M/3M/5M': 'not-a-speed',
      '-1M/3M': 'not-a-speed',
      '0/0': 'zero',
      '1M/0': 'zero',
      '0.5k/1M': 'not-whole',
      '1M/101G': 'too-fast',
      '1M/3M 512k/6M': 'burst-too-slow',
      '1M/3M 2M/6M 3M/6M': 'threshold-too-fast',
      '1M/3M 2M/6M 1M/3M 0/8': 'bad-seconds',
      '1M/3M 2M/6M 1M/3M cepat': 'bad-seconds',
      '1M/3M 2M/6M 1M/3M 8/8 9': 'bad-priority',
      '1M/3M 2M/6M 1M/3M 8/8 8 2M/2M': 'guaranteed-too-fast',
      '1M/3M 2M/6M 1M/3M 8/8 8 1M/1M lagi': 'too-many-parts',
    }
    expect(Object.fromEntries(Object.keys(typed).map((text) => [text, problem(text)]))).toEqual(typed)
  })
})

test('kecepatan dijelaskan kembali sebelum sampai ke router', () => {
  expect(explainRate(rate('1M/3M'))).toBe('unggah 1 Mbps, unduh 3 Mbps')
  expect(explainRate(rate('512k/1500k'))).toBe('unggah 512 kbps, unduh 1,5 Mbps')
  expect(explainRate(rate('1M/3M 2M/6M 1M/3M 8/8 5 256k/512k'))).toBe(
    'unggah 1 Mbps, unduh 3 Mbps; sesekali sampai unggah 2 Mbps, unduh 6 Mbps (rata-rata 8 detik); ' +
      'saat ramai paling sedikit unggah 256 kbps, unduh 512 kbps; prioritas 5',
  )
  expect([1024, 10_000, 12_500, 999].map(formatSpeed)).toEqual(['1.024 kbps', '10 Mbps', '12,5 Mbps', '999 kbps'])
})

test('unggah lebih besar dari unduh diberi peringatan, tidak ditolak', () => {
  expect(rateDoubt(rate('1M/3M'))).toBeNull()
  expect(rateDoubt(rate('2M/2M'))).toBeNull()
  expect(rateDoubt(rate('3M/1M'))).toContain('Terbalik?')
})

test('teks untuk router: urutan unggah/unduh, satu tulisan untuk satu arti', () => {
  expect(toRouterOsRate(rate('1,5M / 3000k'))).toBe('1500k/3M')
  expect(toRouterOsRate(rate('1M/3M 2M/6M'))).toBe('1M/3M 2M/6M 1M/3M 1/1')
  expect(toRouterOsRate({ upload: 1000, download: 3000, guaranteed: { upload: 0, download: 512 } })).toBe(
    '1M/3M 0/0 0/0 0/0 8 0/512k',
  )
  expect(formatRate(rate('1M/3M 2M/6M'))).toBe('1M/3M')
  expect(isSameRate(rate('1000k/3M'), rate('1M/3Mbps'))).toBe(true)
  expect(isSameRate(rate('1M/3M'), rate('3M/1M'))).toBe(false)
})

test('dari router: angka telanjang adalah bit per detik, satu angka berlaku dua arah', () => {
  expect(parseRouterRateLimit('1000000/3000000')).toEqual({ ok: true, rate: { upload: 1000, download: 3000 } })
  expect(parseRouterRateLimit('2M')).toEqual({ ok: true, rate: { upload: 2000, download: 2000 } })
  expect(parseRouterRateLimit('1500/2000')).toEqual({ ok: false, problem: 'not-whole' })
})

test('setiap batas kecepatan selamat pergi ke router dan kembali', () => {
  const kbps = fc.integer({ min: 1, max: 1_000_000 })
  const both = fc.record({ upload: kbps, download: kbps })
  fc.assert(
    fc.property(both, both, fc.integer({ min: 1, max: 8 }), fc.boolean(), (speed, extra, priority, hasBurst) => {
      const limit: RateLimit = {
        ...speed,
        ...(hasBurst && {
          burst: {
            speed: { upload: speed.upload + extra.upload, download: speed.download + extra.download },
            threshold: speed,
            seconds: { upload: 8, download: 16 },
          },
        }),
        priority,
      }
      expect(parseRateLimit(toRouterOsRate(limit))).toEqual({ ok: true, rate: limit })
    }),
  )
})

test('pelanggan membaca unduhannya dulu; tanpa batas, tidak ada yang ditulis', () => {
  expect(customerSpeed('2M/10M')).toBe('unduh 10 Mbps, unggah 2 Mbps')
  expect(customerSpeed('512k/1500k 1M/3M 256k/512k 16/16')).toBe('unduh 1,5 Mbps, unggah 512 kbps')
  expect([customerSpeed(null), customerSpeed('')]).toEqual(['', ''])
})
