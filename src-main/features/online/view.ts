// Owns: who is online, put together from what routers say and what the books know of their vouchers.
// Must never: show a figure of a router that is away as if it were now, or an unsold code to a Kasir.
import type { Clock } from '../../platform/clock'
import type { ReadDb } from '../../platform/db/open'
import { sentenceOf } from '../../shared/errors'
import { HIDDEN_CODE } from '../../shared/voucher-code'
import { findPackage } from '../catalog'
import {
  clockOffsetOf,
  explainFailure,
  findRouter,
  listRouterItems,
  type RouterView,
  type ShopRouterLinks,
} from '../routers'
import {
  type BatchRow,
  batchesOf,
  expiryClock,
  findUsage,
  type SessionSeen,
  unsoldUses,
  type VoucherRow,
  vouchersByCode,
} from '../vouchers'
import type { OnlineNow, OnlineRouter, OnlineSession, UnsoldUse } from './contract'
import type { PppSeen } from './ppp-reading'
import type { Counters } from './snapshot'
import type { OnlineWatch } from './watch'
import { added, periodLeft, whatIsLeft } from './what-is-left'

export interface ViewDeps {
  readonly db: ReadDb
  readonly clock: Clock
  readonly links: ShopRouterLinks
  readonly watch: OnlineWatch
  /** Monthly customers of a router, by kind of session and name: `pppoe budi`. */
  readonly customersOn?: (db: ReadDb, routerId: string) => ReadonlyMap<string, OnlineCustomer>
}

export type OnlineCustomer = NonNullable<OnlineSession['customer']>

export function onlineNow(deps: ViewDeps, seesUnsold: boolean): OnlineNow {
  const { db, links, watch } = deps
  const batchOf = batchesOf(db)
  const packageNames = new Map<string, string>()
  const packageName = (id: string): string => {
    const name = packageNames.get(id) ?? findPackage(db, id)?.name ?? '(paket dihapus)'
    packageNames.set(id, name)
    return name
  }
  const routers: OnlineRouter[] = []
  const sessions: OnlineSession[] = []
  for (const { id, name, link } of listRouterItems(db, links)) {
    const seen = link.state === 'online' ? watch.seen(id) : null
    const problem = watch.trouble(id)
    const { code, data } = problem ? explainFailure(problem, links.place(id)) : { code: null, data: {} }
    routers.push({
      id,
      name,
      state: link.state,
      at: seen?.snapshot.at ?? null,
      hotspot: seen?.snapshot.sessions.length ?? 0,
      pppoe: seen?.snapshot.ppp?.length ?? 0,
      trouble: code && { code, ...sentenceOf(code, data) },
    })
    if (!seen) continue
    const { snapshot, counters } = seen
    const place = { id, name }
    const ours = vouchersByCode(
      db,
      id,
      snapshot.sessions.map(({ user }) => user),
    )
    const offset = clockOffsetOf(db, id)
    const customers = deps.customersOn?.(db, id)
    for (const session of snapshot.sessions) {
      const row = ours.get(session.user)
      const batch = row && batchOf(row.batchId)
      const isHidden = row !== undefined && row.soldAt === null && !seesUnsold
      const base = { counters, session, at: snapshot.at, expiryNow: expiryClock(snapshot.at, offset) }
      sessions.push({
        ...hotspotSession(place, session),
        user: isHidden ? HIDDEN_CODE : session.user,
        isHidden,
        voucher: row && batch ? voucherOf(db, row, batch, packageName(row.packageId), base) : null,
        customer: row ? null : (customers?.get(`hotspot ${session.user}`) ?? null),
      })
    }
    for (const ppp of snapshot.ppp ?? [])
      sessions.push({ ...pppSession(place, ppp), customer: customers?.get(`pppoe ${ppp.name}`) ?? null })
  }
  return { now: deps.clock.now(), routers, sessions }
}

type Place = Pick<RouterView, 'id' | 'name'>

const hotspotSession = (router: Place, session: SessionSeen) => ({
  key: `${router.id} hotspot ${session.id}`,
  routerId: router.id,
  routerName: router.name,
  kind: 'hotspot' as const,
  sessionId: session.id,
  address: session.address,
  mac: session.mac,
  loginBy: session.loginBy,
  uptimeSeconds: session.uptime,
  bytesIn: session.bytesIn,
  bytesOut: session.bytesOut,
})

const pppSession = (router: Place, ppp: PppSeen): Omit<OnlineSession, 'customer'> => ({
  key: `${router.id} pppoe ${ppp.id}`,
  routerId: router.id,
  routerName: router.name,
  kind: 'pppoe',
  sessionId: ppp.id,
  user: ppp.name,
  isHidden: false,
  address: ppp.address,
  mac: ppp.callerId,
  loginBy: ppp.service,
  uptimeSeconds: ppp.uptime,
  bytesIn: ppp.bytesIn,
  bytesOut: ppp.bytesOut,
  voucher: null,
})

interface Base {
  readonly counters: Counters
  readonly session: SessionSeen
  readonly at: number
  readonly expiryNow: number
}

function voucherOf(
  db: ReadDb,
  row: VoucherRow,
  { terms }: BatchRow,
  packageName: string,
  base: Base,
): NonNullable<OnlineSession['voucher']> {
  const usage = findUsage(db, row.id)
  const isEstimated = usage?.firstLoginBy === 'app' && row.expiresAt !== null
  return {
    id: row.id,
    packageName,
    state: row.state,
    firstLoginAt: row.firstLoginAt,
    expiresAt: row.expiresAt,
    ...leftOf(row, terms, usage?.extraSeconds ?? 0, isEstimated ? { ...base, expiryNow: base.at } : base),
    isEstimated,
    isUnsold: usage?.unsoldAt != null && usage.unsoldCheckedAt === null,
    isBlocked: usage?.blockedAt != null,
    canExtend: terms.activeSeconds !== null && (row.state === 'active' || row.state === 'sold'),
  }
}

/** What the router will still let this session do. */
function leftOf(
  row: VoucherRow,
  terms: BatchRow['terms'],
  extraSeconds: number,
  { counters, session, expiryNow }: Base,
) {
  const known = counters.get(session.user)
  const uptime = added(known?.uptime, session.uptime)
  const [into, out] = [added(known?.bytesIn, session.bytesIn), added(known?.bytesOut, session.bytesOut)]
  return whatIsLeft({
    expiresIn: periodLeft(
      { expiresAt: row.expiresAt, activeSeconds: terms.activeSeconds, extraSeconds },
      expiryNow,
      session.uptime,
    ),
    sessionEndsIn: session.timeLeft,
    terms,
    uptime,
    bytes: into === null || out === null ? null : into + out,
  })
}

const SHOWN_UNSOLD = 100

export const unsoldList = (db: ReadDb): UnsoldUse[] =>
  unsoldUses(db, SHOWN_UNSOLD).map(({ voucher, usage }) => ({
    voucherId: voucher.id,
    code: voucher.code,
    packageName: findPackage(db, voucher.packageId)?.name ?? '(paket dihapus)',
    routerName: findRouter(db, voucher.routerId)?.name ?? '(router dihapus)',
    at: usage.unsoldAt ?? 0,
    mac: usage.mac,
  }))
