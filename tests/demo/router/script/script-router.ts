// Owns: a simulated router that runs scripts, and short ways to run one and hear what it said.
// Must never: reach into the interpreter; it runs what a router would run.
import type { SimRouter, SimRouterOptions } from '../../../../src-main/demo/router'
import { createScriptEngine, type RunRecord, type ScriptEngineOptions } from '../../../../src-main/demo/router/script'
import { shopRouter } from '../shop-router'

export interface ScriptRouter {
  readonly router: SimRouter
  readonly runs: RunRecord[]
  /** Runs a text as /system/script/run does; what `:put` said, line by line. Throws the router's refusal. */
  say(source: string, policies?: string): readonly string[]
  /** The refusal of a text; fails when there is none. */
  refusal(source: string): string
}

export function scriptRouter(
  options: Partial<SimRouterOptions> & { readonly engine?: ScriptEngineOptions } = {},
): ScriptRouter {
  const { engine, ...sim } = options
  const runs: RunRecord[] = []
  const onRun = (record: RunRecord) => {
    runs.push(record)
    engine?.onRun?.(record)
  }
  const router = shopRouter({ ...sim, scriptEngine: createScriptEngine({ ...engine, onRun }) })
  const say = (source: string, policies = 'read,write'): readonly string[] => {
    router.run(['/system/script/add', '=name=kata', `=policy=${policies}`, `=source=${source}`])
    try {
      router.run(['/system/script/run', '=.id=kata'])
    } finally {
      router.run(['/system/script/remove', '=.id=kata'])
    }
    return runs.at(-1)?.output ?? []
  }
  return {
    router,
    runs,
    say,
    refusal(source) {
      try {
        say(source)
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
      throw new Error(`not refused: ${source}`)
    },
  }
}
