// The Pelanggan screen over a real core: from nothing to a customer with a line, and what a Kasir may not do.
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { pppoe } from '../../features/catalog/inputs'
import { routerInput } from '../../support/router-shop'
import { OWNER, requestId } from '../../support/test-app'
import { asCashier } from '../window'
import { core, openCustomers } from './customer-window'

beforeEach(async () => {
  await core().api.routers.save({ id: null, router: routerInput(1), requestId: requestId() })
  await core().api.catalog.createPackage({ ...pppoe(), requestId: requestId() })
})

const CONTACT = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

const addCustomer = (name: string, phone = '') =>
  core().api.customers.save({ id: null, customer: { ...CONTACT, name, phone }, requestId: requestId() })

const dialog = () => screen.findByRole('dialog')
const field = (name: RegExp) => screen.getByRole('textbox', { name })

test('toko kosong: layar mengatakan apa yang pertama dilakukan, lalu pelanggan dan langganannya dibuat tanpa mouse di tabel', async () => {
  const user = await openCustomers()
  await screen.findByText('Belum ada pelanggan')
  await user.click(screen.getByRole('button', { name: 'Tambah pelanggan' }))
  await dialog()
  await user.type(field(/^Nama/), 'Pak Ñoño')
  await user.type(screen.getByRole('textbox', { name: /No\. HP/ }), '0812 3456 7890')
  await user.type(field(/^Lokasi/), 'https://www.google.com/maps?q=-7.79558,110.36949')
  expect((await screen.findByText('Buka peta')).getAttribute('href')).toContain('query=-7.79558')
  await user.click(screen.getByRole('button', { name: /Simpan pelanggan/ }))
  await screen.findByRole('heading', { level: 1, name: 'Pak Ñoño' })
  expect(screen.getByRole('link', { name: /WhatsApp/ }).getAttribute('href')).toMatch(
    /^https:\/\/wa\.me\/6281234567890\?text=/,
  )

  await user.click(await screen.findByRole('button', { name: 'Tambah langganan' }))
  const form = within(await dialog())
  await user.click(form.getByRole('combobox', { name: /^Paket/ }))
  await user.click(await screen.findByRole('option', { name: /Family 10 Mbps/ }))
  expect(form.getByRole('textbox', { name: /Username PPPoE/ })).toHaveProperty('value', 'pak-nono')
  await user.click(form.getByRole('button', { name: /Buat langganan/ }))
  await screen.findByText('Menunggu router')
  expect(screen.getByText('pak-nono')).toBeTruthy()
  const [row] = (await core().api.customers.list({ filter: { search: 'nono' } as never, after: null, limit: 5 })).rows
  expect(row).toMatchObject({ name: 'Pak Ñoño', services: [{ username: 'pak-nono', provision: 'waiting' }] })
})

test('username yang sudah dipakai ditolak di sebelah isiannya, dan yang sudah diketik tetap ada', async () => {
  const [siti, joko] = [await addCustomer('Siti'), await addCustomer('Joko')]
  const [pack] = await core().api.catalog.list({ includeArchived: false })
  const [router] = await core().api.routers.list({})
  const service = {
    ...{ id: null, customerId: siti.id, packageId: pack?.id ?? '', routerId: router?.id ?? '', label: '' },
    ...{ username: 'joko', password: '', address: '', staticKind: 'queue' as const, mac: '', billingDay: 5 },
    ...{ cycleMonths: 1 as const, firstPeriod: 'full' as const, graceDays: null, ownPrice: null, discount: 0 },
    ...{ discountUntil: null, startDay: '2026-11-21' },
  }
  await core().api.subscriptions.save({ ...service, requestId: requestId() })
  location.hash = `#/pelanggan/${joko.id}`
  const user = await openCustomers()
  await user.click(await screen.findByRole('button', { name: 'Tambah langganan' }))
  const form = within(await dialog())
  await user.click(form.getByRole('combobox', { name: /^Paket/ }))
  await user.click(await screen.findByRole('option', { name: /Family 10 Mbps/ }))
  await user.click(form.getByRole('button', { name: /Buat langganan/ }))
  await screen.findByText(/^Username "joko" sudah dipakai Siti di router ini\./)
  expect(form.getByRole('textbox', { name: /Username PPPoE/ }).getAttribute('aria-invalid')).toBe('true')
})

