// A service that was given up: what went back stands with the order, on the bill and on the phone; nothing is billed for it any more.
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { addMonthly, item } from '../../features/orders/order-shop'
import { closedPort } from '../../support/closed-port'
import { requestId } from '../../support/test-app'
import { connect, coreForEach, openWindow } from '../window'

const { default: OrdersScreen } = await import('../../../src-renderer/features/orders/orders-screen')
const { BillLines } = await import('../../../src-renderer/features/invoices/bill-lines')
const { dueText } = await import('../../../src-renderer/features/invoices/words')

const core = coreForEach('#/pesanan')

test('layanan yang dibatalkan: uangnya tertulis, tidak ada tagihan berikutnya; yang lain tetap punya', async () => {
  const { api } = core()
  const router = { name: 'Warkop', host: '127.0.0.1', port: await closedPort(), useTls: false, username: 'loketnet' }
  const wifi = {
    password: 'x',
    hotspotServer: 'all',
    wifiName: 'WARKOP',
    loginHost: 'login.warkop.net',
    pinSha256: null,
  }
  await api.routers.save({ id: null, router: { ...router, ...wifi }, requestId: requestId() })
  const office = await addMonthly(core(), 'Kantor', 'static', { customerPrice: 400_000 })
  const { orderId, customerId, invoiceId } = await api.orders.place({
    ...{ customerId: null, buyer: { name: 'Salon Dewi', phone: '081299887766', address: 'Jl. Anggrek 2' } },
    ...{ items: [item(await addMonthly(core(), 'Sewa Server', 'other')), item(office)], promoCode: '' },
    ...{ method: 'cash', notes: '', termsVersion: 1, shownTotal: 550_000, requestId: requestId() },
  })
  const parts = [{ method: 'cash' as const, amount: 550_000, received: 550_000, reference: '' }]
  await api.payments.pay({ customerId, parts, invoiceIds: [invoiceId], toBalance: 0, note: '', requestId: requestId() })
  const itemId = (await api.orders.get({ id: orderId })).items[1]?.id ?? ''
  await api.orders.giveUpItem({ itemId, reason: 'tidak terjangkau', requestId: requestId() })

  connect(api, `#/pesanan/daftar/${orderId}`)
  await openWindow(<OrdersScreen />, { level: 1 })
  const card = within(await screen.findByRole('article', { name: 'Kantor' }))
  card.getByText('Dibatalkan, Rp400.000 menjadi saldo pelanggan.')
  expect(card.queryByText('Tagihan berikutnya')).toBeNull()
  within(screen.getByRole('article', { name: 'Sewa Server' })).getByText('Tagihan berikutnya')
  const lineOf = (words: string) => screen.getByRole('row', { name: words })
  expect(lineOf('Menjadi saldo -Rp400.000')).toBeTruthy()

  const { unmount } = await renderBill(invoiceId)
  expect(screen.getAllByRole('row', { name: 'Menjadi saldo -Rp400.000' })).toHaveLength(2)
  unmount()
})

async function renderBill(id: number) {
  const { render } = await import('@testing-library/react')
  return render(<BillLines detail={await core().api.invoices.detail({ id })} />)
}

test('tagihan pesanan menyebut batas bayarnya selama belum lunas; sesudahnya tidak ada hari yang berakhir', () => {
  const days = { dueDay: calendarDate('2026-11-23'), issueDay: calendarDate('2026-11-21') }
  expect(dueText({ kind: 'order', state: 'unpaid', ...days })).toBe('Batas bayar 23/11/2026')
  expect(dueText({ kind: 'order', state: 'pending', ...days })).toBe('Batas bayar 23/11/2026')
  expect(dueText({ kind: 'order', state: 'paid', ...days })).toBe('Terbit 21/11/2026')
  expect(dueText({ kind: 'order', state: 'cancelled', ...days })).toBe('Terbit 21/11/2026')
  expect(dueText({ kind: 'period', state: 'paid', ...days })).toBe('Jatuh tempo 23/11/2026')
})
