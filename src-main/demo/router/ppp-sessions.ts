// Owns: PPPoE modems that dial in, their interface, queue and address, and redialling after they were dropped (routeros.md §2.2).
// Must never: speak PPP; a test says who dials.

import type { RouterCore } from './core'
import type { LoginAnswer } from './hotspot-login'
import { addQueue } from './hotspot-login'
import { formatDuration, parseDuration } from './router-time'
import type { Row } from './table'
import { parseIp } from './values-net'

const active = '/ppp/active'
const secrets = '/ppp/secret'
const byRouter = { by: 'router', runtime: true } as const

export type Dial = {
  readonly name: string
  readonly password: string
  readonly callerId: string
  readonly service?: 'pppoe' | 'pptp' | 'l2tp' | 'ovpn' | 'sstp'
  /** Seconds after which the modem dials again when it was dropped; absent: it gives up. */
  readonly redialAfter?: number
  readonly bytesPerSecond?: { readonly in: number; readonly out: number }
}

type PppSession = {
  readonly id: string
  readonly dial: Dial
  readonly address: string
  readonly startedAt: number
  readonly endsAt: number | undefined
  readonly owned: readonly (readonly [menu: string, id: string])[]
}

const interfaceOf = ({ name, service }: Dial): string => `<${service ?? 'pppoe'}-${name}>`

export type DropReason = 'peer-request' | 'hung-up' | 'session-timeout' | 'nas-request'

export class PppSessions {
  readonly #router: RouterCore
  readonly #sessions = new Map<string, PppSession>()
  /** Many shops have thousands of customers: names and interfaces are looked up, not searched. */
  readonly #byName = new Map<string, Set<string>>()
  readonly #byInterface = new Map<string, PppSession>()
  readonly #redials: { readonly at: number; readonly dial: Dial }[] = []
  #dialled = 0

  constructor(router: RouterCore) {
    this.#router = router
    router.agenda.add({ nextDue: () => this.#nextDue(), run: () => this.#runDue() })
  }

  /** A modem dials. The answer carries the router's log line when it is refused. */
  connect(dial: Dial): LoginAnswer {
    this.#router.agenda.settle()
    const { db, clock } = this.#router
    const secret = db.table(secrets).byName(dial.name)
    const service = dial.service ?? 'pppoe'
    const problem = this.#whyNot(dial, secret, service)
    if (problem !== undefined || !secret) {
      this.#router.log('pppoe,ppp,error', `<${dial.callerId}>: user ${dial.name} ${problem ?? 'authentication failed'}`)
      this.#redialLater(dial)
      return { ok: false, error: problem ?? 'authentication failed' }
    }
    const profile = db.table('/ppp/profile').byName(secret.profile ?? 'default')
    const remote = secret['remote-address'] ?? profile?.['remote-address'] ?? '10.10.0.2'
    const address = parseIp(remote) === null ? this.#router.pools.take(remote, dial.name) : remote
    if (address === undefined) return { ok: false, error: 'could not determine remote address' }
    this.#dialled += 1
    const sessionId = `0x${(0x81_00_00_00 + this.#dialled).toString(16).toUpperCase()}`
    const shown = {
      name: dial.name,
      service,
      'caller-id': dial.callerId,
      address,
      encoding: '',
      'session-id': sessionId,
    }
    const id = db.insert(active, { ...shown, 'limit-bytes-in': '0', 'limit-bytes-out': '0', radius: 'false' }, byRouter)
    const timeout = parseDuration(profile?.['session-timeout'] ?? '')
    this.#remember({
      id: id['.id'],
      dial,
      address,
      startedAt: clock.now(),
      endsAt: timeout ? clock.now() + timeout * 1000 : undefined,
      owned: this.#furnish(interfaceOf(dial), `${service}-in`, address, profile),
    })
    this.#router.agenda.touch()
    this.#router.log('pppoe,ppp,info', `<${service}-${dial.name}>: connected`)
    const variables = { user: dial.name, 'remote-address': address, 'caller-id': dial.callerId }
    this.#router.scripts.runText('on-up', profile?.['on-up'] ?? '', variables)
    return { ok: true, id: id['.id'], address }
  }

  /** Ends a session; a modem with `redialAfter` comes back with the secret as it is then. */
  drop(id: string, reason: DropReason): void {
    const session = this.#sessions.get(id)
    if (!session) return
    const { db, clock, pools } = this.#router
    this.#forgetSession(session)
    db.remove(active, id, byRouter)
    for (const [menu, owned] of session.owned) db.remove(menu, owned, byRouter)
    pools.give(session.address)
    const secret = db.table(secrets).byName(session.dial.name)
    const last = {
      'last-logged-out': clock.stamp(),
      'last-caller-id': session.dial.callerId,
      'last-disconnect-reason': reason,
    }
    if (secret) db.patch(secrets, secret['.id'], last, byRouter)
    const profile = db.table('/ppp/profile').byName(secret?.profile ?? 'default')
    this.#router.log('pppoe,ppp,info', `<${session.dial.service ?? 'pppoe'}-${session.dial.name}>: disconnected`)
    const variables = { user: session.dial.name, 'remote-address': session.address, 'caller-id': session.dial.callerId }
    this.#router.scripts.runText('on-down', profile?.['on-down'] ?? '', variables)
    if (reason !== 'peer-request') this.#redialLater(session.dial)
    this.#router.agenda.touch()
  }

