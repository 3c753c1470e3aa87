import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { rangeFor } from '../../../src-renderer/features/reports/ranges'
import { tellTime } from '../../../src-renderer/lib/time'
import { openTill, sell, type TillShop } from '../../features/sales/till-shop'
import { openScreen } from '../shifts/screen-window'

const { default: ReportsScreen } = await import('../../../src-renderer/features/reports/reports-screen')

async function open(shop: TillShop, page: string) {
  tellTime(shop.clock.now())
  await openScreen(shop.api, `#/laporan/${page}`, ReportsScreen)
  await screen.findByRole('heading', { name: 'Laporan', level: 1 })
  return userEvent.setup()
}

test('rentang: bulan lalu selalu sebulan penuh, 7 hari termasuk hari ini', () => {
  const today = calendarDate('2026-03-31')
  expect(rangeFor('bulan-lalu', today)).toEqual({ from: '2026-02-01', until: '2026-02-28' })
  expect(rangeFor('7-hari', today)).toEqual({ from: '2026-03-25', until: '2026-03-31' })
  expect(rangeFor('kemarin', calendarDate('2026-01-01'))).toEqual({ from: '2025-12-31', until: '2025-12-31' })
  expect(rangeFor('12-bulan', today)).toEqual({ from: '2025-04-01', until: '2026-03-31' })
})

test('tabel, jumlah, rentang lain, dan berkas CSV dengan isi yang sama', async () => {
  const shop = await openTill({ stock: 3 })
  await sell(shop, { quantity: 2 })
  const user = await open(shop, 'paket')
  const table = await screen.findByRole('region', { name: 'Per paket' })
  const row = within(table).getByRole('row', { name: /^Harian Hemat/ })
  expect(row.textContent).toBe('Harian HematVoucher2Rp10.000Rp0Rp10.000')
  expect(within(table).getByRole('row', { name: /^Jumlah/ }).textContent).toContain('Rp10.000')

  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    if (content instanceof Blob) saved.push(content)
    return location.hash // the window without a download folder follows the link
  })
  await user.click(screen.getByRole('button', { name: 'CSV' }))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(await saved[0]?.text()).toContain('Harian Hemat;Voucher;2;10000;0;10000')

  await user.selectOptions(screen.getByLabelText('Rentang'), 'Kemarin')
  expect(await screen.findByText('Tidak ada di rentang ini')).toBeTruthy()
})

test('neraca saldo seimbang, akunnya dapat dibuka sampai barisnya, bukunya dapat diperiksa', async () => {
  const shop = await openTill({ stock: 2 })
  await sell(shop)
  await sell(shop)
  const user = await open(shop, 'neraca')
  expect(await screen.findByText('Debit dan kredit seimbang')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Periksa sekarang' }))
  expect(await screen.findByText('2 catatan diperiksa, semuanya utuh.')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Kas laci' }))
  const grid = await screen.findByRole('grid', { name: 'Akun Kas laci' })
  expect(await within(grid).findByText(/Penjualan VC-261121-0002/)).toBeTruthy()
  expect(within(grid).getAllByText('Rp10.000')).toHaveLength(1)
})
