// Owns: the script engine that a simulated router is given: parse, run, and a record of what it cost.
// Must never: remember an item of the router; only globals outlive a run.

import type { ScriptEngine, ScriptHost, ScriptJob } from '../scripts'
import { RouterTrap } from '../trap'
import { routerVersion } from '../version'
import type { Block } from './ast'
import { type Guesses, usualGuesses } from './guesses'
import { Interpreter, type RunRecord } from './interpreter'
import { MenuKnowledge } from './menu-knowledge'
import { parseScript } from './parse-script'
import type { Value } from './value'

export type ScriptEngineOptions = {
  /** Where nobody knows; the rest is as in `usualGuesses`. */
  readonly guesses?: Partial<Guesses>
  /** Time that every command of a menu takes, ms. Default 0: a script is over in an instant. */
  readonly commandMs?: number
  readonly onRun?: (record: RunRecord) => void
}

export function createScriptEngine(options: ScriptEngineOptions = {}): ScriptEngine {
  const globals = new Map<string, Value>()
  const parsed = new Map<string, Block>()
  let known: { readonly text: string; readonly menus: MenuKnowledge; readonly guesses: Guesses } | undefined

  const knowledgeOf = (text: string) => {
    if (known?.text !== text) {
      const version = routerVersion(text)
      known = { text, menus: new MenuKnowledge(version), guesses: { ...usualGuesses(version), ...options.guesses } }
    }
    return known
  }
  const parse = (job: ScriptJob, host: ScriptHost, guesses: Guesses): Block => {
    const provided = Object.keys(job.variables)
    const key = JSON.stringify([host.version, provided, job.source])
    const script =
      parsed.get(key) ??
      parseScript(job.source, {
        version: routerVersion(host.version),
        provided,
        unknownCommand: guesses.unknownCommand,
      })
    parsed.set(key, script)
    return script
  }

  return {
    run(job, host) {
      const { menus, guesses } = knowledgeOf(host.version)
      const record: RunRecord = {
        trigger: job.trigger,
        name: job.name,
        at: host.clock.now(),
        commands: 0,
        itemsRead: 0,
        steps: 0,
        output: [],
        error: undefined,
      }
      try {
        const script = parse(job, host, guesses)
        const commandMs = options.commandMs ?? 0
        new Interpreter({ host, job, menus, guesses, globals, commandMs, record }).run(script)
      } catch (error) {
        if (error instanceof RouterTrap) record.error = error.message
        throw error
      } finally {
        options.onRun?.(record)
      }
    },
  }
}
