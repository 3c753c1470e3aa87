import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { changed, hotspot, pppoe, priced } from '../../features/catalog/inputs'
import { requestId } from '../../support/test-app'
import { asCashier } from '../window'
import { core, openCatalog } from './catalog-shop'

type User = Awaited<ReturnType<typeof openCatalog>>

const create = (input: ReturnType<typeof hotspot>) =>
  core().api.catalog.createPackage({ ...input, requestId: requestId() })
const packages = () => core().api.catalog.list({ includeArchived: true })
const dialog = () => screen.findByRole('dialog')
const field = (name: RegExp) => screen.getByRole('textbox', { name })
const fill = async (user: User, name: RegExp, text: string) => {
  await user.clear(field(name))
  await user.type(field(name), text)
}
const add = async (user: User) => {
  await user.click(screen.getAllByRole('button', { name: '+ Tambah Paket' })[0]!)
  return dialog()
}

test('formulir hotspot: persis enam isian, sisanya terlipat', async () => {
  const user = await openCatalog()
  const form = await add(user)
  const fold = within(form).getByText('Pengaturan lanjutan').closest('details')
  expect(fold?.open).toBe(false)
  const inFold = (element: Element) => element.closest('details') !== null
  const labels = [...form.querySelectorAll('label, legend')].filter(
    (label) => !inFold(label) && label.textContent !== '',
  )
  expect(labels.map((label) => label.textContent?.replace(/\s*\*$/, ''))).toEqual([
    'Nama Paket',
    'Harga Modal (Untuk Reseller)',
    'Harga Jual (Di Struk)',
    'Masa Aktif (Durasi)',
    'Batasan Kecepatan (Rate Limit)',
    'Masa Berlaku Voucher (Validity)',
  ])
  const folded = [...(fold?.querySelectorAll('label, legend') ?? [])].map((label) => label.textContent ?? '')
  for (const name of [
    'Kuota Waktu',
    'Kuota Data',
    'Shared Users',
    'burst',
    'Kunci MAC',
    'Warna tile',
    'Urutan tile',
    'Stok minimum',
    'Isi otomatis',
    'Panjang kode',
    'Visibilitas',
  ])
    expect(folded.join('|')).toContain(name)
})

test('formulir PPPoE: persis empat isian', async () => {
  location.hash = '#/katalog/pppoe'
  const user = await openCatalog()
  const form = await add(user)
  const labels = [...form.querySelectorAll('label')].filter((label) => label.closest('details') === null)
  expect(labels.map((label) => label.textContent?.replace(/\s*\*$/, ''))).toEqual([
    'Nama Paket',
    'Harga Bulanan (Rp)',
    'Kecepatan (Rate Limit)',
    'Pool IP (Alamat IP)',
  ])
})

test('membuat paket dengan papan ketik saja; kecepatan dijelaskan balik sebelum disimpan', async () => {
  const user = await openCatalog()
  await user.keyboard('{Alt>}t{/Alt}')
  await dialog()
  await user.keyboard('Harian Hemat{Tab}2rb{Tab}5000{Tab}1{Tab}{Tab}1m / 3m')
  expect(screen.getByText('unggah 1 Mbps, unduh 3 Mbps')).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await packages()).toMatchObject([
    {
      name: 'Harian Hemat',
      customerPrice: 5_000,
      operatorPrice: 2_000,
      master: { rateLimit: '1M/3M', activeSeconds: 86_400, shelfSeconds: 30 * 86_400 },
    },
  ])
})

test('kedua lama selalu menyebut sejak kapan, juga saat isiannya salah', async () => {
  const user = await openCatalog()
  const form = await add(user)
  await fill(user, /^Masa Aktif/, 'kapan-kapan')
  await fill(user, /^Masa Berlaku/, 'lama')
  await user.tab()
  expect(within(form).getAllByText(/Tulis angka bulat/)).toHaveLength(2)
  expect(form.textContent).toContain('sejak login pertama')
  expect(form.textContent).toContain('sebelum dipakai')
})

test('Harga Modal di atas Harga Jual diperingatkan, tetapi boleh disimpan', async () => {
  const user = await openCatalog()
  const form = await add(user)
  await fill(user, /^Nama Paket/, 'Promo')
  await fill(user, /^Harga Modal/, '12rb')
  await fill(user, /^Harga Jual/, '10rb')
  await fill(user, /^Masa Aktif/, '1')
  expect(within(form).getByText('Harga Modal lebih besar daripada Harga Jual.')).toBeTruthy()
  await user.click(within(form).getByRole('button', { name: /Buat paket/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await packages()).toMatchObject([{ operatorPrice: 12_000, customerPrice: 10_000 }])
})

test('ditolak inti: kalimatnya di samping isian, yang diketik tetap ada', async () => {
  await create(hotspot())
  const user = await openCatalog()
  const form = await add(user)
  await fill(user, /^Nama Paket/, 'harian HEMAT')
  await fill(user, /^Harga Jual/, '5000')
  await fill(user, /^Masa Aktif/, '2 hari')
  await user.keyboard('{Enter}')
  const name = field(/^Nama Paket/)
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
  expect(within(form).getByText(/Sudah ada paket bernama/)).toBeTruthy()
  expect(document.activeElement).toBe(name)
  expect((name as HTMLInputElement).value).toBe('harian HEMAT')
  expect((field(/^Harga Jual/) as HTMLInputElement).value).toBe('Rp5.000')
  await user.type(name, ' 2')
  expect(name.getAttribute('aria-invalid')).toBeNull()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await packages()).map((pack) => pack.name)).toContain('harian HEMAT 2')
})

