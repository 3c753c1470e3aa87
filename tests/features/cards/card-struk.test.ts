// Struk kartu isi ulang: comes with the sale, once; a copy is marked; what was taken back is not printed as sold.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { closePrinters, drawerKicks, openPaperShop, type PaperShop, papers, untilState } from '../printing/paper-shop'
import { addReseller } from '../resellers/reseller-shop'
import { ownerApproval } from '../sales/till-shop'
import { addSeries } from './card-shop'

afterEach(async () => {
  await closePrinters()
  await closeRouterShops()
})

/** The sheet itself is of no interest here. */
const openShop = () =>
  openPaperShop({ app: { deps: { pdf: { htmlToPdf: () => Promise.resolve(Buffer.from('%PDF')) } } } })

async function issued(shop: PaperShop): Promise<string> {
  const seriesId = await addSeries(shop)
  await shop.api.cards.printSheet({ seriesId, paper: 'a4', requestId: requestId() })
  await shop.api.cards.issue({ seriesId, requestId: requestId() })
  return seriesId
}

const sell = (shop: PaperShop, seriesId: string, id = requestId()) =>
  shop.api.cards.sell({ seriesId, firstCard: 1, quantity: 2, method: 'cash', reference: '', requestId: id })

test('kartu terjual di loket: struk keluar satu kali dengan nomor kartunya, laci terbuka; salinannya bertanda', async () => {
  const shop = await openShop()
  const seriesId = await issued(shop)
  const id = requestId()
  const sold = await sell(shop, seriesId, id)
  expect(await sell(shop, seriesId, id)).toEqual(sold)
  await untilState(shop, sold.printJobId, 'printed')
  expect(papers(shop.printer)).toHaveLength(1)
  expect(papers(shop.printer)[0]).toMatch(/No Kartu : 1-2/)
  expect(papers(shop.printer)[0]).toContain('Rp100.000')
  expect(drawerKicks(shop.printer)).toBe(1)

  const copy = await shop.api.cards.reprint({ number: sold.number, requestId: requestId() })
  expect(copy.copyNumber).toBe(2)
  await untilState(shop, copy.printJobId, 'printed')
  expect(papers(shop.printer)[1]).toContain('CETAK ULANG KE-1')

  await shop.api.cards.reverseSale({
    number: sold.number,
    reason: 'Salah pencet',
    approval: await ownerApproval(shop),
    requestId: requestId(),
  })
  const gone = await shop.api.cards.reprint({ number: sold.number, requestId: requestId() })
  await untilState(shop, gone.printJobId, 'printed')
  expect(papers(shop.printer)[2]).toContain('B A T A L')
})

test('struk untuk reseller menyebut namanya, nilai kartunya, dan harga yang dia bayar', async () => {
  const shop = await openShop()
  const seriesId = await issued(shop)
  const resellerId = await addReseller(shop, 'Warung Pojok')
  const cards = { seriesId, firstCard: 1, quantity: 2, method: 'cash', reference: '' } as const
  const sold = await shop.api.cards.sell({ ...cards, resellerId, pricePerCard: 47_500, requestId: requestId() })
  await untilState(shop, sold.printJobId, 'printed')
  const [paper = ''] = papers(shop.printer)
  for (const line of [
    /Reseller : Warung Pojok/,
    /Nilai 2 x 50\.000 +100\.000/,
    /Harga 2 x 47\.500 +95\.000/,
    /TOTAL +Rp95\.000/,
  ])
    expect(paper).toMatch(line)
})

test('dibayar dari saldo reseller: struknya mengatakannya, juga salinannya, dan laci tetap tertutup', async () => {
  const shop = await openShop()
  const seriesId = await issued(shop)
  const resellerId = await addReseller(shop, 'Warung Pojok', { saldo: 100_000 })
  const cards = { seriesId, firstCard: 1, quantity: 2, method: 'balance', reference: 'tidak dipakai' } as const
  const sold = await shop.api.cards.sell({ ...cards, resellerId, requestId: requestId() })
  await untilState(shop, sold.printJobId, 'printed')
  const copy = await shop.api.cards.reprint({ number: sold.number, requestId: requestId() })
  await untilState(shop, copy.printJobId, 'printed')
  expect(papers(shop.printer)).toHaveLength(2)
  for (const paper of papers(shop.printer)) {
    expect(paper).toMatch(/SALDO RESELLER +Rp100\.000/)
    expect(paper).not.toMatch(/Ref:|TRANSFER|TUNAI/)
  }
  expect(drawerKicks(shop.printer)).toBe(0)
})
