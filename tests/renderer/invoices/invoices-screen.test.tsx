import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeIspShops, openIsp, PEOPLE } from '../../features/invoices/isp-shop'
import type { PayShop } from '../../features/payments/pay-shop'
import { OWNER, requestId } from '../../support/test-app'
import { openScreen } from '../shifts/screen-window'

const { default: InvoicesScreen } = await import('../../../src-renderer/features/invoices/invoices-screen')

let shop: PayShop
beforeEach(async () => {
  shop = await openIsp()
})
afterEach(closeIspShops)

const show = (...path: string[]) => openScreen(shop.api, `#/${['tagihan', ...path].join('/')}`, InvoicesScreen)

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

async function makeBills(): Promise<void> {
  await shop.api.invoices.run({ isSure: true, includeMany: false, requestId: requestId() })
  await waitFor(async () => expect((await shop.api.invoices.runs({})).rows[0]?.state).toBe('done'))
}

describe('Tagihan', () => {
  test('yang pertama dilihat dulu, lalu F9 membuatnya, dan riwayatnya tercatat', async () => {
    await show('jalankan')
    expect(await screen.findByText('Tagihan belum pernah dibuat dari sini.')).toBeTruthy()
    expect(await screen.findByText(`Buat ${2 * PEOPLE} tagihan`)).toBeTruthy()
    expect((await shop.api.invoices.list({})).rows).toEqual([])
    press('F9')
    expect(await screen.findByText('Tidak ada yang perlu dibuat')).toBeTruthy()
    expect(await screen.findByText(`oleh ${OWNER.name}`)).toBeTruthy()
    expect((await shop.api.invoices.counts({})).all.count).toBe(2 * PEOPLE)
  })

  test('status memilah daftar, dan angkanya sama dengan barisnya', async () => {
    await makeBills()
    await show('daftar')
    const statuses = await screen.findByRole('group', { name: 'Status tagihan' })
    const unpaid = await within(statuses).findByRole('button', { name: new RegExp(`Belum Dibayar ?${2 * PEOPLE}`) })
    fireEvent.click(unpaid)
    await screen.findAllByText('Belum Dibayar')
    fireEvent.click(within(statuses).getByRole('button', { name: /Batal ?0/ }))
    expect(await screen.findByText('Tidak ada tagihan yang cocok')).toBeTruthy()
  })

  test('satu tagihan: rinciannya, lalu dibatalkan dengan alasan dan PIN', async () => {
    await makeBills()
    const [bill] = (await shop.api.invoices.list({})).rows
    await show('daftar', String(bill?.id))
    expect(await screen.findByText('Belum ada pembayaran.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Batalkan' }))
    const dialog = await screen.findByRole('alertdialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Salah buat' }))
    fireEvent.change(within(dialog).getByLabelText(/^PIN/), { target: { value: OWNER.secret } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Batalkan tagihan' }))
    expect(await screen.findByText(/^Dibatalkan /)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Bayar/ })).toBeNull()
    expect((await shop.api.invoices.counts({})).cancelled.count).toBe(1)
  })

  test('tagihan manual: jumlahnya di tombol, dan setelah dibuat halamannya terbuka', async () => {
    await show('daftar')
    press('F2')
    const search = await screen.findByLabelText('Cari pelanggan atau tagihan')
    search.focus()
    fireEvent.change(search, { target: { value: 'Pelanggan 1' } })
    fireEvent.click(await screen.findByText('Pelanggan 1'))
    await screen.findByText('Tagihan untuk Pelanggan 1')
    fireEvent.change(screen.getByLabelText(/^Jumlah/), { target: { value: '250rb' } })
    fireEvent.click(await screen.findByRole('button', { name: /Buat tagihan Rp250.000/ }))
    await waitFor(async () => expect((await shop.api.invoices.counts({})).unpaid.total).toBe(250_000))
    expect(await screen.findByText('INV-2611-00001')).toBeTruthy()
  })
})
