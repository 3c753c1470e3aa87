// Owns: the seam for a RouterOS script interpreter: what is run when, with which rights and variables, and the job list meanwhile.
// Must never: interpret a script. Without an engine nothing is executed, and the router's log says so.

import type { RouterCore } from './core'
import type { Answer } from './menu'
import type { RouterClock } from './router-clock'
import type { Row } from './table'
import { RouterTrap, traps } from './trap'

export type ScriptTrigger = 'on-login' | 'on-logout' | 'on-up' | 'on-down' | 'scheduler' | 'run'

export type ScriptJob = {
  readonly trigger: ScriptTrigger
  /** Name in /system/script; undefined for inline source. */
  readonly name: string | undefined
  readonly source: string
  readonly policies: ReadonlySet<string>
  /** `$user`, `$"mac-address"` ...: set before the first line. */
  readonly variables: Readonly<Record<string, string>>
}

/** What an interpreter may do to the router: the console commands of its rights, and looking. */
export type ScriptHost = {
  /** `6.49.17`: decides which commands parse. */
  readonly version: string
  readonly clock: RouterClock
  /** Items of a menu with their live values, as `find`/`get` see them. */
  readonly items: (path: string) => readonly Row[]
  /** Runs an API-style command (`['/ip/hotspot/user/set', '=.id=*1', ...]`); throws RouterTrap. */
  readonly command: (words: readonly string[]) => Answer
  readonly log: (topics: string, message: string) => void
}

/** Synchronous: a script of ours never waits. Throws RouterTrap for an error the script did not catch. */
export type ScriptEngine = { readonly run: (job: ScriptJob, host: ScriptHost) => void }

const byRouter = { by: 'router', runtime: true } as const
/** Hotspot and PPP events run with everything (guessed: which policies they really have is not established). */
const eventPolicies: ReadonlySet<string> = new Set(['read', 'write', 'policy', 'test', 'sensitive', 'ftp', 'reboot'])

export class Scripts {
  /** Plugged in by whoever has an interpreter. */
  engine: ScriptEngine | undefined
  readonly #router: RouterCore

  constructor(router: RouterCore) {
    this.#router = router
  }

  /** The on-login or on-logout of a hotspot user's profile. */
  runProfileScript(trigger: 'on-login' | 'on-logout', user: string, variables: Readonly<Record<string, string>>): void {
    const { db } = this.#router
    const profile = db.table('/ip/hotspot/user').byName(user)?.profile ?? 'default'
    this.runText(trigger, db.table('/ip/hotspot/user/profile').byName(profile)?.[trigger] ?? '', variables)
  }

  /** A property that holds a script: the name of one, or its source. Failures end in the log, as on the router. */
  runText(
    trigger: ScriptTrigger,
    value: string,
    variables: Readonly<Record<string, string>>,
    policies: ReadonlySet<string> = eventPolicies,
  ): void {
    if (value === '') return
    const script = this.#router.db.table('/system/script').byName(value)
    try {
      if (script) this.runScript(script, trigger, variables, policies)
      else this.#execute({ trigger, name: undefined, source: value, policies, variables })
    } catch (error) {
      if (!(error instanceof RouterTrap)) throw error
      const name = script?.name ?? trigger
      this.#router.log('script,error', `executing script ${name} failed, please check it manually: ${error.message}`)
    }
  }

  /** A script of /system/script. Throws `not enough permissions` when it wants more than its caller has. */
  runScript(
    script: Row,
    trigger: ScriptTrigger,
    variables: Readonly<Record<string, string>>,
    callerPolicies: ReadonlySet<string>,
  ): void {
    const own = new Set((script.policy ?? '').split(',').filter((policy) => policy !== ''))
    const lenient = script['dont-require-permissions'] === 'true'
    if (!lenient && [...own].some((policy) => !callerPolicies.has(policy))) throw traps.notEnoughPermissions()
    const counted = {
      'run-count': String(Number(script['run-count'] ?? 0) + 1),
      'last-started': this.#router.clock.stamp(),
    }
    this.#router.db.patch('/system/script', script['.id'], counted, byRouter)
    const { name, source = '' } = script
    this.#execute({ trigger, name, source, policies: lenient ? callerPolicies : own, variables })
  }

  #execute(job: ScriptJob): void {
    const router = this.#router
    const row = { script: job.name ?? '', type: 'command', started: router.clock.stamp(), owner: 'admin', parent: '' }
    const id = router.db.insert('/system/script/job', row, byRouter)['.id']
    try {
      if (this.engine) this.engine.run(job, this.#host(job))
      else router.log('script,warning', `${job.name ?? job.trigger}: not executed, this simulator has no script engine`)
    } finally {
      router.db.remove('/system/script/job', id, byRouter)
    }
  }

  #host(job: ScriptJob): ScriptHost {
    const router = this.#router
    const by = { name: `script:${job.name ?? job.trigger}`, address: '', policies: job.policies }
    return {
      version: router.version.text,
      clock: router.clock,
      items: (path) => router.items(path),
      command: (words) => router.execute(words, by),
      log: (topics, message) => router.log(`script,${topics}`, message),
    }
  }
}
