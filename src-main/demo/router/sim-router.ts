// Owns: putting one simulated MikroTik together, and what a test or the demo may do to it from outside.
// Must never: be reachable from anywhere but where `listen` is told; it is a model, not a router.

import { machine } from './access'
import { type Board, type LoginEvent, RouterCore } from './core'
import { Cpu } from './cpu'
import type { Change, Database } from './database'
import type { DeviceModeName } from './device-mode'
import { type ApiUser, furnish, hotspotSeed, type Seed } from './factory'
import { Faults } from './faults'
import { type HotspotLogin, type LoginAnswer, loginHotspot, returnDevice } from './hotspot-login'
import type { LogoutCause } from './hotspot-sessions'
import type { Dial, DropReason } from './ppp-sessions'
import { RouterClock } from './router-clock'
import type { DurationStyle } from './router-time'
import type { ScriptEngine } from './scripts'
import { Doors, type TlsIdentity, type UnplugMode } from './server'
import { routerVersion } from './version'

export type SimRouterOptions = {
  /** Default `MikroTik`. */
  readonly identity?: string
  /** Decides !empty, date layout, menus and arguments. Default 7.19.1. */
  readonly version?: string
  /** Who may log in. Default admin without a password. */
  readonly users?: readonly ApiUser[]
  readonly clock: { now(): number }
  /** Minutes east of UTC. Default 420, Asia/Jakarta. */
  readonly timezoneMinutes?: number
  readonly timezoneName?: string
  /** Round trip, ms: every reply is so late, none waits for another. */
  readonly latencyMs?: number
  /** Router CPU a command takes, ms: commands queue for it. */
  readonly workMs?: number
  /** Of the chances in `faults`. Default 1. */
  readonly seed?: number
  /** Items beyond the factory's. Default a running hotspot (`hotspotSeed`); `{}` is a bare router. */
  readonly items?: Seed
  readonly tls?: TlsIdentity
  readonly licenceLevel?: 0 | 1 | 3 | 4 | 5 | 6
  readonly deviceMode?: DeviceModeName
  readonly flagged?: boolean
  readonly board?: Partial<Board>
  readonly durationStyle?: DurationStyle
  readonly onLogin?: (event: LoginEvent) => void
  readonly scriptEngine?: ScriptEngine
}

export type RebootOptions = {
  /** `power-cut` also confirms a pending device-mode change, as pulling the plug does. Default. */
  readonly cause?: 'power-cut' | 'command'
  /** A board without battery comes back in 1970. */
  readonly clockLost?: boolean
  /** Configuration writes of the last so many ms had not reached flash. Default 0. */
  readonly losesLastMs?: number
}

export type ConsoleReply = {
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly ret: string | undefined
}

export type SimRouter = ReturnType<typeof createSimRouter>

