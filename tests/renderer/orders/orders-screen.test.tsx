import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addHosting, addMonthly, addPromo, item } from '../../features/orders/order-shop'
import { closedPort } from '../../support/closed-port'
import { tinyPng } from '../../support/sample-pictures'
import { requestId } from '../../support/test-app'
import { asCashier, connect, coreForEach, leave, openWindow } from '../window'

const { default: OrdersScreen } = await import('../../../src-renderer/features/orders/orders-screen')

const core = coreForEach('#/pesanan/baru')

const openNew = async () => {
  const user = await openWindow(<OrdersScreen />)
  await screen.findByLabelText('Cari pelanggan')
  return user
}
const openList = (path = '') => {
  connect(core().api, `#/pesanan${path}`)
  return openWindow(<OrdersScreen />, { level: 1 })
}
const orders = async () => (await core().api.orders.list({})).rows

const BUYER = { name: 'Salon Dewi', phone: '081299887766', address: 'Jl. Anggrek 2' }

const place = async (packageId: string, shownTotal: number) =>
  core().api.orders.place({
    customerId: null,
    buyer: BUYER,
    items: [item(packageId)],
    promoCode: '',
    method: 'cash',
    notes: '',
    termsVersion: 1,
    shownTotal,
    requestId: requestId(),
  })

/** A new customer and a package, by keys alone, as far as the terms. */
async function typeOrder(user: Awaited<ReturnType<typeof openNew>>, packageWord: string): Promise<void> {
  await user.type(screen.getByLabelText('Cari pelanggan'), 'Salon Dewi')
  await screen.findByText(/belum ada/)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/No. HP/)))
  await user.keyboard('081299887766{Tab}Jl. Anggrek 2{Tab}')
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Paket/ }))
  await user.keyboard(`${packageWord}{Enter}`)
}

const agree = async (user: Awaited<ReturnType<typeof openNew>>) =>
  user.click(screen.getByRole('checkbox', { name: /menyetujui Ketentuan Layanan/ }))

test('pesanan di loket tanpa tetikus: pelanggan baru, paket, F9, lalu F9 lagi di meja bayar: lunas dan aktif', async () => {
  await addMonthly(core(), 'Server Maintenance', 'other')
  const user = await openNew()
  await typeOrder(user, 'maint')
  await screen.findByText('Server Maintenance, 1 bulan')
  // F9 before the terms are agreed to: the caret stands on the tick, Space sets it
  await user.keyboard('{F9}')
  await screen.findByText('Pelanggan perlu menyetujuinya dulu.')
  expect(await orders()).toEqual([])
  await user.keyboard(' {F9}')
  await screen.findByLabelText('Uang diterima')
  await user.keyboard('{F9}')
  await screen.findByText('LUNAS')
  expect(await orders()).toMatchObject([
    { customerName: 'Salon Dewi', state: 'active', channel: 'counter', total: 150_000 },
  ])
})

test('nomor HP yang sudah dikenal: dikatakan milik siapa, dan pesanannya dapat untuk orang itu', async () => {
  const packageId = await addMonthly(core(), 'Server Maintenance', 'other')
  const { customerId } = await place(packageId, 150_000)
  const user = await openNew()
  await user.type(screen.getByLabelText('Cari pelanggan'), '081299887766')
  await screen.findByText('Salon Dewi')
  await user.click(screen.getByRole('button', { name: /Pelanggan baru/ }))
  await screen.findByText(/Nomor ini milik Salon Dewi/)
  await user.click(screen.getByRole('button', { name: 'Pakai Salon Dewi' }))
  await screen.findByRole('heading', { name: 'P-00001 · Salon Dewi' })
  await user.keyboard('maint{Enter}')
  await screen.findByText('Server Maintenance, 1 bulan')
  await agree(user)
  await user.keyboard('{F9}')
  await screen.findByLabelText('Uang diterima')
  expect((await orders()).map((row) => row.customerId)).toEqual([customerId, customerId])
})

