// Owns the shape of what we touch inside node-routeros 1.6.9, whose own types call these members private.
// Must never hold code: the replacements live in harden.ts, and nothing else imports the library.

import type { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import type { SentenceReader } from './codec'
import type { RouterError, RouterPhase } from './errors'

export type RouterRow = Readonly<Record<string, string>>

/** The router's whole answer to one command. */
export interface RouterReply {
  /** One per `!re`, also for a row without any attribute. */
  readonly rows: readonly RouterRow[]
  /** What `!done` carried: the new id of an `add`, the number of a `=count-only=`. */
  readonly ret: string | undefined
}

interface TagEntry {
  readonly name: string
  readonly callback: (words: string[]) => void
  /** Ours: the library had no way to tell a waiting command that its connection is gone. */
  readonly fail: (error: RouterError) => void
}

export interface HardenedConnector extends EventEmitter {
  readonly host: string
  readonly socket: Socket | undefined
  readonly tls: object | undefined
  readonly receiver: { readonly tags: Map<string, TagEntry> } | undefined
  connect(): HardenedConnector
  destroy(): void
  write(words: readonly string[]): HardenedConnector
  stopRead(tag: string): void
  onConnect(): void
  onData(chunk: Buffer): void
  onEnd(): void
  onError(error: Error): void
  onTimeout(): void
  // Ours
  phase: RouterPhase | undefined
  reader: SentenceReader | undefined
  /** The first and only reason this connection ended. */
  loss: RouterError | undefined
  /** Asked after TCP (and TLS) and before the first byte of login; an error refuses the peer. */
  gate: ((socket: Socket) => RouterError | undefined) | undefined
  deliver(words: string[]): void
  lose(error: RouterError): void
  send(sentence: Buffer): void
}

export interface HardenedChannel extends EventEmitter {
  id: string
  readonly connector: HardenedConnector
  readonly data: RouterRow[]
  write(words: readonly string[]): Promise<RouterReply>
  close(force?: boolean): void
  processPacket(words: string[]): void
  // Ours
  trap: RouterError | undefined
  settle: { resolve(reply: RouterReply): void; reject(error: RouterError): void } | undefined
  fail(error: RouterError): void
}

export interface HardenedApi extends EventEmitter {
  readonly user: string
  readonly password: string
  connector: HardenedConnector | null | undefined
  connect(): Promise<unknown>
  close(): Promise<HardenedApi>
  login(): Promise<HardenedApi>
  write(words: readonly string[]): Promise<RouterReply>
  openChannel(): HardenedChannel
  holdConnection(): void
  stream(): never
  writeStream(): never
  keepaliveBy(): never
}
