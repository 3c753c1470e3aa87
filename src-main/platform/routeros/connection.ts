// Owns one connection to one router, from dialling to its end: the only router class the app uses.
// Must never be reused after its end (make a fresh one), wait without a deadline, or read an error as an empty list.

import { normalFingerprint, refuseCertificate, seenFingerprint } from './certificate'
import type { CodePage } from './codec'
import { ProtocolError, RouterError } from './errors'
import { openRawLink, type RawLink } from './harden'
import type { RouterReply, RouterRow } from './internals'
import { type CommandResult, type RouterCommand, type RunManyOptions, runMany } from './run-many'

export interface RouterEndpoint {
  readonly host: string
  readonly port: number
  /** false: plain API. An object: api-ssl; without a pin the first certificate is accepted and reported (`fingerprint256`). */
  readonly tls: false | { readonly pinSha256?: string | undefined }
  readonly user: string
  readonly password: string
  /** TCP, TLS and login together; default 8 s. */
  readonly connectTimeoutMs?: number | undefined
  /** Per command; default 30 s, because a busy router was seen to stall for 7 s (routeros.md §1.5). */
  readonly commandTimeoutMs?: number | undefined
}

export interface RouterConnectionOptions {
  /** What non-UTF-8 bytes in comments mean; default windows-1252. */
  readonly codePage?: CodePage | undefined
  /** Idle time after which a cheap command asks whether the router is still there; default 45 s. */
  readonly keepaliveMs?: number | undefined
  /** Harmless surprises worth a line in the log: late answers, unknown reply words. */
  readonly onOddity?: ((text: string) => void) | undefined
}

export interface RunOptions {
  readonly timeoutMs?: number | undefined
}

export interface PrintOptions extends RunOptions {
  /** Properties to fetch; `.id` is always added, because an item without any of them would come back as an empty row. */
  readonly proplist?: readonly string[] | undefined
  /** Query words: `?name=abc`, `?disabled=yes`, `?#|` ... */
  readonly queries?: readonly string[] | undefined
}

export type ConnectionState = 'new' | 'connecting' | 'open' | 'closed'

const CONNECT_TIMEOUT_MS = 8_000
const COMMAND_TIMEOUT_MS = 30_000
const KEEPALIVE_MS = 45_000
const KEEPALIVE_TIMEOUT_MS = 10_000

export class RouterConnection {
  readonly #endpoint: RouterEndpoint
  readonly #options: RouterConnectionOptions
  readonly #lostListeners = new Set<(error: RouterError) => void>()
  readonly #idleWaiters = new Set<() => void>()
  #state: ConnectionState = 'new'
  #link: RawLink | undefined
  #keepalive: NodeJS.Timeout | undefined
  #pending = 0
  #fingerprint: string | undefined

