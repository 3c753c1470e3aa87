// Owns: the composition root: opens the database, wires every feature, starts and stops the background work.
// Must never: hold a rule of the shop.
import { join } from 'node:path'
import { startBackground } from './background'
import { makeCounter } from './counter'
import { makeStage, startRouters } from './demo'
import { auditRouter, findBrokenLink, newestInstant } from './features/audit'
import { startBooks } from './features/backup'
import { findMaster } from './features/catalog'
import { makeKeeping } from './features/keeping'
import { makeKendalaRouter } from './features/kendala'
import { makeLiveRouter } from './features/live'
import { makeOnlineRouter, makeOnlineWatch } from './features/online'
import { makePracticeRouter } from './features/practice'
import { printTroubles } from './features/printing'
import { makeRouterLinks, neverLoggedIn } from './features/routers'
import { makeSessionRouter, makeSessions } from './features/session'
import { getSetting, makeSettingsRouter, setSetting } from './features/settings'
import { openShiftOf } from './features/shifts'
import { customersOn } from './features/subscriptions'
import { findUser, makeUsersRouter } from './features/users'
import { makeLinesSeen, makeOffice, officeKinds } from './office'
import { makeOutside } from './outside'
import { type Clock, leapingClock, steadyClock, systemClock } from './platform/clock'
import type { Actor, CommandContext } from './platform/context'
import { copyBeforeMigration } from './platform/db/copy'
import { assertIntact, markRunning } from './platform/db/health'
import { type Db, type OpenOptions, openDb } from './platform/db/open'
import { createPaperTransports } from './platform/escpos/transports'
import { uuidV7 } from './platform/ids'
import type { Log } from './platform/log'
import type { OutboxOptions } from './platform/outbox/runner'
import { DEFAULT_COST, makePasswords } from './platform/passwords'
import type { PdfPrinter } from './platform/pdf'
import { type Random, systemRandom } from './platform/random'
import type { Call, Connection } from './platform/rpc'
import type { KeyStore } from './platform/secrets'
import { businessDay } from './shared/calendar-date'
import { DomainError } from './shared/errors'
import type { GatewayPlace } from './shared/gateway'
import { type HttpDoor, openHttpDoor } from './transport/http'
import { makePortDoor, type PortLike } from './transport/port'
import type { CoreRouter } from './transport/router'

/** For hosts whose shop does not open. */
export { findRescue, keyIdOf, layRescue } from './features/backup'

export interface AppDeps {
  readonly dataDir: string
  readonly keyStore: KeyStore
  readonly pdf: PdfPrinter
  readonly log: Log
  readonly version: string
  readonly demo?: boolean
  readonly clock?: Clock
  readonly random?: Random
  /** log2 of scrypt's N; tests pass less. */
  readonly passwordCost?: number
  /** Only the crash harness weakens the shop, to prove that it would see the loss (tests/crash). */
  readonly weakened?: Pick<OpenOptions, 'synchronous'> & Pick<OutboxOptions, 'markBeforeSending'>
  /** Opens the demo beside a shop that is not set up yet; its address, or null when the app starts itself again. */
  readonly openDemo?: () => Promise<string | null>
  /** Where payment gateways are asked instead of at their providers: for tests; no screen can set it. */
  readonly gatewayHosts?: Readonly<Record<GatewayPlace, string>>
  /** Closes the app and starts it again, e.g. for a restore; left out where the host cannot. */
  readonly restart?: () => void
}

export interface App {
  readonly db: Db
  readonly router: CoreRouter
  /** The window's door. The returned function ends the connection. */
  connectPort(port: PortLike, from: { readonly kind: 'electron' }): () => void
  /** The browser's door, on loopback. */
  openHttp(options: { readonly port: number; readonly rendererDir: string }): Promise<HttpDoor>
  /** From here on customers and resellers may come in by the LAN, where the owner has opened it. */
  serveLan(rendererDir: string): Promise<void>
  /** Resolves when no outbox job is running: for tests and for the demo. */
  idle(): Promise<void>
  close(): Promise<void>
}

