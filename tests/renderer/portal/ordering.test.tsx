// What a customer meets between two steps of an order: a package that is gone, another price, a code that ran out, a shop
// that is away, an order whose time has passed.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PortalApi } from '../../../src-main/transport/portal-contract'
import { emptyCart, putInCart, setPromoCode } from '../../../src-renderer/portal/cart'
import { saveGateway } from '../../features/gateways/gateway-shop'
import {
  addBuyer,
  addMonthly,
  addPromo,
  type Buying,
  item,
  type OrderShop,
  openOrderShop,
  payOrder,
  placing,
} from '../../features/orders/order-shop'
import { newPhone } from '../../support/portal-phone'
import { addPackage } from '../../support/router-shop'
import { requestId } from '../../support/test-app'

const wire = vi.hoisted((): { api: object; isAway: boolean } => ({ api: {}, isAway: false }))
configure({ asyncUtilTimeout: 10_000 })

vi.mock('../../../src-renderer/portal/api', async () => {
  const { QueryClient } = await import('@tanstack/react-query')
  type Call = (...given: readonly unknown[]) => unknown
  const walk = (path: readonly string[]): Call => path.reduce((at, name) => Reflect.get(at, name), wire.api) as Call
  /** Who is asked, and whether he is there, is decided when the call is made. */
  const at = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : at([...path, name])),
      apply: (_, __, given) => (wire.isAway ? Promise.reject(new TypeError('fetch failed')) : walk(path)(...given)),
    })
  const portal = at([]) as PortalApi
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return { portal, uploads: portal, portalQuery: createTanstackQueryUtils(portal), queryClient }
})

const { queryClient } = await import('../../../src-renderer/portal/api')
const { PortalApp } = await import('../../../src-renderer/portal/app')

let shop: OrderShop
let ani: Buying
let rental: string
let user: UserEvent

beforeEach(async () => {
  shop = await openOrderShop()
  ani = await addBuyer(shop)
  rental = await addMonthly(shop, 'Sewa Server', 'other', { customerPrice: 100_000 })
  wire.api = ani.phone.api
  user = userEvent.setup()
})
afterEach(async () => {
  cleanup()
  queryClient.clear()
  emptyCart()
  wire.isAway = false
  await shop.close()
})

const open = (address: string): void => {
  location.hash = `#/${address}`
  render(
    <QueryClientProvider client={queryClient}>
      <PortalApp />
    </QueryClientProvider>,
  )
}
const button = (name: string) => screen.findByRole('button', { name })
const isOff = (name: string) =>
  waitFor(() => expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true))
const isOn = (name: string) =>
  waitFor(() => expect(screen.getByRole('button', { name })).toHaveProperty('disabled', false))

const ORDERING = { asksDomain: false, installFee: 0, cycles: [{ months: 1 as const, price: null }], options: [] }
const changeOrdering = (changes: object) =>
  shop.api.catalog.saveOrdering({ packageId: rental, ...ORDERING, ...changes, requestId: requestId() })

test('paket yang sudah tidak dijual tampil begitu, dan hilang sesudah dihapus dari keranjang', async () => {
  const gone = await addMonthly(shop, 'Paket Lama', 'other')
  putInCart(item(gone))
  putInCart(item(rental))
  await shop.api.catalog.removePackage({ id: gone, requestId: requestId() })
  open('keranjang')
  await screen.findByText('Sudah tidak dijual lagi.')
  await isOff('Checkout')
  await user.click(await button('Hapus Layanan yang sudah tidak dijual'))
  await isOn('Checkout')
  expect(screen.queryByText('Sudah tidak dijual lagi.')).toBeNull()
})

