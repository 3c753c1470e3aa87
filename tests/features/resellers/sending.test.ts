// Kirim saldo: from a reseller to the one right below him, never past his limit, told in both statements.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { balances, unplug } from '../sales/till-shop'
import { addReseller, openResellerShop, phoneOf, sellOn } from './reseller-shop'

afterEach(closeRouterShops)

test('saldo dikirim ke bawahan: keduanya melihatnya di mutasi, buku tetap seimbang, tekan dua kali terkirim sekali', async () => {
  const shop = await openResellerShop()
  const adi = await addReseller(shop, 'Konter Mas Adi', { saldo: 100_000 })
  const dika = await addReseller(shop, 'Lapak Dika', { parentId: adi })
  const [phone, below] = [await phoneOf(shop, adi), await phoneOf(shop, dika)]
  const id = requestId()
  const send = { childId: dika, amount: 40_000, note: 'modal pasar', requestId: id }
  const sent = await phone.api.reseller.sendSaldo(send)
  expect(sent).toMatchObject({ available: 60_000 })
  expect(await phone.api.reseller.sendSaldo(send)).toEqual(sent)
  const memo = `Kirim saldo ${sent.number}: Konter Mas Adi ke Lapak Dika, modal pasar`
  expect((await phone.api.reseller.statement({}))[0]).toMatchObject({ memo, amount: -40_000, balance: 60_000 })
  expect(await below.api.reseller.statement({})).toMatchObject([{ memo, amount: 40_000, balance: 40_000 }])
  // the shop owes the same as before, and nothing was earned
  expect(await balances(shop)).toEqual({ 'cash-drawer': 100_000, 'reseller-balance': -100_000, commission: 0 })
})

test('hanya uangnya sendiri: kredit tidak ikut dikirim; bukan bawahan tidak dikenal', async () => {
  const shop = await openResellerShop()
  const adi = await addReseller(shop, 'Konter Mas Adi', { saldo: 10_000, creditLimit: 5_000 })
  const dika = await addReseller(shop, 'Lapak Dika', { parentId: adi })
  const cucu = await addReseller(shop, 'Cucu', { parentId: dika })
  const lain = await addReseller(shop, 'Orang lain')
  const phone = await phoneOf(shop, adi)
  const send = (childId: string, amount: number) =>
    phone.api.reseller.sendSaldo({ childId, amount, note: '', requestId: requestId() })
  expect(await refusal(send(dika, 10_001))).toMatchObject({ code: 'RESELLER_SEND', data: { field: 'amount' } })
  for (const stranger of [cucu, lain, adi])
    expect((await refusal(send(stranger, 1_000))).code).toBe('RESELLER_NOT_FOUND')
  expect(await send(dika, 10_000)).toMatchObject({ available: 5_000 })
  expect((await refusal(send(dika, 1_000))).code).toBe('RESELLER_SEND')
  const [own] = (await shop.api.resellers.list({})).filter(({ id }) => id === adi)
  expect(own).toMatchObject({ balance: 0, available: 5_000 })
})

test('saldo yang ditahan penjualan yang menunggu router tidak ikut dikirim', async () => {
  const shop = await openResellerShop()
  const price = { operatorPrice: 4_000, customerPrice: 5_000 }
  const adi = await addReseller(shop, 'Konter Mas Adi', { saldo: 10_000, price })
  const dika = await addReseller(shop, 'Lapak Dika', { parentId: adi })
  const phone = await phoneOf(shop, adi)
  await unplug(shop)
  await sellOn(shop, phone, 4_000)
  const send = (amount: number) =>
    phone.api.reseller.sendSaldo({ childId: dika, amount, note: '', requestId: requestId() })
  expect((await refusal(send(6_001))).code).toBe('RESELLER_SEND')
  await send(6_000)
  expect(await phone.api.reseller.home({})).toMatchObject({ balance: 4_000, held: 4_000, available: 0 })
})

test('bawahan yang dinonaktifkan tidak dikirimi', async () => {
  const shop = await openResellerShop()
  const adi = await addReseller(shop, 'Konter Mas Adi', { saldo: 10_000 })
  const dika = await addReseller(shop, 'Lapak Dika', { parentId: adi })
  const phone = await phoneOf(shop, adi)
  const reseller = {
    ...{ parentId: adi, name: 'Lapak Dika', phone: '', address: '', notes: '' },
    ...{ creditLimit: 0, commissionPoints: 0, isActive: false },
  }
  await shop.api.resellers.save({ id: dika, reseller, requestId: requestId() })
  const send = phone.api.reseller.sendSaldo({ childId: dika, amount: 1_000, note: '', requestId: requestId() })
  expect((await refusal(send)).code).toBe('RESELLER_INACTIVE')
})
