import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusal, requestId } from '../../support/test-app'
import {
  addBill,
  addCustomer,
  balances,
  cash,
  open,
  openPayShop,
  ownerApproval,
  type PayShop,
  pay,
  saldo,
  transfer,
} from './pay-shop'

let shop: PayShop
let customerId: string

beforeEach(async () => {
  shop = await openPayShop()
  customerId = addCustomer(shop).id
})
afterEach(() => shop.close())

describe('membayar tagihan', () => {
  test('uang pas: Lunas, piutang hilang, kas bertambah, nomor BYR', async () => {
    const bill = addBill(shop, customerId, 150_000)
    const paid = await pay(shop, { customerId, parts: [cash(150_000, 200_000)], bills: [bill] })
    expect(paid).toMatchObject({
      number: 'BYR-261121-0001',
      total: 150_000,
      change: 50_000,
      toBalance: 0,
      stillOpen: 0,
      bills: [{ number: bill.number, amount: 150_000, left: 0 }],
    })
    expect(await balances(shop)).toEqual({ 'cash-drawer': 150_000, 'other-income': -150_000 })
    expect((await open(shop, customerId)).bills).toEqual([])
    expect(paid.waText).toContain('Rp150.000')
  })

  test('tunai dan transfer sekaligus, sebagian dulu: yang tertua lunas, sisanya cicilan', async () => {
    const late = addBill(shop, customerId, 100_000, -20)
    const next = addBill(shop, customerId, 100_000, 5)
    const paid = await pay(shop, { customerId, parts: [cash(80_000), transfer(60_000)], bills: [next, late] })
    expect(paid.bills.map(({ number, amount, left }) => [number, amount, left])).toEqual([
      [late.number, 100_000, 0],
      [next.number, 40_000, 60_000],
    ])
    const counter = await open(shop, customerId)
    expect(counter.bills.map(({ number, open: left, daysLate }) => [number, left, daysLate])).toEqual([
      [next.number, 60_000, 0],
    ])
    expect(counter.openTotal).toBe(60_000)
    expect(await balances(shop)).toEqual({
      'cash-drawer': 80_000,
      bank: 60_000,
      receivable: 60_000,
      'other-income': -200_000,
    })
  })

  test('lebih bayar masuk saldo hanya setelah layar mengatakannya; saldo lalu membayar tagihan berikut', async () => {
    const bill = addBill(shop, customerId, 100_000)
    const refused = await refusal(pay(shop, { customerId, parts: [cash(130_000)], bills: [bill] }))
    expect(refused.code).toBe('PAYMENT_BILLS_CHANGED')
    expect(refused.message).toContain('Rp30.000')
    const paid = await pay(shop, { customerId, parts: [cash(130_000)], bills: [bill], toBalance: 30_000 })
    expect(paid).toMatchObject({ toBalance: 30_000, balance: 30_000 })
    const second = addBill(shop, customerId, 100_000)
    const short = await refusal(pay(shop, { customerId, parts: [saldo(30_001)], bills: [second] }))
    expect(short.code).toBe('BALANCE_SHORT')
    const rest = await pay(shop, { customerId, parts: [saldo(30_000), cash(70_000)], bills: [second] })
    expect(rest).toMatchObject({ balance: 0, stillOpen: 0 })
    expect(await balances(shop)).toEqual({ 'cash-drawer': 200_000, 'other-income': -200_000 })
  })

  test('dua loket, satu tagihan: yang kedua diberi tahu dan uangnya tidak dicatat, kecuali setuju masuk saldo', async () => {
    const bill = addBill(shop, customerId, 150_000)
    const [first, second] = await Promise.allSettled([
      pay(shop, { customerId, parts: [cash(150_000)], bills: [bill] }),
      pay(shop, { customerId, parts: [transfer(150_000)], bills: [bill] }),
    ])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'PAYMENT_BILL_SETTLED' } })
    expect(await balances(shop)).toEqual({ 'cash-drawer': 150_000, 'other-income': -150_000 })
    const kept = await pay(shop, { customerId, parts: [transfer(150_000)], toBalance: 150_000 })
    expect(kept).toMatchObject({ bills: [], toBalance: 150_000, balance: 150_000 })
  })

  test('dua loket mencicil tagihan yang sama: uang yang kini berlebih tidak diam-diam masuk saldo', async () => {
    const bill = addBill(shop, customerId, 150_000)
    await pay(shop, { customerId, parts: [cash(100_000)], bills: [bill] })
    const refused = await refusal(pay(shop, { customerId, parts: [cash(150_000)], bills: [bill] }))
    expect(refused.code).toBe('PAYMENT_BILLS_CHANGED')
    expect((await open(shop, customerId)).openTotal).toBe(50_000)
  })

  test('tekan dua kali tercatat sekali', async () => {
    const bill = addBill(shop, customerId, 150_000)
    const press = { customerId, parts: [cash(150_000)], bills: [bill], requestId: requestId() }
    const [first, second] = await Promise.all([pay(shop, press), pay(shop, press)])
    expect(second.id).toBe(first.id)
    expect((await balances(shop))['cash-drawer']).toBe(150_000)
  })

  test('tagihan pelanggan lain ditolak, dan tidak ada yang tercatat', async () => {
    const other = addCustomer(shop, 'Bu Sari', '6281234500002')
    const bill = addBill(shop, other.id, 150_000)
    const refused = await refusal(pay(shop, { customerId, parts: [cash(150_000)], bills: [bill] }))
    expect(refused.code).toBe('PAYMENT_OTHERS_BILL')
    expect((await shop.api.payments.list({})).rows).toEqual([])
  })

  test('tanpa shift tidak ada uang bila Pemilik memintanya', async () => {
    const bill = addBill(shop, customerId, 150_000)
    await shop.api.settings.saveShiftPolicy({
      isRequired: true,
      usualOpening: 0,
      allowedDifference: 0,
      requestId: requestId(),
    })
    const refused = await refusal(pay(shop, { customerId, parts: [cash(150_000)], bills: [bill] }))
    expect(refused.code).toBe('SHIFT_NEEDED')
    expect((await open(shop, customerId)).isShiftReady).toBe(false)
  })
})

