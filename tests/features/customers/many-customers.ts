// Owns: a shop with thousands of customers for a test or the bench: rows as the commands write them, made by SQL because there are many.
// Must never: be a way around a rule that a test is about.
import { createCustomer } from '../../../src-main/features/customers'
import { createSubscription } from '../../../src-main/features/subscriptions'
import type { OfficeShop } from '../subscriptions/office-shop'

const FIRST = [
  'Agus',
  'Budi',
  'Citra',
  'Dewi',
  'Eko',
  'Fitri',
  'Gilang',
  'Hana',
  'Indra',
  'Joko',
  'Ñuñoz',
  'محمد',
  'ゆき',
]
const LAST = ['Santoso', 'Wijaya', 'Pratama', 'Lestari', 'Nugroho', 'Saputra', 'Rahayu', 'Hidayat', 'Łukasz']

/** Every customer has one PPPoE line; every tenth one a second. Nothing is left in the outbox. */
export function manyCustomers(shop: OfficeShop, count: number): void {
  shop.act((tx, ctx) => {
    for (let index = 0; index < count; index++) {
      const name = `${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]} ${index}`
      const { id } = createCustomer(tx, ctx, {
        name,
        phone: index % 7 === 0 ? '' : `628${String(1_000_000_000 + index)}`,
        address: `Jl. Melati Blok ${index % 40} No. ${index}`,
      })
      const line = { customerId: id, packageId: shop.packs.small.id, routerId: shop.routers[index % 2] ?? null }
      createSubscription(tx, ctx, { ...line, username: `user${index}`, billingDay: (index % 28) + 1 }, shop)
      if (index % 10 === 0) createSubscription(tx, ctx, { ...line, username: `kios${index}`, label: 'Kios' }, shop)
    }
    tx.connection.exec("delete from outbox; update subscription set provision = 'present', actual_access = 'open'")
    tx.connection.exec("update subscription set state = 'suspended', state_since = 1 where rowid % 50 = 0")
  })
}
