import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import {
  addReseller,
  openResellerShop,
  phoneOf,
  type ResellerShop,
  saldoOf,
} from '../../features/resellers/reseller-shop'
import { fill } from '../../features/sales/till-shop'
import { closeRouterShops } from '../../support/router-shop'
import { OWNER, requestId } from '../../support/test-app'
import { afterWindow, connect, openWindow } from '../window'

const { default: ResellersScreen } = await import('../../../src-renderer/features/resellers/resellers-screen')

afterWindow(closeRouterShops)

async function open(shop: ResellerShop, path = ''): Promise<UserEvent> {
  connect(shop.api, `#/reseller${path}`)
  return openWindow(<ResellersScreen />, { level: 1 })
}
const dialog = (role: 'dialog' | 'alertdialog' = 'dialog') => screen.findByRole(role)
const choose = (user: UserEvent, text: string) => user.click(screen.getByRole('button', { name: text }))

async function askDeposit(shop: ResellerShop, resellerId: string): Promise<void> {
  const phone = await phoneOf(shop, resellerId)
  const asked = { method: 'transfer', amount: 100_000, reference: 'BCA 14.02', note: '' } as const
  await phone.api.reseller.requestDeposit({ ...asked, requestId: requestId() })
}

test('belum ada siapa pun: F2 membuat reseller; komisi yang bukan angka dijelaskan di sampingnya', async () => {
  const shop = await openResellerShop()
  const user = await open(shop)
  await screen.findByText('Belum ada reseller')
  await user.keyboard('{F2}')
  const form = within(await dialog())
  await user.clear(form.getByLabelText('Komisi (%)'))
  await user.type(form.getByLabelText('Komisi (%)'), 'banyak')
  form.getByText('Contoh: 2,5')
  await user.click(form.getByRole('button', { name: /Simpan/ }))
  expect(await shop.api.resellers.list({})).toEqual([])
  await user.clear(form.getByLabelText('Komisi (%)'))
  await user.type(form.getByLabelText('Komisi (%)'), '2,5')
  await user.type(form.getByRole('textbox', { name: /Nama/ }), 'Warung Pojok{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Warung Pojok' })
  const [made] = await shop.api.resellers.list({})
  expect(await shop.api.resellers.get({ id: made?.id ?? '' })).toMatchObject({ commissionPoints: 250, balance: 0 })
  await choose(user, 'Belum ada: isi daftar harganya')
  await screen.findByRole('grid', { name: 'Daftar harga' })
})

test('deposit dari HP menunggu di daftar: PIN yang salah ditolak, yang benar mengisi saldonya', async () => {
  const shop = await openResellerShop()
  const id = await addReseller(shop, 'Dodi')
  await askDeposit(shop, id)
  // with somebody else who may approve there is a choice above the PIN
  const admin = { name: 'Mbak Wati', role: 'admin', secret: '864202' } as const
  await shop.api.users.create({ ...admin, requestId: requestId() })
  const user = await open(shop)
  await screen.findByText('Deposit menunggu')
  await choose(user, 'Uang sudah masuk')
  const form = within(await dialog())
  form.getByLabelText('Siapa yang mengizinkan?')
  expect(document.activeElement).toBe(form.getByLabelText(/^PIN/))
  await user.type(form.getByLabelText(/^PIN/), '999999{Enter}')
  await form.findByRole('alert')
  expect(await saldoOf(shop, id)).toBe(0)
  await user.clear(form.getByLabelText(/^PIN/))
  await user.type(form.getByLabelText(/^PIN/), `${OWNER.secret}{Enter}`)
  await screen.findByText('Saldo Dodi bertambah Rp100.000.')
  expect(await saldoOf(shop, id)).toBe(100_000)
  await waitFor(() => expect(screen.queryByText('Deposit menunggu')).toBeNull())
})

test('deposit ditolak: alasannya tertulis di kartunya, saldonya tetap', async () => {
  const shop = await openResellerShop()
  const id = await addReseller(shop, 'Dodi')
  await askDeposit(shop, id)
  const user = await open(shop, `/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Tolak' }))
  const form = within(await dialog('alertdialog'))
  await user.click(form.getByRole('button', { name: 'Tidak ada di mutasi' }))
  await user.click(form.getByRole('button', { name: 'Tolak' }))
  await screen.findByText(/Tidak ada di mutasi/)
  await screen.findByText('Ditolak')
  expect(await saldoOf(shop, id)).toBe(0)
})

test('harga bawahan tidak boleh di bawah yang dibayar induknya: dikatakan di samping kolomnya', async () => {
  const shop = await openResellerShop()
  const above = await addReseller(shop, 'Induk', { price: { operatorPrice: 4_000, customerPrice: 5_000 } })
  const below = await addReseller(shop, 'Bawahan', { parentId: above })
  const user = await open(shop, `/${below}/harga`)
  await user.click(await screen.findByRole('button', { name: 'Atur harga Harian Hemat' }))
  const form = within(await dialog())
  form.getByText('Paling sedikit Rp4.000, sebesar yang dibayar induknya.')
  const operator = form.getByLabelText(/Harga modal/)
  await user.clear(operator)
  await user.type(operator, '3000')
  await choose(user, 'Boleh dijual')
  await form.findByText(/tidak boleh di bawah Rp4\.000/)
  await user.clear(operator)
  await user.type(operator, '4500')
  await form.findByText('Untungnya Rp500 tiap terjual.')
  await choose(user, 'Boleh dijual')
  await screen.findByText(/1 dijual/)
})

test('menarik lebih dari saldonya ditolak; sebesar saldonya tercatat di mutasi', async () => {
  const shop = await openResellerShop()
  const id = await addReseller(shop, 'Dodi', { saldo: 10_000 })
  const user = await open(shop, `/${id}/mutasi`)
  const withdraw = async (amount: string) => {
    await user.clear(screen.getByLabelText(/Jumlah/))
    await user.type(screen.getByLabelText(/Jumlah/), amount)
    await user.clear(screen.getByLabelText(/^PIN/))
    await user.type(screen.getByLabelText(/^PIN/), `${OWNER.secret}{Enter}`)
  }
  await user.click(await screen.findByRole('button', { name: 'Lainnya' }))
  await user.click(await screen.findByRole('menuitem', { name: /Tarik saldo/ }))
  await withdraw('12000')
  await screen.findByText(/hanya Rp10\.000/)
  expect(await saldoOf(shop, id)).toBe(10_000)
  await withdraw('10000')
  await screen.findByText('Rp10.000 ditarik Dodi.')
  expect(await saldoOf(shop, id)).toBe(0)
})

test('titip jual: lebih dari stok ditolak, yang dititipkan tampil di kartunya', async () => {
  const shop = await openResellerShop()
  await fill(shop, 3)
  const price = { operatorPrice: 4_000, customerPrice: 5_000 }
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const user = await open(shop, `/${id}/titip`)
  await screen.findByText('Belum ada titipan')
  await choose(user, 'Titipkan voucher')
  const form = within(await dialog())
  const option = await form.findByRole('option', { name: /Harian Hemat/ })
  await user.selectOptions(form.getByRole('combobox', { name: /Paket/ }), option)
  await user.click(form.getByRole('button', { name: 'Titipkan' }))
  await form.findByText(/tinggal 3/)
  await user.clear(form.getByLabelText(/Jumlah/))
  await user.type(form.getByLabelText(/Jumlah/), '3{Enter}')
  await screen.findByText(/3 x Harian Hemat/)
})
