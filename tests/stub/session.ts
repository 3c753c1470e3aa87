// Owns: sessions: their protocol handlers and permission handlers, told to Chromium so that a page feels them.
// Must never: grant what the app's handlers refuse. Without handlers everything is granted, as in Electron.
import { app } from './app.ts'
import { chromiumContext } from './chromium.ts'
import { loud } from './loud.ts'
import { Protocol, toChromium } from './schemes.ts'

type Check = (contents: unknown, permission: string, origin: string, details: object) => boolean
type Ask = (contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void

/** Electron's name, Chromium's name: the ones that headless Chromium knows. */
const PERMISSIONS = [
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['clipboard-read', 'clipboard-read'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
] as const

export class Session {
  readonly protocol = loud('protocol', new Protocol())
  readonly partition: string
  private check: Check | null = null
  private ask: Ask | null = null
  private device: ((details: object) => boolean) | null = null

  constructor(partition: string) {
    this.partition = partition
    // biome-ignore lint/correctness/noConstructorReturn: the proxy has to be what everyone holds
    return loud('session', this)
  }
  setPermissionCheckHandler(handler: Check | null): void {
    this.check = handler
  }
  setPermissionRequestHandler(handler: Ask | null): void {
    this.ask = handler
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.device = handler
  }
  /** For tests: what this session would answer a page, both times Chromium asks. */
  async answers(permission: string, url: string): Promise<{ check: boolean; request: boolean; device: boolean }> {
    const details = { requestingUrl: url, isMainFrame: true }
    return {
      check:
        this.check?.(null, permission, new URL(url).origin === 'null' ? url : new URL(url).origin, details) ?? true,
      request: await new Promise<boolean>((resolve) =>
        this.ask ? this.ask({}, permission, resolve, details) : resolve(true),
      ),
      device: this.device?.({ deviceType: permission, origin: url }) ?? false,
    }
  }
  /** Called before a page of this session loads `url`. */
  async applyTo(url: string): Promise<void> {
    const granted: string[] = []
    for (const [electron, chromium] of PERMISSIONS) {
      const { check, request } = await this.answers(electron, url)
      if (check && request) granted.push(chromium)
    }
    // Chromium refuses whatever is not in the list.
    await chromiumContext().grantPermissions(granted, { origin: new URL(toChromium(url)).origin })
  }
}

const sessions = new Map<string, Session>()

export const session = loud('session', {
  get defaultSession(): Session {
    return fromPartition('')
  },
  fromPartition,
})

export function fromPartition(partition: string): Session {
  if (!app.isReady()) throw new Error('Session can only be received when app is ready')
  const known = sessions.get(partition)
  if (known) return known
  const made = new Session(partition)
  sessions.set(partition, made)
  // Whether Electron tells of the default session too is not documented: an app must not count on it.
  if (partition !== '') app.emit('session-created', made)
  return made
}
