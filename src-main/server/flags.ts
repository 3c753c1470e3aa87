// Owns: how a person starts LoketNet: flags, their LOKETNET_* twins, and where the data lives on each system.
// Must never: import anything but node: (start.mjs reads this file before the build exists), nor touch the disk.
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export interface Flags {
  /** Do not try Electron. */
  readonly browser: boolean
  /** 0 = any free port. */
  readonly port: number
  /** Absolute. With --demo it is the folder `demo` inside, so that a demo never meets the shop's books. */
  readonly dataDir: string
  readonly demo: boolean
  /** Put the newest sound copy in the place of books that do not open. */
  readonly restore: boolean
  readonly help: boolean
  /** What was on the command line and is not ours: start.mjs refuses it, Electron (whose own switches stand there too) does not. */
  readonly unknown: readonly string[]
}

/** Its message is a sentence for the person at the keyboard. */
export class FlagError extends Error {
  override readonly name = 'FlagError'
}

/** The shop and its demo can run side by side, each at an address that may be bookmarked. */
export const DEFAULT_PORT = 4680
export const DEMO_PORT = 4681

type Env = Readonly<Record<string, string | undefined>>
export interface Host {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly cwd: string
}

export function readFlags(argv: readonly string[], env: Env, host: Host = thisHost()): Flags {
  const given = readArgv(argv)
  const demo = given.demo || isOn(env, 'LOKETNET_DEMO')
  const { join, resolve } = host.platform === 'win32' ? win32 : posix
  const chosen = given.data ?? (env.LOKETNET_DATA || undefined)
  const base = chosen === undefined ? defaultDataDir(env, host) : resolve(host.cwd, chosen)
  const port = given.port ?? (env.LOKETNET_PORT || undefined)
  return {
    browser: given.browser || isOn(env, 'LOKETNET_BROWSER'),
    port: port === undefined ? (demo ? DEMO_PORT : DEFAULT_PORT) : parsePort(port),
    dataDir: demo ? join(base, 'demo') : base,
    demo,
    restore: given.restore,
    help: given.help,
    unknown: given.unknown,
  }
}

interface Given {
  browser: boolean
  demo: boolean
  restore: boolean
  help: boolean
  port?: string
  data?: string
  unknown: string[]
}

function readArgv(argv: readonly string[]): Given {
  const given: Given = { browser: false, demo: false, restore: false, help: false, unknown: [] }
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    const cut = word.startsWith('--') ? word.indexOf('=') : -1
    const name = cut < 0 ? word : word.slice(0, cut)
    if (name === '--port' || name === '--data') {
      const value = cut < 0 ? argv[++index] : word.slice(cut + 1)
      if (value === undefined || value === '' || (cut < 0 && value.startsWith('--')))
        throw new FlagError(
          name === '--port' ? '--port perlu angka, misalnya --port 4680.' : '--data perlu nama folder.',
        )
      given[name === '--port' ? 'port' : 'data'] = value
    } else if (word === '--browser') given.browser = true
    else if (word === '--demo') given.demo = true
    else if (word === '--pulihkan') given.restore = true
    else if (word === '--help' || word === '-h') given.help = true
    else given.unknown.push(word)
  }
  return given
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new FlagError(`Port harus angka 0 sampai 65535, bukan "${text}".`)
  return port
}

function isOn(env: Env, name: string): boolean {
  const text = (env[name] ?? '').trim().toLowerCase()
  if (['', '0', 'false', 'no', 'tidak'].includes(text)) return false
  if (['1', 'true', 'yes', 'ya'].includes(text)) return true
  throw new FlagError(`${name} harus 1 atau 0, bukan "${text}".`)
}

function defaultDataDir(env: Env, { platform, home }: Host): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'LoketNet')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'LoketNet')
  // The XDG base directory specification: a relative path is to be ignored.
  const xdg = env.XDG_DATA_HOME
  return posix.join(xdg?.startsWith('/') ? xdg : posix.join(home, '.local', 'share'), 'loketnet')
}

function thisHost(): Host {
  return { platform: process.platform, home: homedir(), cwd: process.cwd() }
}
