import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addMonthly, item } from '../../features/orders/order-shop'
import { addBill, addCustomer, cash, pay, saldo } from '../../features/payments/pay-shop'
import { addReseller, openResellerShop, phoneOf } from '../../features/resellers/reseller-shop'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { openShop } from '../payments/pay-window'
import { afterWindow, connect, show } from '../window'

const { default: HomeScreen } = await import('../../../src-renderer/features/home/home-screen')

afterWindow(closeRouterShops)

test('tagihan yang dibayar hari ini terlihat di Beranda, terpisah dari tunai voucher', async () => {
  const shop = await openShop()
  const { id } = addCustomer(shop, 'Bu Sari')
  await pay(shop, { customerId: id, parts: [cash(150_000)], bills: [addBill(shop, id, 150_000)] })
  await show(<HomeScreen />)
  await screen.findByText('1 pembayaran, semua cara bayar')
  const figure = (label: string) => screen.getByText(label).closest('button')?.textContent
  expect(figure('Tagihan dibayar hari ini')).toContain('Rp150.000')
  expect(figure('Tunai dari voucher')).toContain('Rp0')
  // a bill paid from saldo brings no money in today: neither the sum nor the count moves
  await pay(shop, { customerId: id, parts: [cash(20_000)], toBalance: 20_000 })
  await pay(shop, { customerId: id, parts: [saldo(20_000)], bills: [addBill(shop, id, 20_000)] })
  await screen.findByText('2 pembayaran, semua cara bayar selain saldo')
  expect(figure('Tagihan dibayar hari ini')).toContain('Rp170.000')
})

test('pesanan, konfirmasi pembayaran dan deposit yang menunggu tampil di Beranda, dan membawa ke layarnya', async () => {
  const shop = await openResellerShop()
  connect(shop.api, '#/beranda')
  const { api } = shop
  const packageId = await addMonthly(shop, 'Sewa Server', 'other')
  const { invoiceId } = await api.orders.place({
    customerId: null,
    buyer: { name: 'Salon Dewi', phone: '081299887766', address: 'Jl. Anggrek 2' },
    items: [item(packageId)],
    promoCode: '',
    method: 'cash',
    notes: '',
    termsVersion: 1,
    shownTotal: 150_000,
    requestId: requestId(),
  })
  await show(<HomeScreen />)
  await screen.findByText('Voucher terjual hari ini')
  await waitFor(() => expect(screen.getByText('Semua beres')).toBeTruthy())
  // an order that only has to be paid waits for nobody here
  expect(screen.queryByText('Menunggu Anda')).toBeNull()

  const claim = { invoiceId, method: 'transfer', amount: 150_000, reference: '', note: 'BCA' } as const
  await api.payments.claim({ ...claim, requestId: requestId() })
  await screen.findByText('1 pesanan perlu perhatian')
  await screen.findByText('1 konfirmasi pembayaran menunggu diperiksa')
  const phone = await phoneOf(shop, await addReseller(shop, 'Warung Bu Tini'))
  const asked = { method: 'transfer', amount: 200_000, reference: 'BCA 1', note: '' } as const
  await phone.api.reseller.requestDeposit({ ...asked, requestId: requestId() })
  await screen.findByText('1 permintaan deposit reseller menunggu')

  const leadsTo = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')
  expect(leadsTo(/pesanan/)).toBe('#/pesanan')
  expect(leadsTo(/konfirmasi/)).toBe('#/tagihan/pembayaran')
  expect(leadsTo(/deposit/)).toBe('#/reseller')

  const [waiting] = await api.payments.claims({})
  await api.payments.rejectClaim({ claimId: waiting?.id ?? 0, reason: 'Belum masuk', requestId: requestId() })
  await waitFor(() => expect(screen.queryByRole('link', { name: /pesanan|konfirmasi/ })).toBeNull())
  expect(screen.getByText('1 permintaan deposit reseller menunggu')).toBeTruthy()
})