  constructor(endpoint: RouterEndpoint, options: RouterConnectionOptions = {}) {
    this.#endpoint = endpoint
    this.#options = options
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** Commands sent and not yet answered. */
  get pending(): number {
    return this.#pending
  }

  /** SHA-256 of the certificate the router showed ('AB:CD:...'); undefined on the plain API. */
  get fingerprint256(): string | undefined {
    return this.#fingerprint
  }

  /** Dials and logs in. Throws RouterError: usage, socket, tls, timeout, closed, fatal, protocol, or `login` when the router refused us. */
  async connect(): Promise<void> {
    if (this.#state !== 'new') throw new RouterError('usage', 'use a fresh RouterConnection for each attempt')
    const { tls, connectTimeoutMs = CONNECT_TIMEOUT_MS, host, port, user, password } = checkedEndpoint(this.#endpoint)
    this.#state = 'connecting'
    const link = openRawLink({
      host,
      port,
      user,
      password,
      tls: tls !== false,
      codePage: this.#options.codePage,
      gate: (socket) => {
        if (tls === false) return undefined
        this.#fingerprint = seenFingerprint(socket)
        return refuseCertificate(this.#fingerprint, tls.pinSha256)
      },
    })
    const { connector } = link
    this.#link = link
    connector.once('lost', (error: RouterError) => this.#lost(error))
    connector.on('oddity', (text: string) => this.#options.onOddity?.(text))
    const deadline = setTimeout(() => {
      const message = `not connected within ${connectTimeoutMs} ms`
      connector.lose(new RouterError('timeout', message, { phase: connector.phase }))
    }, connectTimeoutMs)
    try {
      await link.ready
    } catch (cause) {
      connector.lose(loginError(cause))
    } finally {
      clearTimeout(deadline)
    }
    // Not `cause`: the reason of the end is the loss, and a login command that died with it says less.
    if (connector.loss) throw connector.loss
    this.#state = 'open'
    this.#armKeepalive()
  }

  /**
   * Runs one command (`/ip/hotspot/user/add`, words `=name=value` or `?query`). It is on the wire when this returns.
   * Throws RouterError; only `trap` means the router said no, and with `outcomeUnknown` the caller must read back before repeating.
   */
  async run(command: string, params: readonly string[] = [], options: RunOptions = {}): Promise<RouterReply> {
    const words = commandWords(command, params)
    const link = this.#link
    if (this.#state !== 'open' || !link) throw new RouterError('closed', 'not connected')
    const timeoutMs = options.timeoutMs ?? this.#endpoint.commandTimeoutMs ?? COMMAND_TIMEOUT_MS
    // A router that owes an answer cannot be trusted with the next command either: the connection ends with the deadline.
    const deadline = setTimeout(() => {
      link.connector.lose(
        new RouterError('timeout', `no answer to ${command} in ${timeoutMs} ms`, { phase: 'command' }),
      )
    }, timeoutMs)
    this.#pending += 1
    try {
      return await link.write(words)
    } finally {
      clearTimeout(deadline)
      this.#settled()
    }
  }

  /** Items of a menu, each with its `.id`. Throws like run(); an error is never an empty list. */
  async print(menu: string, options: PrintOptions = {}): Promise<readonly RouterRow[]> {
    const { proplist, queries = [], timeoutMs } = options
    const wanted = proplist ? [`=.proplist=${[...new Set(['.id', ...proplist])].join(',')}`] : []
    const { rows } = await this.run(`${menu}/print`, [...wanted, ...queries], { timeoutMs })
    if (rows.some((row) => row['.id'] === undefined)) throw new ProtocolError(`${menu}/print gave an item without .id`)
    return rows
  }

  /** Many commands with a bounded number in flight; never throws, one result per command in its place. */
  runMany(commands: readonly RouterCommand[], options: RunManyOptions = {}): Promise<CommandResult[]> {
    return runMany(({ command, params, timeoutMs }) => this.run(command, params, { timeoutMs }), commands, options)
  }

  /** Called once when an open or opening connection ends, for whatever reason (also destroy()). Returns the way to stop listening. */
  onLost(listener: (error: RouterError) => void): () => void {
    this.#lostListeners.add(listener)
    return () => this.#lostListeners.delete(listener)
  }

  /** Resolves when nothing is in flight any more, answered or lost. */
  drained(): Promise<void> {
    if (this.#pending === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idleWaiters.add(resolve))
  }

  /** Ends the connection at once; commands in flight reject with `outcomeUnknown`. Does nothing the second time. */
  destroy(reason: RouterError = new RouterError('closed', 'closed by us', { code: 'CLOSED_BY_US' })): void {
    if (this.#link) this.#link.connector.lose(reason)
    this.#state = 'closed'
  }

  #lost(error: RouterError): void {
    this.#state = 'closed'
    clearTimeout(this.#keepalive)
    for (const listener of this.#lostListeners) {
      try {
        listener(error)
      } catch (cause) {
        // We are inside a socket event: a listener's bug must be seen, but must not stop the others or the process.
        process.emitWarning(cause instanceof Error ? cause : String(cause))
      }
    }
    this.#lostListeners.clear()
  }

  #settled(): void {
    this.#pending -= 1
    this.#keepalive?.refresh()
    if (this.#pending > 0) return
    for (const resolve of this.#idleWaiters) resolve()
    this.#idleWaiters.clear()
  }

  #armKeepalive(): void {
    const ask = async () => {
      if (this.#state !== 'open' || this.#pending > 0) return
      try {
        await this.run('/system/identity/print', [], { timeoutMs: KEEPALIVE_TIMEOUT_MS })
      } catch (error) {
        // Refused is an answer too; everything else has already ended the connection and told the listeners.
        if (this.#state === 'open') this.#options.onOddity?.(`keepalive: ${String(error)}`)
      }
    }
    this.#keepalive = setTimeout(ask, this.#options.keepaliveMs ?? KEEPALIVE_MS).unref()
  }
}

/** An endpoint comes from a row somebody typed: refuse what would dial the wrong place or weaken the pin. */
function checkedEndpoint(endpoint: RouterEndpoint): RouterEndpoint {
  const { host, port, tls, user, password } = endpoint
  if (typeof host !== 'string' || host.trim() === '') throw new RouterError('usage', 'the router has no address')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RouterError('usage', `not a port: ${port}`)
  if (typeof user !== 'string' || typeof password !== 'string')
    throw new RouterError('usage', 'the router has no credentials')
  if (tls !== false && tls.pinSha256 !== undefined && normalFingerprint(tls.pinSha256) === undefined) {
    throw new RouterError('usage', 'the pinned fingerprint is not a SHA-256 fingerprint')
  }
  return endpoint
}

/** encodeSentence refuses words that would end the sentence; this refuses those that would change its meaning (a second tag, a stray command). */
function commandWords(command: string, params: readonly string[]): readonly string[] {
  if (!/^(\/[a-z0-9-]+)+$/.test(command)) throw new RouterError('usage', `not a command: ${JSON.stringify(command)}`)
  for (const word of params) {
    if (typeof word !== 'string' || !/^[=?]./s.test(word)) {
      throw new RouterError('usage', `not a parameter of ${command}: ${JSON.stringify(String(word).slice(0, 40))}`)
    }
  }
  return [command, ...params]
}

/** A refusal during login is a wrong password or a missing right, not a refused command. */
function loginError(cause: unknown): RouterError {
  if (!(cause instanceof RouterError))
    return new RouterError('socket', cause instanceof Error ? cause.message : String(cause), { cause })
  if (cause.kind !== 'trap') return cause
  return new RouterError('login', cause.message, { category: cause.category, phase: 'login', cause })
}
