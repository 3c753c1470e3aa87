// Owns: pages of the voucher list at any depth and the search for a code, in the core and through both doors.
// Must never: ask the same page twice in a row.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { writeCursor } from '../../src-main/features/vouchers/cursor'
import { pageOfVouchers, type Viewer } from '../../src-main/features/vouchers/list'
import type { ReadDb } from '../../src-main/platform/db/open'
import type { Api } from '../../src-main/transport/contract'
import { logIn, openShop } from '../crash/shop'
import { type Figure, percentile, timed, timedAsync } from './figures'
import { OLD_VOUCHERS } from './million'
import { startServer } from './server-child'

const ASKED = 600
const WARM = 30
const LIMIT = 50

type Filter = Parameters<Api['vouchers']['list']>[0]['filter']

/** Somewhere in the list, as if a person had scrolled there. */
const anywhere = (): string => writeCursor('id', [1 + Math.floor(Math.random() * OLD_VOUCHERS)])

/** Pages through one door, in turns with a question that costs nothing: what the door itself takes. */
async function pagesThrough(api: Api, door: string): Promise<Figure[]> {
  const { packages } = await api.vouchers.choices({})
  const filters: [string, Filter][] = [
    ['whole list', {}],
    ['one package', { packageId: packages[0]?.id ?? null }],
    ['one state', { state: 'sold' }],
  ]
  const figures: Figure[] = []
  for (const [name, filter] of filters) {
    const took: number[] = []
    const nothing: number[] = []
    for (let count = 0; count < ASKED + WARM; count++) {
      const empty = await timedAsync(() => api.session.status({}))
      const page = await timedAsync(() => api.vouchers.list({ filter, after: anywhere(), limit: LIMIT }))
      if (count < WARM) continue
      took.push(page)
      nothing.push(empty)
    }
    const floor = { floor: percentile(nothing, 0.99), floorName: 'an empty question at this door, p99' }
    const title = `page of ${LIMIT} anywhere, ${name}, ${door} door, p99`
    figures.push({ name: title, value: percentile(took, 0.99), unit: 'ms', ...floor, goal: { value: 5 } })
  }
  return figures
}

export async function measurePages(million: string, app: string): Promise<Figure[]> {
  const shop = await openShop({ dataDir: million, onBug: (line) => console.error(line) })
  await logIn(shop.api)
  const figures = [...(await pagesThrough(shop.api, 'port')), ...searches(shop.app.db)]
  await shop.close()
  const server = await startServer(app, million)
  const api = httpClient(server.url)
  await logIn(api)
  figures.push(...(await pagesThrough(api, 'HTTP')))
  await server.close()
  return figures
}

/** Prefixes of codes that are there, and whole codes. */
function searches(db: ReadDb & { connection: import('better-sqlite3').Database }): Figure[] {
  const some = db.connection.prepare<[number], string>('select code from voucher where id = ?').pluck()
  const drawn = Array.from({ length: ASKED }, () => some.get(1 + Math.floor(Math.random() * OLD_VOUCHERS)) ?? '')
  const exact = db.connection.prepare('select * from voucher where code = ?')
  const bare = drawn.map((code) => timed(() => exact.get(code)))
  const search = (viewer: Viewer, length: number) =>
    drawn.map((code) =>
      timed(() => pageOfVouchers(db, { filter: filterOf(code.slice(0, length)), after: null, limit: LIMIT }, viewer)),
    )
  const owner: Viewer = { zone: 'Asia/Jakarta', seesUnsold: true }
  const cashier: Viewer = { zone: 'Asia/Jakarta', seesUnsold: false }
  search(owner, 3)
  const floor = { floor: percentile(bare, 0.99), floorName: 'one row by its code, bare SQL, p99', unit: 'ms' } as const
  return [
    {
      name: 'code search in the core, 3 letters, p99',
      value: percentile(search(owner, 3), 0.99),
      ...floor,
      goal: { value: 2 },
    },
    {
      name: 'code search in the core, 5 letters, p99',
      value: percentile(search(owner, 5), 0.99),
      ...floor,
      goal: { value: 2 },
    },
    {
      name: 'code search in the core, whole code, p99',
      value: percentile(search(owner, 9), 0.99),
      ...floor,
      goal: { value: 2 },
    },
    {
      name: 'code search in the core, 3 letters, as a Kasir, p99',
      value: percentile(search(cashier, 3), 0.99),
      ...floor,
      goal: { value: 2 },
    },
  ]
}

const filterOf = (code: string) => ({
  ...{ code, packageId: null, batchId: null, state: null, routerState: null, soldBy: null },
  ...{ madeFrom: null, madeTo: null, soldFrom: null, soldTo: null },
})

/** As the browser does it, with its cookie. */
export function httpClient(url: string): Api {
  let cookie = ''
  const link = new RPCLink({
    url: new URL('/rpc', url),
    async fetch(request, init) {
      const headers = new Headers(request.headers)
      headers.set('origin', new URL(url).origin)
      if (cookie !== '') headers.set('cookie', cookie)
      const response = await fetch(new Request(request, { headers }), init)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
  })
  return createORPCClient<Api>(link)
}
