// "Layanan saya" on a phone: a dearer package is priced by the cycle that is paid, and only the internet has one.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { addExtras } from '../../../src-main/features/subscriptions'
import { addMonthly, contextOf, deposit, item, payOrder, placing } from '../../features/orders/order-shop'
import { buyerForEach } from './buyer-phone'
import { button, openPage } from './phone-window'

vi.mock('../../../src-renderer/portal/api', async () => (await import('./phone-window')).apiOfPhone())

const { shop, ani } = buyerForEach()

/** Ordered, paid and running. */
async function running(packageId: string, total: number, cycleMonths: 1 | 3 | 12): Promise<string> {
  const { version } = await ani().phone.api.terms.current({})
  const cart = [item(packageId, { cycleMonths })]
  const { orderId } = await ani().orders.place(placing(cart, total, { termsVersion: version }))
  const { invoiceId } = await ani().orders.get({ id: orderId })
  await payOrder(shop(), ani().customerId, invoiceId, total)
  return (await ani().orders.get({ id: orderId })).items[0]?.subscriptionId ?? ''
}

test('dibayar tiap 3 bulan: daftar dan rincian naik paket menyebut tiap 3 bulan, dengan pilihan yang tetap dibayar', async () => {
  const user = userEvent.setup()
  const cycles = [1 as const, 3 as const].map((months) => ({ months, price: null }))
  const small = await addMonthly(shop(), 'Rumahan 10 Mbps', 'pppoe', { customerPrice: 100_000 })
  const ordering = { packageId: small, asksDomain: false, installFee: 0, cycles, options: [] }
  await shop().api.catalog.saveOrdering({ ...ordering, requestId: crypto.randomUUID() })
  await addMonthly(shop(), 'Rumahan 20 Mbps', 'pppoe', { customerPrice: 160_000 })
  const subscriptionId = await running(small, 300_000, 3)
  shop().app.db.transact((tx) =>
    addExtras(tx, contextOf(shop()), { subscriptionId, extras: [{ label: 'IP Publik', monthlyAmount: 50_000 }] }),
  )
  await deposit(shop(), ani().customerId, 1_000_000)
  await openPage(`layanan/${subscriptionId}`)
  const offer = (await screen.findByText('Naik paket')).parentElement?.textContent
  expect(offer).toContain('Rumahan 20 MbpsTiap 3 bulanRp630.000')
  screen.getByText('Termasuk IP Publik, Rp50.000 sebulan.')
  await user.click(await button('Lihat biaya pindah ke Rumahan 20 Mbps'))
  const label = await screen.findByText('Tagihan berikutnya, tiap 3 bulan')
  expect(label.parentElement?.textContent).toBe('Tagihan berikutnya, tiap 3 bulanRp630.000')
  expect(screen.getAllByText('Termasuk IP Publik, Rp50.000 sebulan.')).toHaveLength(2)
  expect(screen.queryByText(/per bulan/)).toBeNull()
})

test('layanan Lainnya tidak ditawari paket lain: mengubahnya di loket', async () => {
  const hosting = await addMonthly(shop(), 'Cloud Hosting', 'other', { customerPrice: 50_000 })
  await addMonthly(shop(), 'CCTV', 'other', { customerPrice: 160_000 })
  const subscriptionId = await running(hosting, 50_000, 1)
  await openPage(`layanan/${subscriptionId}`)
  await screen.findByText('Ubah paket: datang ke loket.')
  expect(screen.queryByText('Naik paket')).toBeNull()
})