export async function createApp(deps: AppDeps): Promise<App> {
  const { log } = deps
  const computer = deps.clock ?? systemClock
  const leaping = deps.demo ? leapingClock(computer) : undefined
  const clock = leaping ?? computer
  const random = deps.random ?? systemRandom
  const newId = uuidV7(clock, random)
  const { synchronous, markBeforeSending } = deps.weakened ?? {}
  const run = markRunning(join(deps.dataDir, 'sedang-berjalan'))
  const books = await startBooks({ dataDir: deps.dataDir, keyStore: deps.keyStore, random, clock, log }, () =>
    openDb({
      file: join(deps.dataDir, 'loketnet.db'),
      clock,
      synchronous,
      beforeMigrate: (connection) => copyBeforeMigration(connection, deps.dataDir, clock.now()),
    }),
  )
  const { db, secrets } = books
  const passwords = makePasswords(secrets, random, deps.passwordCost ?? DEFAULT_COST)
  if (run.wasUnclean) lookOver(db)
  leaping?.setAhead(getSetting(db, 'practice').aheadMs)
  const closing = new AbortController()
  const demoRouters = leaping && (await startRouters(deps.dataDir, leaping))

  if (!getSetting(db, 'device'))
    db.transact((tx) => setSetting(tx, 'device', { outletId: newId(), deviceId: newId(), label: 'A' }, clock.now()))

  const sessions = makeSessions(computer, random, () => getSetting(db, 'policy').idleLockMinutes * 60_000)
  const booksClock = steadyClock(clock, newestInstant(db, getSetting(db, 'clock').acceptedSeq))

  const contextFor = (actor: Actor | null): CommandContext => {
    const device = getSetting(db, 'device')
    if (!device) throw new Error('the device has no identity')
    const { zone } = getSetting(db, 'shop')
    const now = booksClock.now()
    const shiftId = actor && openShiftOf(db, actor.id)
    return { now, businessDay: businessDay(now, zone), zone, actor, device, shiftId, newId, random }
  }

  books.settle(contextFor(null))

  const callFor = (connection: Connection): Call => ({
    connection,
    db,
    contextFor,
    actor() {
      const session = sessions.find(connection.token())
      if (!session || session.isLocked) return null
      const row = findUser(db, session.userId)
      return row?.isActive ? { id: row.id, name: row.name, role: row.role } : null
    },
    keepAwake: () => sessions.touch(connection.token()),
    isPassive: () => background.isPassive(),
  })

  const links = makeRouterLinks({ db, secrets, clock, log })
  const verifying = { db, clock, passwords }
  // The printer on screen is for the demo and for whoever wants to try; its paper is the job's own preview.
  const transports = createPaperTransports({ virtualSink: () => undefined })
  const voucherJobs = { db, links, clock, context: () => contextFor(null) }
  const keeping = makeKeeping({
    ...voucherJobs,
    ...verifying,
    log,
    random,
    secrets,
    findMaster,
    reconcileKinds: officeKinds,
    behindMs: booksClock.behindMs,
  })

  const online = makeOnlineWatch({
    db,
    links,
    clock: booksClock,
    log,
    context: () => contextFor(null),
    lines: makeLinesSeen(db),
  })

  const office = makeOffice({
    ...voucherJobs,
    ...verifying,
    dataDir: deps.dataDir,
    version: deps.version,
    key: books.key,
    restart: deps.restart,
    log,
    random,
    secrets,
    pdf: deps.pdf,
    findMaster,
    thenCompare: keeping.thenCompare,
  })

  const outside = makeOutside({
    ...verifying,
    dataDir: deps.dataDir,
    log,
    random,
    secrets,
    pdf: deps.pdf,
    paid: office.paid,
    neverLoggedIn: (routerId, voucher) => neverLoggedIn(links, routerId, voucher),
    isDemo: deps.demo ?? false,
    gatewayHosts: deps.gatewayHosts ?? demoRouters?.gateway.hosts,
    isPassive: () => background.isPassive(),
    context: (party) => ({ ...contextFor(null), party: party ?? null }),
  })

  const stage =
    demoRouters &&
    makeStage(demoRouters, {
      ...{ db, log, links, secrets, passwords, random, clock: leaping, context: contextFor, paid: office.paid },
      dataDir: deps.dataDir,
      work: () => background.workOff(),
    })

  const counter = makeCounter({
    ...voucherJobs,
    ...verifying,
    ...{ log, secrets, transports, keeping, office, pdf: deps.pdf },
    demoRouter: stage?.oldRouter,
    wake: (lane) => background.wake(lane),
  })

  // One line a part in each list.
  const handlers = { ...counter.handlers, ...keeping.handlers, ...office.handlers, ...outside.handlers }
  const descriptions = {
    ...counter.descriptions,
    ...keeping.descriptions,
    ...office.descriptions,
    ...outside.descriptions,
  }
  const periodicJobs = [...counter.periodicJobs, ...online.jobs, ...office.periodicJobs, ...outside.periodicJobs]
  const router: CoreRouter = {
    ...counter.routers,
    ...keeping.routers,
    ...office.routers,
    ...outside.routers,
    audit: auditRouter,
    kendala: makeKendalaRouter({
      links,
      descriptions,
      lanes: outside.lanes,
      printTroubles,
      scheduleTroubles: () => background.troubles(),
      keeperTroubles: keeping.troubles,
      officeTroubles: () => [...office.troubles(), ...outside.troubles()],
      wake: (lane) => background.wake(lane),
    }),
    live: makeLiveRouter({ version: deps.version, clock, closing: closing.signal }),
    online: makeOnlineRouter({ ...verifying, links, watch: online, customersOn, closing: closing.signal }),
    practice: makePracticeRouter(stage?.practice),
    session: makeSessionRouter({
      sessions,
      passwords,
      clock,
      random,
      isDemo: deps.demo ?? false,
      version: deps.version,
      keyStore: deps.keyStore.kind,
      ...(deps.openDemo ? { openDemo: deps.openDemo } : {}),
      isPassive: () => background.isPassive(),
    }),
    settings: makeSettingsRouter(booksClock),
    users: makeUsersRouter({ passwords, endSessionsOf: sessions.closeAllOf }),
  }

  const background = startBackground({
    ...{ db, clock, computer, log, newId, transports, handlers, periodicJobs, markBeforeSending },
    watches: (wake) => [counter.watch(wake), online.start(), keeping.watch(), office.start()],
  })
  await stage?.furnish()
  const portDoor = makePortDoor({ router, log, callFor })
  const doors: HttpDoor[] = []

  return {
    db,
    router,
    connectPort: (port) => portDoor.connect(port),
    async openHttp({ port, rendererDir }) {
      const door = await openHttpDoor({ router, log, callFor, rendererDir }, port)
      doors.push(door)
      return door
    },
    serveLan: (rendererDir) => outside.lan.serve(rendererDir),
    idle: () => background.idle(),
    async close() {
      if (closing.signal.aborted) return
      closing.abort()
      await stage?.leave()
      await outside.lan.close()
      await Promise.all(doors.map((door) => door.close()))
      // Together: jobs in flight end because the links hang up.
      await Promise.all([background.close(), links.close()])
      await stage?.closeRouters()
      db.close()
      run.clear()
    },
  }
}

/** After a power cut or a kill: the file, and the newest links of the audit chain, before anything is sold. */
function lookOver(db: Db): void {
  assertIntact(db.connection)
  const broken = findBrokenLink(db, 1000)
  if (broken !== null) throw new DomainError('DATABASE_DAMAGED', { code: `AUDIT_${broken}` })
}
