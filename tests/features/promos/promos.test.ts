import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPromo, makePromoGuard, releasePromo, usePromo } from '../../../src-main/features/promos'
import type { PromoInput } from '../../../src-main/features/promos/contract'
import { countUse } from '../../../src-main/features/promos/store'
import type { CommandContext } from '../../../src-main/platform/context'
import { systemRandom } from '../../../src-main/platform/random'
import { addDays, businessDay } from '../../../src-main/shared/calendar-date'
import { DomainError } from '../../../src-main/shared/errors'
import { rupiah } from '../../../src-main/shared/money'
import { addPackage } from '../../support/router-shop'
import { EVENING, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
let packageId: string
const today = businessDay(EVENING, 'Asia/Jakarta')

beforeEach(async () => {
  shop = await startTestApp()
  packageId = (await addPackage(shop)).id
})
afterEach(() => shop.close())

const context = (): CommandContext => ({
  now: EVENING,
  businessDay: today,
  shiftId: null,
  zone: 'Asia/Jakarta',
  actor: null,
  device: { outletId: 'o', deviceId: 'd', label: 'A' },
  newId: () => crypto.randomUUID(),
  random: systemRandom,
})

const input = (changes: Partial<PromoInput> = {}): PromoInput => ({
  code: 'HEMAT10',
  name: 'Hemat akhir tahun',
  kind: 'percent',
  value: 10,
  minimum: 0,
  cap: null,
  firstDay: today,
  lastDay: null,
  totalUses: null,
  usesPerCustomer: null,
  packageIds: [],
  isActive: true,
  ...changes,
})

const save = async (changes: Partial<PromoInput> = {}, id: string | null = null): Promise<string> =>
  (await shop.api.promos.save({ id, promo: input(changes), requestId: requestId() })).id

const customer = async (name: string): Promise<string> => {
  const rest = { phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' }
  return (await shop.api.customers.save({ id: null, customer: { name, ...rest }, requestId: requestId() })).id
}

const basket = (amount = 150_000) => [{ packageId, amount: rupiah(amount) }]
const check = (code: string, customerId: string | null = null, amount?: number) =>
  checkPromo(shop.app.db, { code, customerId, lines: basket(amount), today })
const use = (customerId: string, orderId: string, code = 'HEMAT10') =>
  shop.app.db.transact((tx) => usePromo(tx, context(), { code, customerId, orderId, lines: basket() }))
const release = (orderId: string) => shop.app.db.transact((tx) => releasePromo(tx, context(), orderId))
const used = async (): Promise<number | undefined> => (await shop.api.promos.list({}))[0]?.used

/** What the customer reads. */
function said(work: () => unknown): { code: string; message: string; field: unknown } {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message, field: error.data.field }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('validasi kode', () => {
  test('kode yang ditulis bagaimanapun memotong sesuai aturannya', async () => {
    const promoId = await save({ cap: 12_000 })
    const name = 'Hemat akhir tahun, paling banyak Rp12.000'
    expect(check(' hemat 10')).toMatchObject({ promoId, code: 'HEMAT10', name, discount: 12_000 })
  })

  test('batas yang tidak tercapai tidak disebut', async () => {
    await save({ cap: 1_000_000 })
    expect(check('HEMAT10')).toMatchObject({ name: 'Hemat akhir tahun' })
  })

  test('setiap alasan ditolak dengan kalimatnya sendiri, di samping kolomnya', async () => {
    const other = (await addPackage(shop, 'Paket lain')).id
    await save({ code: 'MATI', isActive: false })
    await save({ code: 'BESOK', firstDay: addDays(today, 1) })
    await save({ code: 'KEMARIN', firstDay: addDays(today, -9), lastDay: addDays(today, -1) })
    await save({ code: 'HARI-INI', firstDay: addDays(today, -9), lastDay: today })
    await save({ code: 'SATU', totalUses: 1 })
    await save({ code: 'SEKALI', usesPerCustomer: 1 })
    await save({ code: 'BESAR', minimum: 200_000 })
    await save({ code: 'LAIN', packageIds: [other] })
    const ani = await customer('Ani')
    const budi = await customer('Budi')
    use(ani, 'o1', 'SATU')
    use(ani, 'o2', 'SEKALI')
    const rows: [string, string | null, string, string][] = [
      ['TIDAKADA', null, 'PROMO_UNKNOWN', 'Kode promo ini tidak kami kenal.'],
      ['MATI', null, 'PROMO_OFF', 'Promo MATI sedang tidak berlaku.'],
      ['BESOK', null, 'PROMO_EARLY', 'Promo BESOK baru berlaku mulai 22 November 2026.'],
      ['KEMARIN', null, 'PROMO_OVER', 'Promo KEMARIN sudah berakhir.'],
      ['SATU', budi, 'PROMO_USED_UP', 'Promo SATU sudah habis dipakai.'],
      ['SEKALI', ani, 'PROMO_USED_BY_YOU', 'Promo SEKALI sudah pernah Anda pakai.'],
      ['BESAR', null, 'PROMO_MINIMUM', 'Promo BESAR berlaku mulai Rp200.000; kurang Rp50.000 lagi.'],
      ['LAIN', null, 'PROMO_NOT_FOR_THESE', 'Promo LAIN bukan untuk layanan di keranjang ini.'],
    ]
    for (const [typed, who, code, message] of rows)
      expect(
        said(() => check(typed, who)),
        typed,
      ).toEqual({ code, message, field: 'promoCode' })
    expect(check('HARI-INI').discount).toBe(15_000)
    expect(check('SEKALI', budi).discount).toBe(15_000)
    expect(check('SEKALI').discount).toBe(15_000) // a guest: asked again when the order is made
    expect(check('BESAR', null, 200_000).discount).toBe(20_000)
  })

  test('yang gratis tidak menghabiskan promo', async () => {
    await save()
    expect(said(() => check('HEMAT10', null, 0)).code).toBe('PROMO_NOT_FOR_THESE')
  })
})

describe('pemakaian', () => {
  test('berebut pemakaian terakhir: hanya sebanyak sisanya yang dapat', async () => {
    await save({ totalUses: 3 })
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => customer(`Pembeli ${index}`)))
    // everybody saw the code as good, then everybody presses at once
    for (const id of people) expect(check('HEMAT10', id).discount).toBe(15_000)
    const results = people.map((id, index) => {
      try {
        return use(id, `o${index}`).code
      } catch (error) {
        return error instanceof DomainError ? error.code : String(error)
      }
    })
    expect(results.filter((result) => result === 'HEMAT10')).toHaveLength(3)
    expect(results.filter((result) => result === 'PROMO_USED_UP')).toHaveLength(5)
    expect(await shop.api.promos.list({})).toMatchObject([{ used: 3, state: 'usedUp', given: 45_000 }])
  })

  test('hitungannya sendiri menolak yang ketujuh dari enam, juga tanpa diperiksa dulu', async () => {
    const promoId = await save({ totalUses: 6 })
    const counted = shop.app.db.transact((tx) => Array.from({ length: 8 }, () => countUse(tx, promoId)))
    expect(counted).toEqual([true, true, true, true, true, true, false, false])
  })

  test('pesanan yang gagal tidak memakan promo', async () => {
    await save({ totalUses: 1 })
    const ani = await customer('Ani')
    expect(() =>
      shop.app.db.transact((tx) => {
        usePromo(tx, context(), { code: 'HEMAT10', customerId: ani, orderId: 'o1', lines: basket() })
        throw new Error('the order could not be written')
      }),
    ).toThrow('could not be written')
    expect(await used()).toBe(0)
    expect(use(ani, 'o2').discount).toBe(15_000)
  })

  test('pesanan yang batal mengembalikan pemakaiannya, sekali saja', async () => {
    await save({ totalUses: 1, usesPerCustomer: 1 })
    const ani = await customer('Ani')
    use(ani, 'o1')
    expect(said(() => use(ani, 'o2')).code).toBe('PROMO_USED_UP')
    release('o1')
    release('o1')
    release('bukan pesanan')
    expect(await used()).toBe(0)
    use(ani, 'o3')
    expect(await used()).toBe(1)
  })

  test('satu pesanan memakai satu promo', async () => {
    await save()
    const ani = await customer('Ani')
    use(ani, 'o1')
    expect(() => use(ani, 'o1')).toThrow(/UNIQUE/)
    expect(await used()).toBe(1)
  })

  test('catatan pemakaian tidak dapat dihapus atau diubah', async () => {
    await save()
    use(await customer('Ani'), 'o1')
    const { connection } = shop.app.db
    expect(() => connection.exec('delete from promo_use')).toThrow('never deleted')
    expect(() => connection.exec('update promo_use set amount = 1')).toThrow('does not change')
    release('o1')
    expect(() => connection.exec('update promo_use set released_at = null')).toThrow('given back once')
  })
})

