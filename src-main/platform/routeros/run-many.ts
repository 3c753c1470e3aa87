// Owns bounded pipelining: many commands in flight on one connection, one result for each.
// Must never throw, lose a result, or start a command after it was told to stop.

import { RouterError } from './errors'
import type { RouterReply } from './internals'

export interface RouterCommand {
  readonly command: string
  readonly params?: readonly string[]
  readonly timeoutMs?: number
}

export type CommandResult =
  | { readonly ok: true; readonly reply: RouterReply }
  | { readonly ok: false; readonly error: RouterError }

export interface RunManyOptions {
  /** Commands in flight at once; 16 hides the round trip without filling the router's queue (routeros.md §2.6). */
  readonly window?: number
  /** Called in the order of completion. If it throws (a full disk), nothing more is started: an unrecorded success is worse than a stop. */
  readonly onResult?: (result: CommandResult, index: number) => void
  /** Stops starting commands; what is in flight is still awaited, so every result stays true. */
  readonly signal?: AbortSignal
}

export const DEFAULT_WINDOW = 16

/** Results in the order of the commands. A command that was never sent has `outcomeUnknown: false`. */
export async function runMany(
  run: (command: RouterCommand) => Promise<RouterReply>,
  commands: readonly RouterCommand[],
  options: RunManyOptions,
): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  const { window = DEFAULT_WINDOW, onResult, signal } = options
  let next = 0
  let stopped: RouterError | undefined

  const record = (result: CommandResult, index: number) => {
    results[index] = result
    if (stopped?.kind === 'usage') return
    try {
      onResult?.(result, index)
    } catch (cause) {
      stopped = new RouterError('usage', 'stopped: a result could not be recorded', { cause })
      process.emitWarning(stopped)
    }
  }
  const attempt = async (command: RouterCommand): Promise<CommandResult> => {
    if (signal?.aborted) stopped ??= new RouterError('closed', 'stopped before sending', { code: 'ABORTED' })
    if (stopped) return { ok: false, error: stopped }
    try {
      return { ok: true, reply: await run(command) }
    } catch (cause) {
      return {
        ok: false,
        error: cause instanceof RouterError ? cause : new RouterError('usage', 'a command failed', { cause }),
      }
    }
  }
  const worker = async () => {
    for (let index = next++; index < commands.length; index = next++) {
      const command = commands[index]
      if (command) record(await attempt(command), index)
    }
  }
  const workers = Math.min(Math.max(1, Math.trunc(window) || 1), commands.length)
  await Promise.all(Array.from({ length: workers }, worker))
  return results
}
