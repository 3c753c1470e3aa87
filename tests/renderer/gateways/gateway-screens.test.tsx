// Layar pembayaran online: the owner's settings never show a key, and staff can look into what does not agree.
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { addPayer, type GatewayShop, openGatewayShop, saveGateway, start } from '../../features/gateways/gateway-shop'
import { asCashier, connect, leave, openWindow, show } from '../window'

const { default: ChargesTab } = await import('../../../src-renderer/features/gateways/charges-tab')
const { GatewayTab } = await import('../../../src-renderer/features/gateways/gateway-tab')
const { BillCharges } = await import('../../../src-renderer/features/gateways/bill-charges')

let shop: GatewayShop

beforeEach(async () => {
  // The core runs in this window too, and asks another address than the window's own.
  Object.assign(Reflect.get(window, 'happyDOM').settings.fetch, { disableSameOriginPolicy: true })
  shop = await openGatewayShop(null)
  connect(shop.api, '#/pengaturan/online')
})

const settings = () => shop.api.gateways.settings({})

test('mati sampai dinyalakan; kunci diisi, dicoba, disimpan, dan tidak tampil lagi', async () => {
  const user = await openWindow(<GatewayTab />, { name: 'Pembayaran online lewat Midtrans' })
  const isOn = screen.getByRole('switch', { name: /Buka pembayaran online/ })
  expect((isOn as HTMLInputElement).checked).toBe(false)
  await user.click(isOn)
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByText(/^Server key belum diisi/)).toBeTruthy()
  await user.type(screen.getByLabelText('Server key sandbox'), 'SB-Mid-server-salah-total')
  await user.click(screen.getByRole('button', { name: 'Coba sambungan' }))
  expect(await screen.findByText('Midtrans menjawab, tetapi menolak server key ini.')).toBeTruthy()
  await user.clear(screen.getByLabelText('Server key sandbox'))
  await user.type(screen.getByLabelText('Server key sandbox'), shop.gateway.serverKey)
  await user.click(screen.getByRole('button', { name: 'Coba sambungan' }))
  expect(await screen.findByText('Midtrans sandbox menjawab dan server key-nya benar.')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Virtual account BCA' }))
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await waitFor(async () =>
    expect(await settings()).toMatchObject({ provider: 'midtrans', methods: ['qris', 'va-bca'] }),
  )
  expect(await screen.findByText(/Tersimpan, diakhiri …xyz/)).toBeTruthy()
  expect(document.body.innerHTML).not.toContain(shop.gateway.serverKey)
  expect((screen.getByLabelText('Server key sandbox') as HTMLInputElement).value).toBe('')
})

test('daftar: periksa sekarang melunasi; yang tidak cocok dijelaskan dan ditandai sudah ditangani', async () => {
  await saveGateway(shop, shop.gateway)
  const ani = await addPayer(shop, 'Ani')
  const budi = await addPayer(shop, 'Budi')
  await start(shop, ani, 'va-bca')
  const { orderId } = shop.gateway.order()
  await start(shop, budi)
  const user = await openWindow(<ChargesTab />)
  const rowOf = async (name: string) => (await screen.findByText(name)).closest('[role="row"]') as HTMLElement
  const press = async (name: string, button: string) =>
    user.click(within(await rowOf(name)).getByRole('button', { name: button }))

  shop.gateway.settle(orderId)
  await press('Ani', 'Periksa sekarang')
  await waitFor(async () => expect(within(await rowOf('Ani')).getByText('Dibayar')).toBeTruthy())

  shop.gateway.settle()
  shop.gateway.mode = 'wrong-amount'
  await press('Budi', 'Periksa sekarang')
  await waitFor(async () => expect(within(await rowOf('Budi')).getByText('Tidak cocok')).toBeTruthy())
  expect(within(await rowOf('Budi')).getByText(/Jumlah di Midtrans berbeda/)).toBeTruthy()
  expect(within(await rowOf('Budi')).queryByRole('button', { name: 'Sudah ditangani' })).toBeNull()
  shop.gateway.mode = 'server-error'
  await press('Budi', 'Periksa sekarang')
  expect(await screen.findByText('Jawaban Midtrans tidak dapat dimengerti.')).toBeTruthy()
  leave()
  await show(<BillCharges invoiceId={budi.invoiceId} />)
  await user.click(await screen.findByRole('button', { name: 'Sudah ditangani' }))
  const dialog = await screen.findByRole('alertdialog')
  await user.click(within(dialog).getByRole('button', { name: 'Dikembalikan di Midtrans' }))
  await user.click(within(dialog).getByRole('button', { name: 'Ya, sudah' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Periksa sekarang' })).toBeNull())
  expect(screen.getByText('Sudah ditangani')).toBeTruthy()
})

test('Kasir melihat dan memeriksa di tagihannya, tetapi tidak memutuskan yang tidak cocok', async () => {
  await saveGateway(shop, shop.gateway)
  const ani = await addPayer(shop, 'Ani')
  await start(shop, ani)
  shop.gateway.settle()
  shop.gateway.mode = 'wrong-signature'
  await asCashier(shop)
  const user = await openWindow(<BillCharges invoiceId={ani.invoiceId} />, { name: 'Pembayaran online' })
  await user.click(screen.getByRole('button', { name: 'Periksa sekarang' }))
  expect(await screen.findByText('Tidak cocok')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Sudah ditangani' })).toBeNull()
})
