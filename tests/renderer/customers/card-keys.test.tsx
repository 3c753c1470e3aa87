// The card of a customer holds panels of many features: their keys do not get in each other's way, or in the menu's.
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { requestId } from '../../support/test-app'
import { core, openCustomers } from './customer-window'

test('di kartu pelanggan tiap tombol punya satu arti; F4 mengubah datanya, Alt+U tetap milik menu', async () => {
  const { id } = await core().api.customers.save({
    id: null,
    customer: { name: 'Budi', phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' },
    requestId: requestId(),
  })
  location.hash = `#/pelanggan/${id}`
  const user = await openCustomers()
  await screen.findByText('Belum berlangganan')
  await screen.findByRole('button', { name: /^Bayar/ })
  const keys = [...document.querySelectorAll('[aria-keyshortcuts]')].map((one) => one.getAttribute('aria-keyshortcuts'))
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted())
  await user.keyboard('{Alt>}u{/Alt}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.keyboard('{F4}')
  expect(within(await screen.findByRole('dialog')).getByRole('textbox', { name: /^Nama/ })).toHaveProperty(
    'value',
    'Budi',
  )
})
