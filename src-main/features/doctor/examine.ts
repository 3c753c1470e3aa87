// Owns: examining a router: every voucher of ours that shows a sign of use, judged slice by slice.
// Must never: mend, hold the main loop for long, or look at what is not ours.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import type { ShopZone } from '../../shared/calendar-date'
import { readVoucherComment } from '../../shared/voucher-comment'
import { findCare } from '../care'
import type { ShopRouterLinks } from '../routers'
import {
  activeVouchers,
  batchesOf,
  type KeptVoucher,
  keptVouchers,
  keptVouchersByCode,
  noticedActiveAt,
} from '../vouchers'
import { type Case, judgeVoucher } from './judge'
import { readWard, type Ward } from './read'
import { type FoundCase, keepCases, keepExam } from './store'
import { wordsOf } from './texts'

export interface DoctorDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly zone: () => ShopZone
  /** The router's clock is right and its guards run: it stamps by itself what is not stamped yet. */
  readonly healsItself: (routerId: string) => boolean
}

const SLICE = 500

export interface Diagnosis {
  readonly voucher: KeptVoucher
  readonly user: RouterRow | null
  readonly sessionIds: readonly string[]
  readonly found: readonly Case[]
}

/** Judges what was read. Every code in `ward` that is ours and shows a sign of use. */
export async function diagnoseWard(
  { db, clock, healsItself }: DoctorDeps,
  routerId: string,
  ward: Ward,
): Promise<{ readonly diagnoses: readonly Diagnosis[]; readonly checked: number }> {
  const sessions = Map.groupBy(ward.sessions, ({ user }) => user)
  // A router that forgot everything of a voucher shows no sign itself; the books know that it was used.
  const active = new Set(activeVouchers(db, routerId).map(({ code }) => code))
  const withSign = ward.users.filter(
    (row) => hasSign(row, sessions.has(row.name ?? '')) || (active.has(row.name ?? '') && isMarked(row)),
  )
  const names = new Set(ward.users.map((row) => row.name))
  const orphans = [...sessions.keys()].filter((name) => !names.has(name))
  const shared = {
    now: clock.now(),
    bootedAt: findCare(db, routerId)?.bootedAt ?? null,
    healsItself: healsItself(routerId),
  }
  const batchOf = batchesOf(db)
  const diagnoses: Diagnosis[] = []
  let checked = 0

  const judge = (voucher: KeptVoucher, user: RouterRow | null): void => {
    const batch = batchOf(voucher.batchId)
    if (!batch || voucher.routerId !== routerId) return
    checked += 1
    const own = sessions.get(voucher.code) ?? []
    const noticedAt = noticedActiveAt(db, voucher.id)
    const found = judgeVoucher({ ...shared, voucher, batch, user, sessions: own, noticedAt })
    if (found.length > 0) diagnoses.push({ voucher, user, sessionIds: own.map(({ id }) => id), found })
  }

  for (let at = 0; at < withSign.length; at += SLICE) {
    const slice = withSign.slice(at, at + SLICE)
    const byId = new Map(slice.map((row) => [readVoucherComment(row.comment)?.id ?? 0, row]))
    for (const voucher of keptVouchers(db, [...byId.keys()])) {
      const user = byId.get(voucher.id)
      const tag = readVoucherComment(user?.comment)?.tag
      // The mark names the voucher; a copy under another name is none.
      if (user && user.name === voucher.code && tag === batchOf(voucher.batchId)?.tag) judge(voucher, user)
    }
    await nextTurn()
  }
  for (const voucher of keptVouchersByCode(db, orphans)) judge(voucher, null)
  return { diagnoses, checked }
}

const isMarked = (row: RouterRow): boolean => readVoucherComment(row.comment) !== null

function hasSign(row: RouterRow, isOnline: boolean): boolean {
  const mark = readVoucherComment(row.comment)
  if (!mark) return false
  const isCounted = [row.uptime, row['bytes-in'], row['bytes-out']].some(
    (text) => text !== undefined && text !== '0' && text !== '0s' && text !== '00:00:00',
  )
  return isOnline || isCounted || mark.firstLogin > 0 || mark.expires > 0 || parseFlag(row.disabled)
}

/** Throws RouterError. */
export async function examine(
  deps: DoctorDeps,
  routerId: string,
  why: 'rebooted' | 'asked' | 'hourly',
): Promise<{ readonly checked: number; readonly found: number }> {
  const { db, links, clock, zone } = deps
  const ward = await readWard(await links.trusted(routerId), null)
  const { diagnoses, checked } = await diagnoseWard(deps, routerId, ward)
  const found: FoundCase[] = diagnoses.flatMap(({ voucher, found: cases }) =>
    cases.map((one) => ({
      voucherId: voucher.id,
      kind: one.kind,
      facts: { ...wordsOf(one, zone()), plan: planKey(one) },
    })),
  )
  const now = clock.now()
  return db.transact((tx) => {
    const count = keepCases(tx, routerId, found, now)
    const bootedAt = why === 'rebooted' ? (findCare(tx, routerId)?.bootedAt ?? null) : null
    keepExam(tx, { routerId, at: now, why, checked, found: count, bootedAt })
    return { checked, found: count }
  })
}

/** What a person said no to: a guess of "now" moves on by itself and is still the same guess. */
const planKey = ({ plan, figures }: Case): string =>
  figures.why === 'now' || figures.why === 'session'
    ? `${figures.why} ${plan.enable ?? ''}`
    : JSON.stringify({ ...plan, lostSeconds: undefined })
