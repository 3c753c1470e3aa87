// Owns: the shop's links to its routers: where each one is, and whether what answers there is the router the shop knows.
// Must never: hand out a connection for writing before the router was recognised, or keep a password longer than a dial.
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import {
  type ConnectOptions,
  type RouterConnection,
  type RouterEndpoint,
  RouterError,
  RouterLinks,
} from '../../platform/routeros'
import type { Secrets } from '../../platform/secrets'
import { DomainError } from '../../shared/errors'
import { passwordPurpose, strangerError } from './domain'
import { explainFailure, outboxFailure, type RouterPlace } from './failures'
import { readFacts, rememberLook } from './look'
import { factsOf, findRouterRow, keepFacts, keepFirstPin, keepLastSeen } from './store'

export interface RouterLinkDeps {
  readonly db: Db
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Pick<Log, 'write'>
  readonly keepaliveMs?: number
  /** Tests shorten them. */
  readonly timeouts?: Pick<RouterEndpoint, 'connectTimeoutMs' | 'commandTimeoutMs'>
}

export class ShopRouterLinks extends RouterLinks {
  readonly #deps: RouterLinkDeps
  readonly #looks = new WeakMap<RouterConnection, Promise<void>>()
  readonly #strangers = new Set<string>()

  constructor(deps: RouterLinkDeps) {
    const { clock, log, keepaliveMs } = deps
    super({ resolve: async (routerId) => endpointOf(deps, routerId), clock, log, keepaliveMs })
    this.#deps = deps
  }

  /** Connected now, and the router that the shop knows. */
  isOnline(routerId: string): boolean {
    return this.status(routerId).state === 'online' && !this.#strangers.has(routerId)
  }

  /** The names that sentences about this router use. */
  place(routerId: string): RouterPlace {
    const row = findRouterRow(this.#deps.db, routerId)
    return { name: row?.name ?? '', host: row?.host ?? '', port: row?.port ?? 0 }
  }

  /**
   * connection(), of a router that was recognised by its serial number: the only way to one that may be written to.
   * Throws RouterError, or DomainError ROUTER_STRANGER when another machine answers at the address.
   */
  async trusted(routerId: string, options: ConnectOptions = {}): Promise<RouterConnection> {
    const connection = await this.connection(routerId, options)
    const known = this.#looks.get(connection) ?? this.look(routerId, connection)
    this.#looks.set(connection, known)
    await known
    return connection
  }

  /** Reads the facts and keeps them. Throws like trusted(). */
  async look(routerId: string, connection: RouterConnection): Promise<void> {
    const { db, clock } = this.#deps
    const seen = await readFacts(connection, clock)
    const stranger = db.transact((tx) => {
      const row = findRouterRow(tx, routerId)
      if (!row) throw new DomainError('ROUTER_NOT_FOUND')
      const facts = rememberLook(factsOf(row), seen)
      keepFacts(tx, routerId, facts)
      if (facts.stranger) return strangerError(row.name, facts.stranger.serial)
      keepLastSeen(tx, routerId, clock.now())
      if (connection.fingerprint256) keepFirstPin(tx, routerId, connection.fingerprint256)
      return null
    })
    if (stranger) {
      this.#strangers.add(routerId)
      throw stranger
    }
    this.#strangers.delete(routerId)
  }

  override async forget(routerId: string): Promise<void> {
    this.#strangers.delete(routerId)
    await super.forget(routerId)
  }
}

export const makeRouterLinks = (deps: RouterLinkDeps): ShopRouterLinks => new ShopRouterLinks(deps)

function endpointOf({ db, secrets, timeouts }: RouterLinkDeps, routerId: string): RouterEndpoint {
  const row = findRouterRow(db, routerId)
  if (!row || row.archivedAt !== null) throw new DomainError('ROUTER_NOT_FOUND')
  const { host, port, username: user, name } = row
  const tls = row.useTls ? { pinSha256: row.pinSha256 ?? undefined } : (false as const)
  try {
    const password = secrets.open(row.sealedPassword, passwordPurpose(routerId))
    return { host, port, tls, user, password, ...timeouts }
  } catch (cause) {
    throw new DomainError('ROUTER_SETTINGS', { name }, { cause })
  }
}

/**
 * For outbox handlers: `work` gets a recognised connection. What goes wrong becomes OutboxPause (the lane waits for the router),
 * OutboxRefusal (the router said no: a person sees it at once) or OutboxFailure (busy: only this job is tried again).
 */
export async function withRouter<T>(
  links: ShopRouterLinks,
  routerId: string,
  work: (connection: RouterConnection) => Promise<T>,
): Promise<T> {
  try {
    return await work(await links.trusted(routerId))
  } catch (error) {
    throw outboxFailure(error, links.place(routerId))
  }
}

/** The same for a person who waits for the answer: DomainError ROUTER_UNREACHABLE when the router is away, else what it said. */
export async function askRouter<T>(
  links: ShopRouterLinks,
  routerId: string,
  work: (connection: RouterConnection) => Promise<T>,
): Promise<T> {
  try {
    return await work(await links.trusted(routerId, { force: true }))
  } catch (error) {
    if (!(error instanceof RouterError)) throw error
    const place = links.place(routerId)
    if (error.kind === 'trap') throw explainFailure(error, place)
    throw new DomainError('ROUTER_UNREACHABLE', { name: place.name }, { cause: error })
  }
}
