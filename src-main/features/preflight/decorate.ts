// Owns: giving the findings of "Tes koneksi" their group, and the repair that LoketNet may do about them.
// Must never: offer what the user of the router could not do anyway.
import { parseFlag } from '../../platform/routeros/values'
import type { ShopZone } from '../../shared/calendar-date'
import type { TestSubject } from '../routers'
import type { CheckFinding, RepairOffer } from './contract'
import { serverProfileOf } from './judge-access'
import { OFFERS } from './offers'
import type { CheckAnswers } from './questions'

type BaseFinding = Omit<CheckFinding, 'group' | 'repair'>

const GROUPS: readonly (readonly [RegExp, CheckFinding['group']])[] = [
  [/^(policy|read|password)/, 'rights'],
  [/^(hotspot|login|user-profiles|pools)/, 'hotspot'],
  [/^(clock|zone|ntp)/, 'clock'],
  [/^(version|licence|device-mode)/, 'board'],
]

const groupOf = (id: string): CheckFinding['group'] => GROUPS.find(([pattern]) => pattern.test(id))?.[1] ?? 'link'

export interface Decoration {
  /** Null: the router could not be asked over its own link; nothing is offered then. */
  readonly answers: CheckAnswers | null
  readonly zone: ShopZone
  readonly subject: Pick<TestSubject, 'hotspotServer' | 'endpoint'>
}

export function decorate(base: BaseFinding, { answers, zone, subject }: Decoration): CheckFinding {
  const repair = answers ? repairFor(base.id, answers, zone, subject) : null
  return { ...base, group: groupOf(base.id), repair }
}

function repairFor(
  id: string,
  answers: CheckAnswers,
  zone: ShopZone,
  subject: Decoration['subject'],
): RepairOffer | null {
  switch (id) {
    case 'ntp-off':
      return OFFERS.ntp()
    case 'zone-other':
      return OFFERS.zone(zone)
    case 'clock-unset':
    case 'clock-drift':
      return OFFERS.clock(zone)
    case 'login-methods':
      return OFFERS['login-methods'](serverProfileOf(answers, subject.hotspotServer)?.name ?? '')
    case 'hotspot-stopped': {
      const stopped = stoppedServers(answers, subject.hotspotServer)
      return stopped.length > 0 ? OFFERS['hotspot-enable'](stopped.map(({ name }) => name).join(', ')) : null
    }
    case 'policy-missing':
    case 'policy-wide':
      return mayMakeUsers(answers, subject.endpoint.user) ? OFFERS['own-user']() : null
    case 'device-mode-hotspot':
      return OFFERS['device-mode'](
        forbiddenFeatures(answers)
          .map((feature) => (feature === 'hotspot' ? 'hotspot' : 'penjadwal (scheduler)'))
          .join(' dan '),
      )
    default:
      return null
  }
}

/** Switched off by hand; one that is invalid for another reason cannot be switched on. */
export const stoppedServers = ({ servers }: CheckAnswers, wanted: string) =>
  (servers ?? []).filter((row) => parseFlag(row.disabled) && (wanted === 'all' || row.name === wanted))

export const forbiddenFeatures = ({ deviceMode }: CheckAnswers): ('hotspot' | 'scheduler')[] =>
  (['hotspot', 'scheduler'] as const).filter((feature) => /^(no|false)$/.test(deviceMode?.[feature] ?? ''))

function mayMakeUsers({ users, groups }: CheckAnswers, username: string): boolean {
  const group = users?.find((row) => row.name === username)?.group
  return (
    groups
      ?.find((row) => row.name === group)
      ?.policy?.split(',')
      .includes('policy') ?? false
  )
}
