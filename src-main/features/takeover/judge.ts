// Owns: judging everything that was read from a router: what is new, known, in conflict or left, and why, row by row.
// Must never: read the database or a router, or leave a row without a reason.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ShopZone } from '../../shared/calendar-date'
import { parseRouterRateLimit } from '../../shared/rate-limit'
import type { Choices, FoundKind, Outcome, ProfileChoice, Target } from './contract'
import { judgeSale, loginsOf, type ReadSaleRow, readSales } from './judge-sales'
import { detailOf, factOf, judgeUser, type UserFact, type UserTake } from './judge-user'
import { type MikhmonPreset, readPreset } from './mikhmon-preset'
import { type MikhmonProfile, type OnLogin, readOnLogin } from './mikhmon-profile'
import { PRESET_COMMENT } from './read-router'
import type { RouterScan, ScannedScheduler, ScannedUser } from './scan'
import type { ReasonCode } from './texts'

export interface KnownPackage {
  readonly name: string
  readonly activeSeconds: number | null
}

/** What the books say of what was found. */
export interface Known {
  readonly vouchers: ReadonlyMap<string, { readonly id: number; readonly standing: 'free' | 'taken' | 'other' }>
  /** Names of sales rows that are in the history already. */
  readonly sales: ReadonlySet<string>
  readonly packages: ReadonlyMap<string, KnownPackage>
  /** Presets that an earlier take-over made a package of, with its name. */
  readonly presets: ReadonlyMap<string, string>
  /** PPP profiles on which a package stands, with its name. */
  readonly pppProfiles: ReadonlyMap<string, string>
}

export interface SaleTake {
  readonly rawName: string
  /** Epoch ms. */
  readonly soldAt: number
  readonly code: string
  readonly price: number
  readonly profile: string
  readonly validity: string
  readonly mac: string
}

export interface JudgedRow {
  readonly kind: FoundKind
  readonly name: string
  readonly detail: string
  readonly outcome: Outcome
  readonly reason: ReasonCode
  readonly data: Readonly<Record<string, string | number>>
  readonly user?: UserTake
  readonly sale?: SaleTake
}

/** What a scan says before anybody chooses: read once, used by the proposal and by the judgement. */
export interface Reading {
  readonly scan: RouterScan
  readonly profiles: ReadonlyMap<string, OnLogin>
  readonly presets: readonly { readonly name: string; readonly preset: MikhmonPreset | null }[]
  readonly facts: readonly { readonly user: ScannedUser; readonly fact: UserFact }[]
  /** Users of each name that more than one server has. */
  readonly twins: ReadonlyMap<string, readonly string[]>
  readonly sales: readonly ReadSaleRow[]
  /** First logins that Mikhmon recorded as sales: UTC seconds by code. */
  readonly logins: ReadonlyMap<string, number>
}

export const mikhmonOf = (onLogin: OnLogin | undefined): MikhmonProfile | null =>
  onLogin?.kind === 'mikhmon' ? onLogin.profile : null

export function readScan(scan: RouterScan): Reading {
  const profiles = new Map(scan.profiles.map(({ name, onLogin }) => [name, readOnLogin(onLogin)]))
  const byName = Map.groupBy(scan.users, (user) => user.name)
  const twins = new Map(
    [...byName]
      .filter(([, users]) => users.length > 1)
      .map(([name, users]) => [name, users.map(({ server }) => server ?? 'semua')]),
  )
  const sales = readSales(scan)
  return {
    scan,
    profiles,
    sales,
    logins: loginsOf(sales, scan.clock.gmtOffset),
    presets: scan.scripts
      .filter(({ comment }) => comment === PRESET_COMMENT)
      .map(({ name, source }) => ({ name, preset: readPreset(source) })),
    facts: scan.users.map((user) => {
      const mikhmon = mikhmonOf(profiles.get(user.profile))
      return { user, fact: factOf(user, { scan, mikhmon, isTwin: twins.has(user.name) }) }
    }),
    twins,
  }
}

/** A preset says something of its own when its limits or its price are not those of its profile. */
export function isOwnPackage(preset: MikhmonPreset, mikhmon: MikhmonProfile | null): boolean {
  const hasQuota = preset.uptimeSeconds !== null || preset.volumeBytes !== null
  const price = preset.sellingPrice ?? preset.price
  return hasQuota || (price !== null && price !== (mikhmon?.sellingPrice ?? mikhmon?.price ?? null))
}

