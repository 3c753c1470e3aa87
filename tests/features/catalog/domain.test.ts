import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CatalogName } from '../../../src-main/features/catalog/contract'
import {
  assertEnds,
  copyName,
  firstFreeName,
  nameKeyOf,
  PACKAGE_TEMPLATES,
  profileNameFor,
  tidySpec,
} from '../../../src-main/features/catalog/domain'
import { systemRandom } from '../../../src-main/platform/random'
import { parseRateLimit, toRouterOsRate } from '../../../src-main/shared/rate-limit'
import { spec } from './inputs'

test('nama profil di router: terbaca, ASCII, tidak pernah kosong', () => {
  const slug = (name: string) => profileNameFor(name, systemRandom).replace(/-[a-z2-9]{4}$/, '')
  expect(['Harian Hemat', 'Paket Café 10 Mbps!', '🎮 Gamer', '無料', '  --  ', 'x'.repeat(40)].map(slug)).toEqual([
    'lk-harian-hemat',
    'lk-paket-cafe-10-mbps',
    'lk-gamer',
    'lk-paket',
    'lk-paket',
    `lk-${'x'.repeat(24)}`,
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(profileNameFor(name, systemRandom)).toMatch(/^lk-[a-z0-9]+(-[a-z0-9]+)*-[a-z2-9]{4}$/)
    }),
  )
})

test('nama salinan dan nama bernomor selalu muat, dan salinan dari salinan tidak bertumpuk', () => {
  const taken = new Set(['A', 'A (salinan)', 'B'])
  const isTaken = (name: string) => taken.has(name)
  expect(copyName('A', isTaken)).toBe('A (salinan 2)')
  expect(copyName('A (salinan)', isTaken)).toBe('A (salinan 2)')
  expect(copyName('C', isTaken)).toBe('C (salinan)')
  expect(firstFreeName('B', isTaken)).toBe('B 2')
  expect(firstFreeName('D', isTaken)).toBe('D')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const parsed = CatalogName.safeParse(text)
      if (!parsed.success) return
      for (const name of [
        copyName(parsed.data, () => false),
        firstFreeName(parsed.data, (name) => name === parsed.data),
      ]) {
        expect(CatalogName.parse(name)).toBe(name)
        expect(name).not.toBe(parsed.data)
      }
    }),
  )
})

test('huruf besar, spasi ganda dan huruf gabungan tidak membedakan nama', () => {
  expect(new Set(['Café Hemat', ' CAFÉ  hemat', 'Cafe\u0301 Hemat'].map(nameKeyOf)).size).toBe(1)
  expect(nameKeyOf('Harian 1')).not.toBe(nameKeyOf('Harian 2'))
})

test('harian harus berakhir; bulanan tidak perlu masa aktif', () => {
  const endless = spec({ activeSeconds: null })
  expect(() => assertEnds('hotspot', 'daily', endless)).toThrow('masa aktif')
  expect(() => assertEnds('other', 'daily', { ...endless, volumeQuotaBytes: 1e9 })).toThrow('masa aktif')
  for (const end of [{ activeSeconds: 60 }, { uptimeQuotaSeconds: 60 }, { volumeQuotaBytes: 1_000_000 }])
    expect(() => assertEnds('hotspot', 'daily', { ...endless, ...end })).not.toThrow()
  expect(() => assertEnds('pppoe', 'monthly', endless)).not.toThrow()
})

test('setiap tipe menyimpan hanya bagiannya', () => {
  const full = spec({
    uptimeQuotaSeconds: 60,
    volumeQuotaBytes: 1e9,
    sharedUsers: 3,
    lockToFirstMac: true,
    pool: 'a',
    pppProfile: 'b',
  })
  expect(tidySpec('hotspot', full)).toEqual({ ...full, pppProfile: null })
  const home = { shelfSeconds: null, uptimeQuotaSeconds: null, sharedUsers: 1, lockToFirstMac: false }
  expect(tidySpec('pppoe', full)).toEqual({ ...full, ...home })
  expect(tidySpec('static', full)).toEqual({ ...full, ...home, pppProfile: null })
  expect(tidySpec('other', full)).toEqual({ ...full, ...home, pppProfile: null, pool: null, volumeQuotaBytes: null })
})

test('kecepatan pada contoh panduan sudah dalam bentuk bakunya', () => {
  for (const { rateLimit } of PACKAGE_TEMPLATES) {
    const parsed = parseRateLimit(rateLimit)
    expect(parsed.ok && toRouterOsRate(parsed.rate)).toBe(rateLimit)
  }
})
