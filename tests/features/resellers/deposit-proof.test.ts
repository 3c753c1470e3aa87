// A reseller's deposit request with a picture of the transfer: seen at the counter, his own only.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { qrisCrc } from '../../../src-main/shared/qris'
import { blobOf, tinyJpeg, tinyPng } from '../../support/sample-pictures'
import { refusal, requestId } from '../../support/test-app'
import { addReseller, openResellerShop, phoneOf, type ResellerShop } from './reseller-shop'

let shop: ResellerShop
beforeEach(async () => {
  shop = await openResellerShop()
})
afterEach(() => shop.close())

const ASKED = { method: 'transfer', amount: 100_000, reference: 'BCA 14.02 Dodi', note: '' } as const

test('bukti transfer ikut ke loket; gambar reseller lain tidak dapat dipakai', async () => {
  const dodi = await phoneOf(shop, await addReseller(shop, 'Dodi'))
  const cici = await phoneOf(shop, await addReseller(shop, 'Cici'))
  const { id } = await dodi.upload(blobOf(tinyJpeg()))
  expect((await refusal(cici.api.reseller.requestDeposit({ ...ASKED, fileId: id, requestId: requestId() }))).code).toBe(
    'FILE_NOT_FOUND',
  )
  expect(await shop.api.resellers.deposits({ resellerId: null })).toEqual([])
  await dodi.api.reseller.requestDeposit({ ...ASKED, fileId: id, requestId: requestId() })
  const picture = { id, mime: 'image/jpeg', width: 8, height: 8 }
  expect(await shop.api.resellers.deposits({ resellerId: null })).toMatchObject([{ pictures: [picture] }])
  expect(await dodi.api.reseller.deposits({})).toMatchObject([{ pictures: [picture] }])
  expect(await shop.api.files.read({ id })).toMatchObject({ base64: tinyJpeg().toString('base64') })
  expect((await cici.get(`/berkas/${id}`)).status).toBe(404)
  expect((await dodi.get(`/berkas/${id}`)).status).toBe(200)
  const { office } = await shop.api.kendala.overview({})
  expect(office.map(({ trouble }) => trouble.message)).toContain('1 permintaan deposit reseller menunggu.')
})

test('tanpa gambar tetap dapat meminta deposit', async () => {
  const dodi = await phoneOf(shop, await addReseller(shop, 'Dodi'))
  await dodi.upload(blobOf(tinyPng()))
  await dodi.api.reseller.requestDeposit({ ...ASKED, requestId: requestId() })
  expect(await dodi.api.reseller.deposits({})).toMatchObject([{ pictures: [], amount: 100_000 }])
})

test('mau deposit: rekening dan QRIS toko terlihat, QRIS yang bernominal tidak', async () => {
  const dodi = await phoneOf(shop, await addReseller(shop, 'Dodi'))
  expect(await dodi.api.reseller.payTo({})).toEqual({ payTo: '', qris: null })
  const { billing } = await shop.api.settings.business({})
  await shop.api.settings.saveBilling({ ...billing, payTo: 'BCA 123 a.n. Rini', requestId: requestId() })
  const saveQris = (amount: string) => {
    const body = `000201010211260400005303360${amount}5802ID5904RINI6006SLEMAN6304`
    return shop.api.settings.saveQris({ text: body + qrisCrc(body), requestId: requestId() })
  }
  await saveQris('')
  const shown = await dodi.api.reseller.payTo({})
  expect(shown).toMatchObject({ payTo: 'BCA 123 a.n. Rini', qris: { merchant: 'RINI' } })
  expect(shown.qris?.path).not.toBe('')
  await saveQris('54045000')
  expect((await dodi.api.reseller.payTo({})).qris).toBeNull()
})
