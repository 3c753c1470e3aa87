import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { balances, plug, policy, sell, unplug } from '../../features/sales/till-shop'
import { OWNER, requestId } from '../../support/test-app'
import { asCashier, leave } from '../window'
import {
  basket,
  changeDue,
  enter,
  loseAnswers,
  openTill,
  payment,
  press,
  quantity,
  scan,
  soldCode,
  total,
  untilAnswered,
  untilSold,
} from './till-window'

const sales = async (shop: Awaited<ReturnType<typeof openTill>>) => (await shop.api.sales.list({})).rows

describe('papan ketik', () => {
  test('yang paling sering: dua ketukan, kodenya langsung di layar', async () => {
    const shop = await openTill()
    await press('1', 'F9')
    const code = await soldCode()
    const [sale] = await sales(shop)
    expect((await shop.api.sales.receipt({ saleId: sale?.id ?? '' })).vouchers.map((one) => one.code)).toEqual([code])
    expect(await screen.findByText('Siap di router')).toBeTruthy()
  })

  test('F9 yang menyusul cepat tidak mendahului tombol paketnya', async () => {
    const shop = await openTill()
    for (const key of ['1', 'F9']) fireEvent.keyDown(document.body, { key })
    await soldCode()
    await untilSold(shop, 1)
  })

  test('jumlah: tekan lagi, + dan -, atau * lalu angka lalu Enter; Enter itu tidak membayar', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1', '1', '+')
    expect(quantity()).toBe('3')
    await press('-')
    expect(quantity()).toBe('2')
    await press('*')
    await user.keyboard('4{Enter}')
    expect(quantity()).toBe('4')
    expect(total()).toBe('Rp20.000')
    await press('1')
    expect(quantity()).toBe('5')
    expect(await sales(shop)).toEqual([])
    await press('Delete')
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  test('jumlah yang diketik melewati batas tidak ikut terbayar diam-diam', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1', '*')
    await user.keyboard('250')
    expect(within(basket()).getByRole('status').textContent).toBe('Paling banyak 100.')
    await press('F9')
    expect(quantity()).toBe('100')
    expect(within(basket()).getByRole('status').textContent).toBe('Paling banyak 100.')
    expect(await sales(shop)).toEqual([])
    await press('-')
    expect(within(basket()).queryByText('Paling banyak 100.')).toBeNull()
  })

  test('uang diterima: Enter, jumlahnya, Enter; kembaliannya besar di layar', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1', 'Enter')
    await user.keyboard('3rb')
    expect(changeDue()).toBe('KurangRp2.000')
    await user.keyboard('{Enter}')
    expect(await sales(shop)).toEqual([])
    await user.clear(screen.getByLabelText('Uang diterima'))
    await user.keyboard('20rb')
    expect(changeDue()).toBe('KembalianRp15.000')
    await user.keyboard('{Enter}')
    await soldCode()
    expect(screen.getByText('Rp15.000')).toBeTruthy()
    expect(await sales(shop)).toMatchObject([{ total: 5_000, methods: ['cash'] }])
  })

  test('Enter yang ditahan tidak membayar', async () => {
    const shop = await openTill()
    await press('1', 'Enter')
    const field = screen.getByLabelText('Uang diterima')
    expect(document.activeElement).toBe(field)
    for (let count = 0; count < 5; count++) fireEvent.keyDown(field, { key: 'Enter', repeat: true })
    await press('Escape')
    expect(document.activeElement).not.toBe(field)
    expect(await sales(shop)).toEqual([])
  })

  test('layar kode tidak hilang oleh ketukan kedua F9; tombol paket berikutnya langsung mulai yang baru', async () => {
    await openTill()
    await press('1', 'F9')
    await soldCode()
    await press('F9')
    expect(screen.queryByRole('dialog', { name: /^Terjual/ })).toBeTruthy()
    await new Promise((resolve) => setTimeout(resolve, 750))
    await press('1')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Terjual/ })).toBeNull())
    expect(quantity()).toBe('1')
  })

  test('F2 mengosongkan, dan dapat diurungkan', async () => {
    await openTill()
    const user = userEvent.setup()
    await press('1', 'F2')
    expect(screen.queryByRole('spinbutton')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Urungkan' }))
    expect(quantity()).toBe('1')
  })
})

