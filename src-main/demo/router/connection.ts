// Owns: one API connection: sentences in, login, tags, streams and /cancel, replies out (developer-guides/api).
// Must never: run a command itself; core.ts does. Must not let a client's nonsense reach another connection.

import type { Socket } from 'node:net'
import { encodeSentence, SentenceReader } from '../../platform/routeros/codec'
import type { RouterCore } from './core'
import type { Cpu } from './cpu'
import type { FaultAction, Faults } from './faults'
import { Login } from './login'
import type { Answer, Caller } from './menu'
import { RouterTrap, traps } from './trap'
import { Wire } from './wire'

/** Sentences a stranger may send before he has logged in (the manual says there is a limit, not which). */
const sentencesBeforeLogin = 16

export type Line = {
  readonly core: RouterCore
  readonly cpu: Cpu
  readonly faults: Faults
  readonly latencyMs: () => number
  /** A mistake of the simulator, not of the client. */
  readonly reportBug: (error: unknown) => void
}

export class ApiConnection {
  readonly #line: Line
  readonly #socket: Socket
  readonly #wire: Wire
  readonly #reader = new SentenceReader()
  readonly #login: Login
  /** Its row among those who are logged in. */
  #presence: string | undefined
  readonly #streams = new Map<string, () => void>()
  #caller: Caller | undefined
  #early = 0
  #dead = false
  /** The session's address as the router logs it. */
  readonly address: string

  constructor(socket: Socket, line: Line) {
    this.#socket = socket
    this.#line = line
    this.address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    this.#login = new Login(line.core, this.address)
    this.#wire = new Wire(socket, { latencyMs: line.latencyMs, pieceBytes: () => line.faults.pieceBytes })
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    // A client that goes away mid-sentence is everyday life for a router; 'close' follows and cleans up.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#end())
  }

  get user(): string | undefined {
    return this.#caller?.name
  }

  /** A black hole: what the client sends waits in the network, what we say does not arrive. */
  hold(): void {
    this.#socket.pause()
    this.#wire.hold()
  }

  release(): void {
    this.#wire.release()
    this.#socket.resume()
  }

  cut(how: 'fin' | 'rst'): void {
    this.#dead = true
    this.#wire.cut(how)
  }

  #read(chunk: Buffer): void {
    if (this.#dead) return
    let sentences: readonly (readonly string[])[]
    try {
      sentences = this.#reader.push(chunk)
    } catch {
      // Not the API protocol (a browser, a scanner): a router closes on it.
      this.cut('rst')
      return
    }
    for (const words of sentences) this.#line.cpu.submit(() => this.#run(words))
  }

  #run(words: readonly string[]): void {
    if (this.#dead) return
    try {
      this.#dispatch(words, tagOf(words))
    } catch (error) {
      this.#line.reportBug(error)
      this.#refuse(tagOf(words), new RouterTrap(`failure: simulator bug: ${String(error)}`))
    }
  }

  #dispatch(words: readonly string[], tag: string | undefined): void {
    const [command = ''] = words
    if (command === '/login') this.#logIn(words, tag)
    else if (!this.#caller) this.#fatal('not logged in')
    else if (command === '/quit') this.#fatal('session terminated on request')
    else if (command === '/cancel') this.#cancel(words, tag)
    else {
      const fault = this.#line.faults.next(command)
      if (fault && this.#prevents(fault, tag)) return
      this.#line.core.db.counters.commands += 1
      this.#answer(words, tag, this.#caller, fault)
    }
  }

  #answer(words: readonly string[], tag: string | undefined, caller: Caller, fault: FaultAction | undefined): void {
    const outcome = this.#execute(words, caller)
    const trapped = outcome instanceof RouterTrap
    this.#reply(trapped ? this.#trapReply(tag, outcome) : this.#encode(outcome, tag), tag, fault)
    if (trapped) return
    if (outcome.stream) {
      const stop = outcome.stream.start((row) => this.#wire.send(sentence('!re', tag, row)))
      this.#streams.set(tag ?? '', stop)
    }
    outcome.after?.()
  }

  #execute(words: readonly string[], caller: Caller): Answer | RouterTrap {
    try {
      return this.#line.core.execute(words, caller)
    } catch (error) {
      if (error instanceof RouterTrap) return error
      throw error
    }
  }