test('isian terlipat yang salah membuka lipatannya', async () => {
  const user = await openCatalog()
  const form = await add(user)
  await fill(user, /^Nama Paket/, 'Promo')
  await fill(user, /^Harga Jual/, '1000')
  await fill(user, /^Masa Aktif/, '1')
  const fold = within(form).getByText('Pengaturan lanjutan').closest('details')
  await user.click(within(form).getByText('Pengaturan lanjutan'))
  await fill(user, /^Panjang kode/, '3')
  await user.click(within(form).getByText('Pengaturan lanjutan'))
  expect(fold?.open).toBe(false)
  await user.click(within(form).getByRole('button', { name: /Buat paket/ }))
  expect(fold?.open).toBe(true)
  expect(document.activeElement).toBe(field(/^Panjang kode/))
})

test('daftar: kolom persis, dan tiga aksi', async () => {
  await create(hotspot())
  await openCatalog()
  await screen.findByRole('button', { name: 'Ubah Harian Hemat' })
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'Nama Paket',
    'Paket Induk',
    'Harga Jual',
    'Harga Modal',
    'Tipe',
    'Tagihan',
    'Visibilitas',
    'Aksi',
  ])
  for (const deed of ['Ubah', 'Hapus', 'Gandakan'])
    expect(screen.getByRole('button', { name: `${deed} Harian Hemat` })).toBeTruthy()
})

test('Gandakan: sekali klik', async () => {
  await create(hotspot())
  const user = await openCatalog()
  await user.click(await screen.findByRole('button', { name: 'Gandakan Harian Hemat' }))
  await screen.findByRole('button', { name: 'Ubah Harian Hemat (salinan)' })
  expect(await packages()).toHaveLength(2)
})