describe('mencari dan melihat lagi', () => {
  test('nomor tagihan, nomor pelanggan, nama, dan telepon menemukan orangnya', async () => {
    const bill = addBill(shop, customerId, 150_000)
    const person = (await open(shop, customerId)).customer
    addCustomer(shop, 'Bu Sari', '6281234599999')
    for (const search of [bill.number.toLowerCase(), person.number, 'ahmad', '0812 3450 0001']) {
      const found = await shop.api.payments.find({ search })
      expect(found.map(({ id }) => id)).toEqual([customerId])
      expect(found[0]).toMatchObject({ openCount: 1, openTotal: 150_000 })
    }
    expect(await shop.api.payments.find({ search: 'tidak ada' })).toEqual([])
  })

  test('di antara yang senama, yang punya tagihan paling atas', async () => {
    const names = ['Budi Anggara', 'Budi Hartono', 'Budi Zulkarnaen']
    const [, , last] = names.map((name, index) => addCustomer(shop, name, `62812345600${index}0`))
    addBill(shop, last?.id ?? '', 150_000)
    const found = await shop.api.payments.find({ search: 'budi' })
    expect(found.map(({ name }) => name)).toEqual(['Budi Zulkarnaen', 'Budi Anggara', 'Budi Hartono'])
  })

  test('daftar disaring menurut hari, cara, nomor, dan nama; struk memuat LUNAS', async () => {
    const bill = addBill(shop, customerId, 150_000)
    const paid = await pay(shop, { customerId, parts: [transfer(150_000)], bills: [bill] })
    const ids = async (filter: object) => (await shop.api.payments.list(filter)).rows.map(({ id }) => id)
    expect(await ids({ day: '2026-11-21' })).toEqual([paid.id])
    expect(await ids({ day: '2026-11-20' })).toEqual([])
    expect(await ids({ method: 'transfer' })).toEqual([paid.id])
    expect(await ids({ method: 'cash' })).toEqual([])
    expect(await ids({ search: '1' })).toEqual([paid.id])
    expect(await ids({ search: 'ahmad' })).toEqual([paid.id])
    expect(await ids({ search: bill.number })).toEqual([paid.id])
    expect(await ids({ search: 'sari' })).toEqual([])
    expect(await shop.api.payments.day({ day: '2026-11-21' })).toMatchObject({ count: 1, total: 150_000, reversed: 0 })
    const { rows } = await shop.api.payments.preview({ paymentId: paid.id })
    const paper = rows.map((row) => (row.kind === 'text' ? row.spans.map(({ text }) => text).join('') : '')).join('\n')
    for (const word of ['LUNAS', bill.number, 'Bpk. Ahmad', 'Rp150.000', 'TRANSFER', 'BCA 1234', paid.number])
      expect(paper).toContain(word)
  })

  test('tagihan dibatalkan sesudah dicicil: kedua bukti bayar dan kabarnya berkata menjadi saldo, tidak ada sisa', async () => {
    const bill = addBill(shop, customerId, 100_000)
    const half = () => pay(shop, { customerId, parts: [cash(50_000)], bills: [bill] })
    const made = [await half(), await half()]
    expect(made.map(({ bills }) => bills[0])).toMatchObject([
      { left: 50_000, isCancelled: false },
      { left: 0, isCancelled: false },
    ])
    const asked = { id: bill.id, reason: 'salah tagih', approval: await ownerApproval(shop) }
    await shop.api.invoices.cancel({ ...asked, requestId: requestId() })
    expect((await open(shop, customerId)).balance).toBe(100_000)
    for (const { id: paymentId } of made) {
      const receipt = await shop.api.payments.receipt({ paymentId })
      expect(receipt.bills).toMatchObject([{ left: 0, isCancelled: true }])
      expect(receipt.waText).toContain(' (dibatalkan, menjadi saldo) sudah kami terima')
    }
  })
})