describe('sambungan terputus', () => {
  test('jawaban hilang: dikatakan belum pasti, keranjang terkunci; tekan lagi menampilkan penjualan yang sama', async () => {
    const shop = await openTill()
    loseAnswers(true)
    await press('1', 'F9')
    expect(await screen.findByText('Belum pasti tersimpan')).toBeTruthy()
    await press('1', '+')
    expect(quantity()).toBe('1')
    loseAnswers(false)
    await press('F9')
    const code = await soldCode()
    expect(await sales(shop)).toHaveLength(1)
    const [sale] = await sales(shop)
    expect((await shop.api.sales.receipt({ saleId: sale?.id ?? '' })).vouchers[0]?.code).toBe(code)
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  test('layar dimuat ulang di tengah ketidakpastian: tetap belum pasti, tetap terjual sekali', async () => {
    const shop = await openTill()
    loseAnswers(true)
    await press('1', 'F9')
    await screen.findByText('Belum pasti tersimpan')
    leave()
    loseAnswers(false)
    await enter()
    expect(screen.getByText('Belum pasti tersimpan')).toBeTruthy()
    await press('F9')
    await soldCode()
    expect(await sales(shop)).toHaveLength(1)
    leave()
    await enter()
    expect(screen.queryByText('Belum pasti tersimpan')).toBeNull()
  })

  test('jawaban hilang lalu LoketNet minta masuk lagi: tetap belum pasti, sesudah masuk tetap terjual sekali', async () => {
    const shop = await openTill()
    loseAnswers(true)
    await press('1', 'F9')
    await screen.findByText('Belum pasti tersimpan')
    loseAnswers(false)
    await shop.api.session.logout({ requestId: requestId() })
    await press('F9')
    await untilAnswered(2)
    await shop.api.session.login({ ...OWNER, requestId: requestId() })
    expect(await screen.findByText('Belum pasti tersimpan')).toBeTruthy()
    await press('F9')
    await soldCode()
    expect(await sales(shop)).toHaveLength(1)
  })

  test('penjualan orang yang belum pasti tidak dijual lagi oleh kasir berikutnya', async () => {
    const shop = await openTill()
    loseAnswers(true)
    await press('1', 'F9')
    await screen.findByText('Belum pasti tersimpan')
    leave()
    loseAnswers(false)
    await asCashier(shop)
    await enter()
    await press('F9')
    expect(await screen.findByText(/sudah tersimpan atas nama kasir sebelumnya/)).toBeTruthy()
    expect(await sales(shop)).toHaveLength(1)
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  test('keranjang yang belum dibayar selamat dari kunci dan muat ulang; kode tidak pernah disimpan di layar', async () => {
    await openTill()
    await press('1', '1')
    leave()
    await enter()
    expect(quantity()).toBe('2')
    await press('F9')
    const code = await soldCode()
    const stored = JSON.stringify(Object.entries(window.localStorage))
    expect(stored).toContain('till.basket')
    expect(stored).not.toContain(code)
  })
})

describe('stok', () => {
  test('habis dan router mati: dikatakan sebelum bayar, dan tidak dijual', async () => {
    const shop = await openTill({ stock: 1 })
    await unplug(shop)
    await press('1', '1')
    expect(await within(payment()).findByText(/Stok Harian Hemat tinggal 1 \(diminta 2\)/)).toBeTruthy()
    expect(within(basket()).getByText(/tidak ada router tersambung/)).toBeTruthy()
    await press('F9')
    expect(await sales(shop)).toEqual([])
    await press('-')
    expect(within(payment()).queryByText('Belum bisa dijual')).toBeNull()
    await press('F9')
    await soldCode()
  })

  test('boleh dijual tanpa router: tertulis di keranjang dan di layar kode, lalu siap saat router kembali', async () => {
    const shop = await openTill({ stock: 0 })
    await policy(shop, { offlineSale: 'sell' })
    await unplug(shop)
    await press('1')
    expect(await within(payment()).findByText('Aktif setelah router tersambung')).toBeTruthy()
    await press('F9')
    await soldCode()
    expect(screen.getByText('Menunggu router')).toBeTruthy()
    expect(screen.getByText('Aktif setelah router tersambung')).toBeTruthy()
    await plug(shop)
    expect(await screen.findByText('Siap di router', undefined, { timeout: 8_000 })).toBeTruthy()
  })

  test('habis dan router tersambung: dibuat saat dijual', async () => {
    await openTill({ stock: 0 })
    await press('1')
    expect(within(basket()).getByText('Dibuat saat dijual')).toBeTruthy()
    await press('F9')
    await soldCode()
    expect(await screen.findByText('Siap di router')).toBeTruthy()
  })

  test('harga yang baru diubah: ditolak dengan harga baru, lalu bisa dibayar dengan harga itu', async () => {
    const shop = await openTill()
    await press('1')
    shop.app.db.connection.prepare('update package set customer_price = 6000').run() // behind the screen's back
    await press('F9')
    expect(await screen.findByText(/baru saja berubah menjadi Rp6\.000/)).toBeTruthy()
    await waitFor(() => expect(total()).toBe('Rp6.000'))
    await press('F9')
    await soldCode()
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 6_000 })
  })
})

describe('bukan tunai', () => {
  test('transfer: tanpa bukti tidak dijual, dengan bukti tercatat', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1', 'F7')
    await screen.findByRole('dialog', { name: 'Bayar dengan transfer' })
    await user.keyboard('{Enter}')
    expect(await sales(shop)).toEqual([])
    await user.keyboard('BCA 77{Enter}')
    await soldCode()
    expect(await sales(shop)).toMatchObject([{ methods: ['transfer'] }])
  })

  test('uang diterima kurang, sisanya transfer: dua cara dalam satu penjualan', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1')
    await user.type(screen.getByLabelText('Uang diterima'), '2000')
    await press('F7')
    const dialog = await screen.findByRole('dialog', { name: 'Bayar dengan transfer' })
    expect(within(dialog).getByText('Rp3.000')).toBeTruthy()
    await user.keyboard('BCA 77{Enter}')
    await soldCode()
    expect(await sales(shop)).toMatchObject([{ methods: ['cash', 'transfer'] }])
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 2_000, bank: 3_000 })
  })

  test('QRIS tanpa teks toko: kasir diberi tahu cara memakai QRIS di meja', async () => {
    const shop = await openTill()
    const user = userEvent.setup()
    await press('1', 'F8')
    const dialog = await screen.findByRole('dialog', { name: 'Bayar dengan QRIS' })
    expect(within(dialog).getByText(/QRIS di meja/)).toBeTruthy()
    expect(within(dialog).getByText('Rp5.000')).toBeTruthy()
    await user.keyboard('8812{Enter}')
    await soldCode()
    expect(await balances(shop)).toMatchObject({ qris: 5_000 })
  })
})

