import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readSteps, writeSteps } from '../../../src-renderer/features/reminders/words'
import { addBill, addCustomer } from '../../features/payments/pay-shop'
import { openShop, press } from '../payments/pay-window'
import { show } from '../window'

const { default: RemindersTab } = await import('../../../src-renderer/features/reminders/reminders-tab')
const { RemindersSettingsTab } = await import('../../../src-renderer/features/reminders/reminders-settings-tab')

afterEach(() => vi.restoreAllMocks())

describe('pengingat hari ini', () => {
  test('F4 membuka WhatsApp dengan teksnya dan mencoret orangnya; Urungkan mengembalikannya', async () => {
    const shop = await openShop()
    addBill(shop, addCustomer(shop, 'Bu Sari', '6281234500001').id, 150_000, 3)
    addBill(shop, addCustomer(shop, 'Pak Telat', '6281234500002').id, 100_000, -4)
    addBill(shop, addCustomer(shop, 'Mbah Rejo', '').id, 90_000, -6)
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    await show(<RemindersTab />)
    // Who is late comes first; nobody is written to who has no number.
    await screen.findByText('Pak Telat')
    expect(screen.getByText('Nomor HP belum ada')).toBeTruthy()
    press('F4')
    await waitFor(async () => expect(await shop.api.reminders.sentToday({})).toHaveLength(1))
    const [url] = opened.mock.calls[0] ?? []
    expect(String(url)).toContain('wa.me/6281234500002?text=')
    expect(decodeURIComponent(String(url))).toContain('Rp100.000')
    fireEvent.click((await screen.findAllByRole('button', { name: 'Urungkan' }))[0] ?? document.body)
    await waitFor(async () => expect(await shop.api.reminders.sentToday({})).toHaveLength(0))
  })
})

describe('pengaturan pengingat', () => {
  test('langkah ditulis seperti orang menulisnya; yang tidak terbaca ditolak', () => {
    expect(readSteps('H-7, H-3 H-1;H+1')).toEqual([7, 3, 1, -1])
    expect(readSteps('h, H-1, h')).toEqual([1, 0])
    for (const wrong of ['', '7', 'H7', 'H-99', 'H-1, besok']) expect(readSteps(wrong)).toBeNull()
    expect(readSteps(writeSteps([7, 0, -1]))).toEqual([7, 0, -1])
  })

  test('isian yang salah ketik tidak dapat disimpan; contohnya seperti yang dibaca pelanggan', async () => {
    const shop = await openShop()
    await show(<RemindersSettingsTab />)
    const field = await screen.findByRole('textbox', { name: /Sebelum jatuh tempo/ })
    fireEvent.change(field, { target: { value: 'Halo {nmaa}' } })
    expect(screen.getByRole('button', { name: 'Simpan' })).toHaveProperty('disabled', true)
    fireEvent.change(field, { target: { value: 'Halo {nama}, {jumlah} ya' } })
    expect(screen.getByText('Halo Bu Sari, Rp150.000 ya')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Simpan' }))
    await waitFor(async () =>
      expect((await shop.api.settings.business({})).reminders.before).toBe('Halo {nama}, {jumlah} ya'),
    )
  })
})