test('paket yang kini meminta isian baru: harus diatur ulang sebelum Checkout', async () => {
  putInCart(item(rental))
  const name = {
    id: crypto.randomUUID(),
    kind: 'text',
    label: 'Nama server',
    isRequired: true,
    every: 'once',
    price: 0,
  }
  await changeOrdering({ options: [{ ...name, maximum: null, choices: [] }] })
  open('keranjang')
  await screen.findByText(/Nama server wajib diisi/)
  await isOff('Checkout')
  await user.click(await button('Ubah Sewa Server'))
  await user.type(await screen.findByLabelText('Nama server'), 'srv-1')
  await user.click(await button('Lanjutkan'))
  await isOn('Checkout')
  expect(screen.getByText('Nama server: srv-1')).toBeTruthy()
})

test('biaya pasang tampil sudah di daftar paket, juga bagi tamu; yang tanpa biaya tidak menyebutnya', async () => {
  await addMonthly(shop, 'Rumahan 10 Mbps', 'pppoe')
  await changeOrdering({ installFee: 150_000 })
  wire.api = newPhone(shop.portalPort).api
  open('paket')
  await screen.findByText('Rumahan 10 Mbps')
  const fee = screen.getByText('+ biaya pasang Rp150.000')
  expect(fee.parentElement?.parentElement?.textContent).toContain('Sewa ServerRp100.000')
  expect(screen.getAllByText(/biaya pasang/)).toHaveLength(1)
})

test('harga berubah saat Checkout: total baru ditunjukkan dan ditanyakan lagi, lalu dipesan sekali', async () => {
  putInCart(item(rental))
  open('checkout')
  await user.type(await screen.findByLabelText('Alamat penagihan'), 'Jl. Melati 9')
  await user.click(screen.getByRole('radio', { name: /^Tunai di loket/ }))
  await user.click(screen.getByLabelText('Saya telah membaca dan menyetujui Ketentuan Layanan'))
  await changeOrdering({ installFee: 20_000 })
  await user.click(await button('Selesaikan Pesanan'))
  await screen.findByText('Total berubah dari Rp100.000 menjadi Rp120.000.')
  await isOff('Selesaikan Pesanan')
  expect(await ani.orders.list({})).toEqual([])
  await user.click(await button('Setuju Rp120.000'))
  await user.click(await button('Selesaikan Pesanan'))
  await screen.findByRole('heading', { level: 1, name: 'Tagihan pesanan' })
  await screen.findByText('Belum Dibayar')
  expect(await ani.orders.list({})).toMatchObject([{ total: 120_000, state: 'unpaid' }])
  expect(screen.queryByText('Keranjang')).toBeNull()
})

test('kode promo yang berakhir dilepas dengan alasannya, totalnya penuh lagi', async () => {
  const { id } = await addPromo(shop, { kind: 'fixed', value: 30_000 })
  putInCart(item(rental))
  setPromoCode('HEMAT')
  open('keranjang')
  await screen.findByText('Kode HEMAT berlaku: hemat Rp30.000.')
  await shop.api.promos.archive({ id, isArchived: true, requestId: requestId() })
  await queryClient.invalidateQueries()
  await screen.findByText(/^Kode HEMAT dilepas\./)
  await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('Rp100.000'))
  await isOn('Checkout')
})

test('toko tidak terjangkau: keranjang tidak hilang, dan sesudah tersambung lagi bisa diteruskan', async () => {
  putInCart(item(rental))
  wire.isAway = true
  open('keranjang')
  await screen.findByText('Toko tidak terjangkau.')
  wire.isAway = false
  await user.click(await button('Coba lagi'))
  await isOn('Checkout')
})

async function placed(): Promise<{ id: string; invoiceId: number; customerId: string }> {
  const { version } = await ani.phone.api.terms.current({})
  const { orderId: id } = await ani.orders.place(placing([item(rental)], 100_000, { termsVersion: version }))
  return { id, invoiceId: (await ani.orders.get({ id })).invoiceId, customerId: ani.customerId }
}

