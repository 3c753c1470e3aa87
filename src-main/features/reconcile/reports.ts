// Owns: the comparisons: one at a time a router, their rows in memory, their figures in the books.
// Must never: read a refusal as an empty list, write to a router, or keep rows for ever.

import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import { countLanes } from '../../platform/outbox/queries'
import { RouterError } from '../../platform/routeros'
import { DomainError, sentenceOf } from '../../shared/errors'
import { askRouter, explainFailure, findRouter, routerLane, type ShopRouterLinks } from '../routers'
import { setRouterState } from '../vouchers'
import { compareThings, type ThingsSubject } from './compare-things'
import { compareUsers, expectedOn } from './compare-users'
import type { ReconcileCounts, ReconcileEvent, ReconcileRow, RowKind, RowObject, Trouble } from './contract'
import type { CompareNow, ReconcileKind } from './kind'
import { readContents } from './read-router'
import { findRun, keepFailure, keepRun } from './store'

export interface Report {
  readonly at: number
  readonly rows: readonly ReconcileRow[]
  readonly counts: ReconcileCounts
}

export interface ReportDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly log: Log
  /** Reads our profiles of the router anew, so that their drift is of now. */
  readonly checkProfiles: (routerId: string) => Promise<void>
  readonly thingsOf: (routerId: string) => ThingsSubject
  readonly isMoving: (voucherId: number) => boolean
  /** What other features keep on routers. */
  readonly kinds: readonly ReconcileKind[]
}

type Listener = (event: ReconcileEvent) => void

interface Run {
  readonly listeners: Set<Listener>
  readonly done: Promise<Report>
}

const STEPS = ['Membaca pembukuan', 'Membaca router', 'Membandingkan profil', 'Membandingkan voucher'] as const
/** Of somebody else's things so many are listed by name; all of them are counted. */
const MOST_FOREIGN = 2_000

export class Reports {
  readonly #deps: ReportDeps
  readonly #reports = new Map<string, Report>()
  readonly #runs = new Map<string, Run>()
  readonly #again = new Set<string>()

  constructor(deps: ReportDeps) {
    this.#deps = deps
  }

  find = (routerId: string): Report | undefined => this.#reports.get(routerId)
  isRunning = (routerId: string): boolean => this.#runs.has(routerId)

  /** What was compared no longer holds: the router is another one now. */
  forget = (routerId: string): void => {
    this.#reports.delete(routerId)
  }

  /** After a repair: compares once more, and once more again when one is under way that may not have seen it. */
  recheck = (routerId: string): void => {
    if (this.#runs.has(routerId)) {
      this.#again.add(routerId)
      return
    }
    this.check(routerId)
      .catch(() => {
        // the reason is kept for the screens
      })
      .finally(() => {
        if (this.#again.delete(routerId)) this.recheck(routerId)
      })
  }

  /** The same, only where somebody could be looking at what was compared before. */
  recheckKnown = (routerId: string): void => {
    const last = findRun(this.#deps.db, routerId)?.counts
    if (last && last.missing + last.different > 0) this.recheck(routerId)
  }

  /** Joins the comparison under way. Rejects with RouterError or DomainError; the reason is kept for the screens. */
  check(routerId: string, listener?: Listener): Promise<Report> {
    const underWay = this.#runs.get(routerId)
    if (underWay) {
      if (listener) underWay.listeners.add(listener)
      return underWay.done
    }
    const listeners = new Set(listener ? [listener] : [])
    const tell = (event: ReconcileEvent) => {
      for (const each of listeners) each(event)
    }
    const done = this.#compare(routerId, tell).finally(() => {
      this.#runs.delete(routerId)
      this.#deps.db.transact((tx) => tx.publish('care'))
    })
    this.#runs.set(routerId, { listeners, done })
    return done
  }