describe('di loket', () => {
  test('kode kembar ditolak, sesudah yang lama diarsipkan boleh, dan yang lama tidak dapat dipulihkan begitu saja', async () => {
    const first = await save()
    expect(await refusal(save({ code: 'hemat 10' }))).toMatchObject({
      code: 'PROMO_CODE_TAKEN',
      data: { field: 'code' },
    })
    const archive = (id: string, isArchived: boolean) =>
      shop.api.promos.archive({ id, isArchived, requestId: requestId() })
    await archive(first, true)
    expect(said(() => check('HEMAT10')).code).toBe('PROMO_UNKNOWN')
    const second = await save()
    expect((await refusal(archive(first, false))).code).toBe('PROMO_CODE_TAKEN')
    await archive(second, true)
    await archive(first, false)
    expect(check('HEMAT10').promoId).toBe(first)
  })

  test.each([
    [{ code: 'A' }, 'code', 'PROMO_CODE_SHAPE'],
    [{ code: 'DISKON%' }, 'code', 'PROMO_CODE_SHAPE'],
    [{ value: 0 }, 'value', 'PROMO_PERCENT'],
    [{ value: 101 }, 'value', 'PROMO_PERCENT'],
    [{ kind: 'fixed', value: 0 }, 'value', 'PROMO_VALUE'],
    [{ lastDay: addDays(today, -1) }, 'lastDay', 'PROMO_DAYS'],
    [{ packageIds: [crypto.randomUUID()] }, 'packageIds', 'PACKAGE_NOT_FOUND'],
  ] as const)('isian %j ditolak di samping %s', async (changes, field, code) => {
    expect(await refusal(save(changes as Partial<PromoInput>))).toMatchObject({ code, data: { field } })
    expect(await shop.api.promos.list({})).toEqual([])
  })

  test('batas pemakaian tidak dapat turun di bawah yang sudah dipakai', async () => {
    const id = await save({ totalUses: 5 })
    for (const order of ['o1', 'o2']) use(await customer(order), order)
    expect(await refusal(save({ totalUses: 1 }, id))).toMatchObject({ code: 'PROMO_USES', data: { used: 2 } })
    await save({ totalUses: 2 }, id)
    expect(await shop.api.promos.list({})).toMatchObject([{ state: 'usedUp', used: 2 }])
  })

  test('siapa memakai, di pesanan mana, berapa, dan mana yang dikembalikan', async () => {
    const promoId = await save({ kind: 'fixed', value: 25_000, cap: 5, packageIds: [packageId] })
    const ani = await customer('Ani')
    use(ani, 'o1')
    release('o1')
    use(ani, 'o2')
    expect(await shop.api.promos.list({})).toMatchObject([
      { used: 1, given: 25_000, cap: null, packageNames: ['Harian Hemat'], state: 'running' },
    ])
    const uses = await shop.api.promos.uses({ promoId })
    expect(uses.map(({ orderId, customerName, amount }) => [orderId, customerName, amount]).sort()).toEqual([
      ['o1', 'Ani', 25_000],
      ['o2', 'Ani', 25_000],
    ])
    expect(uses.find(({ orderId }) => orderId === 'o1')?.releasedAt).toBe(EVENING)
  })
})

