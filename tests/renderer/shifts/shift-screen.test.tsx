import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { balances, openTill, sell, type TillShop } from '../../features/sales/till-shop'
import { close, count, openShift, policy } from '../../features/shifts/shift-shop'
import { OWNER, requestId } from '../../support/test-app'
import { leave } from '../window'
import { openScreen } from './screen-window'

const { default: ShiftScreen } = await import('../../../src-renderer/features/shifts/shift-screen')

const open = async (shop: TillShop, address = '#/shift') => {
  await openScreen(shop.api, address, ShiftScreen)
  await screen.findByRole('heading', { name: 'Shift', level: 1 })
  return userEvent.setup()
}
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name, bubbles: true })
const siti = { name: 'Siti', role: 'cashier', secret: '135791' } as const
const enterAs = (shop: TillShop, { name, secret }: { readonly name: string; readonly secret: string }) =>
  shop.api.session.login({ name, secret, requestId: requestId() })

test('dari buka sampai tutup hanya dengan papan ketik; yang seharusnya di laci tidak terlihat sebelum dihitung', async () => {
  const shop = await openTill({ stock: 2 })
  const user = await open(shop)
  const opening = await screen.findByLabelText(/Modal awal di laci/)
  await user.clear(opening)
  await user.type(opening, '100rb{Enter}')
  await screen.findByRole('button', { name: /Hitung dan tutup/ })
  await sell(shop)

  key('F7')
  await user.type(await screen.findByLabelText(/Jumlah/), '2rb')
  await user.type(screen.getByLabelText(/Keterangan/), 'Beli es{Enter}')
  await screen.findByText('Beli es')
  expect(document.body.textContent).not.toContain('Seharusnya di laci')
  expect(document.body.textContent).not.toContain('Rp103.000')

  key('F9')
  await screen.findByLabelText('Lembar Rp100.000')
  await user.keyboard('1{Enter}{Enter}{Enter}{Enter}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Lembar Rp5.000')
  await user.keyboard('{Enter}1{Enter}1')
  expect(screen.getByText('Jumlah hitungan').parentElement?.textContent).toContain('Rp103.000')
  expect(document.body.textContent).not.toContain('Seharusnya di laci')
  key('F9')
  await screen.findByText('Seharusnya di laci')
  expect(screen.getByText('Pas')).toBeTruthy()
  const deposit = screen.getByLabelText(/Diserahkan ke pemilik/)
  await user.clear(deposit)
  await user.type(deposit, '3rb{Enter}')
  const dialog = await screen.findByRole('dialog', { name: 'Shift SH-261121-01, Bu Rini' })
  expect(await within(dialog).findByText('Setoran')).toBeTruthy()
  expect(await balances(shop)).toMatchObject({ 'cash-drawer': 100_000, expense: 2_000 })
})

test('kasir dengan selisih di atas batas: diminta sebab dan PIN atasan sebelum bisa menutup', async () => {
  const shop = await openTill({ stock: 1 })
  await policy(shop, { allowedDifference: 1_000, isRequired: false })
  await shop.api.users.create({ ...siti, requestId: requestId() })
  await enterAs(shop, siti)
  await openShift(shop.api, 50_000)
  const user = await open(shop)
  await user.click(await screen.findByRole('button', { name: /Hitung dan tutup/ }))
  await user.type(await screen.findByLabelText('Lembar Rp20.000'), '2')
  await user.click(screen.getByRole('button', { name: /Selesai menghitung/ }))
  expect(await screen.findByText('Kurang')).toBeTruthy()
  await user.type(screen.getByLabelText(/Sebab selisih/), 'Salah kembalian')
  await user.click(screen.getByRole('button', { name: /Tutup shift/ }))
  expect((await shop.api.shifts.mine({})).shift).not.toBeNull()
  await user.type(screen.getByLabelText(/PIN Bu Rini/), OWNER.secret)
  await user.click(screen.getByRole('button', { name: /Tutup shift/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Shift SH-261121-01, Siti' })
  expect(await within(dialog).findByText('Salah kembalian')).toBeTruthy()
})

test('kasir tidak melihat Kunci hari dan shift orang lain; Pemilik melihat dan mengunci', async () => {
  const shop = await openTill({ stock: 1 })
  await shop.api.users.create({ ...siti, requestId: requestId() })
  await openShift(shop.api, 10_000)
  await count(shop.api, 10_000)
  await close(shop.api, { deposit: 10_000 })
  await enterAs(shop, siti)
  await open(shop, '#/shift/riwayat')
  expect(await screen.findByText('Belum ada shift')).toBeTruthy()
  expect(screen.queryByRole('tab', { name: 'Kunci hari' })).toBeNull()
  leave()
  await enterAs(shop, OWNER)
  const user = await open(shop, '#/shift/hari')
  await user.click(await screen.findByRole('button', { name: 'Kunci hari' }))
  const dialog = await screen.findByRole('alertdialog')
  await user.click(within(dialog).getByRole('button', { name: 'Kunci hari' }))
  expect(await screen.findByText('Dikunci')).toBeTruthy()
  expect((await shop.api.shifts.days({})).days[0]).toMatchObject({ day: '2026-11-21', lockedBy: 'Bu Rini' })
})

test('shift kemarin yang lupa ditutup disebut, dan tetap bisa dilanjutkan', async () => {
  const shop = await openTill({ stock: 1 })
  await openShift(shop.api, 10_000)
  shop.clock.advance(6 * 3_600_000)
  await enterAs(shop, OWNER)
  await open(shop)
  expect(await screen.findByText(/dibuka kemarin atau lebih lama/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Hitung dan tutup/ })).toBeTruthy()
})
