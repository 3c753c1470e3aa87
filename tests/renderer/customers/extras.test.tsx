// What is paid every month beside a package, on the customer's card: read by everyone, ended by a manager.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addExtras } from '../../../src-main/features/subscriptions'
import { systemRandom } from '../../../src-main/platform/random'
import { pppoe } from '../../features/catalog/inputs'
import { routerInput } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { asCashier, coreForEach, openWindow } from '../window'

const { CustomerPage } = await import('../../../src-renderer/features/customers/customer-page')

const shop = coreForEach('#/pelanggan')
const REST = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

async function customerWithExtra(): Promise<string> {
  const { api, app, clock } = shop()
  const router = await api.routers.save({ id: null, router: routerInput(1), requestId: requestId() })
  const pack = await api.catalog.createPackage({ ...pppoe(), requestId: requestId() })
  const customer = { ...REST, name: 'Budi', phone: '' }
  const { id } = await api.customers.save({ id: null, customer, requestId: requestId() })
  const line = await api.subscriptions.save({
    ...{ id: null, customerId: id, packageId: pack.id, routerId: router.id, label: '' },
    ...{ username: 'budi', password: '', address: '', staticKind: 'queue', mac: '', billingDay: 5, cycleMonths: 1 },
    ...{ firstPeriod: 'full', graceDays: null, ownPrice: null, discount: 0, discountUntil: null },
    ...{ startDay: '2026-11-21', requestId: requestId() },
  })
  const ctx = {
    ...{ now: clock.now(), businessDay: '2026-11-21' as never, zone: 'Asia/Jakarta' as const, actor: null },
    ...{ device: { outletId: '', deviceId: '', label: 'A' }, shiftId: null, newId: requestId, random: systemRandom },
  }
  const extras = [{ label: 'IP Publik', monthlyAmount: 50_000 }]
  app.db.transact((tx) => addExtras(tx, ctx, { subscriptionId: line.id, extras }))
  return id
}

test('tambahan tertulis dengan harganya dan dilepas dengan satu pertanyaan', async () => {
  const id = await customerWithExtra()
  const user = await openWindow(<CustomerPage id={id} />, { name: 'Budi' })
  expect(await screen.findByText('Rp200.000 per bulan')).toBeTruthy()
  expect(screen.getByText('IP Publik Rp50.000')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Lepas IP Publik' }))
  const ask = await screen.findByRole('alertdialog')
  expect(ask.textContent).toContain('Tagihan yang sudah terbit tidak berubah.')
  await user.click(within(ask).getByRole('button', { name: 'Lepas' }))
  expect(await screen.findByText('Rp150.000 per bulan')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('IP Publik Rp50.000')).toBeNull())
  expect((await shop().api.subscriptions.of({ customerId: id }))[0]).toMatchObject({
    extras: [],
    monthlyPrice: 150_000,
  })
})

test('Kasir membacanya dan tidak dapat melepasnya', async () => {
  const id = await customerWithExtra()
  await asCashier(shop())
  await openWindow(<CustomerPage id={id} />, { name: 'Budi' })
  expect(await screen.findByText('IP Publik Rp50.000')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lepas IP Publik' })).toBeNull()
})