type Judging = readonly [reading: Reading, choices: Choices, known: Known, zone: ShopZone]

export const judge = (...judging: Judging): JudgedRow[] => [...slicesOf(...judging)].flat()

/** The same with the event loop between the slices: a router of years holds tens of thousands of rows. */
export async function judgeInTurns(...judging: Judging): Promise<JudgedRow[]> {
  const rows: JudgedRow[] = []
  for (const slice of slicesOf(...judging)) {
    rows.push(...slice)
    await nextTurn()
  }
  return rows
}

const SLICE = 500

function* slicesOf(reading: Reading, choices: Choices, known: Known, zone: ShopZone): Generator<JudgedRow[]> {
  const { scan, facts, sales } = reading
  const judgeOne = userJudge(reading, choices, known, zone)
  for (let at = 0; at < facts.length; at += SLICE) yield facts.slice(at, at + SLICE).map(judgeOne)
  yield scan.profiles.map((profile) => judgeProfile(profile.name, reading, choices, known))
  yield reading.presets.map(({ name, preset }) => judgePreset(name, preset, reading, choices, known))
  for (let at = 0; at < sales.length; at += SLICE)
    yield sales.slice(at, at + SLICE).map((sale) => judgeSale(sale, scan.clock.gmtOffset, choices, known))
  yield [
    ...scan.pppProfiles.map((profile) => judgePpp(profile, reading, choices, known)),
    ...scan.secrets.map(({ name, profile }): JudgedRow => {
      return { kind: 'secret', name, detail: `profil ${profile}`, outcome: 'skipped', reason: 'secret-later', data: {} }
    }),
    ...scan.pools.map(({ name, ranges }): JudgedRow => {
      return { kind: 'pool', name, detail: ranges, outcome: 'known', reason: 'pool', data: {} }
    }),
    ...monitorsOf(scan).map(({ scheduler }): JudgedRow => {
      const reason = scheduler.isDisabled ? 'monitor-off' : 'monitor-on'
      return {
        kind: 'scheduler',
        name: scheduler.name,
        detail: scheduler.comment,
        outcome: 'skipped',
        reason,
        data: {},
      }
    }),
  ]
}

const packageNameOf = (target: Target | undefined, known: Known): string =>
  target?.kind === 'new'
    ? target.name
    : target?.kind === 'existing'
      ? (known.packages.get(target.packageId)?.name ?? '')
      : ''

const activeSecondsOf = (target: Target | undefined, known: Known): number | null =>
  target?.kind === 'new'
    ? target.activeSeconds
    : target?.kind === 'existing'
      ? (known.packages.get(target.packageId)?.activeSeconds ?? null)
      : null

function userJudge(reading: Reading, choices: Choices, known: Known, zone: ShopZone) {
  const { scan, profiles, twins, logins } = reading
  const byProfile = new Map(choices.profiles.map((choice) => [choice.profile, choice]))
  return ({ user, fact }: Reading['facts'][number]): JudgedRow => {
    const choice: ProfileChoice | undefined = byProfile.get(user.profile)
    const target = choice?.target
    const verdict = judgeUser(user, fact, {
      scan,
      zone,
      mikhmon: mikhmonOf(profiles.get(user.profile)),
      hasProfile: profiles.has(user.profile),
      choice,
      packageName: packageNameOf(target, known),
      packageActiveSeconds: activeSecondsOf(target, known),
      known: known.vouchers.get(user.name),
      soldAt: logins.get(user.name),
      servers: twins.get(user.name) ?? [],
    })
    const row = { kind: 'user' as const, name: user.name, detail: detailOf(user, fact, zone) }
    if (verdict.take?.isStopped && !choices.stopsPast) {
      const { outcome, reason, data } = { outcome: 'skipped', reason: 'past-left', data: verdict.data } as const
      return { ...row, outcome, reason, data }
    }
    const { outcome, reason, data, take } = verdict
    return take ? { ...row, outcome, reason, data, user: take } : { ...row, outcome, reason, data }
  }
}

