// Slip pengembalian saldo: comes with the money, once; a copy is marked, says what it said, and older ones can be printed too.
import { afterEach, expect, test } from 'vitest'
import { post } from '../../../src-main/features/ledger'
import type { CommandContext } from '../../../src-main/platform/context'
import { uuidV7 } from '../../../src-main/platform/ids'
import { systemRandom } from '../../../src-main/platform/random'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { closePrinters, drawerKicks, openPaperShop, type PaperShop, papers, untilState } from '../printing/paper-shop'
import { ownerApproval, policy } from '../sales/till-shop'

afterEach(async () => {
  await closePrinters()
  await closeRouterShops()
})

const CONTACT = { phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' }

/** A customer with Rp50.000 in his saldo, brought by transfer. */
async function saver(shop: PaperShop) {
  const customer = await shop.api.customers.save({
    id: null,
    customer: { ...CONTACT, name: 'Bpk. Ahmad' },
    requestId: requestId(),
  })
  const part = { method: 'transfer' as const, amount: 50_000, received: 50_000, reference: 'BCA 1' }
  const paid = await shop.api.payments.pay({
    customerId: customer.id,
    parts: [part],
    invoiceIds: [],
    toBalance: 50_000,
    note: '',
    requestId: requestId(),
  })
  await untilState(shop, paid.printJobId, 'printed')
  return customer
}

const back = async (shop: PaperShop, customerId: string, amount: number, id = requestId()) =>
  shop.api.payments.refundBalance({
    customerId,
    amount,
    reason: 'Pindah rumah',
    approval: await ownerApproval(shop),
    requestId: id,
  })
const slips = (shop: PaperShop) => papers(shop.printer).filter((paper) => paper.includes('PENGEMBALIAN SALDO'))
const rowsOf = async (shop: PaperShop, customerId: string) =>
  (await shop.api.payments.statement({ customerId })).rows.filter(({ refundId }) => refundId !== null)

test('slip keluar satu kali dengan dua tempat tanda tangan, laci terbuka; salinannya bertanda dan sisa saldonya tetap', async () => {
  const shop = await openPaperShop()
  const { id: customerId, number } = await saver(shop)
  const id = requestId()
  const first = await back(shop, customerId, 20_000, id)
  expect(await back(shop, customerId, 20_000, id)).toEqual(first)
  expect(first.balance).toBe(30_000)
  await untilState(shop, first.printJobId, 'printed')
  const [paper = '', ...more] = slips(shop)
  expect(more).toEqual([])
  for (const line of [
    /No +: KS-261121-0001/,
    new RegExp(`ID Plgn +: ${number}`),
    /Nama +: Bpk\. Ahmad/,
    /Ket +: Pindah rumah/,
    /DIKEMBALIKAN +Rp20\.000/,
    /Sisa saldo +Rp30\.000/,
    /Kasir +Penerima uang/,
    /\(\.+\) +\(\.+\)/,
  ])
    expect(paper).toMatch(line)
  expect(paper).not.toContain('CETAK ULANG')
  expect(drawerKicks(shop.printer)).toBe(1)

  await untilState(shop, (await back(shop, customerId, 5_000)).printJobId, 'printed')
  const [, row] = await rowsOf(shop, customerId)
  expect(row).toMatchObject({ refundId: 'KS-261121-0001', slips: 1, amount: -20_000 })
  const copy = await shop.api.payments.reprintRefund({ refundId: row?.refundId ?? '', requestId: requestId() })
  expect(copy.copyNumber).toBe(2)
  await untilState(shop, copy.printJobId, 'printed')
  expect(slips(shop)[2]).toContain('CETAK ULANG KE-1')
  expect(slips(shop)[2]).toMatch(/Sisa saldo +Rp30\.000/)
})

test('tanpa cetak otomatis tidak keluar sendiri, lalu dicetak dari mutasinya sebagai yang asli; juga yang dari versi lama', async () => {
  const shop = await openPaperShop()
  const { id: customerId } = await saver(shop)
  await policy(shop, { autoPrint: false })
  expect(await back(shop, customerId, 20_000)).toEqual({ balance: 30_000, printJobId: null })
  const print = async (refundId: string) => {
    const answer = await shop.api.payments.reprintRefund({ refundId, requestId: requestId() })
    await untilState(shop, answer.printJobId, 'printed')
    return answer.copyNumber
  }
  expect(await print('KS-261121-0001')).toBe(1)
  expect(slips(shop)[0]).not.toContain('CETAK ULANG')

  shop.app.db.transact((tx) =>
    post(tx, contextOf(shop), {
      sourceType: 'balance-refund',
      sourceId: '0190-lama',
      memo: 'Saldo dikembalikan: Salah transfer',
      transfers: [{ debit: 'customer-balance', credit: 'cash-drawer', amount: rupiah(10_000), party: customerId }],
    }),
  )
  expect(await print('0190-lama')).toBe(1)
  expect(slips(shop)[1]).toMatch(/Ket +: Salah transfer/)
  expect(slips(shop)[1]).not.toMatch(/^No /m)
  expect((await refusal(print('KS-261121-0009'))).code).toBe('PAYMENT_NOT_FOUND')
})

const contextOf = ({ clock }: PaperShop): CommandContext => ({
  now: clock.now(),
  businessDay: businessDay(clock.now(), 'Asia/Jakarta'),
  zone: 'Asia/Jakarta',
  actor: null,
  device: { outletId: '', deviceId: '', label: 'A' },
  shiftId: null,
  newId: uuidV7(clock, systemRandom),
  random: systemRandom,
})