  sessionsOf(name: string): readonly string[] {
    return [...(this.#byName.get(name) ?? [])]
  }

  uptime(id: string): string {
    const started = this.#sessions.get(id)?.startedAt ?? this.#router.clock.now()
    return formatDuration((this.#router.clock.now() - started) / 1000, this.#router.durations)
  }

  throughput(): { readonly in: number; readonly out: number } {
    const rates = [...this.#sessions.values()].map((session) => session.dial.bytesPerSecond ?? { in: 0, out: 0 })
    return rates.reduce((sum, rate) => ({ in: sum.in + rate.in, out: sum.out + rate.out }), { in: 0, out: 0 })
  }

  /** Bytes a second of one dynamic interface, undefined when it is none of ours. */
  interfaceRate(name: string): { readonly in: number; readonly out: number } | undefined {
    const session = this.#byInterface.get(name)
    return session && (session.dial.bytesPerSecond ?? { in: 0, out: 0 })
  }

  /** Power is gone; modems with `redialAfter` dial again once the router is up. */
  forget(): void {
    const dials = [...this.#sessions.values()].map((session) => session.dial)
    this.#sessions.clear()
    this.#byName.clear()
    this.#byInterface.clear()
    this.#redials.length = 0
    for (const dial of dials) this.#redialLater(dial)
    this.#router.agenda.touch()
  }

  #remember(session: PppSession): void {
    const { name } = session.dial
    this.#sessions.set(session.id, session)
    this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(session.id))
    this.#byInterface.set(interfaceOf(session.dial), session)
  }

  #forgetSession({ id, dial }: PppSession): void {
    this.#sessions.delete(id)
    const ids = this.#byName.get(dial.name)
    ids?.delete(id)
    if (ids?.size === 0) this.#byName.delete(dial.name)
    const [left] = ids ?? []
    const other = left === undefined ? undefined : this.#sessions.get(left)
    if (other) this.#byInterface.set(interfaceOf(dial), other)
    else this.#byInterface.delete(interfaceOf(dial))
  }

  #whyNot(dial: Dial, secret: Row | undefined, service: string): string | undefined {
    if (!secret || secret.disabled === 'true') return 'authentication failed'
    if ((secret.password ?? '') !== dial.password) return 'authentication failed'
    if (secret.service !== 'any' && secret.service !== service) return 'authentication failed'
    const wanted = secret['caller-id'] ?? ''
    if (wanted !== '' && wanted.toUpperCase() !== dial.callerId.toUpperCase()) return 'authentication failed'
    const profile = this.#router.db.table('/ppp/profile').byName(secret.profile ?? 'default')
    // With only-one=yes the older session is the one that goes.
    if (profile?.['only-one'] === 'yes') for (const id of this.sessionsOf(dial.name)) this.drop(id, 'peer-request')
    return undefined
  }

  #furnish(name: string, type: string, address: string, profile: Row | undefined): PppSession['owned'] {
    const { db, clock } = this.#router
    const owned: (readonly [string, string])[] = []
    const link = { name, type, mtu: '1480', 'actual-mtu': '1480', running: 'true', disabled: 'false', dynamic: 'true' }
    owned.push(['/interface', db.insert('/interface', link, byRouter)['.id']])
    const queue = addQueue(this.#router, name, address, profile?.['rate-limit'])
    if (queue !== undefined) owned.push(['/queue/simple', queue])
    for (const list of (profile?.['address-list'] ?? '').split(',').filter((part) => part !== '')) {
      const entry = { list, address, dynamic: 'true', disabled: 'false', 'creation-time': clock.stamp() }
      owned.push(['/ip/firewall/address-list', db.insert('/ip/firewall/address-list', entry, byRouter)['.id']])
    }
    return owned
  }

  #redialLater(dial: Dial): void {
    if (dial.redialAfter === undefined) return
    this.#redials.push({ at: this.#router.clock.now() + dial.redialAfter * 1000, dial })
    this.#router.agenda.touch()
  }

  #nextDue(): number | undefined {
    const ends = [...this.#sessions.values()].flatMap((session) => session.endsAt ?? [])
    const all = [...ends, ...this.#redials.map((redial) => redial.at)]
    return all.length > 0 ? all.reduce((first, at) => Math.min(first, at)) : undefined
  }

  #runDue(): void {
    const now = this.#router.clock.now()
    for (const session of [...this.#sessions.values()]) {
      if (session.endsAt !== undefined && session.endsAt <= now) this.drop(session.id, 'session-timeout')
    }
    const due = this.#redials.filter((redial) => redial.at <= now)
    const later = this.#redials.filter((redial) => redial.at > now)
    this.#redials.splice(0, this.#redials.length, ...later)
    for (const { dial } of due) this.connect(dial)
  }
}
