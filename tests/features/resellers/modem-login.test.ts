// A reseller's new customer: the kata sandi of the modem is made when none is typed, told once to whoever pressed, and kept nowhere in the clear.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { addMonthly } from '../orders/order-shop'
import { addReseller, openResellerShop, phoneOf, setPrice } from './reseller-shop'

afterEach(closeRouterShops)

async function openShop() {
  const shop = await openResellerShop()
  const packageId = await addMonthly(shop, 'Rumahan 10 Mbps')
  const warung = await addReseller(shop, 'Warung', { saldo: 500_000 })
  await setPrice(shop, warung, { operatorPrice: 130_000, customerPrice: 150_000 }, packageId)
  const phone = await phoneOf(shop, warung)
  const who = { name: 'Bu Ani', phone: '', address: '', routerId: null, packageId, shownPrice: 130_000 }
  const press = (username: string, password: string, id = requestId()) =>
    phone.api.reseller.activate({ ...who, username, password, requestId: id })
  return { shop, warung, phone, press }
}

type Opened = Awaited<ReturnType<typeof openShop>>

async function pressed({ phone, shop, press }: Opened) {
  const id = requestId()
  const { login, ...made } = await press('ani', 'modem-ani-7', id)
  expect(login).toEqual({ username: 'ani', password: 'modem-ani-7' })
  const [customer] = await phone.api.reseller.customers({})
  const customerId = customer?.id ?? ''
  const [service] = await shop.api.subscriptions.of({ customerId })
  if (!service) throw new Error('no service was made')
  return { customerId, service, made, again: () => press('ani', 'modem-ani-7', id) }
}

const reveals = ({ shop }: Opened) =>
  shop.app.db.connection.prepare("select count(*) from audit_event where action = 'subscription.reveal'").pluck().get()

test('kata sandi dikosongkan: dibuatkan, tampil bagi yang menekan, juga saat ditekan lagi; tidak tersimpan terbaca', async () => {
  const { shop, press } = await openShop()
  const id = requestId()
  const made = await press('ani', '', id)
  expect(made.login).toMatchObject({ username: 'ani', password: expect.stringMatching(/^[a-z0-9]{8,}$/) })
  expect(await press('ani', '', id)).toEqual(made)
  const kept = JSON.stringify(shop.app.db.connection.prepare('select * from request_log').all())
  expect(kept).toContain(made.customerNumber)
  expect(kept).not.toContain(made.login?.password)
})

test('kata sandi yang diketik kembali apa adanya; yang terlalu pendek ditolak di kolomnya', async () => {
  const { press } = await openShop()
  const error = await refusal(press('ani', 'pendek'))
  expect(error).toMatchObject({ code: 'PASSWORD_TOO_SHORT', data: { field: 'password' } })
  expect(error.message).toMatch(/^Kata sandi paling sedikit 8 huruf\./)
  expect((await press('ani', 'modem-ani-7')).login).toEqual({ username: 'ani', password: 'modem-ani-7' })
})

test('ditekan lagi dalam seperempat jam: login yang sama, dan tiap kali tercatat dilihat; sesudah itu tidak lagi', async () => {
  const opened = await openShop()
  const { made, again } = await pressed(opened)
  expect(reveals(opened)).toBe(1)
  opened.shop.clock.advance(14 * 60_000)
  expect(await again()).toEqual({ ...made, login: { username: 'ani', password: 'modem-ani-7' } })
  expect(reveals(opened)).toBe(2)
  opened.shop.clock.advance(2 * 60_000)
  expect(await again()).toEqual({ ...made, login: null })
  expect(reveals(opened)).toBe(2)
})

test('pelanggan sudah milik reseller lain: yang lama tidak mendapat loginnya lagi', async () => {
  const opened = await openShop()
  const { customerId, made, again } = await pressed(opened)
  const { shop, warung } = opened
  const other = await addReseller(shop, 'Lain')
  const move = (resellerId: string, isHis: boolean) =>
    shop.api.resellers.assignCustomer({ resellerId, customerId, isHis, requestId: requestId() })
  await move(warung, false)
  expect((await again()).login).toBeNull()
  await move(other, true)
  expect(await again()).toEqual({ ...made, login: null })
  expect(reveals(opened)).toBe(1)
})

test('kata sandi diganti toko: menekan ulang tidak membaca yang baru', async () => {
  const opened = await openShop()
  const { customerId, service, made, again } = await pressed(opened)
  const { id, packageId, routerId, label, billingDay, firstPeriod, startDay } = service
  await opened.shop.api.subscriptions.save({
    ...{ id, customerId, packageId, routerId, label, billingDay, firstPeriod, startDay },
    ...{ username: 'ani', password: 'rahasia-baru-99', address: '', staticKind: 'queue', mac: '', cycleMonths: 1 },
    ...{ graceDays: null, ownPrice: null, discount: 0, discountUntil: null, requestId: requestId() },
  })
  expect(await again()).toEqual({ ...made, login: null })
  expect(reveals(opened)).toBe(1)
})
