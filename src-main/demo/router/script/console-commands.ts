// Owns: the commands with a colon: which version knows them, and which of their parameters are blocks.
// Must never: run one; run-console.ts does.

import type { RouterVersion } from '../version'

export type ConsoleCommand = {
  /** First version that has it; absent: older than anything we meet. */
  readonly since?: string
  readonly named?: readonly string[]
  readonly blocks?: readonly string[]
  /** Least and most unnamed parameters. */
  readonly unnamed: readonly [number, number]
  /** The router knows it, this interpreter does not. */
  readonly isForeign?: true
}

const foreign = (since?: string): ConsoleCommand => ({ since, unnamed: [0, 9], isForeign: true })

/** Versions of the newer ones: CHR command trees (routeros.md §3.2). */
const commands: Readonly<Record<string, ConsoleCommand>> = {
  local: { unnamed: [1, 2] },
  global: { unnamed: [1, 2] },
  set: { unnamed: [1, 2] },
  if: { unnamed: [1, 1], blocks: ['do', 'else'] },
  foreach: { unnamed: [1, 1], named: ['in'], blocks: ['do'] },
  for: { unnamed: [1, 1], named: ['from', 'to', 'step'], blocks: ['do'] },
  while: { unnamed: [1, 1], blocks: ['do'] },
  do: { unnamed: [0, 0], named: ['while'], blocks: ['on-error'] },
  pick: { unnamed: [2, 3] },
  find: { unnamed: [2, 3] },
  len: { unnamed: [1, 1] },
  tonum: { unnamed: [1, 1] },
  tostr: { unnamed: [1, 1] },
  totime: { unnamed: [1, 1] },
  toarray: { unnamed: [1, 1] },
  typeof: { unnamed: [1, 1] },
  nothing: { unnamed: [0, 0] },
  log: { unnamed: [1, 2], named: ['message'] },
  put: { unnamed: [1, 1] },
  error: { unnamed: [1, 1] },
  delay: { unnamed: [1, 1] },
  return: foreign(),
  parse: foreign(),
  execute: foreign(),
  environment: foreign(),
  resolve: foreign(),
  time: foreign(),
  toip: foreign(),
  toid: foreign(),
  tobool: foreign(),
  timestamp: foreign('7.0'),
  jobname: foreign('7.12'),
  tonsec: foreign('7.12'),
  onerror: foreign('7.13'),
  serialize: foreign('7.13'),
  deserialize: foreign('7.13'),
}

export function consoleCommand(name: string, version: RouterVersion): ConsoleCommand | undefined {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  return command?.since !== undefined && !version.atLeast(command.since) ? undefined : command
}
