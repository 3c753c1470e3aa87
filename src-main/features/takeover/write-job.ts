// Owns: the outbox job that marks taken users as LoketNet's on their router, and looks again when all are written.
// Must never: touch a user that is not on the list, or call one written that the router has not confirmed.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { type HandlerResult, OutboxFailure, type OutboxHandler } from '../../platform/outbox/runner'
import { attributeWords, type RouterConnection, RouterError } from '../../platform/routeros'
import { sentenceOf } from '../../shared/errors'
import { findPackage } from '../catalog'
import { ensureProfile, outboxFailure, type ShopRouterLinks, withRouter } from '../routers'
import { noteAdoptedLogin, releaseAdopted, setAdoptedOnRouter } from '../vouchers'
import { TakeoverPayload } from './kinds'
import { FoundUser, type TakeoverPlan, WantedUser } from './plan'
import { endSessions, namesBeingStamped, readTime, setAll, USERS, usersNamed } from './router-users'
import { type Stamp, type Step, takeStep } from './steps'
import { changeItems, changeTakeover, findTakeover, type ItemRow, listItems, planOf, type TakeoverRow } from './store'

export interface TakeoverJobDeps {
  readonly db: Db
  readonly clock: Clock
  readonly links: ShopRouterLinks
  /** Of the app itself: no person. */
  readonly context: () => CommandContext
}

/** What was read is a moment old when it is written over, and a cashier may be waiting for the lane. */
const SLICE = 250
const ALL = 1_000_000
const DONE: HandlerResult = { kind: 'done' }

export interface Item {
  readonly row: ItemRow
  readonly found: FoundUser
  readonly wanted: WantedUser
}

export const parseItem = (row: ItemRow): Item => ({
  row,
  found: FoundUser.parse(JSON.parse(row.found ?? '')),
  wanted: WantedUser.parse(JSON.parse(row.wanted ?? '')),
})

interface Result {
  readonly item: Item
  readonly outcome: 'done' | 'gone' | 'changed'
  readonly stamp: Stamp | null
  readonly error: string | null
}

interface SliceOutcome {
  results: Result[]
  /** Mikhmon is just writing their login down: next time. */
  held: number
  /** Why the rest was not done. */
  failure: RouterError | null
}

