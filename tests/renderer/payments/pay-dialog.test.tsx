import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { pay as payNow } from '../../../src-main/features/payments'
import {
  addBill,
  addCustomer,
  balances,
  cash,
  ownerApproval,
  type PayShop,
  pay,
} from '../../features/payments/pay-shop'
import { requestId } from '../../support/test-app'
import { show } from '../window'
import { loseAnswers, openShop, press, type } from './pay-window'

const { PayDialog } = await import('../../../src-renderer/features/payments/pay-dialog')

let shop: PayShop
let customerId: string

beforeEach(async () => {
  shop = await openShop()
  customerId = addCustomer(shop, 'Bu Sari').id
})

const openDesk = async (invoiceId: number | null = null) => {
  await show(<PayDialog customerId={customerId} invoiceId={invoiceId} onClose={() => undefined} />)
  await screen.findByLabelText('Uang diterima')
}

const payments = async () => (await shop.api.payments.list({})).rows

describe('Bayar tagihan', () => {
  test('dari cari sampai Lunas tanpa tetikus: ketik nama, Enter, F9', async () => {
    addBill(shop, customerId, 150_000, -3)
    addBill(shop, customerId, 100_000, 5)
    await show(<PayDialog onClose={() => undefined} />)
    type('Cari pelanggan atau tagihan', 'sari')
    await screen.findByText('Bu Sari')
    press('Enter')
    await screen.findByLabelText('Uang diterima')
    expect(screen.getByText('Lewat 3 hari')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('Uang diterima'))
    press('F9')
    expect(await screen.findByText('LUNAS')).toBeTruthy()
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 250_000 })
  })

  test('tagihan dipindai: Enter datang sebelum layar sempat mencari', async () => {
    const bill = addBill(shop, customerId, 150_000)
    await show(<PayDialog onClose={() => undefined} />)
    type('Cari pelanggan atau tagihan', bill.number)
    press('Enter')
    await screen.findByLabelText('Uang diterima')
    expect(screen.getByText('Bu Sari')).toBeTruthy()
  })

  test('uang lebih: Enter memberi kembalian, F4 menyimpannya ke saldo', async () => {
    addBill(shop, customerId, 150_000)
    await openDesk()
    type('Uang diterima', '200rb')
    expect(await screen.findByText('Kembalian Rp50.000 ke saldo')).toBeTruthy()
    press('Enter')
    await screen.findByText('LUNAS')
    const [paid] = await payments()
    expect(paid).toMatchObject({ total: 150_000, toBalance: 0 })
  })

  test('uang kurang: Enter tidak menerima apa pun, F4 mencicil', async () => {
    addBill(shop, customerId, 150_000)
    await openDesk()
    type('Uang diterima', '100000')
    press('Enter')
    press('F9')
    expect(await payments()).toEqual([])
    press('F4')
    expect(await screen.findByText('CICILAN')).toBeTruthy()
    expect((await payments())[0]).toMatchObject({ total: 100_000 })
  })

  test('yang tidak terbaca atau terlalu banyak bukan uang pas: Enter tidak menerima apa pun', async () => {
    addBill(shop, customerId, 150_000)
    await openDesk()
    for (const slip of ['100rbujang', '15o.000', '150000000']) {
      type('Uang diterima', slip)
      press('Enter')
      await waitFor(() => expect(screen.getByLabelText('Uang diterima').getAttribute('aria-invalid')).toBe('true'))
    }
    screen.getByLabelText('Uang diterima').blur()
    press('Enter')
    expect(screen.queryByText('LUNAS')).toBeNull()
    expect(await payments()).toEqual([])
    type('Uang diterima', '')
    press('Enter')
    expect(await screen.findByText('LUNAS')).toBeTruthy()
  })

  test('sebagian tunai, sisanya transfer dengan bukti', async () => {
    addBill(shop, customerId, 150_000)
    await openDesk()
    type('Uang diterima', '100000')
    press('F7')
    const sheet = await screen.findByRole('dialog', { name: 'Bayar tagihan dengan transfer' })
    expect(within(sheet).getByLabelText<HTMLInputElement>(/Jumlahnya/).value).toBe('Rp50.000')
    type(/Bukti dana masuk/, '8812')
    within(sheet)
      .getByRole('button', { name: /Dana masuk/ })
      .click()
    await screen.findByText('LUNAS')
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 100_000, bank: 50_000 })
  })

  test('saldo dipakai dulu, sisanya tunai; F6 menyimpannya', async () => {
    await pay(shop, { customerId, parts: [cash(60_000)], toBalance: 60_000 })
    addBill(shop, customerId, 150_000)
    await openDesk()
    expect(screen.getByText('Masih harus dibayar')).toBeTruthy()
    press('F6')
    expect(await screen.findByText('Total')).toBeTruthy()
    press('F6')
    await screen.findByText('Masih harus dibayar')
    press('F9')
    await screen.findByText('LUNAS')
    expect((await payments())[0]?.methods).toEqual(['balance', 'cash'])
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 150_000 })
  })

  test('tanpa tagihan: uang masuk saldo', async () => {
    await openDesk()
    type('Uang diterima', '50rb')
    press('F9')
    expect(await screen.findByText('MASUK SALDO')).toBeTruthy()
    expect((await shop.api.payments.account({ customerId })).balance).toBe(50_000)
  })

  test('dibayar di loket lain sementara layar terbuka: dikatakan, tidak ada uang tercatat dua kali', async () => {
    const bill = addBill(shop, customerId, 150_000)
    await openDesk()
    // The other till, and this one's F9 before its screen hears of it.
    shop.app.db.transact(
      (tx) => void payNow(tx, shop.ctx(), { customerId, parts: [cash(150_000)], invoiceIds: [bill.id] }),
    )
    press('F9')
    expect(await screen.findByText(/sudah lunas atau batal/)).toBeTruthy()
    expect(await screen.findByText('Tidak ada tagihan')).toBeTruthy()
    expect(await payments()).toHaveLength(1)
    expect((await balances(shop))['cash-drawer']).toBe(150_000)
  })

  test('tagihannya dibatalkan sesudah dibayar: di layar pun bukan LUNAS lagi', async () => {
    const bill = addBill(shop, customerId, 150_000)
    await openDesk()
    press('F9')
    await screen.findByText('LUNAS')
    const approval = await ownerApproval(shop)
    await shop.api.invoices.cancel({ id: bill.id, reason: 'salah tagih', approval, requestId: requestId() })
    await screen.findByText('DIBATALKAN')
    expect(screen.queryByText('LUNAS')).toBeNull()
    screen.getByText(/dibatalkan, menjadi saldo$/)
  })

  test('jawaban hilang: belum pasti, loketnya terkunci, tekan lagi menampilkan pembayaran yang sama', async () => {
    addBill(shop, customerId, 150_000)
    await openDesk()
    type('Uang diterima', '200rb')
    loseAnswers(true)
    press('Enter')
    expect(await screen.findByText('Belum pasti tersimpan')).toBeTruthy()
    loseAnswers(false)
    press('Enter')
    press('F4')
    await waitFor(() => {
      press('F9')
      expect(screen.queryByText('LUNAS')).toBeTruthy()
    })
    expect(await payments()).toHaveLength(1)
    expect((await balances(shop))['cash-drawer']).toBe(150_000)
  })

  test('satu tagihan dipilih dari daftar: yang lebih tua ikut, yang lebih muda tidak', async () => {
    addBill(shop, customerId, 100_000, -40)
    const middle = addBill(shop, customerId, 110_000, -10)
    addBill(shop, customerId, 120_000, 20)
    await openDesk(middle.id)
    press('F9')
    await screen.findByText('LUNAS')
    expect((await payments())[0]?.total).toBe(210_000)
  })
})
