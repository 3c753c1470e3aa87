// Where and how a bill is paid, as the phone says it.
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LOOK_AGAIN_MS } from '../../../src-renderer/portal/look-again'
import { transferPart } from '../../../src-renderer/portal/pay-to'
import { QrFigure } from '../../../src-renderer/portal/qris'
import {
  addBuyer,
  addMonthly,
  type Buying,
  deposit,
  item,
  type OrderShop,
  openOrderShop,
  placing,
} from '../../features/orders/order-shop'
import { requestId } from '../../support/test-app'
import { closePage, openPage, phone } from './phone-window'

vi.mock('../../../src-renderer/portal/api', async () => (await import('./phone-window')).apiOfPhone())

let shop: OrderShop
let ani: Buying

beforeAll(async () => {
  shop = await openOrderShop()
  ani = await addBuyer(shop)
  phone.api = ani.phone.api
})
afterAll(() => shop.close())
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await closePage()
})

test('di bawah Transfer hanya tujuan transfernya, bagaimanapun toko menulisnya', () => {
  const account = 'BCA 1234567890 a.n. Joko'
  for (const text of [
    account,
    `Bayar di loket, atau transfer ${account}`,
    `Bayar tunai di warung atau transfer ke ${account}`,
    `${account}, atau bayar di warung.`,
    `${account} atau tunai di loket`,
  ])
    expect(transferPart(text), text).toBe(account)
  // nothing that bears a number is ever cut away
  for (const text of ['BCA 111 atau BRI 222', 'Bayar di BCA 111 atau transfer BRI 222', 'Bayar di loket'])
    expect(transferPart(text)).toBe(text)
})

test('tagihan: tiap cara membayar di bawah judulnya sendiri, tujuan transfer dapat disalin', async () => {
  const { billing } = await shop.api.settings.business({})
  const payTo = 'Bayar di loket, atau transfer BCA 1234567890 a.n. Joko'
  await shop.api.settings.saveBilling({ ...billing, payTo, requestId: requestId() })
  const packageId = await addMonthly(shop, 'Sewa Server', 'other', { customerPrice: 100_000 })
  const { version } = await ani.phone.api.terms.current({})
  const { orderId } = await ani.orders.place(placing([item(packageId)], 100_000, { termsVersion: version }))
  const { invoiceId, invoiceNumber } = await ani.orders.get({ id: orderId })
  await openPage(`tagihan/${invoiceId}`)
  await screen.findByText('BCA 1234567890 a.n. Joko')
  screen.getByText(`Datang ke loket dan sebutkan nomor ${invoiceNumber}.`)
  screen.getByRole('button', { name: 'Salin rekening' })
  await screen.findByRole('heading', { name: 'Saldo' })
  const ways = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
  expect(ways).toEqual(['Saldo', 'Transfer bank', 'Tunai'])
})

test('QRIS di HP sendiri: cara memakainya tertulis; bila gambarnya gagal dibuat dikatakan apa gantinya', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  render(<QrFigure code={{ path: 'M4 4h1v1h-1z', size: 29 }} label="QRIS Warkop" />)
  screen.getByText('Simpan gambar QR, lalu buka dari galeri di aplikasi bank atau dompet digital Anda.')
  await userEvent.click(screen.getByRole('button', { name: 'Simpan QR' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Gambarnya belum tersimpan\./)
})

test('saldo yang diisi di loket tampil sendiri di Beranda', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  await openPage('beranda')
  const saldo = await screen.findByText('Saldo')
  expect(saldo.parentElement?.textContent).toBe('SaldoRp0')
  await deposit(shop, ani.customerId, 25_000)
  vi.advanceTimersByTime(LOOK_AGAIN_MS)
  await screen.findByText('Rp25.000')
})
