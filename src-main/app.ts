// Owns: the composition root: opens the database, wires every feature, starts and stops the background work.
// Must never: hold a rule of the shop.
import { join } from 'node:path'
import { auditRouter, newestInstant } from './features/audit'
import { makeCatalogRouter } from './features/catalog'
import { makeLiveRouter } from './features/live'
import { makeSessionRouter, makeSessions } from './features/session'
import { getSetting, makeSettingsRouter, setSetting } from './features/settings'
import { findUser, makeUsersRouter } from './features/users'
import { type Clock, steadyClock, systemClock } from './platform/clock'
import type { Actor, CommandContext } from './platform/context'
import { type Db, openDb } from './platform/db/open'
import { uuidV7 } from './platform/ids'
import { type Running, whileLeader } from './platform/lease'
import type { Log } from './platform/log'
import { type OutboxHandler, type OutboxRunner, startOutbox } from './platform/outbox/runner'
import { DEFAULT_COST, makePasswords } from './platform/passwords'
import type { PdfPrinter } from './platform/pdf'
import { type Random, systemRandom } from './platform/random'
import type { Call, Connection } from './platform/rpc'
import { type PeriodicJob, type Schedule, startSchedule } from './platform/schedule'
import { type KeyStore, makeSecrets } from './platform/secrets'
import { businessDay } from './shared/calendar-date'
import { type HttpDoor, openHttpDoor } from './transport/http'
import { makePortDoor, type PortLike } from './transport/port'
import type { CoreRouter } from './transport/router'

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
}

export interface App {
  readonly db: Db
  readonly router: CoreRouter
  /** The window's door. The returned function ends the connection. */
  connectPort(port: PortLike, from: { readonly kind: 'electron' }): () => void
  /** The browser's door, on loopback. */
  openHttp(options: { readonly port: number; readonly rendererDir: string }): Promise<HttpDoor>
  /** Resolves when no outbox job is running: for tests and for the demo. */
  idle(): Promise<void>
  close(): Promise<void>
}

export async function createApp(deps: AppDeps): Promise<App> {
  const { log } = deps
  const clock = deps.clock ?? systemClock
  const random = deps.random ?? systemRandom
  const newId = uuidV7(clock, random)
  const secrets = makeSecrets(await deps.keyStore.load(), random)
  const passwords = makePasswords(secrets, random, deps.passwordCost ?? DEFAULT_COST)
  const db = openDb({ file: join(deps.dataDir, 'loketnet.db'), clock })
  const closing = new AbortController()

  if (!getSetting(db, 'device'))
    db.transact((tx) => setSetting(tx, 'device', { outletId: newId(), deviceId: newId(), label: 'A' }, clock.now()))

  const sessions = makeSessions(clock, random, () => getSetting(db, 'policy').idleLockMinutes * 60_000)
  const booksClock = steadyClock(clock, newestInstant(db, getSetting(db, 'clock').acceptedSeq))

  const contextFor = (actor: Actor | null): CommandContext => {
    const device = getSetting(db, 'device')
    if (!device) throw new Error('the device has no identity')
    const { zone } = getSetting(db, 'shop')
    const now = booksClock.now()
    return { now, businessDay: businessDay(now, zone), zone, actor, device, newId, random }
  }

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
    isPassive: () => leadership.isPassive(),
  })

  // One line a feature in each list.
  const handlers: Record<string, OutboxHandler> = {}
  const periodicJobs: PeriodicJob[] = []

  // Everything below runs in one process only: another one on the same database stays passive.
  let background: { readonly outbox: OutboxRunner; readonly schedule: Schedule } | undefined
  const startBackground = (): Running => {
    const outbox = startOutbox({ db, clock, log, handlers })
    const schedule = startSchedule({ clock, log }, periodicJobs)
    background = { outbox, schedule }
    return {
      async close() {
        background = undefined
        await Promise.all([schedule.close(), outbox.close()])
      },
    }
  }

  const router: CoreRouter = {
    audit: auditRouter,
    // TODO(head): masterChanged = ensureProfiles of routers, unsoldOf = sum of stockOf of vouchers, once they stand.
    catalog: makeCatalogRouter({ masterChanged: () => {}, unsoldOf: () => 0 }),
    live: makeLiveRouter({ version: deps.version, closing: closing.signal }),
    session: makeSessionRouter({
      sessions,
      passwords,
      clock,
      random,
      isDemo: deps.demo ?? false,
      version: deps.version,
      keyStore: deps.keyStore.kind,
      isPassive: () => leadership.isPassive(),
    }),
    settings: makeSettingsRouter(booksClock),
    users: makeUsersRouter({ passwords, endSessionsOf: sessions.closeAllOf }),
  }

  const leadership = whileLeader({ db, clock, log, newId }, startBackground)
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
    idle: async () => background?.outbox.idle(),
    async close() {
      closing.abort()
      await Promise.all(doors.map((door) => door.close()))
      await leadership.close()
      db.close()
    },
  }
}
