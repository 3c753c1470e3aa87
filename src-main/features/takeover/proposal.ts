// Owns: what LoketNet proposes for a router that was read: which profile becomes which package, at what price.
// Must never: decide for the person: everything here can be changed before anything is taken.
import { formatDuration } from '../../shared/duration'
import { formatRupiah, rupiah } from '../../shared/money'
import { formatRate, parseRouterRateLimit, toRouterOsRate } from '../../shared/rate-limit'
import { formatVolume } from '../../shared/volume'
import type { PackageView } from '../catalog'
import type { Choices, ExtraFacts, ProfileChoice, ProfileFacts, Target } from './contract'
import { isOwnPackage, mikhmonOf, type Reading } from './judge'
import type { MikhmonPreset } from './mikhmon-preset'
import type { MikhmonProfile } from './mikhmon-profile'
import type { ScannedProfile } from './scan'
import { DOUBTS, type Doubt, MODE_WORDS } from './texts'

const LONGEST_NAME = 40
const keyOf = (name: string): string => name.trim().toLowerCase()

/** Names on the screen and on paper: one line, no control characters, forty at most. */
export const tidyName = (name: string): string =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim()

export interface Prices {
  readonly customerPrice: number | null
  readonly operatorPrice: number | null
}

/** Mikhmon's "price" is what the shop pays where a selling price stands beside it, else it is the price itself. */
export function pricesOf(from: Pick<MikhmonProfile, 'price' | 'sellingPrice'> | null): Prices {
  if (!from) return { customerPrice: null, operatorPrice: null }
  const { price, sellingPrice } = from
  return sellingPrice === null
    ? { customerPrice: price, operatorPrice: null }
    : { customerPrice: sellingPrice, operatorPrice: price }
}

/** The profiles that stand for a choice: those Mikhmon made, and those that hold its vouchers. */
export const choosableProfiles = (reading: Reading): readonly ScannedProfile[] => {
  const counts = countsOf(reading)
  return reading.scan.profiles.filter(({ name }) => {
    if (name.startsWith('lk-')) return false
    const count = counts.get(name)
    const hasVouchers = count !== undefined && count.unused + count.running + count.open + count.past > 0
    const hasPlain = count !== undefined && count.plain > 0
    return hasVouchers || hasPlain || reading.profiles.get(name)?.kind !== 'none'
  })
}

export interface Catalogue {
  /** Hotspot and PPPoE packages that may be chosen. */
  readonly packages: readonly PackageView[]
  /** What an earlier take-over of this router made of a profile. */
  readonly earlier: ReadonlyMap<string, string>
  /** Presets of which packages were made before. */
  readonly knownPresets: ReadonlySet<string>
}

export function propose(reading: Reading, { packages, earlier, knownPresets }: Catalogue): Choices {
  const hotspot = packages.filter(({ master }) => master.serviceType === 'hotspot')
  const counts = countsOf(reading)
  const taken = new Set(packages.map(({ name }) => keyOf(name)))
  const freeName = (wanted: string): string => {
    const base = tidyName(wanted) || 'Paket Mikhmon'
    let name = base
    for (let count = 2; taken.has(keyOf(name)); count++) name = `${base.slice(0, LONGEST_NAME - 4).trim()} ${count}`
    taken.add(keyOf(name))
    return name
  }
  const profiles = choosableProfiles(reading).map(({ name }): ProfileChoice => {
    const mikhmon = mikhmonOf(reading.profiles.get(name))
    const known =
      hotspot.find(({ id }) => id === earlier.get(name)) ?? hotspot.find((pack) => keyOf(pack.name) === keyOf(name))
    return { profile: name, target: targetOf(name, mikhmon, known), unused: 'sold', plain: 'leave' }
  })
  const presets = openPresets(reading, knownPresets).map(({ name, ...preset }) => {
    const prices = pricesOf(preset)
    const isClear = prices.customerPrice !== null
    const target = isClear
      ? { kind: 'new' as const, name: freeName(name), ...prices, activeSeconds: preset.activeSeconds }
      : { kind: 'leave' as const }
    return { name, target }
  })
  return {
    profiles,
    presets,
    // No price of theirs stands anywhere on the router.
    ppp: clearPpp(reading).map(({ name }) => ({ name, target: { kind: 'leave' as const } })),
    stopsPast: false,
    takesSales: true,
  }

  function targetOf(name: string, mikhmon: MikhmonProfile | null, known: PackageView | undefined): Target {
    if (known) return { kind: 'existing', packageId: known.id }
    const count = counts.get(name)
    const prices = pricesOf(mikhmon)
    const hasVouchers = count !== undefined && count.unused + count.running + count.open > 0
    if (!mikhmon && !hasVouchers) return { kind: 'leave' }
    // A price and an end are what a package needs; where one is missing a person fills it in.
    if (prices.customerPrice === null || mikhmon?.activeSeconds == null) return { kind: 'leave' }
    return { kind: 'new', name: freeName(name), ...prices, activeSeconds: mikhmon.activeSeconds }
  }
}

interface Counts {
  unused: number
  running: number
  open: number
  past: number
  plain: number
}

const nothing = (): Counts => ({ unused: 0, running: 0, open: 0, past: 0, plain: 0 })

export function countsOf({ facts }: Reading): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { user, fact } of facts) {
    const of = counts.get(user.profile) ?? nothing()
    counts.set(user.profile, of)
    if (fact.kind === 'unused' || fact.kind === 'running' || fact.kind === 'past' || fact.kind === 'plain')
      of[fact.kind] += 1
    else if (fact.kind === 'unstamped' || fact.kind === 'open') of.open += 1
  }
  return counts
}