test('Paket Induk bersama: formulir menyebut paket lain yang ikut berubah, dan bisa dipisahkan', async () => {
  const first = await create(hotspot())
  await create({ ...priced({ name: 'Harian Karyawan' }), master: { kind: 'existing', id: first.master.id } })
  const user = await openCatalog()
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: 'Ubah Harian Hemat' }))
    const form = await dialog()
    await within(form).findByText(/juga dipakai Harian Karyawan/)
    return form
  }
  let form = await open()
  expect(form.textContent).toContain('ikut mengubah Harian Karyawan')
  await fill(user, /^Batasan Kecepatan/, '2M/4M')
  await user.click(within(form).getByRole('button', { name: /Simpan/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await packages()).map((pack) => pack.master.rateLimit)).toEqual(['2M/4M', '2M/4M'])

  form = await open()
  await fill(user, /^Batasan Kecepatan/, '5M/5M')
  await user.click(within(form).getByText('Hanya paket ini'))
  expect(form.textContent).toContain('Harian Karyawan tetap seperti sekarang')
  await user.click(within(form).getByRole('button', { name: /Simpan/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const rates = new Map((await packages()).map((pack) => [pack.name, pack.master.rateLimit]))
  expect(Object.fromEntries(rates)).toEqual({ 'Harian Hemat': '5M/5M', 'Harian Karyawan': '2M/4M' })
})

test('pakai Paket Induk yang ada: isian teknis digantikan pilihan', async () => {
  await create(hotspot())
  const user = await openCatalog()
  const form = await add(user)
  await fill(user, /^Nama Paket/, 'Harian Karyawan')
  await fill(user, /^Harga Jual/, '3000')
  await user.click(await within(form).findByText('Pakai Paket Induk yang ada'))
  expect(screen.queryByRole('textbox', { name: /^Masa Aktif/ })).toBeNull()
  await user.click(within(form).getByRole('combobox'))
  await user.click(await screen.findByRole('option', { name: /Harian Hemat/ }))
  await user.click(within(form).getByRole('button', { name: /Buat paket/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const masters = await core().api.catalog.masters({})
  expect(masters).toMatchObject([{ packages: [{ name: 'Harian Hemat' }, { name: 'Harian Karyawan' }] }])
})

test('Hapus mengatakan dulu apa yang terjadi', async () => {
  await create(hotspot())
  const user = await openCatalog()
  await user.click(await screen.findByRole('button', { name: 'Hapus Harian Hemat' }))
  const question = await screen.findByRole('alertdialog')
  expect(question.textContent).toContain('Hapus Harian Hemat?')
  expect(question.textContent).toContain('beserta Paket Induk “Harian Hemat”')
  expect(await packages()).toHaveLength(1)
  await user.click(within(question).getByRole('button', { name: 'Hapus' }))
  await waitFor(async () => expect(await packages()).toEqual([]))
})

test('Hapus yang punya riwayat menawarkan arsip, dan arsip bisa dipulihkan', async () => {
  const pack = await create(hotspot())
  core().app.db.connection.exec(
    `create table sold_elsewhere (package_id text); insert into sold_elsewhere values ('${pack.id}')`,
  )
  const user = await openCatalog()
  await user.click(await screen.findByRole('button', { name: 'Hapus Harian Hemat' }))
  const question = await screen.findByRole('alertdialog')
  expect(question.textContent).toContain('Arsipkan Harian Hemat?')
  expect(question.textContent).toContain('Voucher yang sudah terjual tetap bisa dipakai')
  await user.click(within(question).getByRole('button', { name: 'Arsipkan' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Tampilkan arsip (1)' }))
  await screen.findByText('Diarsipkan')
  const row = screen.getByText('Diarsipkan').closest('[role="row"]')
  await user.click(within(row as HTMLElement).getByRole('button', { name: 'Pulihkan' }))
  await screen.findByRole('button', { name: 'Ubah Harian Hemat' })
})

test('tab Paket Induk menyebut siapa pemakainya, dan menolak dihapus selama dipakai', async () => {
  await create(hotspot())
  await create(pppoe())
  const user = await openCatalog()
  await user.click(screen.getByRole('tab', { name: /Paket Induk/ }))
  await screen.findByRole('button', { name: 'Ubah Harian Hemat' })
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toContain('Dipakai oleh')
  await user.click(screen.getByRole('button', { name: 'Hapus Family 10 Mbps' }))
  await screen.findByText(/Masih dipakai oleh Family 10 Mbps/)
})

test('tab kosong menawarkan contoh panduan; sekali tekan tiga paket berdiri', async () => {
  const user = await openCatalog()
  await user.click(await screen.findByRole('button', { name: 'Pakai 3 contoh ini' }))
  for (const name of ['Warkop 3 Jam', 'Anak Kos Hemat', 'Harian Hemat'])
    await screen.findByRole('button', { name: `Ubah ${name}` })
  expect(screen.queryByText('Belum ada paket hotspot')).toBeNull()
})

test('kasir melihat daftar tanpa tombol yang akan ditolak', async () => {
  const pack = await create(hotspot())
  await core().api.catalog.updatePackage({ ...changed(pack, { isPublic: false }), requestId: requestId() })
  await asCashier(core())
  await openCatalog()
  await screen.findByText('Privat')
  expect(screen.queryByRole('button', { name: /Tambah Paket|Ubah|Hapus|Gandakan/ })).toBeNull()
  expect(screen.queryByRole('tab', { name: /Paket Induk/ })).toBeNull()
})

test('Pool IP: daftar terakhir yang dikenal walau router mati, dan boleh diketik lalu langsung disimpan', async () => {
  const { id } = await core().api.routers.save({
    id: null,
    router: {
      name: 'Warkop',
      host: '127.0.0.1',
      port: 1,
      useTls: false,
      username: 'loket',
      password: 'rahasia',
      hotspotServer: '',
      wifiName: '',
      loginHost: '',
      pinSha256: null,
    },
    requestId: requestId(),
  })
  const facts = {
    identity: 'MikroTik',
    version: '7.19.1 (stable)',
    board: 'hEX',
    serial: null,
    licenceLevel: '4',
    pools: [{ name: 'kolam-rumah', ranges: '10.10.0.2-10.10.0.254' }],
    hotspotServers: [],
    clockOffsetSeconds: 0,
    writtenSectors: null,
    lookedAt: 0,
    stranger: null,
  }
  core().app.db.connection.prepare('update router set facts = ? where id = ?').run(JSON.stringify(facts), id)
  location.hash = '#/katalog/pppoe'
  const user = await openCatalog()
  const form = await add(user)
  await user.type(field(/^Nama Paket/), 'Family')
  await user.type(field(/^Harga Bulanan/), '150rb')
  const pool = await within(form).findByRole('combobox', { name: /^Pool IP/ })
  expect(form.textContent).toContain('router sedang tidak tersambung')
  await user.click(pool)
  await screen.findByRole('option', { name: /kolam-rumah/ })
  await user.type(pool, 'pppoe-pool')
  await user.click(within(form).getByRole('button', { name: /Buat paket/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await packages()).toMatchObject([{ customerPrice: 150_000, master: { pool: 'pppoe-pool' } }])
})
