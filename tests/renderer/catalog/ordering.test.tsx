import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { hotspot, pppoe } from '../../features/catalog/inputs'
import { requestId } from '../../support/test-app'
import { core, openCatalog } from './catalog-shop'

type User = Awaited<ReturnType<typeof openCatalog>>

const create = (input: ReturnType<typeof hotspot>) =>
  core().api.catalog.createPackage({ ...input, requestId: requestId() })
const ordering = (packageId: string) => core().api.catalog.ordering({ packageId })

/** From the menu of the row, by keys alone. */
async function openOrdering(user: User, name: string) {
  const dots = await screen.findByRole('button', { name: `Lainnya untuk ${name}` })
  dots.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('menuitem', { name: 'Cara dipesan' })
  await user.keyboard('{Enter}')
  await screen.findByRole('group', { name: 'Opsi tambahan' })
  return screen.getByRole('dialog')
}
const save = async (user: User, form: HTMLElement) => user.click(within(form).getByRole('button', { name: /Simpan/ }))
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

test('siklus, biaya pasang dan opsi diisi dengan papan ketik, tersimpan, dan dibaca kembali', async () => {
  location.hash = '#/katalog/pppoe'
  const { id } = await create(pppoe({ customerPrice: 150_000 }))
  const user = await openCatalog()
  const form = await openOrdering(user, 'Family 10 Mbps')
  expect(within(form).getByRole('checkbox', { name: 'Bulanan' })).toHaveProperty('checked', true)
  await user.click(within(form).getByRole('checkbox', { name: '3 Bulan' }))
  await user.type(within(form).getByRole('textbox', { name: /Harga 3 Bulan/ }), '420rb')
  await user.type(within(form).getByRole('textbox', { name: /Biaya pasang/ }), '100rb')
  await user.click(within(form).getByRole('button', { name: '+ Tambah opsi' }))
  // the caret stands in the new one
  await user.keyboard('IP Publik')
  const option = within(form).getByRole('group', { name: 'IP Publik' })
  await user.selectOptions(within(option).getByRole('combobox', { name: 'Dibayar' }), 'Tiap bulan')
  await user.type(within(option).getByRole('textbox', { name: /Harga bila ya/ }), '50rb{Enter}')
  await isClosed()
  expect(await ordering(id)).toMatchObject({
    asksDomain: false,
    installFee: 100_000,
    cycles: [
      { months: 1, price: null },
      { months: 3, price: 420_000 },
    ],
    options: [{ kind: 'yes-no', label: 'IP Publik', every: 'month', price: 50_000, choices: [] }],
  })
  const again = await openOrdering(user, 'Family 10 Mbps')
  expect(within(again).getByRole('textbox', { name: /Harga 3 Bulan/ })).toHaveProperty('value', 'Rp420.000')
  expect(within(again).getByRole('group', { name: 'IP Publik' })).toBeTruthy()
})

test('tanpa harga sendiri: yang tertulis samar adalah hitungan diskon toko', async () => {
  location.hash = '#/katalog/pppoe'
  await create(pppoe({ customerPrice: 150_000 }))
  const { billing } = await core().api.settings.business({})
  await core().api.settings.saveBilling({ ...billing, yearDiscountPercent: 10, requestId: requestId() })
  const user = await openCatalog()
  const form = await openOrdering(user, 'Family 10 Mbps')
  await user.click(within(form).getByRole('checkbox', { name: 'Tahunan' }))
  const price = within(form).getByRole('textbox', { name: /Harga Tahunan/ })
  expect(price.getAttribute('placeholder')).toBe('Rp1.620.000')
  expect(form.textContent).toContain('12 x Rp150.000 dikurangi diskon toko 10%')
})

test('pilihan: diurutkan, ditambah, dihapus; yang salah ditandai di kolomnya', async () => {
  location.hash = '#/katalog/pppoe'
  const { id } = await create(pppoe())
  const user = await openCatalog()
  const form = await openOrdering(user, 'Family 10 Mbps')
  const addOption = async (label: string) => {
    await user.click(within(form).getByRole('button', { name: '+ Tambah opsi' }))
    await user.keyboard(label)
    return within(form).getByRole('group', { name: label })
  }
  await addOption('Catatan lokasi')
  const option = await addOption('Router')
  await user.selectOptions(within(option).getByRole('combobox', { name: 'Jenis' }), 'Pilih satu')
  const choice = (place: number) => within(option).getByRole('textbox', { name: `Pilihan ${place}` })
  await user.type(choice(1), 'Beli')
  await user.type(choice(2), 'beli')
  await save(user, form)
  await waitFor(() => expect(choice(2).getAttribute('aria-invalid')).toBe('true'))
  expect(document.activeElement).toBe(choice(2))
  expect(form.textContent).toContain('"beli" sudah ada.')
  await user.clear(choice(2))
  await user.type(choice(2), 'Punya sendiri')
  expect(choice(2).getAttribute('aria-invalid')).not.toBe('true')
  await user.click(within(form).getByRole('button', { name: 'Naikkan Router' }))
  await user.click(within(form).getByRole('button', { name: 'Hapus Catatan lokasi' }))
  await save(user, form)
  await isClosed()
  expect((await ordering(id)).options).toMatchObject([
    { kind: 'choice', label: 'Router', choices: [{ label: 'Beli' }, { label: 'Punya sendiri' }] },
  ])
})

test('paket Harian: tanpa siklus dan tanpa "tiap bulan"; juga dibuka dari formulir paket', async () => {
  await create(hotspot())
  const user = await openCatalog()
  await user.click(await screen.findByRole('button', { name: 'Ubah Harian Hemat' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cara dipesan' }))
  const group = await screen.findByRole('group', { name: 'Opsi tambahan' })
  expect(screen.queryByText('Siklus Penagihan')).toBeNull()
  await user.click(within(group).getByRole('button', { name: '+ Tambah opsi' }))
  expect(within(group).queryByRole('combobox', { name: 'Dibayar' })).toBeNull()
})
