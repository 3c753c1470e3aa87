// "Masa aktif dijaga router" on a real core with a practice router that runs our scripts; only the window around it is missing.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { OWNER } from '../../support/test-app'
import { afterWindow, connect, show } from '../window'

const { ExpirySection } = await import('../../../src-renderer/features/expiry/expiry-section')

afterWindow(closeRouterShops)

async function open(sim: object = {}): Promise<RouterShop> {
  const shop = await openRouterShop({ sim: { scriptEngine: createScriptEngine(), ...sim } })
  connect(shop.api)
  await show(<ExpirySection routerId={shop.routerId} routerName="Warkop" isOnline />)
  return shop
}

const guard = () => screen.findByRole('region', { name: 'Masa aktif dijaga router Warkop' })
const press = async (name: string, within_ = screen) =>
  userEvent.setup().click(await within_.findByRole('button', { name }))

test('pasang, lalu lepas dengan PIN: keadaannya terbaca di layar, langkahnya disebut lebih dulu', async () => {
  const shop = await open()
  const section = await guard()
  await within(section).findByText('Belum terpasang')
  await press('Pasang')
  await within(section).findByText('Terpasang', undefined, { timeout: 5_000 })
  expect(section.textContent).toContain('Versi di router1')
  expect(within(section).queryByRole('button', { name: 'Pasang' })).toBeNull()

  await press('Lepas dari router')
  const dialog = await screen.findByRole('alertdialog')
  await within(dialog).findByText('Hapus skrip lk-sweep')
  await userEvent.setup().type(within(dialog).getByLabelText(/PIN Pemilik/), OWNER.secret)
  await userEvent.setup().click(within(dialog).getByRole('button', { name: 'Lepas dari router' }))
  await within(section).findByText('Dilepas', undefined, { timeout: 5_000 })
  expect(section.textContent).toContain('Tidak ada skrip LoketNet di router ini.')
  expect(shop.router.db.rows('/system/script')).toEqual([])
}, 30_000)

test('ditolak router: alasannya dan langkah yang tidak jadi ada di layar', async () => {
  await open({ deviceMode: 'home' })
  const section = await guard()
  await press('Pasang')
  await within(section).findByText('Ditolak router', undefined, { timeout: 5_000 })
  expect(section.textContent).toContain('Pasang jadwal lk-sweep, setiap menit')
  expect(within(section).getByText('Ditolak')).toBeTruthy()
}, 30_000)

test('uji di router ini: titik demi titik di layar, dan hasil terakhir tetap terbaca sesudah ditutup', async () => {
  await open()
  const section = await guard()
  await press('Pasang')
  await within(section).findByText('Terpasang', undefined, { timeout: 5_000 })
  await press('Uji di router ini')
  const dialog = await screen.findByRole('dialog')
  await userEvent.setup().click(within(dialog).getByRole('button', { name: 'Mulai uji' }))
  await within(dialog).findByText(/^\d+ lulus, 0 gagal/, undefined, { timeout: 20_000 })
  const points = within(dialog).getByRole('list', { name: 'Hasil uji' })
  expect(points.textContent).toContain('Voucher uji yang sudah habis ditutup skrip yang terpasang')
  await userEvent.setup().keyboard('{Escape}')
  await vi.waitFor(() => expect(section.textContent).toMatch(/\d+ lulus, 0 gagal/))
}, 40_000)

test('jangan perbaiki sendiri: ditanya dulu, lalu terbaca di layar, dan dinyalakan lagi sekali tekan', async () => {
  const shop = await open()
  await shop.api.expiry.install({ routerId: shop.routerId, requestId: crypto.randomUUID() })
  const section = await guard()
  const user = userEvent.setup()
  await user.click(await within(section).findByRole('button', { name: 'Jangan perbaiki sendiri' }, { timeout: 5_000 }))
  const question = await screen.findByRole('alertdialog')
  expect(question.textContent).toContain('tetap bekerja')
  await user.click(within(question).getByRole('button', { name: 'Jangan perbaiki sendiri' }))
  await within(section).findByText('Tidak diperbaiki sendiri')
  await user.click(await within(section).findByRole('button', { name: 'Perbaiki sendiri lagi' }))
  await within(section).findByText('Terpasang', {}, { timeout: 5_000 })
  expect(shop.router.db.rows('/system/script')).toHaveLength(2)
})
