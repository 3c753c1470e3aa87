// Every form of the portal says in Indonesian what is missing, beside the field, and leads there; the browser's own bubbles would
// speak the language of the phone.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import {
  addBuyer,
  addMonthly,
  type Buying,
  item,
  type OrderShop,
  openOrderShop,
  placing,
} from '../../features/orders/order-shop'
import { newPhone } from '../../support/portal-phone'
import { requestId } from '../../support/test-app'
import { closePage, openPage, phone } from './phone-window'

vi.mock('../../../src-renderer/portal/api', async () => (await import('./phone-window')).apiOfPhone())

let shop: OrderShop
let ani: Buying
let user: UserEvent

beforeAll(async () => {
  shop = await openOrderShop()
  ani = await addBuyer(shop)
  const { lan } = await shop.api.portal.state({})
  await shop.api.portal.save({ ...lan, forRegistration: true, requestId: requestId() })
})
afterAll(() => shop.close())
afterEach(closePage)

async function open(address: string, api: object = ani.phone.api): Promise<void> {
  phone.api = api
  user = userEvent.setup()
  await openPage(address)
}
const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
const field = (label: string | RegExp) => screen.getByLabelText(label)

const PORTAL = join(import.meta.dirname, '../../../src-renderer/portal')
const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))

test('tidak ada formulir portal yang menyerahkan pemeriksaannya ke browser', () => {
  const forms = sources.flatMap((name) => {
    const [, ...rest] = readFileSync(join(PORTAL, name), 'utf8').split(/<form\b/)
    return rest.map((text) => ({ name, isOurs: /^[^<]*\bnoValidate\b/.test(text) }))
  })
  expect(forms.length).toBeGreaterThan(12)
  expect(forms.filter(({ isOurs }) => !isOurs).map(({ name }) => name)).toEqual([])
})

test('tiket baru: Kirim dapat ditekan, yang kurang disebut semua, lalu hilang begitu diisi', async () => {
  await open('tiket/baru')
  await press('Kirim')
  await screen.findByText('Pilih dulu tentang apa.')
  expect(document.activeElement).toBe(field('Gangguan internet'))
  screen.getByText('Tulis perihalnya dalam beberapa kata.')
  await user.type(field('Ceritakan'), 'Mati sejak pagi')
  expect(screen.queryByText('Ceritakan dulu apa yang terjadi.')).toBeNull()
  await user.click(field('Gangguan internet'))
  await press('Kirim')
  expect(document.activeElement).toBe(field('Perihal'))
  await user.type(field('Perihal'), 'Internet mati')
  await press('Kirim')
  await screen.findByRole('heading', { level: 1, name: 'Internet mati' })
})

test('konfirmasi pembayaran: jumlah, bank dan pengirim yang kosong disebut di kolomnya', async () => {
  const packageId = await addMonthly(shop, 'Sewa Server', 'other', { customerPrice: 100_000 })
  const { version } = await ani.phone.api.terms.current({})
  const { orderId } = await ani.orders.place(placing([item(packageId)], 100_000, { termsVersion: version }))
  const { invoiceId } = await ani.orders.get({ id: orderId })
  await open(`konfirmasi/${invoiceId}`)
  await user.clear(await screen.findByLabelText('Jumlah yang dibayar'))
  await user.clear(field('Nama pengirim'))
  await press('Kirim konfirmasi')
  await screen.findByText('Isi jumlahnya dengan angka, misalnya 150000.')
  screen.getByText('Tulis dari bank atau dompet digital mana.')
  screen.getByText('Tulis nama pengirimnya.')
  expect(document.activeElement).toBe(field('Jumlah yang dibayar'))
  expect((await ani.phone.api.pay.mine({ invoiceId })).claims).toEqual([])
})

test('ganti kata sandi: yang kosong dan yang terlalu pendek disebut; yang diketik dapat dilihat', async () => {
  await open('akun')
  await user.type(await screen.findByLabelText('Kata sandi baru'), 'pendek')
  await press('Ganti')
  await screen.findByText('Ketik kata sandi Anda yang sekarang.')
  expect(document.activeElement).toBe(field('Kata sandi sekarang'))
  screen.getByText('Paling sedikit 8 karakter.')
  expect(field('Kata sandi baru')).toHaveProperty('type', 'password')
  await user.click(field('Tampilkan kata sandi'))
  expect(field('Kata sandi baru')).toHaveProperty('type', 'text')
})

test('kartu isi ulang, cek voucher, masuk, dan buat akun: tombolnya menjawab juga saat masih kosong', async () => {
  await open('isi-saldo')
  await press('Isi saldo')
  await screen.findByText('Ketik kode di kartu isi ulang.')
  await closePage()
  const guest = newPhone(shop.portalPort).api
  for (const [address, name, sentences] of [
    ['voucher', 'Lihat sisa waktu', ['Ketik kode voucher.']],
    ['masuk', 'Masuk', ['Ketik nomor HP atau nama pengguna Anda.', 'Ketik kata sandi Anda.']],
    ['daftar', 'Buat akun', ['Isi nama Anda.', 'Isi nomor HP Anda.', 'Buat kata sandi, paling sedikit 8 karakter.']],
  ] as const) {
    await open(address, guest)
    await press(name)
    for (const sentence of sentences) await screen.findByText(sentence)
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    await closePage()
  }
})

test('buat akun hanya ditawarkan kepada pelanggan yang hendak masuk, bukan reseller atau saat membuat kata sandi sendiri', async () => {
  await open('masuk', newPhone(shop.portalPort).api)
  await screen.findByRole('button', { name: 'Buat akun' })
  await user.click(screen.getByRole('radio', { name: 'Reseller' }))
  await waitFor(() => expect(screen.queryByText('Belum punya akun?')).toBeNull())
  await user.click(screen.getByRole('radio', { name: 'Pelanggan' }))
  await screen.findByRole('button', { name: 'Buat akun' })

  const login = { kind: 'customer', partyId: ani.customerId, loginName: 'ani-di-rumah' } as const
  const { secret } = await shop.api.portal.giveLogin({ ...login, requestId: requestId() })
  await user.type(field('Nomor HP atau nama pengguna'), login.loginName)
  await user.type(field('Kata sandi'), secret)
  await press('Masuk')
  const own = await screen.findByLabelText('Kata sandi baru')
  await waitFor(() => expect(screen.queryByText('Belum punya akun?')).toBeNull())
  await user.click(field('Tampilkan kata sandi'))
  expect(own).toHaveProperty('type', 'text')
  await press('Simpan dan masuk')
  await screen.findByText('Buat kata sandi, paling sedikit 8 karakter.')
  expect(document.activeElement).toBe(own)
})
