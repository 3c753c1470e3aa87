// A shift from modal awal to setoran, with two cashiers, refunds, midnight, a clock that falls back, and the lock of the day.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findBrokenPosting } from '../../../src-main/features/ledger'
import { closeRouterShops } from '../../support/router-shop'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { closePrinters, openPaperShop, papers } from '../printing/paper-shop'
import { balances, cashier, openTill, ownerApproval, saleOf, sell, type TillShop } from '../sales/till-shop'
import { close, count, openShift, ownShift, policy } from './shift-shop'

expectNoStrayErrors()
afterEach(async () => {
  await closeRouterShops()
  await closePrinters()
})

const HOURS = 3_600_000

/** The till locked itself meanwhile. */
const wait = async (shop: TillShop, milliseconds: number) => {
  shop.clock.advance(milliseconds)
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
}

const takeBack = async (shop: TillShop, voucherId: number | undefined, api = shop.api) =>
  api.sales.voidVoucher({
    voucherId: voucherId ?? 0,
    reason: 'Pembeli batal',
    approval: await ownerApproval(shop),
    requestId: requestId(),
  })

describe('toko yang mewajibkan shift', () => {
  test('tanpa shift tidak menjual apa-apa, dan tidak ada voucher yang dibuat sia-sia', async () => {
    const shop = await openTill()
    await policy(shop)
    expect((await refusal(sell(shop))).code).toBe('SHIFT_NEEDED')
    expect(await balances(shop)).toEqual({})
    expect(shop.router.db.rows('/ip/hotspot/user').filter(({ comment }) => comment?.startsWith('lk1;'))).toEqual([])
    await openShift(shop.api, 0)
    expect((await sell(shop)).total).toBe(5_000)
  })

  test('uang kembali tunai perlu shift, uang kembali QRIS tidak', async () => {
    const shop = await openTill({ stock: 4 })
    const cash = await sell(shop)
    const qris = await sell(shop, { payment: { method: 'qris', reference: 'RRN1' } })
    await policy(shop)
    expect((await refusal(takeBack(shop, cash.vouchers[0]?.id))).code).toBe('SHIFT_NEEDED')
    expect(await takeBack(shop, qris.vouchers[0]?.id)).toMatchObject({ refunded: 5_000, method: 'qris' })
  })

  test('penjualan yang diulang dengan requestId sama tetap satu, juga setelah shift ditutup', async () => {
    const shop = await openTill({ stock: 2 })
    await policy(shop)
    await openShift(shop.api, 0)
    const press = saleOf(shop)
    const first = await shop.api.sales.sell(press)
    await count(shop.api, 5_000)
    await close(shop.api)
    expect((await shop.api.sales.sell(press)).receiptNumber).toBe(first.receiptNumber)
    expect((await refusal(sell(shop))).code).toBe('SHIFT_NEEDED')
  })
})