test('F9 tanpa pelanggan atau tanpa pilihan yang wajib: dikatakan apa yang kurang, tidak ada yang tersimpan', async () => {
  await addHosting(core())
  const user = await openNew()
  await user.type(screen.getByRole('combobox', { name: /Paket/ }), 'cloud{Enter}')
  await screen.findByText(/Belum lengkap: nama domain, Sistem operasi/)
  await user.keyboard('{F9}')
  expect(document.activeElement).toBe(screen.getByLabelText(/Nama domain/))
  await user.keyboard('batiklaras.id')
  await user.selectOptions(screen.getByLabelText(/Sistem operasi/), 'Debian')
  // 50.000 a month and 25.000 for installing
  await waitFor(() =>
    expect(within(screen.getByText('Total').closest('tr') ?? document.body).getByText('Rp75.000')).toBeTruthy(),
  )
  await user.keyboard('{F9}')
  await screen.findByText('Pilih pelanggannya dulu.')
  expect(document.activeElement).toBe(screen.getByLabelText('Cari pelanggan'))
  expect(await orders()).toEqual([])
})

test('kode promo: yang salah ditolak di sampingnya, yang benar mengurangi total', async () => {
  await addMonthly(core(), 'Server Maintenance', 'other')
  await addPromo(core(), { code: 'HEMAT10' })
  const user = await openNew()
  await typeOrder(user, 'maint')
  await screen.findByText('Server Maintenance, 1 bulan')
  const box = screen.getByLabelText('Kode promo')
  await user.type(box, 'salah{Enter}')
  await screen.findByText(/Kode promo .*tidak/i)
  await user.clear(box)
  await user.type(box, 'hemat10')
  await user.click(screen.getByRole('button', { name: 'Validasi Kode' }))
  await screen.findByText('HEMAT10: potongan Rp15.000')
  await screen.findByText('Rp135.000')
  await agree(user)
  await user.keyboard('{F9}')
  await screen.findByLabelText('Uang diterima')
  expect(await orders()).toMatchObject([{ total: 135_000 }])
})

test('transfer yang menunggu diperiksa tampil di Perlu perhatian; disetujui dari halaman pesanannya, layanannya aktif', async () => {
  const packageId = await addMonthly(core(), 'Server Maintenance', 'other')
  const { invoiceId } = await place(packageId, 150_000)
  const base64 = tinyPng().toString('base64')
  const { id: fileId } = await core().api.files.add({ base64, purpose: 'proof', requestId: requestId() })
  const said = { method: 'transfer' as const, amount: 150_000, reference: '', note: 'BCA', fileId }
  await core().api.payments.claim({ invoiceId, ...said, requestId: requestId() })
  const user = await openList()
  await screen.findByText('Periksa pembayaran')
  await user.click(screen.getByRole('button', { name: /Perlu perhatian/ }))
  await user.click(await screen.findByText('Salon Dewi'))
  await user.click(await screen.findByRole('button', { name: 'Setujui' }))
  const sheet = await screen.findByRole('dialog')
  await user.type(within(sheet).getByLabelText(/Bukti dana masuk/), '8812')
  await user.keyboard('{Enter}')
  await screen.findByRole('link', { name: 'Lihat langganan' })
  expect(await orders()).toMatchObject([{ state: 'active', isClaimed: false }])
  // what proved it stays beside the order
  const [payment] = await core().api.payments.ofBill({ invoiceId })
  const number = await screen.findByRole('link', { name: payment?.number })
  expect(number.getAttribute('href')).toBe(`#/tagihan/pembayaran/${payment?.id}`)
  screen.getByText(/Transfer, bukti 8812$/)
  await screen.findByRole('button', { name: `Bukti ${payment?.number}, tampilkan besar` })
})

/** On a router that nobody answers for. */
async function addStatic(): Promise<string> {
  const router = {
    name: 'Warkop',
    host: '127.0.0.1',
    port: await closedPort(),
    useTls: false,
    username: 'loketnet',
    password: 'x',
    hotspotServer: 'all',
    wifiName: 'WARKOP',
    loginHost: 'login.warkop.net',
    pinSha256: null,
  }
  await core().api.routers.save({ id: null, router, requestId: requestId() })
  return addMonthly(core(), 'Kantor IP Statis', 'static')
}

