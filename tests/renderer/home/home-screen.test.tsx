import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addBill, addCustomer, cash, pay } from '../../features/payments/pay-shop'
import { openShop } from '../payments/pay-window'
import { show } from '../window'

const { default: HomeScreen } = await import('../../../src-renderer/features/home/home-screen')

test('tagihan yang dibayar hari ini terlihat di Beranda, terpisah dari tunai voucher', async () => {
  const shop = await openShop()
  const { id } = addCustomer(shop, 'Bu Sari')
  await pay(shop, { customerId: id, parts: [cash(150_000)], bills: [addBill(shop, id, 150_000)] })
  await show(<HomeScreen />)
  await screen.findByText('1 pembayaran, semua cara bayar')
  const figure = (label: string) => screen.getByText(label).closest('button')?.textContent
  expect(figure('Tagihan dibayar hari ini')).toContain('Rp150.000')
  expect(figure('Tunai dari voucher')).toContain('Rp0')
})