export function makeWriteJob({ db, clock, links, context }: TakeoverJobDeps): OutboxHandler {
  return async ({ payload }, signal) => {
    const { takeoverId } = TakeoverPayload.parse(payload)
    const takeover = findTakeover(db, takeoverId)
    if (takeover?.state !== 'running') return DONE
    const { routerId } = takeover
    const waiting = listItems(db, { takeoverId, kind: 'user', state: ['waiting'], limit: SLICE })
    if (waiting.length === 0) return lookAgain(takeover)

    const outcome = await withRouter(links, routerId, async (connection) => {
      await dressProfiles(connection, takeoverId)
      return writeSlice(connection, waiting.map(parseItem), clock.now(), signal)
    })
    const { results, failure, held } = outcome
    // A line that broke after some were written is dialled again at once; only one that brings nothing forward waits.
    const isBroken = failure !== null && failure.kind !== 'trap'
    const goesOn = results.length > 0 && (failure === null || isBroken)
    if (goesOn || (!failure && held === 0)) return { kind: 'more', book: (tx) => book(tx, context(), results) }
    db.transact((tx) => book(tx, context(), results))
    if (failure) throw explained(takeover, failure)
    throw new OutboxFailure('TAKEOVER_LOGIN', 'Menunggu login yang sedang dicatat Mikhmon.')
  }

  function explained(takeover: TakeoverRow, failure: RouterError): unknown {
    const isProfileMissing = /any value of profile/.test(failure.message)
    if (isProfileMissing)
      db.transact((tx) => {
        for (const { packageId } of planOf(tx, takeover.id).packages) {
          const master = findPackage(tx, packageId)?.master
          if (master?.serviceType === 'hotspot') ensureProfile(tx, context(), takeover.routerId, master.id)
        }
      })
    const cause = outboxFailure(failure, links.place(takeover.routerId))
    // The profile is on its way in the same lane: only this job waits for it.
    return isProfileMissing && cause instanceof OutboxFailure ? new OutboxFailure(cause.code, cause.message) : cause
  }

  /** A login that Mikhmon was writing down may have overwritten our mark; a power cut may have taken it back. */
  async function lookAgain(takeover: TakeoverRow): Promise<HandlerResult> {
    const { id: takeoverId } = takeover
    const items = listItems(db, { takeoverId, kind: 'user', state: ['done'], limit: ALL }).map(parseItem)
    const again = await withRouter(links, takeover.routerId, async (connection) => {
      await dressProfiles(connection, takeoverId)
      const time = await readTime(connection, clock.now())
      const names = items.map(({ row }) => row.name)
      const [users, stamping] = [await usersNamed(connection, names), await namesBeingStamped(connection, time)]
      return items.filter(({ row, found, wanted }) => {
        const step = takeStep(found, wanted, users.get(row.name) ?? [], time)
        return stamping.has(row.name) || step.kind === 'write'
      })
    })
    if (again.length === 0)
      return {
        kind: 'done',
        book: (tx) => changeTakeover(tx, takeoverId, { state: 'done', finishedAt: clock.now() }),
      }
    return {
      kind: 'more',
      book: (tx) =>
        changeItems(
          tx,
          again.map(({ row }) => ({ id: row.id, state: 'waiting' })),
        ),
    }
  }

  /** What the owner had set on his own profiles goes on to the ones that take their place. */
  async function dressProfiles(connection: RouterConnection, takeoverId: string): Promise<void> {
    const plan = planOf(db, takeoverId)
    if (plan.extras.length === 0) return
    const refusals = await dress(connection, plan.extras)
    if (refusals.size === 0) return
    const names = new Map(
      plan.packages
        .filter(({ source }) => source === 'profile')
        .map(({ name, packageId }) => [findPackage(db, packageId)?.master.profileName, name]),
    )
    db.transact((tx) => {
      for (const row of listItems(tx, { takeoverId, kind: 'profile', limit: ALL })) {
        const refusal = [...refusals].find(([profileName]) => names.get(profileName) === row.name)?.[1]
        if (refusal !== undefined && refusal !== row.error)
          changeItems(tx, [{ id: row.id, state: 'none', error: refusal }])
      }
    })
  }
}

const PROFILES = '/ip/hotspot/user/profile'

/** By profile: what the router would not take. A queue that is missing must not stop the vouchers. */
async function dress(connection: RouterConnection, extras: TakeoverPlan['extras']): Promise<Map<string, string>> {
  const proplist = ['name', ...new Set(extras.flatMap(({ values }) => Object.keys(values)))]
  const rows = await connection.print(PROFILES, { proplist })
  const refusals = new Map<string, string>()
  for (const { profileName, values } of extras) {
    const row = rows.find(({ name }) => name === profileName)
    const missing = Object.entries(values).filter(([property, value]) => row && row[property] !== value)
    if (!row || missing.length === 0) continue
    try {
      await connection.run(
        `${PROFILES}/set`,
        attributeWords({ '.id': row['.id'] ?? '', ...Object.fromEntries(missing) }),
      )
    } catch (error) {
      if (!(error instanceof RouterError) || error.kind !== 'trap') throw error
      refusals.set(profileName, error.message)
    }
  }
  return refusals
}

