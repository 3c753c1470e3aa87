import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { closePrinters, openPaperShop, papers, untilState } from '../../features/printing/paper-shop'
import { balances, openTill, sell, unplug } from '../../features/sales/till-shop'
import { asCashier } from '../window'
import { openSales } from './till-window'

const grid = () => screen.getByRole('grid', { name: 'Penjualan' })
const openFirst = async () => {
  const user = userEvent.setup()
  const grid = await screen.findByRole('grid', { name: 'Penjualan' })
  const row = await within(grid).findByText(/VC-261121-0001/)
  await user.click(row)
  const dialog = await screen.findByRole('dialog', { name: 'Penjualan VC-261121-0001' })
  return { user, dialog }
}

test('hari ini: jumlah bersih, per cara bayar, per paket, per kasir, dan daftarnya', async () => {
  const shop = await openTill({ stock: 3 })
  await sell(shop, { quantity: 2 })
  await sell(shop, { payment: { method: 'qris', reference: '8812' } })
  await openSales(shop)
  const totals = await screen.findByRole('region', { name: 'Jumlah hari ini' })
  const text = totals.textContent ?? ''
  expect(text).toContain('Rp15.000')
  expect(text).toContain('3 voucher dari 2 struk')
  expect(text).toMatch(/Tunai1 strukRp10\.000/)
  expect(text).toMatch(/QRIS1 strukRp5\.000/)
  expect(text).toMatch(/Harian Hemat3 voucherRp15\.000/)
  expect(text).toMatch(/Bu Rini2 strukRp15\.000/)
  expect(await within(grid()).findByText('VC-261121-0002')).toBeTruthy()
})

test('30 hari untuk Pemilik; kasir tidak melihat tabnya', async () => {
  const shop = await openTill({ stock: 1 })
  await sell(shop)
  await openSales(shop)
  const user = userEvent.setup()
  await user.click(screen.getByRole('tab', { name: '30 hari' }))
  const chart = await screen.findByRole('slider', { name: 'Penjualan bersih per hari' })
  chart.focus()
  await user.keyboard('{End}')
  expect(chart.getAttribute('aria-valuetext')).toBe('Sabtu, 21 November 2026, 1 struk: Rp5.000')
})

test('kasir melihat penjualan, tanpa 30 hari', async () => {
  const shop = await openTill({ stock: 1 })
  await asCashier(shop)
  await openSales(shop)
  expect(screen.queryByRole('tab')).toBeNull()
})

