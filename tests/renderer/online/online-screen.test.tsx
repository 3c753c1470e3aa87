import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OWNER } from '../../support/test-app'
import { asCashier } from '../window'
import { codeAt, core, logIn, openOnline } from './online-window'

const MAC = 'AA:BB:CC:00:00:01'
const OTHER_MAC = 'AA:BB:CC:00:00:02'
const rowOf = async (code: string) => {
  const cell = await screen.findByText(code, { selector: '.ln-code' }, { timeout: 5_000 })
  const row = cell.closest<HTMLElement>('[role="row"]')
  if (!row) throw new Error('no row')
  return row
}

test('siapa online: kode, paket, perangkat, sisa; dan routernya dibaca kapan', async () => {
  logIn(0, MAC)
  await openOnline()
  const row = await rowOf(codeAt(0))
  expect(row.textContent).toContain('Harian Hemat')
  expect(row.textContent).toContain(MAC)
  expect(row.textContent).toMatch(/23 jam 59 menit|1 hari/)
  expect(screen.getByText('Warkop: 1 orang')).toBeTruthy()
  expect(screen.getByText(/dibaca \d+ detik lalu/)).toBeTruthy()
})

test('belum ada siapa-siapa: dikatakan, bukan layar kosong', async () => {
  await openOnline()
  await screen.findByText('Belum ada yang online')
})

test('mencari dengan potongan MAC tanpa titik dua, atau kode huruf kecil', async () => {
  logIn(0, MAC)
  logIn(1, OTHER_MAC)
  const user = await openOnline()
  await rowOf(codeAt(0))
  const search = screen.getByRole('searchbox')
  await user.type(search, 'aabbcc000002')
  await waitFor(() => expect(screen.queryByText(codeAt(0))).toBeNull())
  expect(screen.getByText(codeAt(1))).toBeTruthy()
  await user.clear(search)
  await user.type(search, codeAt(0).toLowerCase())
  await rowOf(codeAt(0))
  expect(screen.queryByText(codeAt(1))).toBeNull()
})

test('putus: ditanya dulu, lalu orangnya hilang dari daftar', async () => {
  logIn(0, MAC)
  const user = await openOnline()
  await user.click(await rowOf(codeAt(0)))
  await user.click(await screen.findByRole('button', { name: 'Putus' }))
  const question = await screen.findByRole('alertdialog')
  expect(question.textContent).toContain('Kodenya tetap berlaku')
  expect(core().router.db.rows('/ip/hotspot/active')).toHaveLength(1)
  await user.click(within(question).getByRole('button', { name: 'Putus' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(core().router.db.rows('/ip/hotspot/active')).toEqual([])
  await screen.findByText('Belum ada yang online', {}, { timeout: 5_000 })
})

test('perpanjang satu jam dengan alasan dan PIN', async () => {
  logIn(0, MAC)
  const user = await openOnline()
  await user.click(await rowOf(codeAt(0)))
  await user.click(await screen.findByRole('button', { name: 'Perpanjang' }))
  const dialog = await screen.findByRole('dialog', { name: `Perpanjang ${codeAt(0)}` })
  await user.type(within(dialog).getByLabelText(/^Alasan/), 'listrik padam')
  await user.type(within(dialog).getByLabelText(/^PIN/), OWNER.secret)
  await user.click(within(dialog).getByRole('button', { name: /Perpanjang/ }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: `Perpanjang ${codeAt(0)}` })).toBeNull())
  await waitFor(() =>
    expect(core().router.db.table('/ip/hotspot/user').byName(codeAt(0))?.comment).toContain(';v=90000;'),
  )
})

test('Kasir melihat semuanya kecuali tombol yang akan ditolak, dan tidak melihat kode yang belum terjual', async () => {
  await asCashier(core())
  logIn(0, MAC)
  logIn(2, OTHER_MAC)
  const user = await openOnline()
  const row = await rowOf(codeAt(0))
  expect(screen.queryByText(codeAt(2))).toBeNull()
  expect(screen.getByText('kode disembunyikan')).toBeTruthy()
  expect(screen.queryByText(/dipakai tanpa terjual/)).toBeNull()
  await user.click(row)
  await screen.findByRole('button', { name: 'Perpanjang' })
  for (const name of ['Putus', 'Nonaktifkan', 'Lepas kunci perangkat'])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('dipakai tanpa terjual: merah di atas, sampai ada yang mencatat sebabnya', async () => {
  logIn(2, MAC)
  const user = await openOnline()
  await screen.findByText('1 voucher dipakai tanpa terjual', {}, { timeout: 5_000 })
  await user.click(screen.getByRole('button', { name: 'Periksa' }))
  await user.click(await screen.findByRole('button', { name: 'Sudah saya periksa' }))
  const question = await screen.findByRole('alertdialog')
  await user.click(within(question).getByRole('button', { name: 'Dipakai sendiri' }))
  await user.click(within(question).getByRole('button', { name: 'Catat' }))
  await waitFor(() => expect(screen.queryByText('1 voucher dipakai tanpa terjual')).toBeNull(), { timeout: 5_000 })
})

test('saringan "dipakai tanpa dijual": hanya yang itu yang terlihat', async () => {
  logIn(0, MAC)
  logIn(2, OTHER_MAC)
  const user = await openOnline()
  await rowOf(codeAt(0))
  await user.click(await screen.findByRole('button', { name: 'Dipakai tanpa terjual (1)' }))
  await waitFor(() => expect(screen.queryByText(codeAt(0), { selector: '.ln-code' })).toBeNull())
  await rowOf(codeAt(2))
  await user.click(screen.getByRole('button', { name: 'Dipakai tanpa terjual (1)' }))
  await rowOf(codeAt(0))
})

test('jendela disembunyikan: router tidak ditanya lagi; dibuka lagi: langsung dibaca', async () => {
  logIn(0, MAC)
  await openOnline()
  await rowOf(codeAt(0))
  const show = (state: 'hidden' | 'visible') => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  show('hidden')
  await new Promise((resolve) => setTimeout(resolve, 300))
  core().clock.advance(10_000)
  logIn(1, OTHER_MAC)
  const asked = core().router.db.counters.prints
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(core().router.db.counters.prints).toBe(asked)
  show('visible')
  await rowOf(codeAt(1))
})

test('lalu lintas: unduh dan unggah, berjalan sendiri', async () => {
  logIn(0, MAC)
  core().router.setPace({ user: codeAt(0) }, { in: 10_000, out: 500_000 })
  location.hash = '#/online/lalu-lintas'
  await openOnline()
  await screen.findByText('4,0 Mbps', {}, { timeout: 6_000 })
  expect(screen.getByText('Unduh, 2 menit terakhir')).toBeTruthy()
  expect(screen.getByRole('combobox', { name: 'Port' })).toBeTruthy()
})

test('router terputus: tidak ada yang ditampilkan seolah-olah masih online', async () => {
  logIn(0, MAC)
  await openOnline()
  await rowOf(codeAt(0))
  await core().router.unplug('refuse')
  core().router.dropConnections()
  await screen.findByText(/Warkop: terputus/, {}, { timeout: 5_000 })
  expect(screen.queryByText(codeAt(0))).toBeNull()
})
