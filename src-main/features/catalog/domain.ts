// Owns: the pure rules of the catalogue: what a spec means for its type, names, profile names, the templates of the guide.
// Must never: read the database or the clock, or make an id.
import { type Random, randomText } from '../../platform/random'
import { fieldError } from '../../shared/errors'
import { type Rupiah, rupiah } from '../../shared/money'
import type { BillingType, ServiceType } from '../../shared/service-type'
import type { TileColor } from '../../shared/tile-color'
import type { CodeFormat, MasterInput, MasterSpec, TemplateKey } from './contract'

export interface MasterView extends Readonly<MasterSpec> {
  readonly id: string
  readonly name: string
  readonly serviceType: ServiceType
  readonly billingType: BillingType
  /** Name of the profile on the router; fixed at creation. */
  readonly profileName: string
  readonly isArchived: boolean
}

export interface PackageView {
  readonly id: string
  readonly name: string
  /** Harga Jual. */
  readonly customerPrice: Rupiah
  /** Harga Modal. */
  readonly operatorPrice: Rupiah
  readonly isPublic: boolean
  readonly tileColor: TileColor
  readonly tileOrder: number
  readonly stockMinimum: number
  readonly refillQuantity: number
  readonly codeFormat: CodeFormat
  /** Empty = every router. */
  readonly routerIds: string[]
  readonly isArchived: boolean
  readonly master: MasterView
}

/** Two names that a cashier would read as one are one: case, spaces and composed letters do not tell them apart. */
export const nameKeyOf = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('id')

/** A spec without what its type does not have, so that nothing hidden in a form reaches a router. */
export function tidySpec(serviceType: ServiceType, spec: MasterSpec): MasterSpec {
  const isHotspot = serviceType === 'hotspot'
  const isManaged = serviceType !== 'other'
  return {
    rateLimit: spec.rateLimit,
    activeSeconds: spec.activeSeconds,
    shelfSeconds: isHotspot ? spec.shelfSeconds : null,
    uptimeQuotaSeconds: isHotspot ? spec.uptimeQuotaSeconds : null,
    volumeQuotaBytes: isManaged ? spec.volumeQuotaBytes : null,
    sharedUsers: isHotspot ? spec.sharedUsers : 1,
    lockToFirstMac: isHotspot && spec.lockToFirstMac,
    pool: isManaged ? spec.pool : null,
    pppProfile: serviceType === 'pppoe' ? spec.pppProfile : null,
  }
}

/**
 * Harian is prepaid: without an end one payment would buy the internet for ever. A hotspot voucher may end by its quota
 * instead of by the wall clock.
 */
export function assertEnds(serviceType: ServiceType, billingType: BillingType, spec: MasterSpec): void {
  if (billingType !== 'daily' || spec.activeSeconds !== null) return
  const endsByQuota = serviceType === 'hotspot' && (spec.uptimeQuotaSeconds !== null || spec.volumeQuotaBytes !== null)
  if (!endsByQuota) throw fieldError('activeSeconds', 'ACTIVE_PERIOD_NEEDED')
}

type Kind = Pick<MasterInput, 'serviceType' | 'billingType'>

/** Type and billing are the master's; a package may move only between masters that agree on both. */
export const isSameKind = (one: Kind, other: Kind): boolean =>
  one.serviceType === other.serviceType && one.billingType === other.billingType

const SPEC_KEYS = [
  'rateLimit',
  'activeSeconds',
  'shelfSeconds',
  'uptimeQuotaSeconds',
  'volumeQuotaBytes',
  'sharedUsers',
  'lockToFirstMac',
  'pool',
  'pppProfile',
] as const satisfies readonly (keyof MasterSpec)[]

