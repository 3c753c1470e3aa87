// What comes in from outside is said once at the till, on whatever screen it stands: an order that is paid, a confirmation, a deposit.
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  addBuyer,
  addMonthly,
  deposit,
  item,
  type OrderShop,
  openOrderShop,
  payOrder,
  placing,
} from '../../features/orders/order-shop'
import { addReseller, openResellerShop, phoneOf, type ResellerShop } from '../../features/resellers/reseller-shop'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { afterWindow, asCashier, connect, show } from '../window'

const { useOrderNews } = await import('../../../src-renderer/features/orders/use-order-news')
const { useClaimNews } = await import('../../../src-renderer/features/payments/use-claim-news')
const { useDepositNews } = await import('../../../src-renderer/features/resellers/use-deposit-news')

afterWindow(closeRouterShops)

const Till = () => {
  useClaimNews()
  return <output>{`${useOrderNews()} pesanan, ${useDepositNews()} deposit`}</output>
}

async function order(shop: OrderShop, name: string, phone: string, packageId: string) {
  const buyer = await addBuyer(shop, name, phone)
  const buying = placing([item(packageId)], 150_000, { buyer: { name, phone, address: 'Sleman' } })
  const { orderId } = await buyer.orders.place(buying)
  const { invoiceId } = await buyer.orders.get({ id: orderId })
  return { ...buyer, invoiceId, pay: () => payOrder(shop, buyer.customerId, invoiceId, 150_000) }
}

test('konfirmasi pembayaran dan pesanan yang lunas dari portal dikabarkan sekali; yang lama, yang dicatat petugas, dan perbuatan sendiri bukan kabar', async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Server', 'other')
  const old = await order(shop, 'Budi', '6281234567802', packageId)
  await old.pay()
  const ani = await order(shop, 'Ani', '6281234567801', packageId)
  const dewi = await order(shop, 'Dewi', '6281234567804', packageId)
  connect(shop.api, '#/kasir')
  await show(<Till />)
  await screen.findByText('0 pesanan, 0 deposit')

  const said = { method: 'transfer', amount: 150_000, invoiceId: ani.invoiceId } as const
  await ani.phone.api.pay.confirm({
    ...{ ...said, paidOn: '2026-11-21', bank: 'BCA', sender: 'ANI', note: '', fileId: null },
    requestId: requestId(),
  })
  await screen.findByText('Konfirmasi pembayaran dari Ani')
  screen.getByText(/^Rp150\.000 untuk INV-/)
  const [claim] = await shop.api.payments.claims({})
  await screen.findByText('1 pesanan, 0 deposit')
  const seen = { claimId: claim?.id ?? 0, amount: 150_000, reference: 'BCA 1' }
  await shop.api.payments.confirmClaim({ ...seen, requestId: requestId() })
  await screen.findByText('0 pesanan, 0 deposit')

  await deposit(shop, dewi.customerId, 150_000)
  await dewi.phone.api.saldo.payBill({ invoiceId: dewi.invoiceId, shownRest: 150_000, requestId: requestId() })
  expect(await screen.findAllByText('Pesanan Dewi sudah dibayar')).toHaveLength(1)
  expect(screen.queryByText('Pesanan Ani sudah dibayar')).toBeNull()
  expect(screen.queryByText('Pesanan Budi sudah dibayar')).toBeNull()

  const cici = await order(shop, 'Cici', '6281234567803', packageId)
  await shop.api.payments.claim({ ...said, invoiceId: cici.invoiceId, reference: '', note: '', requestId: requestId() })
  await screen.findByText('1 pesanan, 0 deposit')
  expect(screen.queryByText('Konfirmasi pembayaran dari Cici')).toBeNull()
})

async function ask(shop: ResellerShop, id: string): Promise<void> {
  const phone = await phoneOf(shop, id)
  const asked = { method: 'transfer', amount: 200_000, reference: 'BCA 1', note: '' } as const
  await phone.api.reseller.requestDeposit({ ...asked, requestId: requestId() })
}

test('deposit yang diminta reseller: angka di menu dan satu kabar; di layar Reseller tidak dikabarkan lagi', async () => {
  const shop = await openResellerShop()
  const tini = await addReseller(shop, 'Warung Bu Tini')
  connect(shop.api, '#/kasir')
  await show(<Till />)
  await screen.findByText('0 pesanan, 0 deposit')
  await ask(shop, tini)
  await screen.findByText('0 pesanan, 1 deposit')
  expect(await screen.findAllByText('Deposit dari Warung Bu Tini')).toHaveLength(1)
  screen.getByText('Rp200.000, menunggu uangnya diperiksa.')

  location.hash = '#/reseller'
  const joko = await addReseller(shop, 'Warung Pak Joko')
  await ask(shop, joko)
  await screen.findByText('0 pesanan, 2 deposit')
  expect(screen.queryByText('Deposit dari Warung Pak Joko')).toBeNull()
})

test('Kasir tidak dikabari deposit: bukan urusannya, dan tidak ditanyakan', async () => {
  const shop = await openResellerShop()
  const tini = await addReseller(shop, 'Warung Bu Tini')
  const phone = await phoneOf(shop, tini)
  await asCashier(shop)
  connect(shop.api, '#/kasir')
  await show(<Till />)
  await screen.findByText('0 pesanan, 0 deposit')
  const asked = { method: 'transfer', amount: 200_000, reference: 'BCA 1', note: '' } as const
  await phone.api.reseller.requestDeposit({ ...asked, requestId: requestId() })
  await waitFor(() => expect(screen.getByText('0 pesanan, 0 deposit')).toBeTruthy())
  expect(screen.queryByText(/^Deposit dari/)).toBeNull()
})
