// Owns: what was used of one voucher and what is left of it, now when it is online, else as last booked.
// Must never: show less than what was booked: a router that forgot is not a voucher unused.
import { DomainError } from '../../shared/errors'
import { clockOffsetOf } from '../routers'
import {
  expiryClock,
  findBatch,
  findUsage,
  findVoucher,
  type SessionSeen,
  type UsageRow,
  type VoucherRow,
} from '../vouchers'
import type { NoExtension, VoucherUse } from './contract'
import type { ViewDeps } from './view'
import { added, periodLeft, whatIsLeft } from './what-is-left'

export function voucherUse(deps: ViewDeps, voucherId: number) {
  const { db } = deps
  const row = findVoucher(db, voucherId)
  const batch = row && findBatch(db, row.batchId)
  if (!row || !batch) throw new DomainError('VOUCHER_NOT_FOUND')
  const usage = findUsage(db, voucherId)
  const isHeld = row.state === 'sold' || row.state === 'active'
  const isThere = isHeld && row.routerState === 'present'
  const isBlocked = usage?.blockedAt != null
  return {
    use: usage ? useOf(deps, row, usage, batch.terms) : null,
    can: {
      extend: isThere && batch.terms.activeSeconds !== null,
      whyNotExtend: whyNotExtend(row, batch.terms),
      block: isThere && !isBlocked,
      unblock: isThere && isBlocked,
      releaseDevice: isThere,
    },
  }
}

function whyNotExtend(
  { state, routerState }: Pick<VoucherRow, 'state' | 'routerState'>,
  { activeSeconds }: Pick<Terms, 'activeSeconds'>,
): NoExtension | null {
  if (state === 'finished') return 'over'
  if (state !== 'sold' && state !== 'active') return null
  if (activeSeconds === null) return 'no-period'
  return routerState === 'present' ? null : 'not-on-router'
}

type Terms = Parameters<typeof whatIsLeft>[0]['terms'] & { readonly activeSeconds: number | null }

function useOf({ db, watch, clock }: ViewDeps, row: VoucherRow, usage: UsageRow, terms: Terms): VoucherUse {
  const seen = watch.seen(row.routerId)
  const sessions = seen?.snapshot.sessions.filter(({ user }) => user === row.code) ?? []
  const counted = totals(usage, seen?.counters.get(row.code), sessions)
  const now = clock.now()
  const isEstimated = usage.firstLoginBy === 'app' && row.expiresAt !== null
  const expiryNow = isEstimated ? now : expiryClock(now, clockOffsetOf(db, row.routerId))
  const isOpen = row.state === 'active' || row.state === 'sold' || row.state === 'stock'
  return {
    isOnline: sessions.length > 0,
    at: sessions.length > 0 ? (seen?.snapshot.at ?? usage.updatedAt) : usage.updatedAt,
    mac: sessions.at(-1)?.mac ?? usage.mac,
    ...counted,
    lastSeenAt: sessions.length > 0 ? (seen?.snapshot.at ?? usage.lastSeenAt) : usage.lastSeenAt,
    ...(isOpen
      ? whatIsLeft({
          expiresIn: periodLeft(
            { expiresAt: row.expiresAt, activeSeconds: terms.activeSeconds, extraSeconds: usage.extraSeconds },
            expiryNow,
            sessions.at(-1)?.uptime ?? null,
          ),
          sessionEndsIn: sessions.at(-1)?.timeLeft ?? null,
          terms,
          uptime: counted.uptimeSeconds,
          bytes: counted.bytesIn + counted.bytesOut,
        })
      : { secondsLeft: null, bytesLeft: null }),
    isEstimated,
    isUnsold: usage.unsoldAt !== null && usage.unsoldCheckedAt === null,
    isBlocked: usage.blockedAt !== null,
    isDisabled: usage.isDisabled,
    extraSeconds: usage.extraSeconds,
    lostSeconds: usage.lostSeconds,
    lostBytes: usage.lostBytesIn + usage.lostBytesOut,
  }
}

/** The books, or what the router counts at this moment when that is more. */
function totals(
  usage: UsageRow,
  own:
    | { readonly uptime: number | null; readonly bytesIn: number | null; readonly bytesOut: number | null }
    | undefined,
  sessions: readonly SessionSeen[],
) {
  const now = (
    base: number | null | undefined,
    pick: (session: SessionSeen) => number | null,
    booked: number,
    lost: number,
  ) => {
    const running = sessions.reduce<number | null>((sum, session) => added(sum, pick(session)), 0)
    const live = added(base, running)
    return live === null ? booked : Math.max(booked, live + lost)
  }
  return {
    uptimeSeconds: now(own?.uptime, ({ uptime }) => uptime, usage.uptimeSeconds, usage.lostSeconds),
    bytesIn: now(own?.bytesIn, ({ bytesIn }) => bytesIn, usage.bytesIn, usage.lostBytesIn),
    bytesOut: now(own?.bytesOut, ({ bytesOut }) => bytesOut, usage.bytesOut, usage.lostBytesOut),
  }
}