  #encode(answer: Answer, tag: string | undefined): Buffer {
    const parts = answer.rows.map((row) => sentence('!re', tag, row))
    if (answer.stream) return Buffer.concat(parts)
    const { core } = this.#line
    if (parts.length === 0 && answer.done.length === 0 && answer.isList && core.version.atLeast('7.18'))
      parts.push(sentence('!empty', tag, []))
    parts.push(sentence('!done', tag, answer.done))
    return Buffer.concat(parts)
  }

  /** Faults that happen instead of the command. */
  #prevents(fault: FaultAction, tag: string | undefined): boolean {
    switch (fault.kind) {
      case 'cut':
        if (fault.when === 'before') this.#breakLine(fault.how)
        return fault.when === 'before'
      case 'silence':
        return fault.when === 'before'
      case 'trap':
        if (fault.when === 'after') return false
        this.#refuse(tag, new RouterTrap(fault.message, fault.category))
        return true
      case 'device-mode':
        this.#refuse(tag, traps.deviceMode())
        return true
      case 'permission':
        this.#refuse(tag, traps.notEnoughPermissions())
        return true
      case 'fatal':
        this.#fatal(fault.message)
        return true
      case 'delay':
      case 'half':
        return false
    }
  }

  /** Sends the reply of an executed command, or does to it what the fault says. */
  #reply(bytes: Buffer, tag: string | undefined, fault: FaultAction | undefined): void {
    switch (fault?.kind) {
      case 'cut':
        this.#breakLine(fault.how)
        return
      case 'silence':
        return
      case 'half':
        this.#wire.send(bytes.subarray(0, Math.ceil(bytes.length / 2)))
        this.#wire.silence()
        return
      case 'trap':
        this.#refuse(tag, new RouterTrap(fault.message, fault.category))
        return
      default:
        this.#wire.send(bytes, fault?.kind === 'delay' ? fault.ms : 0)
    }
  }

  #breakLine(how: 'fin' | 'rst' = 'fin'): void {
    this.#line.core.db.counters.cuts += 1
    this.cut(how)
  }

  #logIn(words: readonly string[], tag: string | undefined): void {
    this.#early += 1
    if (this.#early > sentencesBeforeLogin) {
      this.#fatal('too many commands before login')
      return
    }
    const fault = this.#line.faults.next('/login')
    if (fault && this.#prevents(fault, tag)) return
    try {
      const step = this.#login.step(words)
      if (step.caller) this.#enter(step.caller)
      this.#reply(sentence('!done', tag, step.words), tag, fault)
    } catch (error) {
      if (!(error instanceof RouterTrap)) throw error
      this.#refuse(tag, error)
    }
  }

  #enter(caller: Caller): void {
    const { db, clock } = this.#line.core
    this.#caller = caller
    const group = db.table('/user').byName(caller.name)?.group ?? ''
    const values = { when: clock.stamp(), name: caller.name, address: caller.address, via: 'api', group }
    this.#presence ??= db.insert('/user/active', values, { by: 'router', runtime: true })['.id']
  }

  #refuse(tag: string | undefined, trap: RouterTrap): void {
    this.#wire.send(this.#trapReply(tag, trap))
  }

  #trapReply(tag: string | undefined, trap: RouterTrap): Buffer {
    this.#line.core.db.counters.traps += 1
    return Buffer.concat([trapSentence(tag, trap), sentence('!done', tag, [])])
  }

  /** `!fatal`, the reason as a word of its own, and the line is closed. */
  #fatal(reason: string): void {
    this.#dead = true
    this.#wire.last(encodeSentence(['!fatal', reason]))
  }

  /** The interrupted command's trap, the cancel's own done, then the interrupted command's done (librouteros transcript). */
  #cancel(words: readonly string[], tag: string | undefined): void {
    const wanted = words.find((word) => word.startsWith('=tag='))?.slice(5)
    const tags = wanted === undefined ? [...this.#streams.keys()] : [wanted].filter((name) => this.#streams.has(name))
    for (const name of tags) {
      this.#streams.get(name)?.()
      this.#streams.delete(name)
      this.#wire.send(trapSentence(name === '' ? undefined : name, traps.interrupted()))
    }
    this.#wire.send(sentence('!done', tag, []))
    for (const name of tags) this.#wire.send(sentence('!done', name === '' ? undefined : name, []))
  }

  #end(): void {
    this.#dead = true
    if (this.#presence !== undefined)
      this.#line.core.db.remove('/user/active', this.#presence, { by: 'router', runtime: true })
    this.#presence = undefined
    for (const stop of this.#streams.values()) stop()
    this.#streams.clear()
  }
}

function tagOf(words: readonly string[]): string | undefined {
  const tag = words.find((word) => word.startsWith('.tag='))?.slice(5)
  return tag === '' ? undefined : tag
}

const sentence = (kind: string, tag: string | undefined, words: readonly string[]): Buffer =>
  encodeSentence(tag === undefined ? [kind, ...words] : [kind, `.tag=${tag}`, ...words])

const trapSentence = (tag: string | undefined, trap: RouterTrap): Buffer =>
  sentence('!trap', tag, [
    ...(trap.category === undefined ? [] : [`=category=${trap.category}`]),
    `=message=${trap.message}`,
  ])