describe('dari modal awal sampai setoran', () => {
  test('satu hari: jual, uang masuk dan keluar, hitung, setor, sisa jadi modal berikutnya', async () => {
    const shop = await openTill({ stock: 6 })
    const opened = await openShift(shop.api, 100_000)
    expect(opened).toMatchObject({ number: 'SH-261121-01', openingCash: 100_000, closedAt: null, isFromBefore: false })
    for (let sold = 0; sold < 3; sold++) await sell(shop)
    await sell(shop, { payment: { method: 'qris', reference: 'RRN1' } })
    const move = (input: Parameters<typeof shop.api.shifts.move>[0]) => shop.api.shifts.move(input)
    await move({ kind: 'out', purpose: 'expense', amount: 12_000, reason: 'Beli galon', requestId: requestId() })
    await move({ kind: 'in', purpose: 'safe', amount: 50_000, reason: 'Uang kecil', requestId: requestId() })
    const wrong = move({ kind: 'out', purpose: 'other-income', amount: 1, reason: 'Salah', requestId: requestId() })
    expect(await refusal(wrong)).toMatchObject({ code: 'CASH_PURPOSE', data: { field: 'purpose' } })

    const blind = await shop.api.shifts.report({ id: opened.id })
    expect(blind).toMatchObject({ cash: [], other: [], shift: { expectedCash: null, difference: null } })
    const counted = await count(shop.api, 152_000)
    expect(counted.shift).toMatchObject({ expectedCash: 153_000, countedCash: 152_000, difference: -1_000, counts: 1 })
    expect(counted.cash.map(({ name, count: times, amount }) => [name, times, amount])).toEqual([
      ['Penjualan tunai', 3, 15_000],
      ['Uang masuk', 1, 50_000],
      ['Uang keluar', 1, -12_000],
    ])
    expect(counted.other).toEqual([{ key: 'qris', name: 'QRIS', count: 1, amount: 5_000 }])
    const { shift } = await close(shop.api, { deposit: 52_000, note: 'Kurang kembalian' })
    expect(shift).toMatchObject({ deposit: 52_000, difference: -1_000 })
    expect(shift.closedAt).not.toBeNull()
    expect(await balances(shop)).toEqual({
      'cash-drawer': 100_000,
      'cash-difference': 1_000,
      expense: 12_000,
      qris: 5_000,
      safe: 52_000 - 100_000 - 50_000,
      'voucher-revenue': -20_000,
    })
    expect(await shop.api.shifts.mine({})).toMatchObject({ shift: null, loose: 100_000 })

    const next = await openShift(shop.api, 100_000)
    expect(next.number).toBe('SH-261121-02')
    expect((await balances(shop))['cash-drawer']).toBe(100_000)
    expect((await shop.api.shifts.mine({})).loose).toBe(0)
    expect(findBrokenPosting(shop.app.db)).toBeNull()
  })

  test('hitung ulang dicatat; ada penjualan setelah dihitung, harus dihitung lagi', async () => {
    const shop = await openTill({ stock: 3 })
    await openShift(shop.api, 0)
    await sell(shop)
    await count(shop.api, 4_000)
    expect((await count(shop.api, 5_000)).shift.counts).toBe(2)
    await sell(shop)
    expect((await refusal(close(shop.api))).code).toBe('SHIFT_COUNT_STALE')
    expect((await count(shop.api, 10_000)).shift).toMatchObject({ difference: 0, counts: 3 })
    await close(shop.api, { deposit: 10_000 })
  })

  test('uang kembali masuk ke shift yang mengembalikannya', async () => {
    const shop = await openTill({ stock: 3 })
    await openShift(shop.api, 20_000)
    const { vouchers } = await sell(shop, { quantity: 2 })
    await takeBack(shop, vouchers[0]?.id)
    const report = await count(shop.api, 25_000)
    expect(report.shift).toMatchObject({ expectedCash: 25_000, difference: 0 })
    expect(report.cash.map(({ key, amount }) => [key, amount])).toEqual([
      ['refund:out', -5_000],
      ['sale:in', 10_000],
    ])
  })

  test('selisih di atas batas: sebab dan PIN atasan; PIN kasir sendiri tidak berlaku', async () => {
    const shop = await openTill({ stock: 3 })
    await policy(shop, { allowedDifference: 1_000 })
    const siti = await cashier(shop)
    await openShift(siti, 50_000)
    await sell(shop, { api: siti })
    await count(siti, 50_000)
    expect(await refusal(close(siti))).toMatchObject({ code: 'SHIFT_NOTE_NEEDED', data: { field: 'note' } })
    expect((await refusal(close(siti, { note: 'Kurang' }))).code).toBe('APPROVAL_NEEDED')
    const { people } = await shop.api.session.status({})
    const self = people.find(({ name }) => name === 'Siti')
    const own = { userId: self?.id ?? '', secret: '135791' }
    expect((await refusal(close(siti, { note: 'Kurang', approval: own }))).code).toBe('APPROVAL_NEEDED')
    const { shift } = await close(siti, { note: 'Kurang', approval: await ownerApproval(shop) })
    expect(shift).toMatchObject({ difference: -5_000, approverName: 'Bu Rini', closedByName: 'Siti' })
  })

  test('tombol Tutup ditekan dua kali: satu penutupan, satu slip', async () => {
    const shop = await openPaperShop({ stock: 2 })
    await openShift(shop.api, 0)
    await sell(shop)
    await count(shop.api, 5_000)
    const press = {
      shiftId: await ownShift(shop.api),
      deposit: 5_000,
      note: '',
      approval: null,
      requestId: requestId(),
    }
    const [first, second] = await Promise.all([shop.api.shifts.close(press), shop.api.shifts.close(press)])
    expect(second).toEqual(first)
    const again = { ...press, requestId: requestId() }
    expect((await refusal(shop.api.shifts.close(again))).code).toBe('SHIFT_CLOSED')
    await vi.waitFor(() => expect(papers(shop.printer).join('\n')).toContain('LAPORAN SHIFT'), { timeout: 8_000 })
    const paper = papers(shop.printer).filter((text) => text.includes('LAPORAN SHIFT'))
    expect(paper).toHaveLength(1)
    for (const words of ['SH-261121-01', 'Penjualan tunai', 'SETORAN', 'Rp5.000', 'SELISIH'])
      expect(paper[0]).toContain(words)
    const { copyNumber } = await shop.api.shifts.print({ id: press.shiftId, requestId: requestId() })
    expect(copyNumber).toBe(2)
    await vi.waitFor(() => expect(papers(shop.printer).join('\n')).toContain('CETAK ULANG KE-1'), { timeout: 8_000 })
  })
})

