// What an order is called on the customer's phone.
import { expect, test } from 'vitest'
import {
  invoiceChip,
  isMoving,
  itemChip,
  orderChip,
  readyWords,
} from '../../../src-renderer/portal/ordering/order-words'

const CODE = [{ code: 'QT2Q4H37', password: null }]

test.each([
  ['unpaid', 'unpaid', 'Belum Dibayar', 'Belum Dibayar'],
  ['unpaid', 'pending', 'Menunggu Konfirmasi', 'Menunggu Konfirmasi'],
  ['processing', 'paid', 'Lunas', 'Sedang diaktifkan'],
  ['active', 'paid', 'Lunas', 'Aktif'],
  // the payment was taken back after the service was made
  ['active', 'unpaid', 'Belum Dibayar', 'Aktif'],
  ['lapsed', 'cancelled', 'Kedaluwarsa', 'Kedaluwarsa'],
  ['cancelled', 'cancelled', 'Batal', 'Batal'],
] as const)('pesanan %s dengan tagihan %s: tagihannya %s, di daftar %s', (state, invoiceState, invoice, row) => {
  expect(invoiceChip({ state, invoiceState }).text).toBe(invoice)
  expect(orderChip({ state, invoiceState }).text).toBe(row)
})

test.each([
  ['waiting', 'none', [], 'Menunggu pembayaran'],
  ['person', 'none', [], 'Sedang diaktifkan'],
  ['active', 'none', [], 'Aktif'],
  ['active', 'waiting', [], 'Sedang diaktifkan'],
  ['active', 'failed', [], 'Sedang diaktifkan'],
  ['active', 'present', [], 'Aktif'],
  ['active', 'present', CODE, 'Siap dipakai'],
  ['cancelled', 'none', [], 'Batal'],
] as const)('layanan %s, di router %s: %o tampil sebagai %s', (state, router, vouchers, text) => {
  expect(itemChip({ state, router, vouchers: [...vouchers] }).text).toBe(text)
})

test('halaman pesanan bertanya lagi selama masih ada yang dapat berubah, lalu berhenti', () => {
  const item = (router: 'waiting' | 'present') => ({ state: 'active' as const, router, vouchers: [] })
  expect(isMoving({ state: 'unpaid', items: [] })).toBe(true)
  expect(isMoving({ state: 'processing', items: [] })).toBe(true)
  expect(isMoving({ state: 'active', items: [item('present'), item('waiting')] })).toBe(true)
  expect(isMoving({ state: 'active', items: [item('present')] })).toBe(false)
  expect(isMoving({ state: 'lapsed', items: [] })).toBe(false)
  expect(isMoving({ state: 'cancelled', items: [] })).toBe(false)
})

test('siap dipakai: sambungan ke rumah hanya disebut bila memang dibuat', () => {
  const rental = { serviceType: 'other', state: 'active' } as const
  expect(readyWords([rental, { serviceType: 'pppoe', state: 'active' }])).toContain('Sambungan Anda sudah aktif')
  expect(readyWords([rental, { serviceType: 'static', state: 'cancelled' }])).toBe('Layanan Anda sudah siap dipakai.')
})
