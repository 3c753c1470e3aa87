// Owns: what of the expiry engine is on a router now: scripts, scheduler, and which profiles call it.
// Must never: write, or take a refusal for "nothing there".
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { parseCount, parseFlag, parseRouterOsDuration } from '../../platform/routeros/values'

export const SCRIPTS = '/system/script'
export const SCHEDULERS = '/system/scheduler'
export const PROFILES = '/ip/hotspot/user/profile'

/** What a profile called before us is kept on the router itself, so that any PC can give it back: script `lk-asal-<profile>`. */
export const KEPT_PREFIX = 'lk-asal-'

export interface ScriptSeen {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly policies: readonly string[]
  readonly ignoresPermissions: boolean
  /** How often it ran; null when the router does not say. */
  readonly runCount: number | null
}

export interface SchedulerSeen {
  readonly id: string
  readonly name: string
  readonly startTime: string
  /** Seconds; null for a text nobody knows. */
  readonly interval: number | null
  readonly onEvent: string
  readonly policies: readonly string[]
  readonly isDisabled: boolean
  readonly runCount: number | null
}

export interface ProfileSeen {
  readonly id: string
  readonly name: string
  readonly onLogin: string
}

export interface ExpiryState {
  /** Those whose names begin with `lk-`. */
  readonly scripts: readonly ScriptSeen[]
  readonly schedulers: readonly SchedulerSeen[]
  /** Every hotspot user profile of the router. */
  readonly profiles: readonly ProfileSeen[]
}

/** Three prints. Throws RouterError. */
export async function readExpiryState(connection: RouterConnection): Promise<ExpiryState> {
  const [scripts, schedulers, profiles] = await Promise.all([
    connection.print(SCRIPTS, { proplist: ['name', 'source', 'policy', 'dont-require-permissions', 'run-count'] }),
    connection.print(SCHEDULERS, {
      proplist: ['name', 'start-time', 'interval', 'on-event', 'policy', 'disabled', 'run-count'],
    }),
    connection.print(PROFILES, { proplist: ['name', 'on-login'] }),
  ])
  return {
    scripts: scripts.filter(isOurs).map((row) => ({
      ...namesOf(row),
      source: row.source ?? '',
      policies: policiesIn(row.policy),
      ignoresPermissions: parseFlag(row['dont-require-permissions']),
      runCount: parseCount(row['run-count']) ?? null,
    })),
    schedulers: schedulers.filter(isOurs).map((row) => ({
      ...namesOf(row),
      startTime: row['start-time'] ?? '',
      interval: parseRouterOsDuration(row.interval ?? ''),
      onEvent: row['on-event'] ?? '',
      policies: policiesIn(row.policy),
      isDisabled: parseFlag(row.disabled),
      runCount: parseCount(row['run-count']) ?? null,
    })),
    profiles: profiles.map((row) => ({ ...namesOf(row), onLogin: row['on-login'] ?? '' })),
  }
}

const isOurs = (row: RouterRow): boolean => (row.name ?? '').startsWith('lk-')

const namesOf = (row: RouterRow) => ({ id: row['.id'] ?? '', name: row.name ?? '' })

/** Some versions list what is not allowed as well: `!reboot`. */
const policiesIn = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((policy) => policy !== '' && !policy.startsWith('!'))
