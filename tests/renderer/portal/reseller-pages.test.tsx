// A reseller's phone: starting a customer of his own, and what he sees of those below him.
import { screen } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LOOK_AGAIN_MS } from '../../../src-renderer/portal/look-again'
import { addMonthly } from '../../features/orders/order-shop'
import {
  addReseller,
  fillUp,
  openResellerShop,
  phoneOf,
  type ResellerShop,
  setPrice,
} from '../../features/resellers/reseller-shop'
import { closeRouterShops } from '../../support/router-shop'
import { closePage, openPage, phone } from './phone-window'

vi.mock('../../../src-renderer/portal/api', async () => (await import('./phone-window')).apiOfPhone())

let shop: ResellerShop
let warung: string
let user: UserEvent

beforeAll(async () => {
  shop = await openResellerShop()
  const packageId = await addMonthly(shop, 'Rumahan 10 Mbps')
  warung = await addReseller(shop, 'Warung', { saldo: 500_000 })
  await setPrice(shop, warung, { operatorPrice: 130_000, customerPrice: 150_000 }, packageId)
  const dika = await addReseller(shop, 'Lapak Dika', { parentId: warung })
  await setPrice(shop, dika, { operatorPrice: 140_000, customerPrice: 155_000 }, packageId)
  phone.api = (await phoneOf(shop, warung)).api
})
afterAll(closeRouterShops)
afterEach(async () => {
  vi.useRealTimers()
  await closePage()
})

async function open(address: string): Promise<void> {
  user = userEvent.setup()
  await openPage(address)
}
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }))

test('pelanggan baru: yang salah disebut sekaligus, kata sandi boleh kosong, lalu tampil sekali untuk dipasang di modem', async () => {
  await open('pelanggan-baru')
  await press(/Rumahan 10 Mbps/)
  await user.type(await screen.findByLabelText('Nomor HP (boleh kosong)'), 'besok')
  await user.type(screen.getByLabelText('Kata sandi (boleh kosong)'), 'pendek')
  await press(/^Aktifkan/)
  await screen.findByText('Isi nama pelanggan.')
  screen.getByText('Nomor HP ini tidak dikenal. Contoh: 0812-3456-7890.')
  screen.getByText('Buat nama pengguna, misalnya nama pelanggan.')
  screen.getByText('Paling sedikit 8 huruf. Kosongkan supaya dibuatkan.')
  expect(document.activeElement).toBe(screen.getByLabelText('Nama'))
  await user.type(screen.getByLabelText('Nama'), 'Bu Ani')
  await user.type(screen.getByLabelText('Nama pengguna'), 'ani')
  await user.clear(screen.getByLabelText('Nomor HP (boleh kosong)'))
  await user.clear(screen.getByLabelText('Kata sandi (boleh kosong)'))
  await press(/^Aktifkan/)
  const card = (await screen.findByText('Untuk modem pelanggan')).parentElement
  expect(card?.textContent).toMatch(/Nama penggunaaniKata sandi[a-z0-9]{8,}/)
  await screen.findByRole('button', { name: 'Salin nama pengguna dan kata sandi' })
})

test('bawahan: tiap harga disebut harga apa; yang terlalu murah ditolak dengan kata untuknya sendiri', async () => {
  await open('bawahan')
  const price = await screen.findByText('Dia bayar ke saya')
  expect(price.parentElement?.textContent).toBe('Dia bayar ke sayaRp140.000')
  expect(screen.getByText('Dia jual ke pelanggan').parentElement?.textContent).toContain('Rp155.000')
  expect(screen.getByText('Saya bayar').parentElement?.textContent).toContain('Rp130.000')
  await press('Atur harga')
  const field = screen.getByRole('textbox', { name: 'Dia bayar ke saya' })
  await user.clear(field)
  await press('Simpan')
  await screen.findByText('Isi harganya dengan angka, misalnya 2000.')
  await user.type(field, '120000')
  await press('Simpan')
  await screen.findByText(
    'Harganya tidak boleh di bawah Rp130.000. Sebesar itulah yang Anda sendiri bayar untuk paket ini.',
  )
  await press('Kirim saldo')
  await press('Kirim')
  await screen.findByText('Isi jumlahnya dengan angka, misalnya 50000.')
  expect(document.activeElement).toBe(screen.getByLabelText('Saldo yang dikirim'))
})

test('saldo yang diisi di loket tampil sendiri di HP yang terbuka', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const before = (await shop.api.resellers.get({ id: warung })).balance
  await open('saldo')
  const shown = (sum: number) => `Rp${sum.toLocaleString('id-ID')}`
  await screen.findByText(shown(before))
  await fillUp(shop, warung, 7_000)
  vi.advanceTimersByTime(LOOK_AGAIN_MS)
  await screen.findByText(shown(before + 7_000))
})
