// Owns: "Uji di router ini": one point after the other, told as it goes, cleaned up whatever happens, remembered when complete.
// Must never: run twice on one router at a time, or end without having tried to take away what it made.
import { RouterError } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { explainFailure, findRouter } from '../routers'
import type { TrialEvent, TrialPoint } from './contract'
import type { ExpiryDeps } from './keeping'
import { findExpiry, keepExpiry } from './store'
import { MARK, removeTrial, TrialBench } from './trial-bench'
import { BY_HAND, POINTS, type PointPlan, sectorsOf, type TrialSubject } from './trial-points'
import { troubleOf } from './trouble'

/** Throws DomainError EXPIRY_TRIAL_RUNNING before the first event. */
export function tryOut(
  deps: ExpiryDeps,
  routerId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrialEvent> {
  if (deps.trials.has(routerId)) throw new DomainError('EXPIRY_TRIAL_RUNNING')
  return trial(deps, routerId, signal)
}

async function* trial(deps: ExpiryDeps, routerId: string, from: AbortSignal | undefined): AsyncGenerator<TrialEvent> {
  const { db, links, clock, trials } = deps
  if (trials.has(routerId)) return
  trials.add(routerId)
  const signal = from ?? new AbortController().signal
  const points: TrialPoint[] = []
  let failure: DomainError | null = null
  const left = { isCleaned: false }
  try {
    yield { type: 'step', done: 0, total: POINTS.length, title: 'Menyiapkan pengguna dan skrip uji' }
    const connection = await links.trusted(routerId, { force: true })
    db.transact((tx) => keepExpiry(tx, routerId, { isTrialOpen: true }))
    await removeTrial(connection)
    const bench = new TrialBench(connection, signal)
    const sectorsBefore = await sectorsOf(bench)
    await bench.addUser(MARK)
    await bench.addScript({ source: '' })
    const isTls = connection.fingerprint256 !== undefined
    const subject = { bench, now: () => clock.now(), isTls, sectorsBefore }
    for (const [index, plan] of POINTS.entries()) {
      if (signal.aborted) return
      yield { type: 'step', done: index, total: POINTS.length, title: plan.title }
      const point = await attempt(plan, subject)
      points.push(point)
      yield { type: 'point', point }
    }
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof RouterError) failure = explainFailure(error, links.place(routerId))
    else if (error instanceof DomainError) failure = error
    else throw error
  } finally {
    left.isCleaned = await cleanUp(deps, routerId)
    trials.delete(routerId)
  }
  if (failure) {
    yield { type: 'broken', trouble: troubleOf(failure), isCleaned: left.isCleaned }
    return
  }
  for (const { id, title, meaning } of BY_HAND) {
    const point: TrialPoint = { id, title, meaning, verdict: 'cannot', seen: '' }
    points.push(point)
    yield { type: 'point', point }
  }
  const { version, board } = await nameOf(deps, routerId)
  const report = { at: clock.now(), version, board, points, isCleaned: left.isCleaned }
  db.transact((tx) => keepExpiry(tx, routerId, { trial: JSON.stringify(report) }))
  yield { type: 'end', report }
}

async function attempt(plan: PointPlan, subject: TrialSubject): Promise<TrialPoint> {
  const { id, title, good, bad } = plan
  try {
    const { isGood, seen } = await plan.attempt(subject)
    if (isGood === null) return { id, title, verdict: 'cannot', seen, meaning: 'Tidak dapat diuji dari sini.' }
    return { id, title, verdict: isGood ? 'pass' : 'fail', seen, meaning: isGood ? good : bad }
  } catch (error) {
    // The router said no: that is an answer. A broken link is not.
    if (error instanceof RouterError && error.kind === 'trap')
      return { id, title, verdict: 'fail', seen: error.message, meaning: bad }
    throw error
  }
}

/** False: the router is away; what is left goes at its next connection. */
async function cleanUp({ db, links }: ExpiryDeps, routerId: string): Promise<boolean> {
  if (!findExpiry(db, routerId)?.isTrialOpen) return true
  try {
    const isCleaned = await removeTrial(await links.trusted(routerId, { force: true }))
    db.transact((tx) => keepExpiry(tx, routerId, { isTrialOpen: !isCleaned }))
    return isCleaned
  } catch (error) {
    if (error instanceof RouterError || error instanceof DomainError) return false
    throw error
  }
}

/** Of the background: what a broken trial has left. */
export async function tidyAfterTrial(deps: ExpiryDeps, routerId: string): Promise<void> {
  if (!deps.trials.has(routerId)) await cleanUp(deps, routerId)
}

async function nameOf({ db, links }: ExpiryDeps, routerId: string): Promise<{ version: string; board: string }> {
  const { rows } = await (await links.trusted(routerId)).run('/system/resource/print')
  const name = findRouter(db, routerId)?.name ?? ''
  return { version: rows[0]?.version ?? '', board: rows[0]?.['board-name'] ?? name }
}
