// Owns: when the doctor comes by itself: after a restart of the router, and once a day while something is open.
// Must never: mend by itself.
import type { Keeper } from '../care'
import { type DoctorDeps, examine } from './examine'
import { listExams, openCases } from './store'

const DAY_MS = 24 * 3_600_000
const SLACK_MS = 60_000

export const makeDoctorKeeper =
  (deps: DoctorDeps): Keeper =>
  async ({ routerId, isRebooted, clock }) => {
    const { db } = deps
    const last = listExams(db).find((exam) => exam.routerId === routerId)?.at ?? null
    // What was found may have healed by itself; and the first time nobody knows what happened before.
    const isDue = last === null || deps.clock.now() - last > DAY_MS - SLACK_MS || openCases(db, routerId).length > 0
    if (!isRebooted && !isDue) return
    // A clock that is not set yet cannot tell what is over; it is looked at again when it is.
    if (clock.state === 'unset' && !isRebooted) return
    await examine(deps, routerId, isRebooted ? 'rebooted' : 'hourly')
  }