test('ganti paket dilihat dulu biayanya, lalu dihentikan dengan alasan; riwayatnya menyebut siapa', async () => {
  const { id } = await addCustomer('Budi')
  const [pack] = await core().api.catalog.list({ includeArchived: false })
  const [router] = await core().api.routers.list({})
  await core().api.catalog.createPackage({ ...pppoe({ name: 'Family 20 Mbps' }), requestId: requestId() })
  await core().api.subscriptions.save({
    ...{ id: null, customerId: id, packageId: pack?.id ?? '', routerId: router?.id ?? '', label: '' },
    ...{ username: 'budi', password: '', address: '', staticKind: 'queue', mac: '', billingDay: 5, cycleMonths: 1 },
    ...{ firstPeriod: 'full', graceDays: null, ownPrice: null, discount: 0, discountUntil: null },
    ...{ startDay: '2026-11-21', requestId: requestId() },
  })
  location.hash = `#/pelanggan/${id}`
  const user = await openCustomers()
  await user.click(await screen.findByRole('button', { name: 'Ganti paket' }))
  const form = within(await dialog())
  await user.click(form.getByRole('combobox', { name: /^Paket baru/ }))
  await user.click(await screen.findByRole('option', { name: /Family 20 Mbps/ }))
  await screen.findByText('Tidak ada yang ditagih hari ini.')
  await user.click(form.getByRole('button', { name: /Ganti paket/ }))
  await screen.findByRole('heading', { level: 3, name: 'Family 20 Mbps' })

  await user.click(screen.getByRole('button', { name: 'Lainnya untuk Family 20 Mbps' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Hentikan' }))
  const stop = within(await screen.findByRole('alertdialog'))
  await user.click(stop.getByRole('button', { name: 'Pindah rumah' }))
  await user.click(stop.getByRole('button', { name: 'Hentikan' }))
  await screen.findAllByText('Berhenti')
  await user.click(await screen.findByRole('button', { name: 'Riwayat' }))
  await screen.findByText(/Dihentikan: Pindah rumah/)
  expect(screen.getAllByText(/oleh Bu Rini/).length).toBeGreaterThan(1)
})

test('jeda dan berhenti mengatakan periode yang belum ditagih, dan menagihnya dulu kecuali centangnya dilepas', async () => {
  const { id } = await addCustomer('Budi')
  const [pack] = await core().api.catalog.list({ includeArchived: false })
  const [router] = await core().api.routers.list({})
  const add = (username: string) =>
    core().api.subscriptions.save({
      ...{ id: null, customerId: id, packageId: pack?.id ?? '', routerId: router?.id ?? '', label: username },
      ...{ username, password: '', address: '', staticKind: 'queue', mac: '', billingDay: 15, cycleMonths: 1 },
      ...{ firstPeriod: 'full', graceDays: null, ownPrice: 150_000, discount: 0, discountUntil: null },
      ...{ startDay: '2026-11-15', requestId: requestId() },
    })
  const [house, shop] = [await add('rumah'), await add('kios')]
  location.hash = `#/pelanggan/${id}`
  const user = await openCustomers()
  const bills = async () => (await core().api.invoices.ofCustomer({ customerId: id, limit: 10 })).rows
  const end = async (at: number, item: string) => {
    const buttons = await screen.findAllByRole('button', { name: 'Lainnya untuk Family 10 Mbps' })
    await user.click(buttons[at] as HTMLElement)
    await user.click(await screen.findByRole('menuitem', { name: item }))
    return within(await screen.findByRole('alertdialog'))
  }

  const pause = await end(0, 'Jeda')
  pause.getByText('Tagihan Rp150.000 sejak 15/11/2026 belum dibuat')
  expect(pause.getByRole('checkbox', { name: /Buat tagihannya dulu/ })).toHaveProperty('checked', true)
  await user.click(pause.getByRole('button', { name: 'Pulang kampung' }))
  await user.click(pause.getByRole('button', { name: 'Jeda' }))
  await waitFor(async () => expect(await bills()).toMatchObject([{ subscriptionId: house.id, total: 150_000 }]))

  const stop = await end(1, 'Hentikan')
  await user.click(stop.getByRole('checkbox', { name: /Buat tagihannya dulu/ }))
  stop.getByText('Periode sejak 15/11/2026 tidak akan ditagih.')
  await user.click(stop.getByRole('button', { name: 'Pindah rumah' }))
  await user.click(stop.getByRole('button', { name: 'Hentikan' }))
  await screen.findAllByText('Berhenti')
  expect(await bills()).toHaveLength(1)
  const told = await core().api.subscriptions.events({ id: shop.id })
  expect(told.map(({ text }) => text)).toContain('Periode sejak 15/11/2026 (Rp150.000) tidak ditagih.')
})

test('saldo yang dikembalikan punya slip di mutasinya; tanpa printer tombolnya bilang apa yang kurang', async () => {
  const { id } = await addCustomer('Budi')
  const cash = { method: 'cash' as const, amount: 50_000, received: 50_000, reference: '' }
  const money = { customerId: id, note: '', requestId: requestId() }
  await core().api.payments.pay({ ...money, parts: [cash], invoiceIds: [], toBalance: 50_000 })
  const { people } = await core().api.session.status({})
  const approval = { userId: people[0]?.id ?? '', secret: OWNER.secret }
  const back = { customerId: id, amount: 20_000, reason: 'Pindah rumah', approval }
  await core().api.payments.refundBalance({ ...back, requestId: requestId() })
  location.hash = `#/pelanggan/${id}`
  const user = await openCustomers()
  await user.click(await screen.findByText('Mutasi saldo'))
  await user.click(await screen.findByRole('button', { name: 'Cetak slip' }))
  await screen.findByText('Belum ada printer.')
  expect(screen.getByText('Saldo dikembalikan: Pindah rumah')).toBeTruthy()
})

test('daftar: dicari tanpa peduli huruf dan tanda, dihitung benar, kolomnya dipilih dan diingat', async () => {
  for (const name of ['Łukasz', 'محمد علي', 'Budi']) await addCustomer(name)
  const user = await openCustomers()
  await waitFor(() => expect(screen.getByText('pelanggan').textContent).toBe('3 pelanggan'))
  await user.type(screen.getByPlaceholderText(/Nama, nomor/), 'lukasz')
  await waitFor(() => expect(screen.getByText(/cocok dari 3/)).toBeTruthy())
  expect(screen.queryByText('Budi')).toBeNull()
  expect(JSON.stringify({ ...localStorage })).not.toContain('lukasz')
  await user.click(screen.getByRole('button', { name: 'Kolom' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Alamat' }))
  await user.click(screen.getByRole('button', { name: 'Selesai' }))
  expect(screen.getByRole('columnheader', { name: /Alamat/ })).toBeTruthy()
  expect(localStorage.getItem('loketnet.customers.columns')).toContain('address')
})

test('Kasir melihat kartunya dan dapat mengubah nomor HP, tetapi tidak menyentuh langganan, impor dan arsip', async () => {
  const { id } = await addCustomer('Budi', '6281234567890')
  await asCashier(core())
  location.hash = `#/pelanggan/${id}`
  const user = await openCustomers()
  await screen.findByText('Belum berlangganan')
  expect(screen.queryByRole('button', { name: /langganan/i })).toBeNull()
  expect(screen.queryByRole('button', { name: /Lainnya/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: /Ubah data/ }))
  await dialog()
  await user.clear(field(/^Alamat/))
  await user.type(field(/^Alamat/), 'Jl. Baru 1')
  await user.click(screen.getByRole('button', { name: /^Simpan/ }))
  await screen.findByText('Jl. Baru 1')
})

test('impor: berkas diperiksa baris demi baris, yang keliru disebut sebabnya, lalu hanya yang baru disimpan', async () => {
  location.hash = '#/pelanggan/impor'
  const user = await openCustomers()
  const text = 'Nama;No. HP;Paket;Username\nAsep;081211112222;Family 10 Mbps;asep\n=1+1;;;\n;081;;\n'
  await user.upload(screen.getByLabelText('Berkas CSV atau Excel'), new File([text], 'warga.csv', { type: 'text/csv' }))
  await screen.findByText(/Namanya kosong/)
  expect(screen.getByText('=1+1')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Simpan 2 pelanggan baru/ }))
  await screen.findByText('2 pelanggan dan 1 langganan tersimpan.')
  expect((await core().api.customers.count({ filter: {} as never })).total).toBe(2)
})
