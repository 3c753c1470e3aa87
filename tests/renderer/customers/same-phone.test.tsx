// Somebody who made his own account may be there twice: the card says so, and nobody is merged.
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { requestId } from '../../support/test-app'
import { coreForEach, openWindow } from '../window'

const { CustomerPage } = await import('../../../src-renderer/features/customers/customer-page')

const shop = coreForEach('#/pelanggan')
const REST = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }
const add = async (name: string, phone: string) =>
  (await shop().api.customers.save({ id: null, customer: { ...REST, name, phone }, requestId: requestId() })).id

test('kartu pelanggan menyebut siapa yang bernomor HP sama, dan diam bila tidak ada', async () => {
  const old = await add('Ani lama', '6281234567801')
  const id = await add('Ani', '6281234567801')
  const other = await add('Budi', '')
  await openWindow(<CustomerPage id={id} />, { name: 'Ani' })
  expect(await screen.findByText('Nomor HP sama dengan P-00001')).toBeTruthy()
  const link = screen.getByRole('link', { name: 'P-00001 Ani lama' })
  expect(link.getAttribute('href')).toBe(`#/pelanggan/${old}`)
  await add('Cici', '')
  expect((await shop().api.customers.get({ id: other })).samePhone).toEqual([])
})
