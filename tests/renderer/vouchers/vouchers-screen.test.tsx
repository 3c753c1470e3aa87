// The Voucher screen over a real core: what a Pemilik may press, what a Kasir may not even see.
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { addPackage, routerInput } from '../../support/router-shop'
import { OWNER, requestId } from '../../support/test-app'
import { asCashier } from '../window'
import { core, openVouchers } from './voucher-window'

// No router answers here: what is made waits, and the screen says so.
beforeEach(async () => {
  await core().api.routers.save({ id: null, router: routerInput(1), requestId: requestId() })
  await addPackage(core())
})

const dialog = () => screen.findByRole('dialog')
const number = (name: RegExp) => screen.getByRole('textbox', { name })

async function openForm() {
  const user = await openVouchers()
  await user.click(screen.getByRole('button', { name: /Buat voucher/ }))
  await dialog()
  return user
}

test('satu paket dan satu router: tinggal mengisi jumlah, lalu halaman batch terbuka', async () => {
  const user = await openForm()
  await user.clear(number(/^Jumlah/))
  await user.type(number(/^Jumlah/), '25')
  await user.click(screen.getByRole('button', { name: /^Buat 25 voucher/ }))
  await screen.findByRole('heading', { name: /^Batch [A-Z2-9]{8}$/ })
  expect(location.hash).toMatch(/^#\/voucher\/batch\/[0-9a-f-]{36}$/)
  await screen.findByText('Belum di router')
  const [batch] = (await core().api.vouchers.batches({ after: null, limit: 5, state: null })).rows
  expect(batch).toMatchObject({ quantity: 25, packageName: 'Harian Hemat' })
})

test('kode pendek: peluang tebak berubah selagi mengetik, PIN Pemilik diminta, PIN salah tidak membuat apa-apa', async () => {
  const user = await openForm()
  expect(screen.queryByText(/mudah ditebak/)).toBeNull()
  await user.click(screen.getByText('Bentuk kode'))
  await user.clear(number(/^Panjang kode/))
  await user.type(number(/^Panjang kode/), '4')
  await screen.findByText('Kode sependek ini mudah ditebak')
  expect(screen.getByText(/1 dari 9\.235 tebakan berhasil/)).toBeTruthy()
  const pin = () => screen.getByLabelText(new RegExp(`PIN Pemilik \\(${OWNER.name}\\)`))
  await user.type(pin(), '000000')
  await user.click(screen.getByRole('button', { name: /^Buat 100 voucher/ }))
  await screen.findByText('Nama atau PIN salah.')
  expect((await core().api.vouchers.batches({ after: null, limit: 5, state: null })).rows).toEqual([])
  await user.type(pin(), OWNER.secret)
  await user.click(screen.getByRole('button', { name: /^Buat 100 voucher/ }))
  await screen.findByRole('heading', { name: /^Batch/ })
})

test('daftar: dicari, disaring, dan saringannya tetap ada setelah layar dibuka lagi; kode tidak ikut tersimpan', async () => {
  const user = await openForm()
  await user.click(screen.getByRole('button', { name: /^Buat 100 voucher/ }))
  await screen.findByRole('heading', { name: /^Batch/ })
  await user.click(await screen.findByRole('button', { name: 'Lihat vouchernya' }))
  await screen.findByText('Satu batch saja ✕')
  const [row] = (await core().api.vouchers.list({ filter: NO_FILTER, after: null, limit: 1 })).rows
  await user.type(screen.getByPlaceholderText('Kode atau tag'), row?.code.toLowerCase() ?? '')
  await waitFor(() => expect(screen.getByText('voucher cocok').closest('span')?.textContent).toBe('1 voucher cocok'))
  expect(localStorage.getItem('loketnet.vouchers.filter')).toContain('batchId')
  expect(JSON.stringify({ ...localStorage }).toUpperCase()).not.toContain(row?.code)
})

test('Kasir: tidak ada tombol membuat, mengekspor atau membatalkan, dan kode yang belum terjual berupa titik', async () => {
  const [pack] = await core().api.catalog.list({ includeArchived: false })
  const [router] = await core().api.routers.list({})
  if (!pack || !router) throw new Error('nothing to make vouchers of')
  const codeFormat = pack.codeFormat
  const input = { packageId: pack.id, routerId: router.id, quantity: 2, codeFormat, reason: '', approval: null }
  await core().api.vouchers.createBatch({ ...input, requestId: requestId() })
  await asCashier(core())
  const user = await openVouchers()
  const rows = await screen.findAllByText('kode disembunyikan')
  expect(rows).toHaveLength(2)
  for (const name of [/Buat voucher/, /Ekspor/]) expect(screen.queryByRole('button', { name })).toBeNull()
  await user.click(within(screen.getByRole('grid')).getAllByText('Tersedia')[0]!)
  await screen.findByText('Kodenya terlihat setelah terjual.')
  expect(screen.queryByRole('button', { name: 'Batalkan voucher' })).toBeNull()
})

const NO_FILTER = {
  code: '',
  packageId: null,
  batchId: null,
  state: null,
  routerState: null,
  soldBy: null,
  madeFrom: null,
  madeTo: null,
  soldFrom: null,
  soldTo: null,
}

test('daftar: menurut tanggal dibuat atau terjual, dan menurut tag batch', async () => {
  const user = await openForm()
  await user.click(screen.getByRole('button', { name: /^Buat 100 voucher/ }))
  const heading = await screen.findByRole('heading', { name: /^Batch [A-Z2-9]{8}$/ })
  const tag = heading.textContent?.slice(-8).toLowerCase() ?? ''
  location.hash = '#/voucher'
  await screen.findByPlaceholderText('Kode atau tag')
  const matching = () => screen.getByText(/^voucher( cocok)?$/).closest('span')?.textContent
  await user.type(screen.getByPlaceholderText('Kode atau tag'), tag)
  await waitFor(() => expect(matching()).toBe('100 voucher cocok'))
  await user.clear(screen.getByPlaceholderText('Kode atau tag'))
  await user.type(screen.getByLabelText('Dibuat sejak'), '01/01/2020{Enter}')
  await waitFor(() => expect(matching()).toBe('100 voucher cocok'))
  await user.click(screen.getByRole('combobox', { name: 'Tanggal apa' }))
  await user.click(await screen.findByRole('option', { name: 'Terjual' }))
  await waitFor(() => expect(matching()).toBe('0 voucher cocok'))
  expect(screen.getByLabelText('Terjual sejak')).toHaveProperty('value', '01/01/2020')
})
