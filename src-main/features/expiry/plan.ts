// Owns: which changes bring a router from what it has to what it should have, and back. Pure: state in, steps out.
// Must never: touch a profile that is not ours when installing, or anything that is not ours when detaching.
import { attributeWords, type RouterCommand } from '../../platform/routeros'
import { type ExpiryState, KEPT_PREFIX, PROFILES, type ProfileSeen, SCHEDULERS, SCRIPTS } from './router-state'
import { LOGIN_SCRIPT, ROUTER_SCRIPTS, type RouterScript, SWEEP_SCRIPT, scriptVersion } from './scripts'

export type StepKind =
  | 'add-script'
  | 'update-script'
  | 'repair-script'
  | 'add-scheduler'
  | 'repair-scheduler'
  | 'keep-on-login'
  | 'set-on-login'
  | 'restore-on-login'
  | 'remove-scheduler'
  | 'remove-script'

export interface ExpiryStep {
  readonly kind: StepKind
  /** Name of the script, scheduler or profile. */
  readonly subject: string
  /** What differs: `source`, `policy`, `interval` ...; versions of an update. */
  readonly details: readonly string[]
  readonly command: RouterCommand
}

export interface ExpiryPlan {
  /** In the order in which they must be carried out. Empty: all is well. */
  readonly steps: readonly ExpiryStep[]
  /** Scripts that a newer LoketNet put there: left alone, or two PCs would change them back and forth. */
  readonly newer: readonly string[]
}

/** What the scripts need, and no more (routeros.md §2.4). */
const POLICY = 'read,write'
const EVERY_SECONDS = 60

const SCHEDULER = {
  name: SWEEP_SCRIPT.name,
  // One interval after boot, then every interval; a date would wait for a clock that may stand in 1970.
  'start-time': 'startup',
  interval: '1m',
  'on-event': SWEEP_SCRIPT.name,
  policy: POLICY,
  disabled: 'no',
} as const

/** `isOurProfile` says which profiles the shop's vouchers use. */
export function planInstall(state: ExpiryState, isOurProfile: (name: string) => boolean): ExpiryPlan {
  const newer = ROUTER_SCRIPTS.filter((script) => isNewerOn(state, script)).map(({ name }) => name)
  const scripts = ROUTER_SCRIPTS.filter(({ name }) => !newer.includes(name)).flatMap((script) =>
    planScript(state, script),
  )
  const profiles = state.profiles.filter(({ name }) => isOurProfile(name))
  return { steps: [...scripts, ...planScheduler(state), ...profiles.flatMap((one) => planProfile(state, one))], newer }
}

/** As found: our scripts and scheduler gone, and every profile that called us calls what it called before. */
export function planDetach(state: ExpiryState): ExpiryPlan {
  const callers = state.profiles.filter(({ onLogin }) => onLogin === LOGIN_SCRIPT.name)
  const isOurScript = (name: string) => name.startsWith(KEPT_PREFIX) || ROUTER_SCRIPTS.some((one) => one.name === name)
  const steps = [
    // First nobody calls a script that is about to go.
    ...callers.map((profile) => {
      const before = keptOf(state, profile.name)?.source ?? ''
      return step('restore-on-login', profile.name, setOf(PROFILES, profile.id, { 'on-login': before }))
    }),
    ...state.schedulers
      .filter(({ name }) => name === SCHEDULER.name)
      .map(({ id, name }) => step('remove-scheduler', name, removalOf(SCHEDULERS, id))),
    ...state.scripts
      .filter(({ name }) => isOurScript(name))
      .map(({ id, name }) => step('remove-script', name, removalOf(SCRIPTS, id))),
  ]
  return { steps, newer: [] }
}

const seenScript = (state: ExpiryState, name: string) => state.scripts.find((script) => script.name === name)
const keptOf = (state: ExpiryState, profile: string) => seenScript(state, KEPT_PREFIX + profile)

function isNewerOn(state: ExpiryState, { name, version }: RouterScript): boolean {
  const seen = seenScript(state, name)
  return seen !== undefined && (scriptVersion(seen.source) ?? 0) > version
}

function planScript(state: ExpiryState, { name, source, version }: RouterScript): ExpiryStep[] {
  const seen = seenScript(state, name)
  if (!seen) return [step('add-script', name, addOf(SCRIPTS, { name, policy: POLICY, source }), [String(version)])]
  const changes = {
    ...(seen.source === source ? {} : { source }),
    ...(isSamePolicy(seen.policies) ? {} : { policy: POLICY }),
    ...(seen.ignoresPermissions ? { 'dont-require-permissions': 'no' } : {}),
  }
  const details = Object.keys(changes)
  if (details.length === 0) return []
  const older = scriptVersion(seen.source)
  const command = setOf(SCRIPTS, seen.id, changes)
  return older !== undefined && older < version
    ? [step('update-script', name, command, [String(older), String(version)])]
    : [step('repair-script', name, command, details)]
}

function planScheduler(state: ExpiryState): ExpiryStep[] {
  const seen = state.schedulers.find(({ name }) => name === SCHEDULER.name)
  if (!seen) return [step('add-scheduler', SCHEDULER.name, addOf(SCHEDULERS, SCHEDULER))]
  const wrong: Readonly<Record<string, boolean>> = {
    'start-time': seen.startTime !== SCHEDULER['start-time'],
    interval: seen.interval !== EVERY_SECONDS,
    'on-event': seen.onEvent !== SCHEDULER['on-event'],
    policy: !isSamePolicy(seen.policies),
    disabled: seen.isDisabled,
  }
  const changes = Object.entries(SCHEDULER).filter(([name]) => wrong[name])
  if (changes.length === 0) return []
  const command = setOf(SCHEDULERS, seen.id, Object.fromEntries(changes))
  return [
    step(
      'repair-scheduler',
      SCHEDULER.name,
      command,
      changes.map(([name]) => name),
    ),
  ]
}

function planProfile(state: ExpiryState, profile: ProfileSeen): ExpiryStep[] {
  if (profile.onLogin === LOGIN_SCRIPT.name) return []
  return [
    ...planKeeping(state, profile),
    step('set-on-login', profile.name, setOf(PROFILES, profile.id, { 'on-login': LOGIN_SCRIPT.name })),
  ]
}

/** Somebody else's script is written down before ours takes its place. */
function planKeeping(state: ExpiryState, { name, onLogin }: ProfileSeen): ExpiryStep[] {
  const kept = keptOf(state, name)
  if (onLogin === '' || kept?.source === onLogin) return []
  const command = kept
    ? setOf(SCRIPTS, kept.id, { source: onLogin })
    : addOf(SCRIPTS, { name: KEPT_PREFIX + name, policy: 'read', source: onLogin, comment: 'disimpan LoketNet' })
  return [step('keep-on-login', name, command)]
}

const isSamePolicy = (policies: readonly string[]): boolean => [...policies].sort().join(',') === POLICY

const step = (
  kind: StepKind,
  subject: string,
  command: RouterCommand,
  details: readonly string[] = [],
): ExpiryStep => ({ kind, subject, details, command })

type Values = Readonly<Record<string, string>>
const addOf = (menu: string, values: Values) => ({ command: `${menu}/add`, params: attributeWords(values) })
const setOf = (menu: string, id: string, values: Values) => ({
  command: `${menu}/set`,
  params: attributeWords({ '.id': id, ...values }),
})
const removalOf = (menu: string, id: string) => ({ command: `${menu}/remove`, params: attributeWords({ '.id': id }) })