describe('dua kasir', () => {
  test('masing-masing lacinya sendiri; uang sisa tidak dihitung dua kali', async () => {
    const shop = await openTill({ stock: 4 })
    const siti = await cashier(shop)
    await openShift(shop.api, 30_000)
    await openShift(siti, 20_000)
    await sell(shop)
    await sell(shop, { api: siti })
    await sell(shop, { api: siti })
    expect((await count(siti, 30_000)).shift).toMatchObject({ expectedCash: 30_000, difference: 0 })
    await close(siti, { deposit: 10_000 })
    expect((await count(shop.api, 35_000)).shift.expectedCash).toBe(35_000)
    expect((await shop.api.shifts.mine({})).loose).toBe(20_000)
    await close(shop.api, { deposit: 35_000 })
    expect((await shop.api.shifts.mine({})).loose).toBe(20_000)
    await shop.api.shifts.depositLoose({ amount: 20_000, requestId: requestId() })
    expect((await balances(shop))['cash-drawer']).toBe(0)
    const more = shop.api.shifts.depositLoose({ amount: 1, requestId: requestId() })
    expect((await refusal(more)).code).toBe('LOOSE_CASH_SHORT')
  })

  test('kasir hanya melihat dan menutup shiftnya sendiri; atasan boleh menutup punya kasir', async () => {
    const shop = await openTill({ stock: 1 })
    const siti = await cashier(shop)
    const mine = await openShift(shop.api, 0)
    const hers = await openShift(siti, 10_000)
    expect((await siti.shifts.list({})).rows.map(({ id }) => id)).toEqual([hers.id])
    for (const call of [
      siti.shifts.report({ id: mine.id }),
      siti.shifts.preview({ id: mine.id }),
      siti.shifts.print({ id: mine.id, requestId: requestId() }),
      count(siti, 0, mine.id),
      close(siti, { shiftId: mine.id }),
    ])
      expect((await refusal(call)).code).toBe('SHIFT_OF_ANOTHER')
    await count(shop.api, 10_000, hers.id)
    const { shift } = await close(shop.api, { shiftId: hers.id, deposit: 4_000 })
    expect(shift).toMatchObject({ cashierName: 'Siti', closedByName: 'Bu Rini' })
    expect((await shop.api.shifts.list({})).rows).toHaveLength(2)
    // Her drawer, not the owner's own open one.
    expect((await count(shop.api, 0)).shift.difference).toBe(0)
  })

  test('satu orang tidak punya dua shift', async () => {
    const shop = await openTill()
    await openShift(shop.api, 0)
    expect((await refusal(openShift(shop.api, 0))).code).toBe('SHIFT_ALREADY_OPEN')
  })
})

