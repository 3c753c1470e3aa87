// Owns: the hotspot user profile a Paket Induk wants on a router, and what differs from it.
// Must never: compare or set a property that is not in the spec: the rest belongs to the router's owner.
import { parseBoolean, parseCount, parseRouterOsDuration } from '../../platform/routeros/values'
import { toRouterOsDuration } from '../../shared/duration'
import { isSameRate, parseRouterRateLimit } from '../../shared/rate-limit'
import type { ProfileDrift } from './contract'

/** What a profile needs of a master; the catalogue's MasterView has it all. */
export interface ProfileMaster {
  readonly id: string
  readonly name: string
  readonly serviceType: 'hotspot' | 'pppoe' | 'static' | 'other'
  readonly profileName: string
  readonly rateLimit: string | null
  readonly activeSeconds: number | null
  readonly sharedUsers: number
  readonly pool: string | null
}

export type ProfileSpec = Readonly<Record<string, string>>

const DAY_SECONDS = 86_400
/** A cookie must not outlive the voucher, and not linger for years where the voucher has no end. */
const COOKIE_SECONDS = { default: 3 * DAY_SECONDS, longest: 30 * DAY_SECONDS }

/**
 * Names and canonical texts of `/ip/hotspot/user/profile` (routeros.md §2.2). on-login is not here: the script that stamps
 * the first login and locks the device comes with the expiry of vouchers, and must not be undone by this.
 */
export function profileSpec(master: ProfileMaster): ProfileSpec {
  const cookie = Math.min(master.activeSeconds ?? COOKIE_SECONDS.default, COOKIE_SECONDS.longest)
  return {
    name: master.profileName,
    'rate-limit': master.rateLimit ?? '',
    'shared-users': String(master.sharedUsers),
    'address-pool': master.pool ?? 'none',
    // A phone that left the room ends its session after two minutes, so that a time quota is not eaten by nobody.
    'keepalive-timeout': '2m',
    'idle-timeout': 'none',
    'status-autorefresh': '1m',
    'add-mac-cookie': 'yes',
    'mac-cookie-timeout': toRouterOsDuration(cookie),
  }
}

/** Only our own profiles are ever written: their names are made by the catalogue and start like this. */
export const isOurProfile = (name: string): boolean => name.startsWith('lk-')

/** Properties whose value on the router means something else than the spec; `actual` is the router's own text. */
export function profileDrift(spec: ProfileSpec, actual: Readonly<Record<string, string>>): ProfileDrift[] {
  return Object.entries(spec).flatMap(([property, wanted]) => {
    const found = actual[property] ?? ''
    return isSameValue(property, wanted, found) ? [] : [{ property, wanted, actual: found }]
  })
}

/** A profile that is gone differs in its name alone. */
export const missingProfile = (spec: ProfileSpec): ProfileDrift[] => [
  { property: 'name', wanted: spec.name ?? '', actual: '' },
]

function isSameValue(property: string, wanted: string, actual: string): boolean {
  const [one, other] = [nothingToEmpty(wanted), nothingToEmpty(actual)]
  if (one === other) return true
  if (one === '' || other === '') return false
  if (property === 'rate-limit') {
    const [left, right] = [parseRouterRateLimit(one), parseRouterRateLimit(other)]
    return left.ok && right.ok && isSameRate(left.rate, right.rate)
  }
  const readers = property === 'shared-users' ? [parseCount] : [parseBoolean, parseRouterOsDuration]
  return readers.some((read) => {
    const value = read(one)
    return value !== undefined && value !== null && value === read(other)
  })
}

/** Versions leave out what is not set, or print `none`. */
const nothingToEmpty = (text: string): string => (text === 'none' ? '' : text)
