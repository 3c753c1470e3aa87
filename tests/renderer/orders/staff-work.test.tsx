// What no router does stands on a paid order as work of a person.
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addHosting, addMonthly, item } from '../../features/orders/order-shop'
import { requestId } from '../../support/test-app'
import { connect, coreForEach, openWindow } from '../window'

const { default: OrdersScreen } = await import('../../../src-renderer/features/orders/orders-screen')

const core = coreForEach('#/pesanan')

test('domain dan isian layanan Lainnya yang sudah lunas dikatakan dikerjakan petugas; sebelum lunas dan tanpa isian tidak', async () => {
  const { api } = core()
  const { packageId, chosen } = await addHosting(core())
  const domain = { kind: 'new', name: 'batiklaras.id' } as const
  const hosting = item(packageId, { domain, options: chosen({ moving: 'ya', note: 'Pasang SSL juga' }) })
  const { orderId, customerId, invoiceId } = await api.orders.place({
    ...{ customerId: null, buyer: { name: 'Batik Laras', phone: '081299887766', address: 'Jl. Anggrek 2' } },
    ...{ items: [hosting, item(await addMonthly(core(), 'Server Maintenance', 'other'))], promoCode: '' },
    ...{ method: 'cash', notes: '', termsVersion: 1, shownTotal: 300_000, requestId: requestId() },
  })
  connect(api, `#/pesanan/daftar/${orderId}`)
  await openWindow(<OrdersScreen />, { level: 1 })
  const card = within(await screen.findByRole('article', { name: 'Cloud Hosting' }))
  card.getByText('batiklaras.id (domain baru)')
  expect(screen.queryByText(/Dikerjakan petugas/)).toBeNull()

  const parts = [{ method: 'cash' as const, amount: 300_000, received: 300_000, reference: '' }]
  await api.payments.pay({ customerId, parts, invoiceIds: [invoiceId], toBalance: 0, note: '', requestId: requestId() })
  const work = await card.findByText(/^Dikerjakan petugas/)
  expect(work.textContent).toBe(
    'Dikerjakan petugas: batiklaras.id (domain baru), Sistem operasi: Debian, Pindahkan data, Catatan teknisi: Pasang SSL juga',
  )
  await waitFor(() => expect(screen.getAllByText('Aktif').length).toBeGreaterThan(2))
  expect(screen.getAllByText(/Dikerjakan petugas/)).toHaveLength(1)
})
