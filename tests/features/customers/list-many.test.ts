// The list asks its questions in two shapes, by how many fit: both must tell the same truth.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold } from '../../../src-main/features/customers'
import { CustomerFilter } from '../../../src-main/features/customers/contract'
import { countCustomers, pageOfCustomers } from '../../../src-main/features/customers/list'
import { closeOfficeShops, type OfficeShop, openOfficeShop } from '../subscriptions/office-shop'
import { manyCustomers } from './many-customers'

const COUNT = 2_400
let shop: OfficeShop
beforeAll(() => {
  shop = openOfficeShop()
  manyCustomers(shop, COUNT)
}, 60_000)
afterAll(closeOfficeShops)

function everybody(filter: object): string[] {
  const asked = CustomerFilter.parse(filter)
  const names: string[] = []
  let after: string | null = null
  do {
    const page = pageOfCustomers(shop.db, { filter: asked, after, limit: 200 })
    names.push(...page.rows.map(({ name }) => name))
    after = page.next
  } while (after !== null)
  return names
}

/** What the tables say, without the list's own SQL. */
function expected(where: string): string[] {
  return shop.db.connection
    .prepare<[], { name: string }>(
      `select distinct c.name, c.name_key, c.id from customer c left join subscription s on s.customer_id = c.id where ${where}`,
    )
    .all()
    .map(({ name }) => name)
    .sort()
}

test.each([
  ['semua', {}, 'true'],
  ['banyak yang cocok: satu router', { routerId: '@0' }, "s.router_id = '@0'"],
  ['sedikit yang cocok: isolir', { state: 'suspended' }, "s.state = 'suspended'"],
  ['router dan isolir bersama', { routerId: '@1', state: 'suspended' }, "s.router_id = '@1' and s.state = 'suspended'"],
  ['mencari tanpa tanda', { search: 'nunoz lukasz' }, "c.name like 'Ñuñoz Łukasz%'"],
  [
    'mencari di antara yang aktif',
    { search: 'melati 7', state: 'active' },
    "c.search_key like '%melati%' and c.search_key like '%7%' and s.state = 'active'",
  ],
  ['tidak ada', { search: 'tidakada' }, 'false'],
])('%s: halaman demi halaman lengkap, tidak ganda, berurutan, dan jumlahnya benar', (_, filter, where) => {
  const fill = (text: string) => text.replace('@0', shop.routers[0]).replace('@1', shop.routers[1])
  const asked = JSON.parse(fill(JSON.stringify(filter)))
  const names = everybody(asked)
  expect(names.toSorted()).toEqual(expected(fill(where)))
  expect(names.map(fold)).toEqual(names.map(fold).toSorted((one, other) => (one < other ? -1 : 1)))
  expect(countCustomers(shop.db, CustomerFilter.parse(asked))).toMatchObject({ matching: names.length, total: COUNT })
})

test('tanda halaman yang rusak atau dari urutan lain mulai dari atas, dan yang terbaru dulu benar urutannya', () => {
  const asked = CustomerFilter.parse({ sort: 'newest' })
  const first = pageOfCustomers(shop.db, { filter: asked, after: null, limit: 3 })
  expect(first.rows.map(({ number }) => number)).toEqual(['P-02400', 'P-02399', 'P-02398'])
  for (const after of ['rusak', '{}', '["a","b","c"]', '["a"]', JSON.stringify(['a', 'b'])])
    expect(pageOfCustomers(shop.db, { filter: asked, after, limit: 3 }).rows).toEqual(first.rows)
  const [row] = pageOfCustomers(shop.db, {
    filter: CustomerFilter.parse({ search: 'kios2080' }),
    after: null,
    limit: 1,
  }).rows
  expect(row?.services.map(({ username }) => username)).toEqual(['user2080', 'kios2080'])
  expect(row?.monthly).toBe(300_000)
})
