// Pengaturan > Ketentuan with a real core behind it.
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { asCashier, coreForEach, openWindow } from '../window'

const { TermsTab } = await import('../../../src-renderer/features/terms/terms-tab')

const shop = coreForEach('#/pengaturan/ketentuan')

test('Pemilik mengubah teksnya: versi baru berlaku, yang lama tetap dapat dibaca', async () => {
  const user = await openWindow(<TermsTab />)
  const box = await screen.findByLabelText(/Isi ketentuan/)
  const save = () => screen.getByRole('button', { name: /Simpan sebagai versi/ })
  expect(save().hasAttribute('disabled')).toBe(true)
  await user.type(box, ' Terima kasih sudah membaca.')
  await user.click(save())
  await screen.findByRole('button', { name: 'Simpan sebagai versi 3' })
  expect((await shop().api.terms.get({})).text).toMatch(/Terima kasih sudah membaca\.$/)
  await user.click(await screen.findByRole('button', { name: 'Baca' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Ketentuan Layanan versi 1' }))
  expect(dialog.queryByText(/Terima kasih sudah membaca/)).toBeNull()
  expect(dialog.getByText(/^1\. Pesanan/)).toBeTruthy()
})

test('Kasir dapat membacanya untuk pelanggan, tidak mengubahnya', async () => {
  await asCashier(shop())
  await openWindow(<TermsTab />)
  expect((await screen.findByLabelText(/Isi ketentuan/)).hasAttribute('disabled')).toBe(true)
  expect(screen.getByText('Hanya Pemilik yang dapat mengubahnya.')).toBeTruthy()
})
