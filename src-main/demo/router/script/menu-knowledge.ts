// Owns: what the console of one version knows of the menus: paths, commands, properties, and the type a property reads as.
// Must never: look at an item; the rows come from the host.

import type { Menu } from '../menu'
import { menus } from '../menus'
import { parseDuration } from '../router-time'
import type { RouterVersion } from '../version'
import type { Guesses } from './guesses'
import { bool, id, nil, num, str, time, type Value } from './value'

/** Commands that the console has beside the API's: `find` on every list. */
const consoleOnly = ['find'] as const
/** Commands of the API that the console has not. */
const apiOnly = ['listen']

export class MenuKnowledge {
  readonly #menus: ReadonlyMap<string, Menu>
  readonly #version: RouterVersion
  readonly #properties = new Map<string, ReadonlySet<string>>()

  constructor(version: RouterVersion) {
    this.#version = version
    this.#menus = new Map(
      menus
        .filter((menu) => menu.since === undefined || version.atLeast(menu.since))
        .map((menu) => [menu.path, menu] as const),
    )
  }

  /** A menu, or a word on the way to one: `/ip`. */
  isPath(path: string): boolean {
    return this.#menus.has(path) || [...this.#menus.keys()].some((known) => known.startsWith(`${path}/`))
  }

  isSettings(path: string): boolean {
    return this.#menus.get(path)?.kind === 'settings'
  }

  hasCommand(path: string, command: string): boolean {
    const menu = this.#menus.get(path)
    if (!menu || apiOnly.includes(command)) return false
    if (consoleOnly.some((name) => name === command)) return menu.kind === 'table'
    const own = menu.actions && Object.hasOwn(menu.actions, command) ? menu.actions[command] : undefined
    if (own) return own.since === undefined || this.#version.atLeast(own.since)
    return menu.commands.some((name) => name === command)
  }

  /** Parameters a command of the menu takes by name. */
  parametersOf(path: string, command: string): ReadonlySet<string> {
    const own = this.#menus.get(path)?.actions?.[command]
    return own ? new Set(own.args) : new Set([...this.propertiesOf(path), 'numbers', 'value-name'])
  }

  /** Every property that an item of this version can have, `.id` included. */
  propertiesOf(path: string): ReadonlySet<string> {
    const known = this.#properties.get(path)
    if (known) return known
    const all = Object.entries(this.#menus.get(path)?.properties ?? {}).filter(
      ([, { since, before }]) =>
        (since === undefined || this.#version.atLeast(since)) &&
        (before === undefined || !this.#version.atLeast(before)),
    )
    const names = new Set(['.id', ...all.map(([name]) => name)])
    this.#properties.set(path, names)
    return names
  }
}

const times =
  /^(uptime|time|interval|expires-in|idle-time|session-time-left|limit-uptime|(.*-)?timeout|status-autorefresh|start-time)$/
const numbers = /^((limit-)?(bytes|packets)-.*|run-count|shared-users|cpu-load|free-memory|total-memory|port|.*-space)$/
const texts = /^(name|user|comment|password|source|on-.*|policy|date|next-run|last-started|started|email|routes)$/

/** A property as `get` and `where` see it (types: guessed from the console's behaviour, FIDELITY.md). */
export function readProperty(name: string, text: string | undefined, guesses: Guesses): Value {
  if (text === undefined) return guesses.absentProperty === 'nil' ? nil : str('')
  if (name === '.id') return id(text)
  if (name === 'gmt-offset') return guesses.gmtOffset === 'text' ? str(text) : num(unsignedOffset(text))
  if (texts.test(name)) return str(text)
  if (numbers.test(name) && /^\d+$/.test(text)) return num(Number(text))
  if (times.test(name)) {
    const seconds = parseDuration(text)
    return seconds === null ? str(text) : time(seconds)
  }
  return text === 'true' || text === 'false' ? bool(text === 'true') : str(text)
}

/** `-05:00` comes as 4294949296 (routeros.md §3.2). */
function unsignedOffset(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number)
  const seconds = (hours * 60 + minutes) * 60
  return text.startsWith('-') && seconds > 0 ? 0x1_0000_0000 - seconds : seconds
}
