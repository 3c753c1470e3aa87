// Owns the persistent connection to one router: dialling when needed, backing off when it fails, knowing its state.
// Must never keep two connections, dial in the background on its own, or replay a command.

import type { Clock } from '../clock'
import { RouterConnection, type RouterConnectionOptions, type RouterEndpoint } from './connection'
import { RouterError, type RouterErrorKind } from './errors'

/** `offline`: not connected, which may mend itself. `error`: the router answers but refuses us, so a person must act. */
export type RouterLinkState = 'offline' | 'connecting' | 'online' | 'error'

export interface RouterLinkStatus {
  readonly routerId: string
  readonly state: RouterLinkState
  /** Why it is not online; kept while a new attempt is under way. */
  readonly lastError: RouterError | undefined
  /** Epoch ms since when; a failed attempt in between does not restart it. */
  readonly since: number
  /** Epoch ms before which only a forced attempt dials; undefined when one may dial now. */
  readonly retryAt: number | undefined
  /** Certificate of the connection that is online; to be pinned on first use. */
  readonly fingerprint256: string | undefined
}

/** Delays double from the first to the last figure. Refusals wait longer: each one writes a line into the router's log. */
export const BACKOFF_MS = { offline: [1_000, 60_000], error: [15_000, 300_000] } as const
/** A connection that ends sooner counts as a failed attempt: a router that drops us after login must not be hammered. */
export const STABLE_MS = 10_000

const NEEDS_A_PERSON: ReadonlySet<RouterErrorKind> = new Set(['login', 'tls', 'protocol', 'usage'])

export interface RouterLinkDependencies {
  readonly resolve: (routerId: string) => Promise<RouterEndpoint>
  readonly clock: Clock
  readonly options: RouterConnectionOptions
  readonly onChange: (status: RouterLinkStatus) => void
}

export class RouterLink {
  readonly #routerId: string
  readonly #dependencies: RouterLinkDependencies
  #connection: RouterConnection | undefined
  #attempt: Promise<RouterConnection> | undefined
  #failures = 0
  #status: RouterLinkStatus
  /** What the state was, and since when, before the attempt under way. */
  #before: RouterLinkStatus
  #disposed: RouterError | undefined

  constructor(routerId: string, dependencies: RouterLinkDependencies) {
    this.#routerId = routerId
    this.#dependencies = dependencies
    const since = dependencies.clock.now()
    const none = { lastError: undefined, retryAt: undefined, fingerprint256: undefined }
    this.#status = { routerId, state: 'offline', since, ...none }
    this.#before = this.#status
  }

  get status(): RouterLinkStatus {
    return this.#status
  }

  /** The open connection, or the attempt under way, or a new one. During backoff it rejects at once with the last error unless forced. */
  connection(force: boolean): Promise<RouterConnection> {
    if (this.#disposed) return Promise.reject(this.#disposed)
    if (this.#connection?.state === 'open') return Promise.resolve(this.#connection)
    if (this.#attempt) return this.#attempt
    const { lastError } = this.#status
    if (!force && lastError && this.#mustWait()) return Promise.reject(lastError)
    this.#attempt = this.#dial().finally(() => {
      this.#attempt = undefined
    })
    return this.#attempt
  }

  /** Waits until nothing is in flight, at most until `deadline`, then ends the connection. */
  async dispose(reason: RouterError, deadline: Promise<void> = Promise.resolve()): Promise<void> {
    this.#disposed = reason
    const connection = this.#connection
    if (connection?.state === 'open') await Promise.race([connection.drained(), deadline])
    connection?.destroy(reason)
    // Its error belongs to those who asked for the connection; here only its end matters.
    await Promise.allSettled([this.#attempt])
  }

  #mustWait(): boolean {
    const wait = (this.#status.retryAt ?? 0) - this.#dependencies.clock.now()
    // Longer than any backoff means that the PC's clock was set back; that must not keep the router away for a day.
    return wait > 0 && wait <= BACKOFF_MS.error[1]
  }

  async #dial(): Promise<RouterConnection> {
    this.#before = this.#status
    this.#change({ state: 'connecting', retryAt: undefined })
    try {
      const connection = new RouterConnection(await this.#endpoint(), this.#dependencies.options)
      if (this.#disposed) throw this.#disposed
      this.#connection = connection
      await connection.connect()
      if (this.#disposed) {
        connection.destroy(this.#disposed)
        throw this.#disposed
      }
      const openedAt = this.#dependencies.clock.now()
      connection.onLost((error) => this.#lost(error, openedAt))
      this.#change({ state: 'online', lastError: undefined, fingerprint256: connection.fingerprint256 })
      return connection
    } catch (cause) {
      const error = cause instanceof RouterError ? cause : new RouterError('usage', String(cause), { cause })
      this.#failures += 1
      this.#down(error)
      throw error
    }
  }

  async #endpoint(): Promise<RouterEndpoint> {
    try {
      return await this.#dependencies.resolve(this.#routerId)
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      throw new RouterError('usage', `the router's settings could not be read: ${message}`, { cause })
    }
  }

  #lost(error: RouterError, openedAt: number): void {
    const lived = this.#dependencies.clock.now() - openedAt
    this.#failures = lived >= STABLE_MS ? 0 : this.#failures + 1
    this.#before = this.#status
    this.#down(error)
  }

  #down(cause: RouterError): void {
    // Once given up, whatever the attempt under way ends with is no news about the router.
    const error = this.#disposed ?? cause
    this.#connection = undefined
    const state = NEEDS_A_PERSON.has(error.kind) ? 'error' : 'offline'
    const [first, last] = BACKOFF_MS[state]
    const delay = this.#failures === 0 ? 0 : Math.min(last, first * 2 ** (this.#failures - 1))
    const retryAt = delay === 0 ? undefined : this.#dependencies.clock.now() + delay
    this.#change({ state, lastError: error, retryAt, fingerprint256: undefined })
  }

  #change(change: Partial<RouterLinkStatus> & Pick<RouterLinkStatus, 'state'>): void {
    const same = [this.#status, this.#before].find((status) => status.state === change.state)
    const since = same?.since ?? this.#dependencies.clock.now()
    this.#status = { ...this.#status, ...change, since }
    this.#dependencies.onChange(this.#status)
  }
}
