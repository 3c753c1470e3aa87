// Owns: judging whether the router has room for what is sold: licence, addresses, flash. Pure; tested as a table.
// Must never: ask the router or the books; the counts come in.
import { parseCount } from '../../platform/routeros/values'
import { quoteForRouter } from '../routers'
import type { CheckFinding } from './contract'
import { found } from './finding'
import { poolSize } from './pool-size'
import type { CheckAnswers } from './questions'

/** Hotspot users at once, by licence level (routeros.md §2.3); level 6 has no end. */
const HOTSPOT_USERS: Readonly<Record<string, number>> = { '4': 200, '5': 500 }
/** From this part of the licence on, an evening with more guests than usual is refused. */
const NEAR = 0.8

export interface RoomSubject {
  /** Sold and active vouchers of this router: who may come. */
  readonly sold: number
  readonly hotspotServer: string
  /** Pools that the packages sold here name, with the names of their Paket Induk. */
  readonly wantedPools: readonly { readonly pool: string; readonly masters: readonly string[] }[]
  /** From the hourly looks; null before a day has passed. */
  readonly sectorsPerDay: number | null
}

const LICENCE = '/system license print\n/ip hotspot active print count-only'

export function judgeLicenceUse({ license, online }: CheckAnswers, { sold }: RoomSubject): CheckFinding[] {
  const limit = HOTSPOT_USERS[license?.nlevel ?? license?.level ?? '']
  if (limit === undefined || online === null) return []
  const data = { limit, online, sold }
  if (online >= limit * NEAR)
    return [found('licence-near', { group: 'board', level: online >= limit ? 'bad' : 'warn', data, fix: LICENCE })]
  if (sold > limit) return [found('licence-sold', { group: 'board', level: 'warn', data, fix: LICENCE })]
  return [found('licence-use', { group: 'board', level: 'ok', data })]
}

export function judgePools({ pools, servers }: CheckAnswers, subject: RoomSubject): CheckFinding[] {
  if (!pools) return []
  const judged: CheckFinding[] = []
  const { hotspotServer, sold } = subject
  const seen = new Set<string>()
  for (const server of servers ?? []) {
    if (hotspotServer !== 'all' && server.name !== hotspotServer) continue
    const pool = pools.find((row) => row.name === server['address-pool'])
    const size = pool && poolSize(pool.ranges ?? '')
    if (!pool?.name || size == null || seen.has(pool.name)) continue
    seen.add(pool.name)
    const data = { pool: pool.name, size, sold }
    const isSmall = size < sold
    const fix = `/ip pool set [find name=${quoteForRouter(pool.name)}] ranges=RENTANG-YANG-LEBIH-LEBAR`
    judged.push(
      isSmall
        ? found('pool-small', { group: 'hotspot', level: 'warn', data, fix })
        : found('pool-size', { group: 'hotspot', level: 'ok', data }),
    )
  }
  for (const { pool, masters } of subject.wantedPools) {
    if (pools.some((row) => row.name === pool)) continue
    const fix = `/ip pool add name=${quoteForRouter(pool)} ranges=RENTANG-ALAMAT`
    judged.push(
      found('pool-missing', { group: 'hotspot', level: 'bad', data: { pool, masters: masters.join(', ') }, fix }),
    )
  }
  return judged
}

const KB = 1024
const MB = 1024 * KB
const LOW_BYTES = { warn: MB, bad: 256 * KB }

export function judgeFlash({ resource }: CheckAnswers, { sectorsPerDay }: RoomSubject): CheckFinding[] {
  const free = parseCount(resource?.['free-hdd-space'])
  if (free === undefined) return []
  const judged: CheckFinding[] = []
  const bad = Number.parseFloat(resource?.['bad-blocks'] ?? '0')
  if (bad > 0)
    judged.push(
      found('flash-bad', {
        group: 'board',
        level: bad >= 1 ? 'bad' : 'warn',
        data: { bad },
        fix: '/system resource print',
      }),
    )
  const data = { free: bytesText(free), wear: wearText(parseCount(resource?.['write-sect-total']), sectorsPerDay) }
  if (free < LOW_BYTES.warn)
    judged.push(
      found('flash-low', {
        group: 'board',
        level: free < LOW_BYTES.bad ? 'bad' : 'warn',
        data,
        fix: '/file print detail',
      }),
    )
  else judged.push(found('flash-ok', { group: 'board', level: 'ok', data }))
  return judged
}

const bytesText = (bytes: number): string =>
  bytes >= MB ? `${(bytes / MB).toFixed(1).replace('.', ',')} MB` : `${Math.round(bytes / KB)} kB`

const thousands = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '.')

function wearText(total: number | undefined, perDay: number | null): string {
  if (total === undefined) return 'Router ini tidak menghitung tulisan ke memorinya.'
  const rate = perDay === null ? '' : `, kira-kira ${thousands(perDay)} sehari`
  return `Sudah ditulis ${thousands(total)} sektor${rate}.`
}