describe('membatalkan pembayaran', () => {
  const reverse = async (paymentId: string, changes: object = {}) =>
    shop.api.payments.reverse({
      paymentId,
      reason: 'Salah pelanggan',
      refundWay: 'same',
      approval: await ownerApproval(shop),
      requestId: requestId(),
      ...changes,
    })

  test('uang masuk sehari: yang dari saldo dan yang dibatalkan hari itu juga tidak ikut dihitung', async () => {
    const day = () => shop.api.payments.day({ day: '2026-11-21' })
    await pay(shop, { customerId, parts: [cash(100_000)], toBalance: 100_000 })
    const first = addBill(shop, customerId, 60_000)
    const second = addBill(shop, customerId, 50_000)
    await pay(shop, { customerId, parts: [saldo(60_000)], bills: [first] })
    expect(await day()).toMatchObject({ count: 2, cameIn: 1, total: 100_000 })
    const mixed = await pay(shop, { customerId, parts: [saldo(40_000), cash(10_000)], bills: [second] })
    expect(await day()).toMatchObject({ count: 3, cameIn: 2, total: 110_000, reversed: 0 })
    await reverse(mixed.id)
    expect(await day()).toMatchObject({ count: 3, cameIn: 1, total: 110_000, reversed: 10_000 })
  })

  test('tagihan terbuka lagi, uang kembali seperti datangnya, sekali saja, dan kertas berkata BATAL', async () => {
    const bill = addBill(shop, customerId, 100_000)
    const paid = await pay(shop, {
      customerId,
      parts: [cash(60_000), transfer(60_000)],
      bills: [bill],
      toBalance: 20_000,
    })
    expect(await reverse(paid.id)).toEqual({
      handedBack: [
        { method: 'cash', amount: 60_000 },
        { method: 'transfer', amount: 60_000 },
      ],
    })
    expect(await balances(shop)).toEqual({ receivable: 100_000, 'other-income': -100_000 })
    expect(await open(shop, customerId)).toMatchObject({ openTotal: 100_000, balance: 0 })
    expect((await refusal(reverse(paid.id))).code).toBe('PAYMENT_REVERSED')
    const detail = await shop.api.payments.detail({ paymentId: paid.id })
    expect(detail.reversal).toMatchObject({ reason: 'Salah pelanggan', actorName: 'Bu Rini' })
    const { rows } = await shop.api.payments.preview({ paymentId: paid.id })
    const paper = rows.map((row) => (row.kind === 'text' ? row.spans.map(({ text }) => text).join('') : '')).join('\n')
    expect(paper).toContain('BATAL')
    expect(paper).not.toContain('LUNAS')
  })

  test('dikembalikan tunai: transfer keluar dari laci', async () => {
    const bill = addBill(shop, customerId, 100_000)
    const paid = await pay(shop, { customerId, parts: [transfer(100_000)], bills: [bill] })
    await reverse(paid.id, { refundWay: 'cash' })
    expect(await balances(shop)).toEqual({
      bank: 100_000,
      'cash-drawer': -100_000,
      receivable: 100_000,
      'other-income': -100_000,
    })
  })

  test('saldo yang sudah terpakai menolak pembatalan, dan tidak ada yang berubah', async () => {
    const deposit = await pay(shop, { customerId, parts: [cash(50_000)], toBalance: 50_000 })
    const bill = addBill(shop, customerId, 50_000)
    const spent = await pay(shop, { customerId, parts: [saldo(50_000)], bills: [bill] })
    const before = await balances(shop)
    expect((await refusal(reverse(deposit.id))).code).toBe('BALANCE_SPENT')
    expect((await shop.api.payments.detail({ paymentId: deposit.id })).reverseRefusal).toContain('Rp50.000')
    expect(await balances(shop)).toEqual(before)
    await reverse(spent.id)
    await reverse(deposit.id)
    expect(await balances(shop)).toEqual({ receivable: 50_000, 'other-income': -50_000 })
  })

  test('PIN salah: tidak ada yang berubah', async () => {
    const deposit = await pay(shop, { customerId, parts: [cash(50_000)], toBalance: 50_000 })
    const approval = await ownerApproval(shop, '111111')
    expect((await refusal(reverse(deposit.id, { approval }))).code).toBe('WRONG_SECRET')
    expect((await open(shop, customerId)).balance).toBe(50_000)
  })
})

describe('saldo', () => {
  test('setor, dikembalikan sebagian dengan PIN, dan mutasinya berjalan dari baris ke baris', async () => {
    await pay(shop, { customerId, parts: [cash(50_000)], toBalance: 50_000 })
    const back = async (amount: number) =>
      shop.api.payments.refundBalance({
        customerId,
        amount,
        reason: 'Pindah rumah',
        approval: await ownerApproval(shop),
        requestId: requestId(),
      })
    expect((await refusal(back(50_001))).code).toBe('BALANCE_SHORT')
    expect(await back(20_000)).toEqual({ balance: 30_000, printJobId: null })
    const { rows } = await shop.api.payments.statement({ customerId })
    expect(rows.map(({ amount, balance }) => [amount, balance])).toEqual([
      [-20_000, 30_000],
      [50_000, 50_000],
    ])
    const first = await shop.api.payments.statement({ customerId, limit: 1 })
    expect((await shop.api.payments.statement({ customerId, limit: 1, after: first.next })).rows[0]?.amount).toBe(
      50_000,
    )
    expect(await balances(shop)).toEqual({ 'cash-drawer': 30_000, 'customer-balance': -30_000 })
  })
})