test('dibayar di loket: halaman tagihan berubah sendiri menjadi Lunas, juga sesudah sambungan sempat putus', async () => {
  const { id, invoiceId, customerId } = await placed()
  open(`pesanan/${id}`)
  await screen.findByText('Belum Dibayar')
  wire.isAway = true
  await screen.findByText('Sambungan ke toko terputus.')
  wire.isAway = false
  await payOrder(shop, customerId, invoiceId, 100_000)
  await screen.findByText('Lunas. Terima kasih!')
  await screen.findByText('Aktif')
  expect(screen.queryByText('Sambungan ke toko terputus.')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Batalkan pesanan' })).toBeNull()
})

test('pesanan dengan Transfer: boleh juga dibayar online selama dibuka, dan tidak selagi bukti diperiksa', async () => {
  const billing = (await shop.api.settings.business({})).billing
  await shop.api.settings.saveBilling({ ...billing, payTo: 'BCA 123 a.n. Rini', requestId: requestId() })
  const { version } = await ani.phone.api.terms.current({})
  const wish = placing([item(rental)], 100_000, { termsVersion: version, method: 'transfer' })
  const { orderId: id } = await ani.orders.place(wish)
  const { invoiceId } = await ani.orders.get({ id })
  open(`pesanan/${id}`)
  await screen.findByText('BCA 123 a.n. Rini')
  expect(screen.queryByRole('button', { name: /^Bayar online/ })).toBeNull()
  await saveGateway(shop, { serverKey: 'SB-Mid-server-uji' }, { methods: ['qris', 'va-bca'] })
  await queryClient.invalidateQueries()
  await user.click(await button('Bayar online dengan QRIS atau virtual account'))
  expect(location.hash).toBe(`#/bayar-online/${invoiceId}`)

  cleanup()
  const claim = { invoiceId, method: 'transfer', amount: 100_000, reference: '', note: '' } as const
  await shop.api.payments.claim({ ...claim, requestId: requestId() })
  open(`pesanan/${id}`)
  await screen.findByText('Menunggu konfirmasi.')
  expect(screen.queryByRole('button', { name: /^Bayar online/ })).toBeNull()
})

test('dua voucher dipesan dan dibayar: kodenya tampil di tagihan, tidak sebelum lunas', async () => {
  const { id: packageId } = await addPackage(shop, 'Warkop 3 Jam')
  const { orderId: id } = await ani.orders.place(placing([item(packageId, { quantity: 2 })], 10_000))
  open(`pesanan/${id}`)
  await screen.findByText('Belum Dibayar')
  expect(screen.queryByRole('button', { name: /^Salin kode/ })).toBeNull()
  const { invoiceId } = await ani.orders.get({ id })
  await payOrder(shop, ani.customerId, invoiceId, 10_000)
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Salin kode [A-Z0-9]{8}$/ })).toHaveLength(2))
  await screen.findByText('Siap dipakai')
})

test('membatalkan ditanyakan dulu; sesudahnya tidak ada yang ditagih', async () => {
  const { id } = await placed()
  open(`pesanan/${id}`)
  await user.click(await button('Batalkan pesanan'))
  await user.click(await button('Tidak jadi'))
  expect((await ani.orders.get({ id })).state).toBe('unpaid')
  await user.click(await button('Batalkan pesanan'))
  await user.click(await button('Ya, batalkan'))
  await screen.findByText('Pesanan ini dibatalkan.')
  expect(screen.queryByText('Sudah dibayar')).toBeNull()
  expect((await ani.orders.get({ id })).state).toBe('cancelled')
})

test('pesanan orang lain tidak terbuka, juga dengan alamat yang ditebak', async () => {
  const { id } = await placed()
  wire.api = (await addBuyer(shop, 'Budi', '6281234567802')).phone.api
  open(`pesanan/${id}`)
  await screen.findByText('Pesanan itu tidak ditemukan.')
  expect(screen.queryByText('Sewa Server')).toBeNull()
})

test('tamu sampai di Checkout: keranjangnya tetap, lalu masuk di tempat yang sama', async () => {
  wire.api = newPhone(shop.portalPort).api
  putInCart(item(rental))
  open('checkout')
  await screen.findByText('Sewa Server')
  await screen.findByLabelText('Nomor HP atau nama pengguna')
  expect(screen.queryByText('Metode Pembayaran')).toBeNull()
})
