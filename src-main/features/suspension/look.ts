// Owns: the daily look: once a day, after the shop's morning, on the next open day when the PC was off.
// Must never: cut by a clock that cannot be believed, or make a second list on the same day.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { calendarDate, startOfDay } from '../../shared/calendar-date'
import { isClockVouched } from '../routers'
import { getSetting } from '../settings'
import { reopenSettled } from './commands'
import { isClockDoubtful, isClosedDay, isGap, isMorningOver } from './domain'
import { cutSlice, makeRun } from './runs'
import { countDecidedLeft, findLook, keepLook, listSettled, wasRestoredSince } from './store'

export interface SuspensionDeps {
  readonly db: Db
  /** The computer's. */
  readonly clock: Clock
  /** Of the app itself. */
  readonly context: () => CommandContext
}

const EVERY_MS = 30_000
/** How often it is noted that the app is awake; a gap longer than the usual makes the next list ask first. */
const NOTE_MS = 6 * 3_600_000

export const makeSuspensionSchedule = (deps: SuspensionDeps): PeriodicJob[] => [
  {
    name: 'suspension.look',
    title: 'Memeriksa siapa yang menunggak',
    everyMs: EVERY_MS,
    firstAfterMs: EVERY_MS,
    run: (signal) => lookForLate(deps, signal),
  },
]

export async function lookForLate(deps: SuspensionDeps, signal?: AbortSignal): Promise<void> {
  const { db, context } = deps
  if (isDue(deps)) db.transact((tx) => lookOnce(tx, deps, context()))
  if (listSettled(db, context().businessDay).length > 0) db.transact((tx) => reopenSettled(tx, context()))
  // What a power cut left of a list that was said yes to; not after isolir was switched off.
  if (getSetting(db, 'suspension').mode === 'off' || countDecidedLeft(db) === 0) return
  while (!signal?.aborted && db.transact((tx) => cutSlice(tx, context()))) await nextTurn()
}

/** Asked without a write: this runs twice a minute for years. */
function isDue({ db, context }: SuspensionDeps): boolean {
  const { now, businessDay, zone } = context()
  const look = findLook(db)
  if (look === null || now - look.at > NOTE_MS || now < look.at) return true
  if (look.day === businessDay || !isMorningOver(now, businessDay, zone)) return false
  const policy = getSetting(db, 'suspension')
  return policy.mode !== 'off' && !isClosedDay(policy, businessDay)
}

function lookOnce(tx: Tx, { clock }: SuspensionDeps, ctx: CommandContext): void {
  const { now, businessDay: day, zone } = ctx
  const last = findLook(tx)
  const policy = getSetting(tx, 'suspension')
  const isLooking =
    last?.day !== day && policy.mode !== 'off' && isMorningOver(now, day, zone) && !isClosedDay(policy, day)
  if (isLooking) {
    const isVouched = isClockVouched(tx, clock.now())
    const isDoubtful = isClockDoubtful({ now, day, computer: clock.now(), lastLook: last, isVouched })
    const mustAsk = wasRestoredSince(tx, startOfDay(calendarDate(last?.day || day), zone))
    makeRun(tx, ctx, { isAskedByPerson: false, isClockDoubtful: isDoubtful, mustAsk })
    keepLook(tx, { at: now, day })
    return
  }
  // A gap is kept until the look that has to know of it.
  if (last === null || policy.mode === 'off' || !isGap({ now, lastLook: last }))
    keepLook(tx, { at: now, day: last?.day ?? '' })
}
