// Owns node-routeros: imports it, replaces its broken methods, and hands out one safe link per connection attempt.
// Must never be imported by anything but connection.ts, and must never let an exception out of a socket event.
//
// The library is discontinued (1.6.9 is the last, pinned exactly). Its defects by the numbers of routeros.md §1.2:
//
//  no.  defect                                            fate      how
//   1   !empty throws inside the data event               cured     processPacket: no rows, `!done` follows
//   2   an exception in a reply callback wedges it all    cured     deliver: the connection is lost, nothing escapes; no user code runs there
//   3   reply with an unknown tag throws                  cured     deliver: reported as an oddity, ignored
//   4   loss mid-command never settles the promise        cured     lose: every waiting channel is failed, counters released
//   5   accept-and-close: connect() never settles         cured     lose emits 'error' while connecting
//   6   no per-command timeout; `#` hides the silence     avoided   holdConnection is empty; RouterConnection has a deadline per command
//   7   hold timers leak                                  cured     holdConnection is empty
//   8   idle sockets are killed and 'error' is thrown     cured     socket timeout off, 'error' only where somebody listens; keepalive is ours
//   9   socket errors lose code and message               cured     onError keeps both
//  10   !fatal is dropped                                 cured     deliver: loss with the router's own words
//  11   !trap loses category; rejects early; may leak     cured     processPacket: first trap kept, settled by `!done`, the deadline or the loss
//  12   rows without attributes vanish                    cured     processPacket keeps them
//  13   framing guesses from chunk borders                cured     onData: SentenceReader
//  14   a write per word, Nagle on (44 ms per command)    cured     one write per sentence, NODELAY
//  15   win1252 both ways                                 cured     codec: UTF-8 out; UTF-8 or code page in
//  16   empty words inject sentences                      cured     encodeSentence refuses; RouterConnection also checks each word's first letter
//  17   the caller's array gets a .tag                    cured     Channel.write copies
//  18   close() waits for a dead peer's FIN               cured     close destroys
//  19   tls without port dials 8728                       avoided   an endpoint always has a port
//  20   local destroy leaves connected = true             cured     lose on the socket's 'close'; RouterConnection keeps its own state
//  21   stream()/writeStream() leak and throw             cured     refused: the app polls
//  22   login answered with rows counts as success        cured     login is rewritten
//  23   challenge login wrong for non-ASCII passwords     cured     login hashes bytes
//  24   second connect() rejects with a bare string       avoided   RouterConnection connects once
//  25   DEBUG prints passwords, ENV=testing breaks it     cured     quiet-environment.ts; and no replaced method logs words
//  26   tls option has the server's type                  irrelevant  the one option we pass is in both types

import './quiet-environment'
import { createHash } from 'node:crypto'
import { Socket } from 'node:net'
import { Channel, Connector, Receiver, RouterOSAPI } from 'node-routeros'
import { type CodePage, encodeSentence, parseAttributes, SentenceReader } from './codec'
import { ProtocolError, RouterError } from './errors'
import type { HardenedApi, HardenedChannel, HardenedConnector, RouterReply } from './internals'
import { harden, libraryMethod, pristine } from './replace-methods'

/** Unique in this process, so an answer can never meet the command of another connection. */
let lastTag = 0

function refuseStreams(): never {
  throw new RouterError('usage', 'streams of node-routeros are not safe: poll instead')
}

const connectSocket = pristine(Connector, 'connect')
const announceConnected = pristine(Connector, 'onConnect')
const countChannel = pristine(RouterOSAPI, 'openChannel')
for (const name of ['connect', 'write', 'releaseConnectionHold']) libraryMethod(RouterOSAPI, name)
for (const name of ['read', 'stop']) libraryMethod(Receiver, name)
if (!(Reflect.get(new Receiver(new Socket()), 'tags') instanceof Map))
  throw new Error('node-routeros is not 1.6.9: no tags')

