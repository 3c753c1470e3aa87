import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasPromise } from '../../../src-main/features/payments'
import { judgePromises } from '../../../src-main/features/payments/promises'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { addBill, addCustomer, balances, cash, open, openPayShop, ownerApproval, type PayShop, pay } from './pay-shop'

let shop: PayShop
let customerId: string

beforeEach(async () => {
  shop = await openPayShop()
  customerId = addCustomer(shop).id
})
afterEach(() => shop.close())

const DAY = 86_400_000

describe('janji bayar', () => {
  const promise = (untilDay: string, api = shop.api) =>
    api.payments.promise({ customerId, untilDay, note: 'Gajian', requestId: requestId() })
  const hireSiti = () =>
    shop.api.users.create({ name: 'Siti', role: 'cashier', secret: '135791', requestId: requestId() })
  const asSiti = async () => {
    await shop.api.session.logout({ requestId: requestId() })
    await shop.api.session.login({ name: 'Siti', secret: '135791', requestId: requestId() })
  }
  const outcomes = async () => {
    await shop.api.session.login({ ...OWNER, requestId: requestId() }) // days have passed, the till locked itself
    return (await shop.api.payments.account({ customerId })).promises.map(({ outcome }) => outcome)
  }

  test('menunda sampai harinya habis, lalu ingkar bila masih menunggak', async () => {
    addBill(shop, customerId, 100_000, -3)
    await promise('2026-11-23')
    expect(hasPromise(shop.app.db, customerId, '2026-11-23')).toBe(true)
    expect(hasPromise(shop.app.db, customerId, '2026-11-24')).toBe(false)
    shop.clock.advance(2 * DAY)
    shop.app.db.transact((tx) => void judgePromises(tx, shop.ctx()))
    expect(await outcomes()).toEqual([null])
    shop.clock.advance(DAY)
    shop.app.db.transact((tx) => void judgePromises(tx, shop.ctx()))
    expect(await outcomes()).toEqual(['broken'])
    expect(hasPromise(shop.app.db, customerId, '2026-11-23')).toBe(false)
  })

  test('ditepati begitu yang menunggak lunas; janji baru menggantikan yang lama', async () => {
    const bill = addBill(shop, customerId, 100_000, -3)
    await promise('2026-11-23')
    await promise('2026-11-25')
    await pay(shop, { customerId, parts: [cash(40_000)], bills: [bill] })
    expect(await outcomes()).toEqual([null, 'withdrawn'])
    await pay(shop, { customerId, parts: [cash(60_000)], bills: [bill] })
    expect(await outcomes()).toEqual(['kept', 'withdrawn'])
  })

  test('kasir paling lama seminggu, kemarin tidak bisa, tanpa tagihan tidak perlu', async () => {
    expect((await refusal(promise('2026-11-23'))).code).toBe('PROMISE_NO_BILL')
    const first = addBill(shop, customerId, 100_000, -3)
    expect((await refusal(promise('2026-11-20'))).code).toBe('PROMISE_PAST')
    await hireSiti()
    await promise('2026-12-20')
    await pay(shop, { customerId, parts: [cash(100_000)], bills: [first] })
    addBill(shop, customerId, 100_000, -3)
    await asSiti()
    expect((await refusal(promise('2026-12-20'))).code).toBe('PROMISE_TOO_FAR')
    await promise('2026-11-28')
  })

  test('kasir memberi satu janji selama tagihan tertua yang sama belum lunas; memajukannya boleh, Admin boleh lagi', async () => {
    await hireSiti()
    const november = addBill(shop, customerId, 100_000, -3)
    await asSiti()
    await promise('2026-11-26')
    expect((await refusal(promise('2026-11-27'))).code).toBe('PROMISE_AGAIN')
    await promise('2026-11-25')
    expect((await refusal(promise('2026-11-26'))).code).toBe('PROMISE_AGAIN')
    // Withdrawn or broken: it was given all the same.
    await shop.api.payments.withdrawPromise({ customerId, requestId: requestId() })
    const refused = await refusal(promise('2026-11-25'))
    expect(refused).toMatchObject({
      code: 'PROMISE_AGAIN',
      message: `Tagihan ${november.number} sudah pernah dijanjikan, sampai 25/11/2026.`,
    })
    expect(refused.data.advice).toContain('Minta Admin atau Pemilik')
    await shop.api.session.login({ ...OWNER, requestId: requestId() })
    await promise('2026-11-24')
    shop.clock.advance(6 * DAY)
    shop.app.db.transact((tx) => void judgePromises(tx, shop.ctx()))
    const december = addBill(shop, customerId, 100_000, -1)
    await asSiti()
    expect((await refusal(promise('2026-11-28'))).code).toBe('PROMISE_AGAIN')
    // The old bill is paid: what is late now is another one.
    shop.clock.advance(1000)
    await pay(shop, { customerId, parts: [cash(100_000)], bills: [november] })
    shop.clock.advance(1000)
    await promise('2026-11-28')
    expect((await refusal(promise('2026-11-29'))).message).toContain(december.number)
  })

  test('janji sebelum jatuh tempo yang tidak menunda apa-apa tidak dihitung', async () => {
    await hireSiti()
    addBill(shop, customerId, 100_000, 5)
    await asSiti()
    await promise('2026-11-23')
    shop.clock.advance(3 * DAY)
    shop.app.db.transact((tx) => void judgePromises(tx, shop.ctx()))
    shop.clock.advance(3 * DAY)
    await asSiti()
    await promise('2026-11-30')
    expect((await refusal(promise('2026-12-01'))).code).toBe('PROMISE_AGAIN')
  })
})