describe('penebak kode', () => {
  let at = 0
  const guard = () => makePromoGuard(() => at)
  const unknown = () => {
    throw new DomainError('PROMO_UNKNOWN')
  }

  test('paling banyak sepuluh kode salah dalam sejam, dan orang lain tidak ikut menunggu', () => {
    at = 0
    const tries = guard()
    let looked = 0
    for (; at < 3_600_000; at += 10_000)
      try {
        tries.attempt(['10.0.0.9'], () => {
          looked += 1
          return unknown()
        })
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError)
      }
    expect(looked).toBeLessThanOrEqual(10)
    expect(tries.attempt(['10.0.0.7'], () => 'masuk')).toBe('masuk')
  })

  test('kode yang benar tidak memakan percobaan, juga bila minimumnya belum tercapai', () => {
    const tries = guard()
    for (let index = 0; index < 50; index += 1)
      expect(tries.attempt(['10.0.0.9', 'customer:ani'], () => index)).toBe(index)
    for (let index = 0; index < 50; index += 1)
      expect(() =>
        tries.attempt(['10.0.0.9'], () => {
          throw new DomainError('PROMO_MINIMUM')
        }),
      ).toThrow(/berlaku mulai/)
    expect(() => tries.attempt(['10.0.0.9'], unknown)).toThrow(/tidak kami kenal/)
  })
})