describe('pemindai', () => {
  test('memindai struk membuka penjualannya, dan angkanya tidak menekan paket', async () => {
    const shop = await openTill()
    const sale = await sell(shop)
    const code = sale.vouchers[0]?.code ?? ''
    scan(`http://login.warkop.net/login?username=${code}&password=${code}`)
    const dialog = await screen.findByRole('dialog', { name: `Penjualan ${sale.receiptNumber}` })
    expect(await within(dialog).findByText(code)).toBeTruthy()
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  test('memindai saat kode masih di layar: layar itu ditutup dan penjualannya dicari', async () => {
    const shop = await openTill()
    const sale = await sell(shop)
    await press('1', 'F9')
    await soldCode()
    scan(sale.vouchers[0]?.code ?? '')
    expect(await screen.findByRole('dialog', { name: `Penjualan ${sale.receiptNumber}` })).toBeTruthy()
    expect(screen.queryByRole('spinbutton')).toBeNull()
  })

  test('kode yang tidak dikenal dikatakan tidak ada di penjualan', async () => {
    await openTill()
    const user = userEvent.setup()
    await press('F3')
    await user.keyboard('ZZZZ9999{Enter}')
    expect(await screen.findByText('ZZZZ9999 tidak ada di penjualan.')).toBeTruthy()
  })
})

test('toko yang mewajibkan shift: loket menyebutnya dengan jalan ke sana, dan tidak menjual', async () => {
  const shop = await openTill()
  await shop.api.settings.saveShiftPolicy({
    isRequired: true,
    usualOpening: 0,
    allowedDifference: 0,
    requestId: requestId(),
  })
  const user = userEvent.setup()
  const open = await screen.findByRole('button', { name: 'Buka shift' })
  await press('1', 'F9')
  await waitFor(() => expect(payment().textContent).toContain('Shift belum dibuka.'))
  expect(await sales(shop)).toEqual([])
  await user.click(open)
  expect(location.hash).toBe('#/shift')
})
