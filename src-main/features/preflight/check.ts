// Owns: "Periksa router": everything "Tes koneksi" finds, what else matters for selling, and what may be repaired.
// Must never: write to the router.
import type { Db } from '../../platform/db/open'
import { RouterError } from '../../platform/routeros'
import type { ShopZone } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { readClock } from '../care'
import { diagnose, type MakeTestSubject, type ShopRouterLinks } from '../routers'
import type { CheckEvent, CheckFinding } from './contract'
import { decorate } from './decorate'
import { judgeLoginMethods, judgeServices } from './judge-access'
import { judgeFlash, judgeLicenceUse, judgePools, type RoomSubject } from './judge-room'
import { judgeTime } from './judge-time'
import { askAll, type CheckAnswers } from './questions'

export interface CheckDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly testSubject: MakeTestSubject
  readonly zone: () => ShopZone
  readonly isComputerDoubtful: () => boolean
  /** What is sold on this router, for judging its room. */
  readonly room: (routerId: string) => Omit<RoomSubject, 'hotspotServer'>
  /** The guards of the active period on the router, from their own feature. */
  readonly judgeExpiry: (routerId: string) => Promise<readonly CheckFinding[]>
}

const LAST_STEP = 'Memeriksa ruang, alamat, dan penjaga masa aktif'

export async function* checkRouter(
  deps: CheckDeps,
  routerId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<CheckEvent> {
  const subject = deps.testSubject(deps.db, { routerId, draft: null }, signal)
  const zone = deps.zone()
  const answers = await answersOf(deps, routerId)
  let isReady = true
  let total = 1
  for await (const event of diagnose(subject)) {
    if (event.type === 'step') {
      total = event.total + 1
      if (event.done < event.total) yield { type: 'step', done: event.done, total, title: event.title }
    } else if (event.type === 'finding')
      yield { type: 'finding', finding: decorate(event.finding, { answers, zone, subject }) }
    else isReady = event.isReady
  }
  if (signal?.aborted) return
  yield { type: 'step', done: total - 1, total, title: LAST_STEP }
  if (answers) {
    const room = { ...deps.room(routerId), hotspotServer: subject.hotspotServer }
    const clock = { now: subject.clock.now(), zone, isComputerDoubtful: deps.isComputerDoubtful() }
    const findings = [
      ...judgeServices(answers, { useTls: subject.endpoint.tls !== false, username: subject.endpoint.user }),
      ...judgeLoginMethods(answers, subject.hotspotServer),
      ...judgePools(answers, room),
      ...judgeTime(readClock(answers, clock), zone),
      ...(await expiryFindings(deps, routerId)),
      ...judgeLicenceUse(answers, room),
      ...judgeFlash(answers, room),
    ]
    for (const finding of findings) {
      if (finding.level === 'bad') isReady = false
      yield { type: 'finding', finding }
    }
  }
  yield { type: 'step', done: total, total, title: 'Selesai' }
  yield { type: 'end', isReady }
}

/** Null when there is no link to a recognised router: "Tes koneksi" dials by itself and says why. */
async function answersOf({ links }: CheckDeps, routerId: string): Promise<CheckAnswers | null> {
  try {
    return await askAll(await links.trusted(routerId, { force: true }))
  } catch (error) {
    if (error instanceof RouterError || error instanceof DomainError) return null
    throw error
  }
}

async function expiryFindings({ judgeExpiry }: CheckDeps, routerId: string): Promise<readonly CheckFinding[]> {
  try {
    return await judgeExpiry(routerId)
  } catch (error) {
    // The link broke just now; the other findings are still worth their line.
    if (error instanceof RouterError || error instanceof DomainError) return []
    throw error
  }
}