describe('tengah malam, listrik, jam', () => {
  test('lewat tengah malam dan setelah mati listrik, shift kemarin tetap ada dan dapat ditutup', async () => {
    const shop = await openTill({ stock: 2 })
    const opened = await openShift(shop.api, 10_000)
    await sell(shop)
    shop.clock.advance(6 * HOURS)
    const { api } = await shop.restart()
    expect((await api.shifts.mine({})).shift).toMatchObject({
      id: opened.id,
      isFromBefore: true,
      businessDay: '2026-11-21',
    })
    expect((await api.kendala.overview({})).office).toEqual([])
    shop.clock.advance(15 * HOURS)
    await api.session.login({ ...OWNER, requestId: requestId() })
    expect((await api.kendala.overview({})).office).toMatchObject([
      {
        trouble: { message: `Shift Bu Rini (${opened.number}) belum ditutup.` },
        goTo: ['shift', 'riwayat', opened.id],
      },
    ])
    expect((await count(api, 15_000)).shift.difference).toBe(0)
    const { shift } = await close(api, { deposit: 15_000 })
    expect(shift.businessDay).toBe('2026-11-21')
    const { days } = await api.shifts.days({})
    expect(days.map(({ day, deposit }) => [day, deposit])).toEqual([
      ['2026-11-22', 15_000],
      ['2026-11-21', -10_000],
    ])
  })

  test('jam komputer mundur sehari: shift tidak tutup sebelum buka, dan hari yang dikunci tidak terbuka lagi', async () => {
    const shop = await openTill({ stock: 3 })
    const opened = await openShift(shop.api, 0)
    await sell(shop)
    await wait(shop, 5 * HOURS)
    await count(shop.api, 5_000)
    await close(shop.api, { deposit: 5_000 })
    await shop.api.shifts.lockDay({ day: '2026-11-21', requestId: requestId() })
    await wait(shop, -24 * HOURS)
    const again = await openShift(shop.api, 0)
    expect(again.businessDay).toBe('2026-11-22')
    expect(again.openedAt).toBeGreaterThanOrEqual(opened.openedAt)
    await sell(shop)
    expect((await balances(shop))['voucher-revenue']).toBe(-10_000)
  })
})

describe('kunci hari', () => {
  test('menunggu semua shift tutup; setelah itu tidak ada uang yang dicatat di hari itu', async () => {
    const shop = await openTill({ stock: 3 })
    const siti = await cashier(shop)
    await openShift(siti, 0)
    await sell(shop, { api: siti })
    const lock = (day: string) => shop.api.shifts.lockDay({ day, requestId: requestId() })
    const busy = await refusal(lock('2026-11-21'))
    expect(busy).toMatchObject({ code: 'DAY_HAS_OPEN_SHIFTS' })
    expect(busy.message).toContain('Siti (SH-261121-01)')
    expect((await refusal(lock('2026-11-22'))).code).toBe('DAY_NOT_YET')
    await count(siti, 5_000)
    await close(siti)
    await lock('2026-11-21')
    expect((await refusal(lock('2026-11-21'))).code).toBe('DAY_IS_LOCKED')
    expect((await refusal(sell(shop))).code).toBe('DAY_LOCKED')
    expect(await shop.api.vouchers.stock({})).toMatchObject([{ present: 2 }])
    await shop.api.shifts.unlockDay({ day: '2026-11-21', requestId: requestId() })
    await sell(shop)
    await lock('2026-11-21')
    await wait(shop, 5 * HOURS)
    const late = shop.api.shifts.unlockDay({ day: '2026-11-21', requestId: requestId() })
    expect((await refusal(late)).code).toBe('DAY_OVER')
    expect((await sell(shop)).total).toBe(5_000)
  })
})
