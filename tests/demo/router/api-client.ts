// Owns: a tiny RouterOS API client on the codec, for looking at the simulator's raw sentences.
// Must never: hide anything: replies are the words as they came, in the order they came.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { encodeSentence, SentenceReader } from '../../../src-main/platform/routeros/codec'

export class ApiClient {
  readonly socket: Socket
  /** Everything the router said. */
  readonly heard: string[][] = []
  closed = false
  readonly #reader = new SentenceReader()
  #taken = 0
  #wake: (() => void) | undefined

  private constructor(socket: Socket) {
    this.socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      this.heard.push(...this.#reader.push(chunk))
      this.#wake?.()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.closed = true
      this.#wake?.()
    })
  }

  static async open(port: number): Promise<ApiClient> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new ApiClient(socket)
  }

  static async openTls(port: number, options: { ca: string }): Promise<ApiClient> {
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      ca: options.ca,
      servername: 'router',
      checkServerIdentity: () => undefined,
    })
    await once(socket, 'secureConnect')
    return new ApiClient(socket)
  }

  static async loggedIn(port: number, name = 'admin', password = ''): Promise<ApiClient> {
    const client = await ApiClient.open(port)
    const reply = await client.talk(['/login', `=name=${name}`, `=password=${password}`])
    if (reply.at(-1)?.[0] !== '!done' || reply.length > 1) throw new Error(`login failed: ${JSON.stringify(reply)}`)
    return client
  }

  say(words: readonly string[]): void {
    this.socket.write(encodeSentence(words))
  }

  sayAll(sentences: readonly (readonly string[])[]): void {
    this.socket.write(Buffer.concat(sentences.map(encodeSentence)))
  }

  /** The next sentence; rejects when the line is closed instead. */
  async hear(): Promise<string[]> {
    await this.#until(() => this.heard.length > this.#taken)
    const sentence = this.heard[this.#taken]
    this.#taken += 1
    if (!sentence) throw new Error('the line is closed')
    return sentence
  }

  /** Says one sentence and hears its reply to the end (`!done` or `!fatal`). One command at a time. */
  async talk(words: readonly string[]): Promise<string[][]> {
    this.say(words)
    const reply: string[][] = []
    for (;;) {
      const sentence = await this.hear()
      reply.push(sentence)
      if (sentence[0] === '!done' || sentence[0] === '!fatal') return reply
    }
  }

  /** The rows of a print as records. */
  async rows(words: readonly string[]): Promise<Record<string, string>[]> {
    const reply = await this.talk(words)
    const trap = reply.find((sentence) => sentence[0] === '!trap')
    if (trap) throw new Error(trap.join(' '))
    return reply.filter((sentence) => sentence[0] === '!re').map(recordOf)
  }

  /** The message of the `!trap`; fails when there is none. */
  async refusal(words: readonly string[]): Promise<string> {
    const trap = (await this.talk(words)).find((sentence) => sentence[0] === '!trap')
    if (!trap) throw new Error(`not refused: ${words.join(' ')}`)
    return recordOf(trap).message ?? ''
  }

  /** Adds an item; its `.id`. */
  async add(words: readonly string[]): Promise<string> {
    const done = (await this.talk(words)).at(-1) ?? []
    const id = recordOf(done).ret
    if (id === undefined) throw new Error(`not added: ${words.join(' ')}`)
    return id
  }

  async whenClosed(): Promise<void> {
    await this.#until(() => this.closed)
  }

  async #until(done: () => boolean): Promise<void> {
    while (!done() && !this.closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}

export const recordOf = (sentence: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    sentence
      .filter((word) => word.startsWith('='))
      .map((word) => [word.slice(1, word.indexOf('=', 1)), word.slice(word.indexOf('=', 1) + 1)]),
  )
