// Owns: comparing profiles, pools, scripts and schedulers of a router with what the shop needs there.
// Must never: call somebody else's thing ours, or a profile unused that a user still has.
import type { RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { type ExpiryStep, stepSentence } from '../expiry'
import { isOurProfile } from '../routers'
import type { ReconcileRow, RowObject } from './contract'
import type { RouterContents } from './read-router'
import { LABELS, WHY } from './texts'

export interface WantedProfile {
  readonly masterId: string
  readonly masterName: string
  readonly profileName: string
  readonly state: 'waiting' | 'ok' | 'drift' | 'failed'
  readonly drift: readonly { readonly property: string; readonly wanted: string; readonly actual: string }[]
}

export interface ThingsSubject {
  readonly profiles: readonly WantedProfile[]
  /** Names of every Paket Induk's profile, archived ones too, that books still need. */
  readonly neededProfiles: ReadonlySet<string>
  readonly pools: readonly { readonly pool: string; readonly masters: readonly string[] }[]
  /** "Lepas dari router" was pressed: the guards are not missed here. */
  readonly isDetached: boolean
}

export interface ThingsComparison {
  readonly rows: ReconcileRow[]
  readonly checked: number
}

export function compareThings(subject: ThingsSubject, contents: RouterContents): ThingsComparison {
  const guards = subject.isDetached ? [] : contents.expiry.steps
  return {
    rows: [
      ...compareProfiles(subject, contents),
      ...comparePools(subject, contents),
      ...guards.map(guardRow),
      ...strangers('script', contents.scripts),
      ...strangers('scheduler', contents.schedulers),
    ],
    // Two scripts and one scheduler are always looked at.
    checked: subject.profiles.length + subject.pools.length + (subject.isDetached ? 0 : 3),
  }
}

function compareProfiles(
  { profiles, neededProfiles }: ThingsSubject,
  { profiles: found, users }: RouterContents,
): ReconcileRow[] {
  const rows: ReconcileRow[] = []
  for (const { masterId, masterName, profileName, state, drift } of profiles) {
    if (state !== 'drift' && state !== 'failed') continue
    const isMissing = drift.some(({ property }) => property === 'name')
    rows.push({
      key: `p:${masterId}`,
      object: 'profile',
      kind: isMissing ? 'missing' : 'different',
      name: profileName,
      label: masterName,
      why: isMissing ? WHY.profileMissing : WHY.profileDifferent,
      changes: isMissing ? [] : [...drift],
      action: 'profile',
    })
  }
  const wanted = new Set(profiles.map(({ profileName }) => profileName))
  const used = new Set(users.map((user) => user.profile))
  for (const row of found) {
    const name = row.name ?? ''
    if (parseFlag(row.default) || wanted.has(name)) continue
    const isLeftover = isOurProfile(name) && !used.has(name) && !neededProfiles.has(name)
    rows.push({
      key: `f:${row['.id']}`,
      object: 'profile',
      kind: isLeftover ? 'leftover' : 'foreign',
      name,
      label: LABELS.profile,
      why: isLeftover ? WHY.profileLeftover : WHY.foreign,
      changes: [],
      action: isLeftover ? 'revoke' : null,
    })
  }
  return rows
}

function comparePools({ pools }: ThingsSubject, { pools: found }: RouterContents): ReconcileRow[] {
  return pools
    .filter(({ pool }) => !found.some((row) => row.name === pool))
    .map(({ pool, masters }) => ({
      key: `o:${pool}`,
      object: 'pool',
      kind: 'missing',
      name: pool,
      label: LABELS.pool,
      why: WHY.poolMissing(masters.join(', ')),
      changes: [],
      action: null,
    }))
}

/** One line a step: what the guards of the active period still need. */
function guardRow(step: ExpiryStep): ReconcileRow {
  const isMissing = step.kind === 'add-script' || step.kind === 'add-scheduler'
  const object: RowObject = step.kind.includes('script')
    ? 'script'
    : step.kind.includes('scheduler')
      ? 'scheduler'
      : 'profile'
  return {
    key: `e:${step.kind}:${step.subject}`,
    object,
    kind: isMissing ? 'missing' : 'different',
    name: step.subject,
    label: LABELS.expiry,
    why: `${isMissing ? WHY.expiryMissing : WHY.expiryDifferent} ${stepSentence(step)}.`,
    changes: [],
    action: 'expiry',
  }
}

const strangers = (object: 'script' | 'scheduler', rows: readonly RouterRow[]): ReconcileRow[] =>
  rows
    .filter((row) => !(row.name ?? '').startsWith('lk-'))
    .map((row) => ({
      key: `x:${object}:${row['.id']}`,
      object,
      kind: 'foreign',
      name: row.name ?? '',
      label: LABELS[object],
      why: WHY.foreign,
      changes: [],
      action: null,
    }))