function judgeProfile(name: string, reading: Reading, choices: Choices, known: Known): JudgedRow {
  const onLogin = reading.profiles.get(name)
  const row = { kind: 'profile' as const, name, detail: '' }
  if (name.startsWith('lk-')) return { ...row, outcome: 'known', reason: 'profile-ours', data: {} }
  const target = choices.profiles.find(({ profile }) => profile === name)?.target
  const packageName = packageNameOf(target, known)
  if (target?.kind === 'new') return { ...row, outcome: 'new', reason: 'profile-new', data: { package: packageName } }
  if (target?.kind === 'existing')
    return { ...row, outcome: 'known', reason: 'profile-existing', data: { package: packageName } }
  if (onLogin?.kind === 'broken')
    return { ...row, outcome: 'conflict', reason: 'profile-broken', data: { text: onLogin.text } }
  return { ...row, outcome: 'skipped', reason: target ? 'profile-not-chosen' : 'profile-plain', data: {} }
}

function judgePreset(
  name: string,
  preset: MikhmonPreset | null,
  reading: Reading,
  choices: Choices,
  known: Known,
): JudgedRow {
  const row = { kind: 'preset' as const, name: preset?.name ?? name, detail: preset ? `profil ${preset.profile}` : '' }
  if (!preset) return { ...row, outcome: 'conflict', reason: 'preset-unreadable', data: {} }
  const { profile } = preset
  const onLogin = reading.profiles.get(profile)
  if (!onLogin) return { ...row, outcome: 'skipped', reason: 'preset-orphan', data: { profile } }
  if (!isOwnPackage(preset, mikhmonOf(onLogin)))
    return { ...row, outcome: 'known', reason: 'preset-used', data: { profile } }
  const made = known.presets.get(preset.name)
  if (made !== undefined) return { ...row, outcome: 'known', reason: 'preset-known', data: { package: made } }
  const target = choices.presets.find((choice) => choice.name === preset.name)?.target
  if (target?.kind !== 'new') return { ...row, outcome: 'skipped', reason: 'preset-left', data: {} }
  return { ...row, outcome: 'new', reason: 'preset-new', data: { package: target.name } }
}

function judgePpp(
  { name, rateLimit, isBuiltIn }: RouterScan['pppProfiles'][number],
  reading: Reading,
  choices: Choices,
  known: Known,
): JudgedRow {
  const users = reading.scan.secrets.filter((secret) => secret.profile === name).length
  const detail = [rateLimit, `${users} pelanggan`].filter(Boolean).join(' · ')
  const row = { kind: 'ppp-profile' as const, name, detail }
  const packageName = known.pppProfiles.get(name)
  if (packageName !== undefined)
    return { ...row, outcome: 'known', reason: 'ppp-known', data: { package: packageName } }
  if (isBuiltIn) return { ...row, outcome: 'skipped', reason: 'ppp-built-in', data: {} }
  if (!parseRouterRateLimit(rateLimit).ok) return { ...row, outcome: 'skipped', reason: 'ppp-unclear', data: {} }
  const target = choices.ppp.find((choice) => choice.name === name)?.target
  if (target?.kind !== 'new') return { ...row, outcome: 'skipped', reason: 'ppp-left', data: {} }
  return { ...row, outcome: 'new', reason: 'ppp-new', data: { package: target.name } }
}

export interface Monitor {
  readonly scheduler: ScannedScheduler
  /** Null: it watches all of them. */
  readonly profile: string | null
}

/** Mikhmon's own: one a profile ("Monitor Profile X", named like it), or one for all in later forks. Never anybody else's. */
export function monitorsOf(scan: RouterScan): Monitor[] {
  const profiles = new Set(scan.profiles.map(({ name }) => name))
  return scan.schedulers.flatMap((scheduler): Monitor[] => {
    const { name, comment, isAboutUsers } = scheduler
    const watched = /^Monitor Profile (.+)$/.exec(comment.trim())?.[1]
    if (watched !== undefined) return [{ scheduler, profile: watched }]
    if (/^mikhmon-expire-monitor$/i.test(name)) return [{ scheduler, profile: null }]
    return isAboutUsers && profiles.has(name) ? [{ scheduler, profile: name }] : []
  })
}