harden<HardenedConnector>(
  Connector,
  {
    connect() {
      this.phase = 'tcp'
      connectSocket(this)
      this.socket?.setNoDelay(true)
      this.socket?.setTimeout(0)
      this.socket?.once('connect', () => {
        if (this.phase === 'tcp') this.phase = this.tls ? 'tls' : 'login'
      })
      this.socket?.once('close', () =>
        this.lose(new RouterError('closed', 'the connection was closed', { phase: this.phase })),
      )
      return this
    },
    onConnect() {
      const refusal = this.socket && this.gate?.(this.socket)
      if (refusal) return this.lose(refusal)
      this.phase = 'login'
      announceConnected(this)
    },
    onData(chunk) {
      if (this.loss) return
      try {
        for (const words of this.reader?.push(chunk) ?? []) if (!this.loss) this.deliver(words)
      } catch (cause) {
        this.lose(cause instanceof RouterError ? cause : new ProtocolError('an answer could not be handled', { cause }))
      }
    },
    onEnd() {
      this.lose(new RouterError('closed', 'the router closed the connection', { phase: this.phase }))
    },
    onError(error) {
      this.lose(socketError(error, this))
    },
    onTimeout() {
      this.lose(new RouterError('timeout', 'the socket timed out', { phase: this.phase }))
    },
    write(words) {
      this.send(encodeSentence(words))
      return this
    },
    destroy() {
      this.lose(new RouterError('closed', 'closed by us'))
    },
  },
  {
    deliver(words) {
      if (words[0] === '!fatal') {
        const reason = words.slice(1).filter((word) => !word.startsWith('.tag='))
        this.lose(
          new RouterError('fatal', reason.join(' ').replace(/^=message=/, '') || 'the router ended the session'),
        )
        return
      }
      const tag = words.find((word) => word.startsWith('.tag='))?.slice('.tag='.length)
      const entry = tag === undefined ? undefined : this.receiver?.tags.get(tag)
      // A late answer to a command that was given up, or a router that forgot the tag: no one waits for it.
      if (entry) entry.callback(words)
      else this.emit('oddity', `an answer nobody waits for: ${words[0] ?? ''} tag ${tag ?? 'missing'}`)
    },
    lose(error) {
      if (this.loss) return
      this.loss = error
      const waiting = [...(this.receiver?.tags.values() ?? [])]
      this.socket?.destroy()
      for (const entry of waiting) entry.fail(error)
      // Settles the library's connect(); after login nobody listens, and an unheard 'error' would throw.
      if (this.phase !== 'command' && this.listenerCount('error') > 0) this.emit('error', error)
      this.emit('lost', error)
    },
    send(sentence) {
      if (this.loss || !this.socket?.writable) throw new RouterError('closed', 'the connection is closed')
      this.socket.write(sentence)
    },
  },
)

function socketError(error: Error, connector: HardenedConnector): RouterError {
  if (error instanceof RouterError) return error
  const code: unknown = Reflect.get(error, 'code')
  const text = typeof code === 'string' ? code : undefined
  return new RouterError(
    connector.phase === 'tls' ? 'tls' : 'socket',
    error.message || text || 'the connection failed',
    {
      code: text,
      phase: connector.phase,
      cause: error,
    },
  )
}

harden<HardenedChannel>(
  Channel,
  {
    write(words) {
      lastTag += 1
      this.id = lastTag.toString(36)
      return new Promise((resolve, reject) => {
        this.settle = { resolve, reject }
        try {
          const sentence = encodeSentence([...words, `.tag=${this.id}`])
          const callback = (reply: string[]) => this.processPacket(reply)
          this.connector.receiver?.tags.set(this.id, { name: this.id, callback, fail: (error) => this.fail(error) })
          this.connector.send(sentence)
        } catch (error) {
          reject(error)
          this.close()
        }
      })
    },
    processPacket(words) {
      switch (words[0]) {
        case '!re':
          this.data.push(parseAttributes(words))
          return
        case '!empty':
          return
        case '!trap':
          this.trap ??= trapError(parseAttributes(words))
          return
        case '!done':
          if (this.trap) this.settle?.reject(this.trap)
          else this.settle?.resolve({ rows: this.data, ret: parseAttributes(words).ret })
          this.close()
          return
        default:
          this.connector.emit('oddity', `an unknown reply word: ${words[0] ?? ''}`)
      }
    },
  },
  {
    fail(error) {
      // A trap is the router's answer even when its `!done` never came. Everything else leaves open whether the command ran.
      const { kind, message, code, category, phase } = error
      const details = { code, category, phase, cause: error, outcomeUnknown: true }
      this.settle?.reject(this.trap ?? new RouterError(kind, message, details))
      this.close()
    },
  },
)