export const specOf = (master: MasterView): MasterSpec => ({
  rateLimit: master.rateLimit,
  activeSeconds: master.activeSeconds,
  shelfSeconds: master.shelfSeconds,
  uptimeQuotaSeconds: master.uptimeQuotaSeconds,
  volumeQuotaBytes: master.volumeQuotaBytes,
  sharedUsers: master.sharedUsers,
  lockToFirstMac: master.lockToFirstMac,
  pool: master.pool,
  pppProfile: master.pppProfile,
})

/** For the audit trail: only what changed, as [before, after]. */
export function specChanges(before: MasterSpec, after: MasterSpec): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const key of SPEC_KEYS) if (before[key] !== after[key]) changes[key] = [before[key], after[key]]
  return changes
}

/** Only this package uses the master and both carry one name: the simple form made it, and it lives and dies with the package. */
export const isOwnMaster = (pack: PackageView, users: readonly { readonly id: string }[]): boolean =>
  nameKeyOf(pack.name) === nameKeyOf(pack.master.name) && users.every((user) => user.id === pack.id)

const LONGEST_NAME = 40

/** `Harian Hemat`, `Harian Hemat 2`, `Harian Hemat 3` ...; the first that is free, never longer than a name may be. */
export function firstFreeName(name: string, isTaken: (name: string) => boolean, from = 1): string {
  for (let count = from; ; count++) {
    const candidate = withEnding(name, count === 1 ? '' : ` ${count}`)
    if (!isTaken(candidate)) return candidate
  }
}

const copyMark = / \(salinan(?: \d+)?\)$/

/** `Harian Hemat (salinan)`, then `(salinan 2)`; a copy of a copy does not pile up the mark. */
export function copyName(name: string, isTaken: (name: string) => boolean): string {
  const base = name.replace(copyMark, '')
  for (let count = 1; ; count++) {
    const candidate = withEnding(base, count === 1 ? ' (salinan)' : ` (salinan ${count})`)
    if (!isTaken(candidate)) return candidate
  }
}

const withEnding = (name: string, ending: string): string =>
  name.length + ending.length <= LONGEST_NAME
    ? name + ending
    : name
        .slice(0, LONGEST_NAME - ending.length)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd() + ending

const PROFILE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `lk-harian-hemat-7k3f`: readable in WinBox, plain ASCII, and not the name of anybody else's profile. */
export function profileNameFor(name: string, random: Random): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '')
  return `lk-${slug || 'paket'}-${randomText(random, PROFILE_ALPHABET, 4)}`
}

export interface PackageTemplate {
  readonly key: TemplateKey
  readonly name: string
  readonly customerPrice: Rupiah
  readonly operatorPrice: Rupiah
  readonly rateLimit: string
  readonly activeSeconds: number
  readonly shelfSeconds: number | null
  readonly tileColor: TileColor
}

const HOUR = 3_600
const DAY = 86_400

/** The worked examples of the guide. Where it names no Harga Modal there is no margin; where it names no Masa Berlaku nothing lapses. */
export const PACKAGE_TEMPLATES: readonly PackageTemplate[] = [
  {
    key: 'warkop-3-jam',
    name: 'Warkop 3 Jam',
    customerPrice: rupiah(2_000),
    operatorPrice: rupiah(2_000),
    rateLimit: '1M/2M',
    activeSeconds: 3 * HOUR,
    shelfSeconds: null,
    tileColor: 'pandan',
  },
  {
    key: 'anak-kos-hemat',
    name: 'Anak Kos Hemat',
    customerPrice: rupiah(50_000),
    operatorPrice: rupiah(50_000),
    rateLimit: '2M/3M',
    activeSeconds: 30 * DAY,
    shelfSeconds: null,
    tileColor: 'langit',
  },
  {
    key: 'harian-hemat',
    name: 'Harian Hemat',
    customerPrice: rupiah(5_000),
    operatorPrice: rupiah(2_000),
    rateLimit: '1M/3M',
    activeSeconds: DAY,
    shelfSeconds: 30 * DAY,
    tileColor: 'kunyit',
  },
]