export function profileFacts(reading: Reading, choices: Choices, packages: readonly PackageView[]): ProfileFacts[] {
  const counts = countsOf(reading)
  return choosableProfiles(reading).map((profile): ProfileFacts => {
    const onLogin = reading.profiles.get(profile.name)
    const mikhmon = mikhmonOf(onLogin)
    const target = choices.profiles.find((choice) => choice.profile === profile.name)?.target
    const pack = target?.kind === 'existing' ? packages.find(({ id }) => id === target.packageId) : undefined
    const rate = specOf(profile).rateLimit
    const doubts: Doubt[] = [
      ...(onLogin?.kind === 'broken' ? (['broken'] as const) : []),
      ...(onLogin?.kind === 'none' ? (['no-metadata'] as const) : []),
      ...(mikhmon?.doubts ?? []),
      ...(mikhmon && pricesOf(mikhmon).customerPrice === null && !mikhmon.doubts.includes('price-unreadable')
        ? (['price-missing'] as const)
        : []),
      ...(mikhmon?.mode === 'none' ? (['validity-missing'] as const) : []),
      ...(mikhmon?.sellingPrice != null && mikhmon.price !== null && mikhmon.sellingPrice < mikhmon.price
        ? (['selling-below'] as const)
        : []),
      ...specOf(profile).doubts,
      ...(pack && pack.master.rateLimit !== rate ? (['rate-differs'] as const) : []),
    ]
    return {
      profile: profile.name,
      promise: mikhmon && promiseOf(mikhmon),
      rateLimit: rate,
      activeSeconds: mikhmon?.activeSeconds ?? null,
      ...pricesOf(mikhmon),
      ...(counts.get(profile.name) ?? nothing()),
      doubts: [...new Set(doubts)].map((doubt) => DOUBTS[doubt]),
    }
  })
}

function promiseOf({ mode, price, sellingPrice, activeSeconds, locksMac }: MikhmonProfile): string {
  const money = (amount: number | null) => (amount === null ? null : formatRupiah(rupiah(amount)))
  const prices = sellingPrice === null ? money(price) : `modal ${money(price) ?? '-'}, jual ${money(sellingPrice)}`
  return [
    MODE_WORDS[mode],
    prices ?? 'tanpa harga',
    activeSeconds === null ? null : formatDuration(activeSeconds),
    locksMac ? 'kunci MAC' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The technical part of a package, as the router's profile has it. */
export function specOf(profile: ScannedProfile): {
  rateLimit: string | null
  sharedUsers: number
  pool: string | null
  doubts: Doubt[]
} {
  const rate = parseRouterRateLimit(profile.rateLimit)
  const hasRate = profile.rateLimit.trim() !== ''
  const shared = /^\d+$/.test(profile.sharedUsers) ? Number(profile.sharedUsers) : Number.POSITIVE_INFINITY
  const hasPool = profile.pool !== '' && profile.pool !== 'none'
  const isPoolUsable = hasPool && profile.pool.length <= 60 && /^[^"\\$;?]+$/.test(profile.pool)
  return {
    rateLimit: rate.ok ? toRouterOsRate(rate.rate) : null,
    sharedUsers: Math.max(1, Math.min(100, shared)),
    pool: isPoolUsable ? profile.pool : null,
    doubts: [
      ...(hasRate && !rate.ok ? (['rate-unreadable'] as const) : []),
      ...(shared > 100 ? (['shared-many'] as const) : []),
      ...(hasPool && !isPoolUsable ? (['pool-unusable'] as const) : []),
    ],
  }
}

/** Presets that are packages of their own; the others only lend their profile the look of its codes. */
export const ownPresets = (reading: Reading): readonly MikhmonPreset[] =>
  reading.presets.flatMap(({ preset }) => {
    const onLogin = preset && reading.profiles.get(preset.profile)
    return preset && onLogin && isOwnPackage(preset, mikhmonOf(onLogin)) ? [preset] : []
  })

/** Prefix and style for the codes of a profile's package. */
export const presetOfProfile = (reading: Reading, profile: string): MikhmonPreset | undefined =>
  reading.presets.find(({ preset }) => preset?.profile === profile)?.preset ?? undefined

const openPresets = (reading: Reading, known: ReadonlySet<string>) =>
  ownPresets(reading).filter(({ name }) => !known.has(name))

export const presetFacts = (reading: Reading, { knownPresets }: Catalogue): ExtraFacts[] =>
  openPresets(reading, knownPresets).map((preset) => ({
    name: preset.name,
    summary: [
      `profil ${preset.profile}`,
      preset.uptimeSeconds === null ? null : `kuota ${formatDuration(preset.uptimeSeconds)}`,
      preset.volumeBytes === null ? null : `kuota ${formatVolume(preset.volumeBytes)}`,
      preset.activeSeconds === null ? null : `masa aktif ${formatDuration(preset.activeSeconds)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    doubts: pricesOf(preset).customerPrice === null ? [DOUBTS['price-missing']] : [],
  }))

/** PPP profiles of which the catalogue can make something: an own name and a speed. */
export const clearPpp = ({ scan }: Reading) =>
  scan.pppProfiles.filter(({ rateLimit, isBuiltIn }) => !isBuiltIn && parseRouterRateLimit(rateLimit).ok)

export const pppFacts = (reading: Reading): ExtraFacts[] =>
  clearPpp(reading).map(({ name, rateLimit, pool }) => {
    const rate = parseRouterRateLimit(rateLimit)
    const customers = reading.scan.secrets.filter((secret) => secret.profile === name).length
    const parts = [rate.ok ? formatRate(rate.rate) : rateLimit, pool && `alamat ${pool}`, `${customers} pelanggan`]
    return { name, summary: parts.filter(Boolean).join(' · '), doubts: [DOUBTS['price-missing']] }
  })
