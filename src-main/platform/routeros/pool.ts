// Owns the links of the shop: one persistent connection per router, made when first asked for, closed together.
// Must never open a second connection to the same router (each login is a line in its log, and more do not go faster).

import type { Clock } from '../clock'
import type { Log } from '../log'
import type { CodePage } from './codec'
import type { RouterConnection, RouterEndpoint, RunOptions } from './connection'
import { RouterError } from './errors'
import type { RouterReply } from './internals'
import { RouterLink, type RouterLinkStatus } from './link'

export interface RouterLinksDependencies {
  /** Looks up address and credentials, freshly for every attempt, so a changed password needs no restart. */
  readonly resolve: (routerId: string) => Promise<RouterEndpoint>
  readonly clock: Clock
  readonly log: Pick<Log, 'write'>
  readonly codePage?: CodePage
  readonly keepaliveMs?: number
}

export interface ConnectOptions {
  /** Dial now even if the backoff says wait: a person pressed "Coba lagi". Joins an attempt that is already under way. */
  readonly force?: boolean
}

const DRAIN_MS = 5_000

export class RouterLinks {
  readonly #dependencies: RouterLinksDependencies
  readonly #links = new Map<string, RouterLink>()
  readonly #listeners = new Set<(status: RouterLinkStatus) => void>()
  #closed: RouterError | undefined

  constructor(dependencies: RouterLinksDependencies) {
    this.#dependencies = dependencies
  }

  /** The router's one connection, dialled if needed. Rejects with RouterError: the last one, at once, while backing off. */
  connection(routerId: string, { force = false }: ConnectOptions = {}): Promise<RouterConnection> {
    if (this.#closed) return Promise.reject(this.#closed)
    return this.#link(routerId).connection(force)
  }

  /** connection() and run() in one. */
  async run(
    routerId: string,
    command: string,
    params: readonly string[] = [],
    options: RunOptions & ConnectOptions = {},
  ): Promise<RouterReply> {
    const connection = await this.connection(routerId, options)
    return connection.run(command, params, options)
  }

  status(routerId: string): RouterLinkStatus {
    return this.#link(routerId).status
  }

  /** Of every router that was ever asked for. */
  statuses(): RouterLinkStatus[] {
    return [...this.#links.values()].map((link) => link.status)
  }

  /** Called on every change of any router's state. Returns the way to stop listening. */
  onChange(listener: (status: RouterLinkStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** After a router was edited or removed: lets commands in flight finish, hangs up, and forgets its backoff. The next call dials afresh. */
  async forget(routerId: string): Promise<void> {
    const link = this.#links.get(routerId)
    this.#links.delete(routerId)
    await link?.dispose(new RouterError('closed', 'the router was changed or removed'), patience(DRAIN_MS))
  }

  /** Refuses new work, waits for commands in flight (at most `drainMs`), hangs up everywhere. May be called twice. */
  async close(drainMs: number = DRAIN_MS): Promise<void> {
    const reason = new RouterError('closed', 'the application is closing')
    this.#closed ??= reason
    const deadline = patience(drainMs)
    await Promise.all([...this.#links.values()].map((link) => link.dispose(reason, deadline)))
  }

  #link(routerId: string): RouterLink {
    const known = this.#links.get(routerId)
    if (known) return known
    const { resolve, clock, log, codePage, keepaliveMs } = this.#dependencies
    const onOddity = (text: string) => log.write('warn', 'routeros', { routerId, text })
    const onChange = (status: RouterLinkStatus) => {
      // A forgotten link that is still draining must not report over its successor.
      if ((this.#links.get(routerId) ?? link) === link) this.#announce(status)
    }
    const link: RouterLink = new RouterLink(routerId, {
      resolve,
      clock,
      onChange,
      options: { codePage, keepaliveMs, onOddity },
    })
    this.#links.set(routerId, link)
    return link
  }

  #announce(status: RouterLinkStatus): void {
    for (const listener of this.#listeners) {
      try {
        listener(status)
      } catch (cause) {
        // A listener's bug must be seen, but must not cost the others their news or the router its link.
        this.#dependencies.log.write('error', 'routeros listener', { cause: String(cause) })
      }
    }
  }
}

function patience(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