test('yang sudah lunas tetapi kurang alamat IP dilengkapi Admin; alamat yang salah ditolak di sampingnya', async () => {
  const { api } = core()
  const packageId = await addStatic()
  const { orderId, customerId, invoiceId } = await place(packageId, 150_000)
  const parts = [{ method: 'cash' as const, amount: 150_000, received: 150_000, reference: '' }]
  await api.payments.pay({ customerId, parts, invoiceIds: [invoiceId], toBalance: 0, note: '', requestId: requestId() })
  const user = await openList(`/daftar/${orderId}`)
  await user.click(await screen.findByRole('button', { name: 'Lengkapi' }))
  const field = await screen.findByLabelText(/Alamat IP/)
  await user.type(field, '10.10.1.999{Enter}')
  await waitFor(() => expect(screen.getByLabelText(/Alamat IP/).getAttribute('aria-invalid')).toBe('true'))
  await user.clear(field)
  await user.type(field, '10.10.1.5{Enter}')
  await screen.findByText('Menunggu router')
  expect((await api.subscriptions.of({ customerId })).map(({ address }) => address)).toEqual(['10.10.1.5'])
  // the next one is offered the address beside it
  const next = await place(packageId, 150_000)
  await api.payments.pay({
    ...{ customerId: next.customerId, parts, invoiceIds: [next.invoiceId], toBalance: 0, note: '' },
    requestId: requestId(),
  })
  leave()
  const again = await openList(`/daftar/${next.orderId}`)
  await screen.findByRole('button', { name: 'Batalkan layanan ini' })
  // its only service says how it is given up: the order is not offered a second time
  expect(screen.queryByRole('button', { name: 'Batalkan' })).toBeNull()
  await again.click(await screen.findByRole('button', { name: 'Lengkapi' }))
  await again.click(await screen.findByRole('button', { name: '10.10.1.6' }))
  await again.click(screen.getByRole('button', { name: /Aktifkan/ }))
  await screen.findByText('Menunggu router')
  const made = await api.subscriptions.of({ customerId: next.customerId })
  expect(made.map(({ address }) => address)).toEqual(['10.10.1.6'])
})

test('yang tidak dapat dibuat dibatalkan Admin: berapa yang menjadi saldo dikatakan dulu, alasannya tertulis', async () => {
  const { api } = core()
  const rental = await addMonthly(core(), 'Sewa Router', 'other', { customerPrice: 100_000 })
  const items = [item(rental), item(await addStatic())]
  const { orderId, customerId, invoiceId } = await api.orders.place({
    ...{ customerId: null, buyer: BUYER, items, promoCode: '', method: 'cash', notes: '' },
    ...{ termsVersion: 1, shownTotal: 250_000, requestId: requestId() },
  })
  const parts = [{ method: 'cash' as const, amount: 250_000, received: 250_000, reference: '' }]
  await api.payments.pay({ customerId, parts, invoiceIds: [invoiceId], toBalance: 0, note: '', requestId: requestId() })
  const user = await openList(`/daftar/${orderId}`)
  await user.click(await screen.findByRole('button', { name: 'Batalkan layanan ini' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Batalkan Kantor IP Statis?' })
  within(dialog).getByText(/Rp150.000 yang sudah dibayar untuknya menjadi saldo/)
  await user.click(within(dialog).getByRole('button', { name: 'Tidak terjangkau jaringan' }))
  await user.click(within(dialog).getByRole('button', { name: 'Batalkan layanan' }))
  await screen.findByText('Dibatalkan, Rp150.000 menjadi saldo pelanggan.')
  await screen.findByText('Tidak terjangkau jaringan')
  expect(screen.queryByRole('button', { name: 'Lengkapi' })).toBeNull()
  expect((await api.payments.account({ customerId })).balance).toBe(150_000)
})

test('dibatalkan dengan alasan: tagihannya batal, alasannya tertulis', async () => {
  const { orderId } = await place(await addMonthly(core(), 'Server Maintenance', 'other'), 150_000)
  const user = await openList(`/daftar/${orderId}`)
  await user.click(await screen.findByRole('button', { name: 'Batalkan' }))
  await user.click(await screen.findByRole('button', { name: 'Pelanggan tidak jadi' }))
  await user.click(screen.getByRole('button', { name: 'Batalkan pesanan' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Bayar di loket' })).toBeNull())
  await screen.findByText('Pelanggan tidak jadi')
  expect(await orders()).toMatchObject([{ state: 'cancelled', invoiceState: 'cancelled' }])
})

test('Kasir melihat pesanan dan membuatnya, tetapi tidak kode promo, aturan, atau tombol Lengkapi', async () => {
  await asCashier(core())
  await openList()
  await screen.findByText('Belum ada pesanan')
  expect(screen.queryByRole('tab', { name: /Aturan|Kode promo/ })).toBeNull()
  expect(screen.getAllByRole('button', { name: 'Pesanan baru' })).not.toHaveLength(0)
})