  /** For a person, who wants it as it is now: one under way may have read the router a while ago. */
  async checkAnew(routerId: string, listener: Listener): Promise<Report> {
    await this.#runs.get(routerId)?.done.catch(() => {
      // that one was somebody else's
    })
    return this.check(routerId, listener)
  }

  async #compare(routerId: string, tell: Listener): Promise<Report> {
    const { db, clock } = this.#deps
    try {
      const report = await this.#read(routerId, (done) =>
        tell({ type: 'step', done, total: STEPS.length, title: STEPS[done] ?? '' }),
      )
      this.#reports.set(routerId, report)
      db.transact((tx) => keepRun(tx, routerId, report.at, report.counts))
      tell({ type: 'end', at: report.at, counts: report.counts })
      return report
    } catch (error) {
      const trouble = this.#troubleOf(error, routerId)
      db.transact((tx) => keepFailure(tx, routerId, clock.now(), trouble))
      tell({ type: 'failed', trouble })
      throw error
    }
  }

  async #read(routerId: string, step: (done: number) => void): Promise<Report> {
    const { db, links, clock, checkProfiles, thingsOf, isMoving, kinds } = this.#deps
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
    step(0)
    const isLaneBusy = countLanes(db).some(({ lane }) => lane === routerLane(routerId))
    // The books first: what is booked as there must then be on the router, unless it was changed meanwhile.
    const expected = await expectedOn(db, routerId)
    const looks = kinds.map((kind) => kind.prepare(db, routerId))
    step(1)
    const { contents, compares } = await askRouter(links, routerId, async (connection) => {
      const contents = await readContents(connection)
      const compares: CompareNow[] = []
      // One after the other: gentle to the router.
      for (const look of looks) compares.push(await look(connection))
      return { contents, compares }
    })
    const at = clock.now()
    step(2)
    await checkProfiles(routerId)
    const things = compareThings(thingsOf(routerId), contents)
    step(3)
    const subject = { db, routerId, server: router.hotspotServer, now: at, isMoving, isLaneBusy }
    const users = await compareUsers(subject, expected, contents.users)
    db.transact((tx) => {
      setRouterState(tx, users.missingIds, 'missing')
      setRouterState(tx, users.backIds, 'present')
      if (users.missingIds.length + users.backIds.length > 0) tx.publish('vouchers', 'batches')
    })
    const others = compares.map((compare) => compare(at))
    const all = [...things.rows, ...users.rows, ...others.flatMap(({ rows }) => rows)]
    const checked = others.reduce((sum, other) => sum + other.checked, things.checked + users.checked)
    return { at, rows: withFewStrangers(all), counts: countsOf(all, checked) }
  }

  #troubleOf(error: unknown, routerId: string): Trouble {
    if (error instanceof DomainError)
      return { code: error.code, message: error.message, advice: sentenceOf(error.code, error.data).advice }
    if (error instanceof RouterError) {
      const { code, message, data } = explainFailure(error, this.#deps.links.place(routerId))
      return { code, message, advice: sentenceOf(code, data).advice }
    }
    const reference = this.#deps.log.bug(error, 'reconcile')
    return { code: 'UNKNOWN', message: 'Terjadi kesalahan tak terduga.', advice: `Sebutkan kode ${reference}.` }
  }
}

const ORDER: Readonly<Record<RowKind, number>> = { missing: 0, different: 1, leftover: 2, clash: 3, foreign: 4 }

/** The urgent first; strangers last, and not all of them. */
function withFewStrangers(rows: readonly ReconcileRow[]): ReconcileRow[] {
  const sorted = rows.toSorted((one, other) => ORDER[one.kind] - ORDER[other.kind])
  const first = sorted.findIndex(({ kind }) => kind === 'foreign')
  return first < 0 ? sorted : sorted.slice(0, first + MOST_FOREIGN)
}

const OF_CUSTOMERS: ReadonlySet<RowObject> = new Set(['secret', 'address', 'queue', 'lease'])

function countsOf(rows: readonly ReconcileRow[], checked: number): ReconcileCounts {
  const counts = { checked, missing: 0, different: 0, leftover: 0, clash: 0, foreign: 0, vouchers: 0, customers: 0 }
  for (const { kind, object } of rows) {
    counts[kind] += 1
    if (kind === 'foreign') continue
    if (object === 'user') counts.vouchers += 1
    else if (OF_CUSTOMERS.has(object)) counts.customers += 1
  }
  return counts
}
