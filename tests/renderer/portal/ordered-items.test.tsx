// What a customer reads about a service of his order that the shop cannot make.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { OrderedItems } from '../../../src-renderer/portal/ordering/ordered-items'

type Item = Parameters<typeof OrderedItems>[0]['items'][number]

const ITEM: Item = {
  ...{ id: crypto.randomUUID(), packageId: crypto.randomUUID(), packageName: 'Kantor', serviceType: 'static' },
  ...{ cycleMonths: 1, quantity: 1, domainText: '', placeName: '', lines: [], total: 150_000, next: 150_000 },
  ...{ state: 'cancelled', need: 'alamat IP habis', options: [], toSaldo: 150_000, subscriptionId: null },
  ...{ router: 'none', username: '', vouchers: [] },
}
afterEach(cleanup)

const SENTENCE = 'Dibatalkan, Rp150.000 menjadi saldo.'

test('layanan lunas yang dibatalkan toko: berapa yang menjadi saldo disebut; alasannya terbaca', () => {
  render(<OrderedItems items={[ITEM]} />)
  expect(screen.getByText(SENTENCE)).toBeTruthy()
  expect(screen.getByText('Alasan: alamat IP habis')).toBeTruthy()
})

test('yang batal tanpa pernah dibayar tidak menjanjikan uang', () => {
  render(<OrderedItems items={[{ ...ITEM, need: '', toSaldo: 0 }]} />)
  expect(screen.getByText('Batal')).toBeTruthy()
  expect(screen.queryByText(/menjadi saldo/)).toBeNull()
})
