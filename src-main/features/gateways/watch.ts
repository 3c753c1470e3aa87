// Owns: looking at open charges: often while somebody waits, rarely later, not at all while the internet is away.
// Must never: keep the counter waiting, or look at anything while there is nothing to look at.
import type { Log } from '../../platform/log'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import { bookAnswer, takeBack } from './booking'
import { endOutdated } from './commands'
import { GRACE_MS, LONGEST_PAUSE_MS, pauseFor, WATCHED_EVERY_MS, WATCHED_FOR_MS } from './domain'
import type { GatewayDeps } from './jobs'
import { FAILURE_CODES, GatewayFailure } from './port'
import { type ChargeRow, changeCharge, chargesByIds, dueCharges, findCharge, outdatedCharges } from './store'

export interface WatchDeps extends GatewayDeps {
  readonly log: Log
}

export interface GatewayLink {
  readonly isReachable: boolean
  /** Epoch ms of the last answer, or of the first failure in a row. */
  readonly since: number
}

export interface GatewayWatch {
  /** One round; also the periodic job. */
  look(signal: AbortSignal): Promise<void>
  /** "Periksa sekarang": throws GatewayFailure when there is no answer. */
  checkNow(chargeId: string): Promise<void>
  /** A phone shows this code right now. */
  isWatched(charge: Pick<ChargeRow, 'id' | 'customerId'>): void
  link(): GatewayLink | null
}

/** Charges a round: the rest has its turn in three seconds. */
const A_ROUND = 20
const OFFLINE_FIRST_MS = 5_000
const OFFLINE_LONGEST_MS = 60_000

export function makeGatewayWatch(deps: WatchDeps): GatewayWatch {
  const { db, clock, context, log, paid } = deps
  /** What somebody looks at and when he last asked, by customer: one code each, so that nobody's many hide the others'. */
  const watched = new Map<string, { readonly id: string; readonly at: number }>()
  /** No charge is asked about twice at the same moment. */
  const asking = new Map<string, Promise<void>>()
  let link: GatewayLink | null = null
  let failures = 0
  let quietUntil = 0

  const turn = (next: GatewayLink): void => {
    const isNews = link !== null && link.isReachable !== next.isReachable
    link = next
    if (isNews) db.transact((tx) => tx.publish('gateways'))
  }
  const answered = (): void => {
    failures = 0
    quietUntil = 0
    turn({ isReachable: true, since: clock.now() })
  }
  const unanswered = (): void => {
    const now = clock.now()
    quietUntil = now + Math.min(OFFLINE_FIRST_MS * 2 ** Math.min(failures, 10), OFFLINE_LONGEST_MS)
    failures += 1
    if (!link || link.isReachable) turn({ isReachable: false, since: now })
  }

  const ask = async (row: ChargeRow, signal: AbortSignal): Promise<void> => {
    const gateway = deps.findGateway(db, row.place)
    if (!gateway) throw new GatewayFailure('key', 'no key')
    const answer = await gateway.status(row, signal)
    answered()
    db.transact((tx) => bookAnswer(tx, context(), { chargeId: row.id, answer, at: clock.now(), paid }))
  }

  const askOnce = (row: ChargeRow, signal: AbortSignal): Promise<void> => {
    const known = asking.get(row.id)
    if (known) return known
    const run = ask(row, signal).finally(() => asking.delete(row.id))
    asking.set(row.id, run)
    return run
  }

  /** It did not work: said on the row, and tried again later. */
  const keep = (row: ChargeRow, code: string): void => {
    const now = clock.now()
    const isOver = row.state === 'pending' && row.expiresAt !== null && now > row.expiresAt + GRACE_MS
    db.transact((tx) => {
      changeCharge(tx, row.id, { lastError: code, nextCheckAt: now + Math.max(pauseFor(now - row.createdAt), 30_000) })
      if (isOver && !row.isEnding) takeBack(tx, context(), row)
    })
  }

  /** False = the internet is away: no use in asking about the others. */
  const lookAt = async (row: ChargeRow, signal: AbortSignal): Promise<boolean> => {
    try {
      await askOnce(row, signal)
      return true
    } catch (error) {
      if (signal.aborted) return false
      if (error instanceof GatewayFailure && (error.kind === 'unreachable' || error.kind === 'busy')) {
        unanswered()
        return false
      }
      // A locked day, an answer that nobody understands: this charge waits, the others do not.
      if (error instanceof GatewayFailure || error instanceof DomainError) {
        keep(row, error.code)
        return true
      }
      log.bug(error, `gateway ${row.ref}`)
      keep(row, FAILURE_CODES.broken)
      return true
    }
  }

  const rowsToLookAt = (): ChargeRow[] => {
    const now = clock.now()
    for (const [who, { at }] of watched) if (now - at > WATCHED_FOR_MS || at > now) watched.delete(who)
    const due = dueCharges(db, now, now + LONGEST_PAUSE_MS, A_ROUND)
    if (watched.size === 0) return due
    const seen = new Set(due.map(({ id }) => id))
    const isStale = ({ checkedAt }: ChargeRow) => now - (checkedAt ?? 0) >= WATCHED_EVERY_MS
    const shown = chargesByIds(
      db,
      [...watched.values()].slice(0, A_ROUND).map(({ id }) => id),
    )
    return [...shown.filter((row) => row.state === 'pending' && !seen.has(row.id) && isStale(row)), ...due]
  }

  return {
    async look(signal) {
      if (outdatedCharges(db).length > 0) db.transact((tx) => endOutdated(tx, context()))
      const now = clock.now()
      if (now < quietUntil && quietUntil - now <= OFFLINE_LONGEST_MS) return
      for (const row of rowsToLookAt()) if (signal.aborted || !(await lookAt(row, signal))) return
    },
    async checkNow(chargeId) {
      const row = findCharge(db, chargeId)
      if (!row) throw new DomainError('GATEWAY_NOT_FOUND')
      if (row.sentAt === null) return
      await askOnce(row, AbortSignal.timeout(20_000))
    },
    isWatched({ id, customerId }) {
      // who asked last stands last, so that everybody has his turn
      watched.delete(customerId)
      if (watched.size < 500) watched.set(customerId, { id, at: clock.now() })
    },
    link: () => link,
  }
}

export const makeGatewaySchedule = (watch: GatewayWatch): PeriodicJob[] => [
  {
    name: 'gateways.look',
    title: 'Melihat pembayaran online',
    everyMs: 3_000,
    firstAfterMs: 3_000,
    run: (signal) => watch.look(signal),
  },
]
