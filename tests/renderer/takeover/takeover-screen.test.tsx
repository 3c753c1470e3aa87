import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { book, type OldShop, users } from '../../features/takeover/old-shop'
import { openTakeover } from './takeover-window'

type User = Awaited<ReturnType<typeof openTakeover>>['user']

const press = async (user: User, name: string | RegExp) => user.click(await screen.findByRole('button', { name }))
const choose = async (user: User, label: string, option: string) =>
  user.selectOptions(await screen.findByLabelText(label), option)
/** "7 Belum dipakai ...": the count of one reason in the list of what was found. */
const countOf = (words: RegExp) => screen.getByRole('button', { name: words }).textContent?.match(/\d+$/)?.[0]

async function read(user: User) {
  await press(user, 'Baca router')
  await screen.findByRole('heading', { name: 'Profil hotspot' }, { timeout: 5_000 })
}
const toCheck = async (user: User) => {
  await press(user, 'Lanjut: periksa dulu')
  await screen.findByRole('navigation', { name: 'Yang ditemukan' })
}
const take = async (user: User) => {
  await press(user, /^Ambil alih …/)
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Ambil alih' }))
}
const untouched = (shop: OldShop) => users(shop).every(({ comment }) => !readVoucherComment(comment))

test('dari baca sampai selesai: dibaca, dipetakan, diperiksa, diambil; sebelum ditekan router tidak disentuh', async () => {
  const { user, shop } = await openTakeover()
  await read(user)
  expect(screen.getByText('modal Rp2.000, jual Rp3.000', { exact: false })).toBeTruthy()
  expect(screen.getByText(/voucher sudah lewat masa aktifnya tetapi masih bisa dipakai/)).toBeTruthy()
  await toCheck(user)
  expect(countOf(/Sedang berjalan; sisa waktunya tetap/)).toBe('10')
  expect(countOf(/Nama yang sama ada di beberapa server/)).toBe('2')
  expect(countOf(/Pengguna tetap, bukan voucher/)).toBe('2')
  expect(countOf(/Tidak disentuh di sini. Ambil di layar Pelanggan/)).toBe('5')
  expect(untouched(shop)).toBe(true)
  await press(user, /^Ambil alih …/)
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('Sisa waktu yang berjalan tetap')
  expect(dialog.textContent).toContain('1JAM, 1HARI-3K')
  await user.click(within(dialog).getByRole('button', { name: 'Ambil alih' }))
  await screen.findByText('Router ini sekarang dikelola LoketNet', {}, { timeout: 10_000 })
  expect(book(shop).every(({ routerState }) => routerState === 'present')).toBe(true)
  expect(screen.getByText(`${book(shop).length} tertulis`)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Riwayat Mikhmon' })).toBeTruthy()
}, 30_000)

test('"Paket baru" memulai dengan harga Mikhmon; yang tidak ada harganya diminta, bukan dikira', async () => {
  const { user, shop } = await openTakeover()
  await read(user)
  await choose(user, 'Profil BEBAS menjadi', 'Paket baru')
  const card = (await screen.findByLabelText('Profil BEBAS menjadi')).closest('li') as HTMLElement
  expect(within(card).getByLabelText<HTMLInputElement>(/^Harga jual/).value).toBe('Rp5.000')
  // the old ones have no end; new ones need one
  await press(user, 'Lanjut: periksa dulu')
  expect(within(card).getByText('Bagian ini perlu diisi.')).toBeTruthy()
  expect(screen.queryByRole('navigation', { name: 'Yang ditemukan' })).toBeNull()
  await user.type(within(card).getByLabelText(/^Masa aktif/), '1 hari')
  await choose(user, 'Profil PROMO menjadi', 'Paket baru')
  const promo = (await screen.findByLabelText('Profil PROMO menjadi')).closest('li') as HTMLElement
  expect(within(promo).getByLabelText<HTMLInputElement>(/^Harga jual/).value).toBe('')
  await choose(user, 'Profil PROMO menjadi', 'Tidak diambil')
  await toCheck(user)
  await take(user)
  await screen.findByText('Router ini sekarang dikelola LoketNet', {}, { timeout: 10_000 })
  expect(
    book(shop)
      .filter(({ packageName }) => packageName === 'BEBAS')
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['active', 'sold', 'sold'])
}, 30_000)

test('yang ditolak inti ditunjuk di isiannya', async () => {
  const { user, shop } = await openTakeover()
  await read(user)
  const card = (await screen.findByLabelText('Profil 7HARI menjadi')).closest('li') as HTMLElement
  const name = within(card).getByLabelText(/^Nama paket/)
  await user.clear(name)
  await user.type(name, '1jam')
  await toCheck(user)
  await take(user)
  await press(user, 'Ke paket')
  const again = (await screen.findByLabelText('Profil 7HARI menjadi')).closest('li') as HTMLElement
  expect(within(again).getByText(/Sudah ada paket bernama "1jam"/)).toBeTruthy()
  expect(book(shop)).toEqual([])
  expect(untouched(shop)).toBe(true)
}, 30_000)

test('router mati sesudah diambil: ditunggu dengan sebabnya, dan boleh ditinggal', async () => {
  const { user, shop } = await openTakeover()
  await read(user)
  await toCheck(user)
  await shop.router.unplug('refuse')
  await take(user)
  await screen.findByText('Menulis ke router Router lama')
  expect(await screen.findByText('Berhenti sementara', {}, { timeout: 5_000 })).toBeTruthy()
  expect(screen.getByText(/Boleh ditinggal; pekerjaan tetap jalan/)).toBeTruthy()
  await shop.router.plug()
  await press(user, 'Coba sekarang')
  await screen.findByText('Router ini sekarang dikelola LoketNet', {}, { timeout: 15_000 })
}, 30_000)

test('penjadwal dimatikan dari layar, lalu semuanya dikembalikan ke Mikhmon', async () => {
  const { user, shop } = await openTakeover()
  await read(user)
  await user.click(screen.getByLabelText(/^Hentikan/))
  await toCheck(user)
  await take(user)
  await screen.findByText('Router ini sekarang dikelola LoketNet', {}, { timeout: 10_000 })
  const panel = (await screen.findByRole('heading', { name: 'Penjadwal Mikhmon' }, { timeout: 10_000 })).closest(
    'section',
  )
  const line = (name: string) =>
    within(panel as HTMLElement)
      .getByText(name)
      .closest('li')?.textContent ?? ''
  expect(line('1HARI-3K')).toContain('masih menjaga 3 pengguna')
  expect(line('30HARI')).toContain('Mati')
  await user.click(within(panel as HTMLElement).getByRole('button', { name: /^Matikan 3 yang dicentang/ }))
  // the API user of this test has fewer rights than whoever made them
  expect(await screen.findByText(/tidak punya izin yang cukup/, {}, { timeout: 10_000 })).toBeTruthy()
  expect(screen.getByText(/system scheduler set \[find where name="1JAM"\] disabled=yes/)).toBeTruthy()

  await press(user, /^Batalkan ambil alih/)
  const dialog = await screen.findByRole('alertdialog')
  await user.click(within(dialog).getByRole('button', { name: 'Kembalikan ke Mikhmon' }))
  expect(within(dialog).getByText('Bagian ini perlu diisi.')).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Masih mencoba' }))
  await user.click(within(dialog).getByRole('button', { name: 'Kembalikan ke Mikhmon' }))
  await screen.findByText('Ambil alih sebelumnya', {}, { timeout: 10_000 })
  expect(untouched(shop)).toBe(true)
  expect(screen.getByRole('button', { name: 'Baca router' })).toBeTruthy()
  expect(screen.getAllByText('Sudah dikembalikan')).toHaveLength(2)
}, 40_000)

test('berkas pengembalian diunduh dengan namanya', async () => {
  const { user } = await openTakeover({ each: 1 })
  await read(user)
  await toCheck(user)
  await take(user)
  await screen.findByText('Router ini sekarang dikelola LoketNet', {}, { timeout: 10_000 })
  const names: string[] = []
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await press(user, /^Unduh berkas pengembalian/)
  await waitFor(() => expect(names).toEqual(['kembalikan-router-lama-2026-11-21.rsc']))
  click.mockRestore()
}, 30_000)
