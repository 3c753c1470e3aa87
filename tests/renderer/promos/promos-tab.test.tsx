// Pesanan > Kode promo with a real core behind it.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addPackage } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { coreForEach, openWindow } from '../window'

const { default: PromosTab } = await import('../../../src-renderer/features/promos/promos-tab')

const shop = coreForEach('#/pesanan/promo')
const promos = () => shop().api.promos.list({})

const make = (code: string) =>
  shop().api.promos.save({
    id: null,
    promo: {
      code,
      name: 'Hemat',
      kind: 'percent',
      value: 10,
      minimum: 0,
      cap: 25_000,
      firstDay: '2026-11-01' as never, // the contract checks the day
      lastDay: null,
      totalUses: null,
      usesPerCustomer: null,
      packageIds: [],
      isActive: true,
    },
    requestId: requestId(),
  })

test('kode promo dibuat untuk satu paket, lalu tampil dengan keadaannya', async () => {
  const { id } = await addPackage(shop(), 'Harian Hemat')
  const user = await openWindow(<PromosTab />)
  await user.click(await screen.findByRole('button', { name: /Buat kode promo/ }))
  const form = within(await screen.findByRole('dialog', { name: 'Kode promo baru' }))
  await user.type(form.getByPlaceholderText('HEMAT10'), 'warga baru')
  await user.type(form.getByPlaceholderText('Hemat akhir tahun'), 'Selamat datang')
  await user.click(form.getByRole('radio', { name: /Rupiah/ }))
  await user.type(form.getByLabelText(/Besarnya/), '20rb')
  await user.click(form.getByRole('radio', { name: 'Paket tertentu' }))
  await user.click(await form.findByRole('checkbox', { name: 'Harian Hemat' }))
  await user.click(form.getByRole('button', { name: /Simpan/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await promos()).toMatchObject([
    { code: 'WARGABARU', kind: 'fixed', value: 20_000, packageIds: [id], usesPerCustomer: 1, lastDay: null },
  ])
  const row = within(await screen.findByRole('row', { name: /WARGABARU/ }))
  for (const text of ['Selamat datang', 'Rp20.000', 'Harian Hemat', 'Berlaku']) expect(row.getByText(text)).toBeTruthy()
})

test('kode yang sudah ada ditolak di samping kolomnya, dan isiannya tetap', async () => {
  await make('HEMAT10')
  const user = await openWindow(<PromosTab />)
  await screen.findByText('HEMAT10')
  await user.click(screen.getByRole('button', { name: /\+ Kode promo/ }))
  const form = within(await screen.findByRole('dialog'))
  await user.type(form.getByPlaceholderText('HEMAT10'), 'hemat10')
  await user.type(form.getByPlaceholderText('Hemat akhir tahun'), 'Lagi')
  await user.click(form.getByRole('button', { name: /Simpan/ }))
  expect(await form.findByText(/Kode HEMAT10 sudah dipakai promo lain/)).toBeTruthy()
  expect(form.getByPlaceholderText('HEMAT10').getAttribute('aria-invalid')).toBe('true')
  expect(form.getByDisplayValue('Lagi')).toBeTruthy()
})

test('yang diarsipkan hilang dari daftar dan dapat dipanggil kembali', async () => {
  await make('HEMAT10')
  const user = await openWindow(<PromosTab />)
  const act = async (label: string) => {
    await user.click(await screen.findByRole('button', { name: 'Aksi untuk HEMAT10' }))
    await user.click(await screen.findByRole('menuitem', { name: new RegExp(label) }))
  }
  await act('Arsipkan')
  await user.click(await screen.findByRole('checkbox', { name: 'Tampilkan arsip (1)' }))
  expect((await promos())[0]?.state).toBe('archived')
  await act('Keluarkan dari arsip')
  await waitFor(async () => expect((await promos())[0]?.state).toBe('running'))
})
