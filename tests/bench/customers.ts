// Owns: lists and searches over 20,000 customers with five years of bills.
// Must never: ask for less than the screen does: a page is its rows, what each has, and what each owes.
import { searchCustomers } from '../../src-main/features/customers'
import { CustomerFilter } from '../../src-main/features/customers/contract'
import { countCustomers, pageOfCustomers } from '../../src-main/features/customers/list'
import type { Db } from '../../src-main/platform/db/open'
import { type Figure, percentile, timed } from './figures'
import { CUSTOMERS, nameOf, phoneOf } from './isp'

const ASKED = 200
const WARM = 20
const LIMIT = 100

export function customerLists(db: Db): Figure[] {
  const draw = (most: number): number => Math.floor(Math.random() * most)
  const someone = () => nameOf(draw(CUSTOMERS))
  const p99 = (work: () => unknown): number =>
    percentile(Array.from({ length: ASKED + WARM }, () => timed(work)).slice(WARM), 0.99)
  const packageId = db.connection.prepare<[], string>('select id from package limit 1').pluck().get() ?? ''
  const bare = db.connection.prepare(
    `select * from customer c join subscription s on s.customer_id = c.id where c.name_key > ? order by c.name_key limit ${LIMIT}`,
  )
  const floor = p99(() => bare.all(someone().toLowerCase()))
  const filterOf = (filter: object) => CustomerFilter.parse(filter)
  const page = (filter: () => object, after: () => string | null = () => null) =>
    p99(() => pageOfCustomers(db, { filter: filterOf(filter()), after: after(), limit: LIMIT }))
  const count = (filter: () => object) => p99(() => countCustomers(db, filterOf(filter())))
  const phone = () => `0${phoneOf(draw(CUSTOMERS)).slice(2)}`
  const measured: [string, number][] = [
    [
      'page of customers anywhere',
      page(
        () => ({}),
        () => JSON.stringify([someone().toLowerCase(), '']),
      ),
    ],
    ['page of customers, newest first', page(() => ({ sort: 'newest' }))],
    ['page of customers, search by whole name', page(() => ({ search: someone() }))],
    ['page of customers, search by first name', page(() => ({ search: someone().split(' ')[0] }))],
    ['page of customers, search by phone', page(() => ({ search: phone() }))],
    ['page of customers, search that finds nobody', page(() => ({ search: 'tidakada' }))],
    ['page of customers, one package', page(() => ({ packageId }))],
    ['page of customers, Isolir', page(() => ({ state: 'suspended' }))],
    ['page of customers, without a subscription', page(() => ({ state: 'none' }))],
    ['count of customers', count(() => ({}))],
    ['count of customers, search by first name', count(() => ({ search: someone().split(' ')[0] }))],
    ['customer at the counter by phone', p99(() => searchCustomers(db, { search: phone(), limit: 20 }))],
  ]
  return measured.map(([name, value]) => ({
    name: `${name}, ${CUSTOMERS / 1000} thousand, p99`,
    value,
    unit: 'ms',
    floor,
    floorName: `${LIMIT} customers with their lines by name, bare SQL, p99`,
    goal: { value: 16 },
  }))
}