describe('menunggu konfirmasi', () => {
  const claim = (invoiceId: number, amount = 100_000) =>
    shop.api.payments.claim({
      invoiceId,
      method: 'transfer',
      amount,
      reference: '',
      note: 'Kata istrinya',
      requestId: requestId(),
    })
  const confirm = (claimId: number, amount = 100_000) =>
    shop.api.payments.confirmClaim({ claimId, amount, reference: 'BCA 99', requestId: requestId() })
  const firstClaim = async () => {
    const [row] = await shop.api.payments.claims({})
    if (!row) throw new Error('no claim')
    return row
  }

  test('belum dihitung sebagai uang; setelah terlihat menjadi pembayaran', async () => {
    const bill = addBill(shop, customerId, 100_000)
    await claim(bill.id)
    expect((await refusal(claim(bill.id))).code).toBe('CLAIM_OPEN')
    expect((await balances(shop)).bank).toBeUndefined()
    const waiting = await firstClaim()
    expect(waiting).toMatchObject({ customerName: 'Bpk. Ahmad', invoiceNumber: bill.number, amount: 100_000 })
    expect((await open(shop, customerId)).bills[0]?.claim?.note).toBe('Kata istrinya')
    const paid = await confirm(waiting.id, 110_000)
    expect(paid).toMatchObject({ total: 110_000, toBalance: 10_000, stillOpen: 0 })
    expect((await refusal(confirm(waiting.id))).code).toBe('CLAIM_NOT_FOUND')
    expect(await balances(shop)).toEqual({ bank: 110_000, 'customer-balance': -10_000, 'other-income': -100_000 })
  })

  test('cicilannya dibatalkan: yang masih menunggu konfirmasi tetap menunggu', async () => {
    const bill = addBill(shop, customerId, 100_000)
    const part = await pay(shop, { customerId, parts: [cash(40_000)], bills: [bill] })
    await claim(bill.id, 60_000)
    await shop.api.payments.reverse({
      paymentId: part.id,
      reason: 'Salah orang',
      refundWay: 'same',
      approval: await ownerApproval(shop),
      requestId: requestId(),
    })
    const { bill: now } = await shop.api.invoices.detail({ id: bill.id })
    expect(now).toMatchObject({ state: 'pending', paid: 0 })
  })

  test('ditolak: tagihan kembali belum dibayar', async () => {
    const bill = addBill(shop, customerId, 100_000)
    await claim(bill.id)
    const { id } = await firstClaim()
    await shop.api.payments.rejectClaim({ claimId: id, reason: 'Tidak ada di mutasi', requestId: requestId() })
    expect(await shop.api.payments.claims({})).toEqual([])
    expect((await open(shop, customerId)).bills[0]).toMatchObject({ open: 100_000, claim: null })
  })

  test('dibayar tunai sementara menunggu: selesai bila lunas, tetap menunggu bila sebagian', async () => {
    const bill = addBill(shop, customerId, 100_000)
    await claim(bill.id)
    await pay(shop, { customerId, parts: [cash(40_000)], bills: [bill] })
    expect(await shop.api.payments.claims({})).toMatchObject([{ open: 60_000 }])
    await pay(shop, { customerId, parts: [cash(60_000)], bills: [bill] })
    expect(await shop.api.payments.claims({})).toEqual([])
  })
})