function trapError({ message, category }: Readonly<Record<string, string>>): RouterError {
  const number = category !== undefined && /^\d+$/.test(category) ? Number(category) : undefined
  return new RouterError('trap', message || 'the router refused without giving a reason', { category: number })
}

harden<HardenedApi>(RouterOSAPI, {
  openChannel() {
    if (!this.connector || this.connector.loss) throw new RouterError('closed', 'the connection is closed')
    const channel: unknown = countChannel(this)
    if (!isChannel(channel)) throw new Error('node-routeros is not 1.6.9: openChannel gives no Channel')
    return channel
  },
  holdConnection() {},
  async login() {
    const { ret: challenge, rows } = await this.write(['/login', `=name=${this.user}`, `=password=${this.password}`])
    if (rows.length > 0) throw new ProtocolError('the login was answered with rows')
    if (challenge !== undefined) await answerChallenge(this, challenge)
    // From here on the library's own listener would pass an 'error' to an API object where nobody listens.
    if (this.connector) this.connector.phase = 'command'
    return this
  },
  close() {
    this.connector?.lose(new RouterError('closed', 'closed by us'))
    return Promise.resolve(this)
  },
  stream: refuseStreams,
  writeStream: refuseStreams,
  keepaliveBy: refuseStreams,
})

/** RouterOS before 6.43: md5 over 0, the password's bytes and the challenge. */
async function answerChallenge(api: HardenedApi, challenge: string): Promise<void> {
  if (!/^[0-9a-f]{32}$/i.test(challenge)) throw new ProtocolError('the login challenge is not 32 hex digits')
  const digest = createHash('md5')
    .update(Buffer.concat([Buffer.from([0]), Buffer.from(api.password, 'utf8'), Buffer.from(challenge, 'hex')]))
    .digest('hex')
  const second = await api.write(['/login', `=name=${api.user}`, `=response=00${digest}`])
  if (second.ret !== undefined || second.rows.length > 0) {
    throw new ProtocolError('the login was answered with a second challenge')
  }
}

function isChannel(value: unknown): value is HardenedChannel {
  return value instanceof Channel
}

function isApi(value: unknown): value is HardenedApi {
  return value instanceof RouterOSAPI
}

export interface RouterLinkOptions {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly tls: boolean
  readonly codePage: CodePage | undefined
  readonly gate: (socket: Socket) => RouterError | undefined
}

export interface RawLink {
  readonly connector: HardenedConnector
  /** Settles when login is done or the connection is lost, whichever is first. */
  readonly ready: Promise<unknown>
  /** Sends one sentence before it returns; rejects with RouterError only. */
  write(words: readonly string[]): Promise<RouterReply>
}

/** Starts dialling. The caller owns every deadline and reads `connector.loss` for the reason of an end. */
export function openRawLink(options: RouterLinkOptions): RawLink {
  const { host, port, user, password, codePage } = options
  const reader = new SentenceReader({ codePage })
  // The peer is known by its pinned fingerprint, checked in the gate: a router's certificate is self-signed.
  const tls = options.tls ? { rejectUnauthorized: false } : undefined
  const api: unknown = new RouterOSAPI({ host, port, user, password, ...(tls && { tls }) })
  if (!isApi(api)) throw new Error('node-routeros is not 1.6.9: no RouterOSAPI')
  const ready = api.connect()
  const { connector } = api
  if (!connector) throw new Error('node-routeros is not 1.6.9: connect() makes no connector')
  connector.reader = reader
  connector.gate = options.gate
  return { connector, ready, write: async (words) => api.write(words) }
}
