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
  return { shop, press }
}

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
