// Jual kartu isi ulang with a real core behind it: to a customer at the value, to a reseller for less, and out of his saldo.
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { addSeries } from '../../features/cards/card-shop'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'
import { afterWindow, asCashier, connect, openWindow } from '../window'

const { queryClient } = await import('../../../src-renderer/api')
const { default: CardsScreen } = await import('../../../src-renderer/features/cards/cards-screen')

let shop: TestApp
let seriesId = ''

/** Five cards of Rp50.000 in the drawer. */
beforeEach(async () => {
  shop = await startTestApp({ deps: { pdf: { htmlToPdf: () => Promise.resolve(Buffer.from('%PDF')) } } })
  seriesId = await addSeries(shop, 5)
  await shop.api.cards.printSheet({ seriesId, paper: 'a4', requestId: requestId() })
  await shop.api.cards.issue({ seriesId, requestId: requestId() })
  connect(shop.api, `#/kartu/${seriesId}`)
})
afterWindow(() => shop.close())

const NO_WORDS = { phone: '', address: '', notes: '' }
const addReseller = (name: string, creditLimit = 0) =>
  shop.api.resellers.save({
    id: null,
    reseller: { parentId: null, name, ...NO_WORDS, creditLimit, commissionPoints: 0, isActive: true },
    requestId: requestId(),
  })

async function openSale() {
  const user = await openWindow(<CardsScreen />)
  await user.click(await screen.findByRole('button', { name: /Jual kartu/ }))
  return { user, sale: within(await screen.findByRole('dialog', { name: 'Jual Lima puluh' })) }
}

test('dijual ke reseller: untungnya tampil, uangnya sebesar harganya, dan kartunya menyebut namanya', async () => {
  await addReseller('Warung Pojok')
  const { user, sale } = await openSale()
  await user.click(await sale.findByRole('radio', { name: 'Reseller' }))
  await user.type(sale.getByRole('combobox', { name: /Reseller/ }), 'pojok')
  await user.click(await screen.findByRole('option', { name: /Warung Pojok/ }))
  const price = sale.getByLabelText(/Harga per kartu/)
  await user.clear(price)
  await user.type(price, '49500')
  await user.tab()
  expect(await sale.findByText(/Untungnya Rp500 per kartu/)).toBeTruthy()
  await user.click(await sale.findByRole('button', { name: /Terima Rp49\.500/ }))
  expect(await screen.findByText('Serahkan kartu nomor:')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Selesai/ }))
  await waitFor(() => expect(screen.queryAllByText(/Reseller: Warung Pojok/).length).toBeGreaterThan(0))
  expect((await shop.api.cards.cards({ seriesId }))[0]).toMatchObject({ id: 1, resellerName: 'Warung Pojok' })
})

async function chooseReseller({ user, sale }: Awaited<ReturnType<typeof openSale>>) {
  await user.click(await sale.findByRole('radio', { name: 'Reseller' }))
  await user.type(sale.getByRole('combobox', { name: /Reseller/ }), 'pojok')
  await user.click(await screen.findByRole('option', { name: /Warung Pojok/ }))
}

test('dari saldo reseller: dipilih sesudah resellernya, saldonya tampil di sebelahnya; kurang berapa dikatakan, sesudah diisi terjual', async () => {
  const { id } = await addReseller('Warung Pojok', 30_000)
  const { user, sale } = await openSale()
  await user.click(await sale.findByRole('radio', { name: 'Reseller' }))
  expect(sale.queryByRole('radio', { name: /Saldo reseller/ })).toBeNull()
  await chooseReseller({ user, sale })
  await user.click(await sale.findByRole('radio', { name: /Saldo reseller.*dapat dipakai Rp30\.000/ }))
  expect(sale.queryByLabelText(/Nomor bukti/)).toBeNull()
  expect(sale.getByRole('alert').textContent).toMatch(/^Saldonya kurang Rp20\.000\./)
  await user.click(sale.getByRole('button', { name: /Potong Rp50\.000/ }))
  await waitFor(async () => expect((await shop.api.cards.series({}))[0]?.onHand).toBe(5))
  expect(screen.queryByText('Serahkan kartu nomor:')).toBeNull()

  const money = { resellerId: id, method: 'cash', amount: 20_000, reference: '', note: '' } as const
  await shop.api.resellers.topUp({ ...money, requestId: requestId() })
  await sale.findByRole('radio', { name: /dapat dipakai Rp50\.000/ })
  await user.click(sale.getByRole('button', { name: /Potong Rp50\.000/ }))
  expect(await screen.findByText('Serahkan kartu nomor:')).toBeTruthy()
  expect(await shop.api.resellers.get({ id })).toMatchObject({ balance: -30_000, available: 0 })
})

test('pembelinya ternyata pelanggan: saldo reseller tidak lagi ditawarkan, kembali tunai', async () => {
  await addReseller('Warung Pojok', 100_000)
  const { user, sale } = await openSale()
  await chooseReseller({ user, sale })
  await user.click(await sale.findByRole('radio', { name: /Saldo reseller/ }))
  await user.click(sale.getByRole('radio', { name: 'Pelanggan' }))
  expect(sale.queryByRole('radio', { name: /Saldo reseller/ })).toBeNull()
  expect(sale.getByRole('radio', { name: 'Tunai' })).toHaveProperty('checked', true)
  await user.click(sale.getByRole('button', { name: /Terima Rp50\.000/ }))
  expect(await screen.findByText('Serahkan kartu nomor:')).toBeTruthy()
})

test('Kasir menjual ke reseller hanya seharga nilainya', async () => {
  await addReseller('Warung Pojok')
  await asCashier(shop)
  const { user, sale } = await openSale()
  await user.click(await sale.findByRole('radio', { name: 'Reseller' }))
  expect(sale.queryByLabelText(/Harga per kartu/)).toBeNull()
  expect(sale.getByText(/Seharga nilainya, Rp50\.000/)).toBeTruthy()
})

test('toko tanpa reseller tidak ditanya dijual ke siapa', async () => {
  const { user, sale } = await openSale()
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(sale.queryByText('Dijual ke')).toBeNull()
  await user.click(sale.getByRole('button', { name: /Terima Rp50\.000/ }))
  expect(await screen.findByText('Serahkan kartu nomor:')).toBeTruthy()
})

test('dijual langsung dari daftar seri; seri yang habis tidak menawarkannya', async () => {
  connect(shop.api, '#/kartu')
  const user = await openWindow(<CardsScreen />)
  await user.click(await screen.findByRole('button', { name: 'Jual Lima puluh' }))
  const sale = within(await screen.findByRole('dialog', { name: 'Jual Lima puluh' }))
  const quantity = sale.getByLabelText(/Berapa kartu/)
  await user.clear(quantity)
  await user.type(quantity, '5')
  await user.click(await sale.findByRole('button', { name: /Terima Rp250\.000/ }))
  expect(await screen.findByText('Serahkan kartu nomor:')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Jual Lima puluh' })).toBeNull())
})