export function createSimRouter(options: SimRouterOptions) {
  const version = routerVersion(options.version ?? '7.19.1')
  const clock = new RouterClock({
    source: options.clock,
    version,
    offsetMinutes: options.timezoneMinutes ?? 420,
    zoneName: options.timezoneName ?? 'Asia/Jakarta',
  })
  const core = new RouterCore({
    version,
    clock,
    durations: options.durationStyle ?? 'letters',
    board: { ...hexBoard, ...options.board },
    onLogin: options.onLogin,
  })
  core.scripts.engine = options.scriptEngine
  furnish(core, {
    identity: options.identity ?? 'MikroTik',
    users: options.users ?? [{ name: 'admin', password: '' }],
    licenceLevel: options.licenceLevel ?? 4,
    deviceMode: options.deviceMode ?? 'advanced',
    flagged: options.flagged ?? false,
    seed: options.items ?? hotspotSeed,
  })
  const cpu = new Cpu(options.workMs ?? 0)
  const faults = new Faults(options.seed ?? 1)
  const bugs: unknown[] = []
  let latencyMs = options.latencyMs ?? 0
  const reportBug = (error: unknown) => bugs.push(error)
  const doors = new Doors({ core, cpu, faults, latencyMs: () => latencyMs, reportBug }, options.tls)

  /** What is left after the power came back; returns the writes that were lost. */
  const reboot = (how: RebootOptions = {}): readonly Change[] => {
    doors.dropAll('rst')
    cpu.clear()
    core.agenda.settle()
    const lost = how.losesLastMs ? core.db.takeBack(clock.now() - how.losesLastMs) : []
    core.forgetMemory()
    clock.boot({ clockLost: how.clockLost ?? false })
    if ((how.cause ?? 'power-cut') === 'power-cut') core.deviceMode.confirm()
    core.writesAtBoot = core.db.configWrites
    core.timedEntries.replan()
    core.scheduler.replan({ booted: true })
    core.log('system,info', 'router rebooted')
    return lost
  }
  core.reboot = () => setImmediate(() => reboot({ cause: 'command' }))

  return {
    /** Tables, change log and counters. */
    db: core.db satisfies Database,
    core,
    clock,
    faults,
    version,
    /** Mistakes of the simulator itself; a test ends with none. */
    bugs,
    listen: (port = 0, host = '127.0.0.1'): Promise<number> => doors.listen('api', port, host),
    /** The api-ssl door; needs `tls`. */
    listenTls: (port = 0, host = '127.0.0.1'): Promise<number> => doors.listen('api-ssl', port, host),
    async close(): Promise<void> {
      cpu.clear()
      await doors.close()
    },
    openConnections: (): number => doors.open,
    unplug: (mode: UnplugMode = 'refuse'): Promise<void> => doors.unplug(mode),
    plug: (): Promise<void> => doors.plug(),
    /** Cuts every open connection; new ones are welcome. */
    dropConnections: (how: 'fin' | 'rst' = 'rst'): void => doors.dropAll(how),
    changeCertificate: (identity: TlsIdentity): void => doors.changeCertificate(identity),
    setSpeed(speed: { readonly latencyMs?: number; readonly workMs?: number }): void {
      latencyMs = speed.latencyMs ?? latencyMs
      cpu.workMs = speed.workMs ?? cpu.workMs
    },
    reboot,
    /** Lets time pass: limits, schedulers and timeouts happen at their own moments. */
    advance(ms: number): void {
      core.agenda.settle()
      clock.advance(ms)
      core.agenda.settle()
    },
    /** What fell due by the passed-in clock. Every command does this too. */
    settle: (): void => core.agenda.settle(),
    /** The passed-in clock leapt hours ahead: schedulers that missed many runs run once. */
    leapt(): void {
      core.scheduler.skipMissed()
      core.agenda.settle()
    },
    setWallClock(epochMs: number): void {
      core.agenda.settle()
      clock.setWall(epochMs)
      core.scheduler.replan()
    },
    /** NTP answered: the router knows the true date. */
    syncNtp(): void {
      core.agenda.settle()
      clock.setWall(clock.now())
      core.scheduler.replan()
    },
    /** Somebody presses the button that a device-mode update waits for. */
    confirmDeviceMode: (): readonly Change[] => reboot({ cause: 'power-cut' }),
    set scriptEngine(engine: ScriptEngine | undefined) {
      core.scripts.engine = engine
    },
    /** A command on the router's own console; throws RouterTrap. */
    run(words: readonly string[], by = 'console'): ConsoleReply {
      const answer = core.execute(words, machine(by))
      return { rows: answer.rows.map(attributesOf), ret: answer.done[0]?.replace(/^=ret=/, '') }
    },
    loginHotspot: (login: HotspotLogin): LoginAnswer => loginHotspot(core, login),
    /** A known device is in range again: its MAC cookie, or nothing. */
    returnDevice: (mac: string): LoginAnswer => returnDevice(core, mac),
    /** Ends the sessions of a user or a MAC. */
    logout(who: { readonly user?: string; readonly mac?: string }, cause: LogoutCause = 'user request'): void {
      core.agenda.settle()
      for (const session of sessionsOf(core, who)) core.hotspot.end(session.id, cause)
    },
    /** Bytes that moved now: `in` from the customer, `out` to him. */
    traffic(
      who: { readonly user?: string; readonly mac?: string },
      bytes: { readonly in: number; readonly out: number },
    ): void {
      core.agenda.settle()
      for (const session of sessionsOf(core, who)) core.hotspot.traffic(session, bytes)
    },
    /** Bytes a second that flow by themselves from now on. */
    setPace(
      who: { readonly user?: string; readonly mac?: string },
      rate: { readonly in: number; readonly out: number },
    ): void {
      core.agenda.settle()
      for (const session of sessionsOf(core, who)) core.hotspot.pace(session, rate)
    },
    dial: (dial: Dial): LoginAnswer => core.ppp.connect(dial),
    hangUp(name: string, reason: DropReason = 'peer-request'): void {
      core.agenda.settle()
      for (const id of core.ppp.sessionsOf(name)) core.ppp.drop(id, reason)
    },
  }
}

/** A hEX: the small board most warkop have, 16 MB of flash. */
const hexBoard: Board = {
  model: 'RB750Gr3',
  serial: 'SIM750GR3001',
  architecture: 'mmips',
  flash: 16_777_216,
  memory: 268_435_456,
}

const sessionsOf = (core: RouterCore, who: { readonly user?: string; readonly mac?: string }) => [
  ...(who.user === undefined ? [] : core.hotspot.sessionsOf(who.user)),
  ...(who.mac === undefined
    ? []
    : [core.hotspot.byMac(who.mac.toUpperCase())].filter((session) => session !== undefined)),
]

function attributesOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => [word.slice(1, word.indexOf('=', 1)), word.slice(word.indexOf('=', 1) + 1)]),
  )
}