describe('membatalkan voucher', () => {
  test('alasan dan PIN; kodenya dicoret, uangnya kembali', async () => {
    const shop = await openTill({ stock: 1 })
    await sell(shop)
    await openSales(shop)
    const { user, dialog } = await openFirst()
    await user.click(await within(dialog).findByRole('button', { name: 'Batalkan' }))
    const ask = await screen.findByRole('alertdialog')
    await user.click(within(ask).getByRole('button', { name: 'Batalkan voucher' }))
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 5_000 })
    await user.click(within(ask).getByRole('button', { name: 'Pembeli batal' }))
    await user.type(within(ask).getByLabelText(/^PIN Bu Rini/), '246810')
    await user.click(within(ask).getByRole('button', { name: 'Batalkan voucher' }))
    expect(await screen.findByText('Kembalikan Rp5.000 dari laci.')).toBeTruthy()
    expect(await within(dialog).findByText(/Dibatalkan .* oleh Bu Rini: Pembeli batal/)).toBeTruthy()
    expect(within(dialog).queryByRole('button', { name: 'Batalkan' })).toBeNull()
    expect(within(dialog).queryByRole('button', { name: 'Kirim WA' })).toBeNull()
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 0 })
    // The net is less than these add up to: a table that does not say so reads as the money of a cashier.
    const tables = () => screen.getAllByRole('table').map((table) => table.querySelector('caption')?.textContent)
    const named = ['Per paket, sebelum pembatalan', 'Per kasir, sebelum pembatalan']
    await waitFor(() => expect(tables()).toEqual(expect.arrayContaining(named)))
  })

  test('satu dari dua dibatalkan: daftar menunjukkan yang tersisa, bukan jumlah yang sudah dicoret', async () => {
    const shop = await openTill({ stock: 2 })
    await sell(shop, { quantity: 2 })
    await openSales(shop)
    const { user, dialog } = await openFirst()
    const [first] = await within(dialog).findAllByRole('button', { name: 'Batalkan' })
    if (!first) throw new Error('nothing to take back')
    await user.click(first)
    const ask = await screen.findByRole('alertdialog')
    await user.click(within(ask).getByRole('button', { name: 'Pembeli batal' }))
    await user.type(within(ask).getByLabelText(/^PIN Bu Rini/), '246810')
    await user.click(within(ask).getByRole('button', { name: 'Batalkan voucher' }))
    const list = document.querySelector('[aria-label="Penjualan"]')
    await waitFor(() => expect(list?.textContent).toMatch(/VC-261121-0001.*Rp5\.000/))
    expect(list?.textContent).not.toContain('Rp10.000')
  })

  test('router tidak tersambung: dikatakan sebabnya, tidak ada yang berubah', async () => {
    const shop = await openTill({ stock: 1 })
    await sell(shop)
    await unplug(shop)
    await openSales(shop)
    const { user, dialog } = await openFirst()
    await user.click(await within(dialog).findByRole('button', { name: 'Batalkan' }))
    const ask = await screen.findByRole('alertdialog')
    await user.click(within(ask).getByRole('button', { name: 'Salah pilih paket' }))
    await user.type(within(ask).getByLabelText(/^PIN Bu Rini/), '246810')
    await user.click(within(ask).getByRole('button', { name: 'Batalkan voucher' }))
    expect((await within(ask).findByRole('alert', undefined, { timeout: 8_000 })).textContent).toContain('Warkop')
    expect(await balances(shop)).toMatchObject({ 'cash-drawer': 5_000 })
  })
})

describe('struk', () => {
  test('pratinjau kertasnya; cetak ulang ketiga meminta PIN', async () => {
    const shop = await openPaperShop()
    try {
      const sale = await sell(shop)
      await untilState(shop, sale.printJobId, 'printed')
      await openSales(shop)
      const { user, dialog } = await openFirst()
      const paper = await within(dialog).findByRole('figure', { name: 'Struk VC-261121-0001' })
      expect(paper.textContent).toContain(sale.vouchers[0]?.code)
      const again = within(dialog).getByRole('button', { name: 'Cetak ulang' })
      for (const count of [2, 3]) {
        await user.click(again)
        await waitFor(() => expect(papers(shop.printer)).toHaveLength(count), { timeout: 5_000 })
        await within(dialog).findByText(`Cetak ulang ke-${count - 1}`)
      }
      await user.click(again)
      const ask = await screen.findByRole('dialog', { name: 'Cetak ulang VC-261121-0001?' })
      expect(within(ask).getByText(/Sudah 2 kali dicetak ulang/)).toBeTruthy()
      await user.type(within(ask).getByLabelText(/^PIN Bu Rini/), '246810{Enter}')
      await waitFor(() => expect(papers(shop.printer)).toHaveLength(4), { timeout: 5_000 })
      expect(papers(shop.printer).at(-1)).toContain('CETAK ULANG KE-3')
    } finally {
      await closePrinters()
    }
  })

  test('tanpa printer: struknya tetap dapat dilihat, bertanda belum dicetak', async () => {
    const shop = await openTill({ stock: 1 })
    const sale = await sell(shop)
    await openSales(shop)
    const { dialog } = await openFirst()
    const paper = await within(dialog).findByRole('figure', { name: 'Struk' })
    expect(paper.textContent).toContain('BELUM DICETAK')
    expect(paper.textContent).toContain(sale.vouchers[0]?.code)
    expect(within(dialog).queryByRole('button', { name: /Cetak/ })).toBeNull()
  })
})
