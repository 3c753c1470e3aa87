// The cart of a phone: kept over reloads and power cuts, and never trusted blindly.
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import {
  CART_LIMIT,
  emptyCart,
  forgetCart,
  putInCart,
  readCart,
  removeFromCart,
  setPromoCode,
  useCart,
} from '../../../src-renderer/portal/cart'
import type { CartItem } from '../../../src-renderer/portal/ordering/types'

const KEY = 'loketnet.keranjang'
const HOSTING: CartItem = {
  packageId: 'hosting',
  cycleMonths: 12,
  quantity: 1,
  domain: { kind: 'new', name: 'warkopjoko.id' },
  placeId: null,
  options: [{ optionId: 'ruang', value: 'besar' }],
}
const VOUCHER: CartItem = { ...HOSTING, packageId: 'voucher', cycleMonths: 1, quantity: 5, domain: null, options: [] }

function Shown() {
  const { lines, promoCode } = useCart()
  return (
    <>
      <output aria-label="isi">{lines.map(({ item }) => `${item.packageId} ${item.quantity}`).join(', ')}</output>
      <output aria-label="promo">{promoCode}</output>
    </>
  )
}
const inCart = () => screen.getByLabelText('isi').textContent
const kept = () => readCart(localStorage.getItem(KEY))
/** The page is opened anew. */
const reload = () => {
  cleanup()
  forgetCart()
  render(<Shown />)
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  emptyCart()
  localStorage.clear()
})

test('isi keranjang dan kode promo bertahan sesudah halaman dimuat ulang', () => {
  putInCart(HOSTING)
  putInCart(VOUCHER)
  setPromoCode('HEMAT10')
  reload()
  expect(inCart()).toBe('hosting 1, voucher 5')
  expect(screen.getByLabelText('promo').textContent).toBe('HEMAT10')
  expect(kept().lines.map(({ item }) => item)).toEqual([HOSTING, VOUCHER])
})

test('mengubah satu layanan menggantinya di tempatnya; yang dihapus benar-benar hilang', () => {
  putInCart(HOSTING)
  putInCart(VOUCHER)
  render(<Shown />)
  const [first] = kept().lines
  act(() => putInCart({ ...HOSTING, packageId: 'hosting-pro' }, first?.id))
  expect(inCart()).toBe('hosting-pro 1, voucher 5')
  act(() => removeFromCart(first?.id ?? ''))
  expect(inCart()).toBe('voucher 5')
  expect(kept().lines).toHaveLength(1)
})

test('keranjang yang dikosongkan tidak menyisakan apa pun di HP, juga kode promonya', () => {
  putInCart(VOUCHER)
  setPromoCode('HEMAT10')
  emptyCart()
  expect(localStorage.getItem(KEY)).toBeNull()
  reload()
  expect(inCart()).toBe('')
  expect(screen.getByLabelText('promo').textContent).toBe('')
})

test.each([
  ['terpotong listrik mati', '{"version":1,"lines":[{"id":"a","item":{"packageId":"ho'],
  ['dari versi lama', JSON.stringify({ version: 0, lines: [{ id: 'a', item: HOSTING }] })],
  ['bukan keranjang', '"halo"'],
  ['null', 'null'],
  ['isinya bukan daftar', JSON.stringify({ version: 1, lines: { length: 3 } })],
])('isi tersimpan yang %s dibuang diam-diam', (_, text) => {
  localStorage.setItem(KEY, text)
  reload()
  expect(inCart()).toBe('')
})

test.each([
  ['siklus yang tidak ada', { ...HOSTING, cycleMonths: 2 }],
  ['jumlah pecahan', { ...HOSTING, quantity: 1.5 }],
  ['domain tanpa nama', { ...HOSTING, domain: { kind: 'new' } }],
  ['jenis domain lain', { ...HOSTING, domain: { kind: 'curian', name: 'a.id' } }],
  ['tanpa paket', { ...HOSTING, packageId: undefined }],
  ['opsi tanpa nilai', { ...HOSTING, options: [{ optionId: 'x' }] }],
])('satu baris dengan %s dibuang, yang lain tetap', (_, item) => {
  const lines = [
    { id: 'a', item },
    { id: 'b', item: VOUCHER },
  ]
  expect(readCart(JSON.stringify({ version: 1, lines, promoCode: 7 }))).toEqual({ lines: [lines[1]], promoCode: '' })
})

test('keranjang yang dibesarkan orang iseng dipotong sampai batasnya', () => {
  const lines = Array.from({ length: 500 }, (_, index) => ({ id: String(index), item: VOUCHER }))
  expect(readCart(JSON.stringify({ version: 1, lines, promoCode: '' })).lines).toHaveLength(CART_LIMIT)
})

test('tab lain mengubah keranjang: tab ini ikut', () => {
  render(<Shown />)
  localStorage.setItem(KEY, JSON.stringify({ version: 1, lines: [{ id: 'a', item: VOUCHER }], promoCode: '' }))
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEY })))
  expect(inCart()).toBe('voucher 5')
})

test('peramban yang tidak mau menyimpan: keranjang tetap jalan selama halaman terbuka', () => {
  const told = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  render(<Shown />)
  act(() => putInCart(VOUCHER))
  expect(inCart()).toBe('voucher 5')
  expect(told).toHaveBeenCalledWith(expect.stringContaining('keeps nothing'), expect.any(DOMException))
})