async function writeSlice(
  connection: RouterConnection,
  items: readonly Item[],
  now: number,
  signal: AbortSignal,
): Promise<SliceOutcome> {
  const outcome: SliceOutcome = { results: [], held: 0, failure: null }
  const time = await readTime(connection, now)
  const stamping = await namesBeingStamped(connection, time)
  const users = await usersNamed(
    connection,
    items.map(({ row }) => row.name),
  )
  const writes: { item: Item; step: Extract<Step, { kind: 'write' }>; id: string }[] = []
  for (const item of items) {
    if (stamping.has(item.row.name)) {
      outcome.held += 1
      continue
    }
    const rows = users.get(item.row.name) ?? []
    const step = takeStep(item.found, item.wanted, rows, time)
    if (step.kind === 'write') writes.push({ item, step, id: rows[0]?.['.id'] ?? '' })
    else outcome.results.push({ item, outcome: step.kind, stamp: null, error: null })
  }
  const answers = await setAll(
    connection,
    USERS,
    writes.map(({ id, step }) => ({ id, values: step.values })),
    signal,
  )
  for (const [index, { item, step }] of writes.entries()) {
    const answer = answers[index]
    if (answer?.ok) outcome.results.push({ item, outcome: 'done', stamp: step.stamp, error: null })
    else if (answer) sortFailure(outcome, item, answer.error)
  }
  await endStopped(connection, outcome)
  return outcome
}

/** Whoever is still online with one that is over: first the session, only then is it called written. */
async function endStopped(connection: RouterConnection, outcome: SliceOutcome): Promise<void> {
  const isStopped = ({ item, outcome: kind }: Result) => item.wanted.isStopped && kind === 'done'
  const stopped = outcome.results.filter(isStopped)
  try {
    if (stopped.length > 0 && !outcome.failure)
      await endSessions(
        connection,
        stopped.map(({ item }) => item.row.name),
      )
  } catch (error) {
    if (!(error instanceof RouterError)) throw error
    outcome.failure = error
  }
  if (outcome.failure) outcome.results = outcome.results.filter((result) => !isStopped(result))
}

/** What concerns every user alike ends the slice; what concerns one is written beside it. The rest is simply asked again. */
function sortFailure(outcome: SliceOutcome, item: Item, error: RouterError): void {
  if (error.code === 'ABORTED' || error.trap === 'gone') return
  if (error.trap === 'bad-value' || error.trap === 'other' || error.trap === 'duplicate')
    outcome.results.push({ item, outcome: 'changed', stamp: null, error: error.message })
  else outcome.failure ??= error
}

const REASON = {
  used: 'Dipakai sesaat sebelum diambil alih',
  gone: 'Sudah tidak ada di router saat diambil alih',
  changed: 'Tidak jadi diambil alih: diubah orang di router',
}

function book(tx: Tx, ctx: CommandContext, results: readonly Result[]): void {
  const idsOf = (wanted: (result: Result) => boolean) => results.filter(wanted).map(({ item }) => item.wanted.voucherId)
  changeItems(
    tx,
    results.map(({ item, outcome, stamp, error }) => ({
      id: item.row.id,
      state: outcome,
      error: outcome === 'changed' ? (error ?? sentenceOf('TAKEOVER_CHANGED').message) : null,
      ...(stamp ? { wanted: { ...item.wanted, ...stamp } } : {}),
    })),
  )
  setAdoptedOnRouter(
    tx,
    idsOf(({ outcome }) => outcome === 'done'),
    'present',
  )
  for (const { item, stamp } of results)
    if (stamp)
      noteAdoptedLogin(tx, ctx, item.wanted.voucherId, {
        firstLoginAt: stamp.firstLogin * 1000,
        expiresAt: stamp.expires * 1000,
        reason: REASON.used,
      })
  // Mikhmon takes users away when their time is over; an unused one that is gone was taken away by somebody.
  releaseAdopted(
    tx,
    ctx,
    idsOf(({ outcome, item }) => outcome === 'gone' && item.wanted.expires > 0),
    REASON.gone,
  )
  setAdoptedOnRouter(
    tx,
    idsOf(({ outcome, item }) => outcome === 'gone' && item.wanted.expires === 0),
    'missing',
  )
  releaseAdopted(
    tx,
    ctx,
    idsOf(({ outcome }) => outcome === 'changed'),
    REASON.changed,
  )
}
