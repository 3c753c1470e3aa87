// Owns: what the device mode lets this board do; boards made with 7.17 or newer ship in `home` or `basic` (routeros.md §2.3).
// Must never: change a mode without somebody at the router: `confirm` is that person's button.

import type { Database } from './database'
import type { RouterVersion } from './version'

export type DeviceModeName = 'advanced' | 'home' | 'basic'

/** The features this product meets. [DOC device-mode table]: home has neither hotspot nor scheduler, basic has no hotspot. */
const allowedIn: Readonly<
  Record<DeviceModeName, Readonly<Record<'hotspot' | 'scheduler' | 'fetch' | 'email', boolean>>>
> = {
  advanced: { hotspot: true, scheduler: true, fetch: true, email: true },
  basic: { hotspot: false, scheduler: true, fetch: true, email: true },
  home: { hotspot: false, scheduler: false, fetch: false, email: false },
}

const menu = '/system/device-mode'

export const deviceModeRow = (mode: DeviceModeName, flagged: boolean): Record<string, string> => ({
  mode,
  flagged: String(flagged),
  'flagging-enabled': 'true',
  ...Object.fromEntries(Object.entries(allowedIn[mode]).map(([name, on]) => [name, String(on)])),
  'attempt-count': '0',
})

export class DeviceMode {
  readonly #db: Database
  readonly #version: RouterVersion
  /** What /system/device-mode/update asked for and nobody has confirmed. */
  pending: Readonly<Record<string, string>> | undefined

  constructor(db: Database, version: RouterVersion) {
    this.#db = db
    this.#version = version
  }

  allows(feature: 'hotspot' | 'scheduler'): boolean {
    return !this.#known || this.#db.rows(menu)[0]?.[feature] !== 'false'
  }

  get flagged(): boolean {
    return this.#known && this.#db.rows(menu)[0]?.flagged === 'true'
  }

  /** The person presses the button (or pulls the plug) in time. */
  confirm(): void {
    const [row] = this.#db.rows(menu)
    if (row && this.pending) this.#db.patch(menu, row['.id'], this.pending, { by: 'button' })
    this.pending = undefined
  }

  /** RouterOS 6 has no such thing; 7 before 7.17 has it, but everything that matters here is on. */
  get #known(): boolean {
    return this.#version.atLeast('7.2')
  }
}
