// Owns: turning the choices of a take-over into packages: new ones through the catalogue's own command, or those there are.
// Must never: change a package that exists, or make one without a price.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { tileColors } from '../../shared/tile-color'
import { DEFAULT_CODE_SHAPE } from '../../shared/voucher-code'
import { type CodeFormat, createPackage, findPackage, type MasterView, type PackageView } from '../catalog'
import { findRouter, listRouters } from '../routers'
import type { Choices, NewTarget } from './contract'
import { mikhmonOf, type Reading } from './judge'
import type { MikhmonPreset } from './mikhmon-preset'
import type { TakeoverPlan } from './plan'
import { ownPresets, presetOfProfile, specOf } from './proposal'

export interface Made {
  readonly pack: PackageView
  readonly isNew: boolean
}

type Origin = Pick<TakeoverPlan['packages'][number], 'source' | 'name'>

export interface Packages {
  readonly byProfile: ReadonlyMap<string, Made>
  /** With the thing on the router that each one came from. */
  readonly all: readonly (Made & Origin)[]
}

export function makePackages(
  tx: Tx,
  ctx: CommandContext,
  routerId: string,
  choices: Choices,
  reading: Reading,
): Packages {
  // With one router the package is sold everywhere; beside others it is this router's.
  const routerIds = listRouters(tx).length > 1 ? [routerId] : []
  let made = 0
  const create = (path: string, target: NewTarget, technical: Technical): Made => {
    if (target.name === '') throw fieldError(`${path}.name`, 'TAKEOVER_NAME_NEEDED')
    if (target.customerPrice === null) throw fieldError(`${path}.customerPrice`, 'TAKEOVER_PRICE_NEEDED')
    const { serviceType, billingType, codeFormat, ...spec } = technical
    const tileColor = tileColors[made++ % tileColors.length] ?? 'pandan'
    try {
      const pack = createPackage(tx, ctx, {
        name: target.name,
        customerPrice: target.customerPrice,
        operatorPrice: target.operatorPrice,
        isPublic: true,
        tileColor,
        tileOrder: null,
        stockMinimum: 0,
        refillQuantity: 0,
        codeFormat,
        routerIds,
        master: { kind: 'new', serviceType, billingType, spec: { ...EMPTY_SPEC, ...spec } },
      })
      return { pack, isNew: true }
    } catch (error) {
      throw beside(path, error)
    }
  }

  const all: (Made & Origin)[] = []
  choices.profiles.forEach(({ profile, target }, index) => {
    const found = reading.scan.profiles.find(({ name }) => name === profile)
    if (!found || target.kind === 'leave') return
    const path = `choices.profiles.${index}.target`
    if (target.kind === 'existing') {
      all.push({ source: 'profile', name: profile, pack: usable(tx, target.packageId, routerId, path), isNew: false })
      return
    }
    const { rateLimit, sharedUsers, pool } = specOf(found)
    const lockToFirstMac = mikhmonOf(reading.profiles.get(profile))?.locksMac ?? false
    const { activeSeconds } = target
    const codeFormat = presetOfProfile(reading, profile)?.codeFormat ?? DEFAULT_CODE_SHAPE
    const technical = { ...HOTSPOT, rateLimit, sharedUsers, pool, lockToFirstMac, activeSeconds, codeFormat }
    all.push({ source: 'profile', name: profile, ...create(path, target, technical) })
  })
  choices.presets.forEach(({ name, target }, index) => {
    const preset = ownPresets(reading).find((one) => one.name === name)
    const found = reading.scan.profiles.find((profile) => profile.name === preset?.profile)
    if (!preset || !found || target.kind === 'leave') return
    const technical = {
      ...HOTSPOT,
      ...technicalOf(preset),
      ...specWithoutDoubts(found),
      activeSeconds: target.activeSeconds,
    }
    all.push({ source: 'preset', name, ...create(`choices.presets.${index}.target`, target, technical) })
  })
  choices.ppp.forEach(({ name, target }, index) => {
    const found = reading.scan.pppProfiles.find((profile) => profile.name === name)
    if (!found || target.kind === 'leave') return
    const { rateLimit } = specOf({
      name,
      onLogin: '',
      rateLimit: found.rateLimit,
      sharedUsers: '1',
      pool: '',
      extras: {},
    })
    const isPool = reading.scan.pools.some((pool) => pool.name === found.pool)
    const technical = { ...PPPOE, rateLimit, pool: isPool ? found.pool : null, pppProfile: name }
    all.push({ source: 'ppp', name, ...create(`choices.ppp.${index}.target`, target, technical) })
  })
  const byProfile = new Map(all.filter(({ source }) => source === 'profile').map((made) => [made.name, made]))
  return { byProfile, all }
}

const EMPTY_SPEC = {
  rateLimit: null,
  activeSeconds: null,
  shelfSeconds: null,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  sharedUsers: 1,
  lockToFirstMac: false,
  pool: null,
  pppProfile: null,
}
type Spec = Pick<MasterView, keyof typeof EMPTY_SPEC>
interface Technical extends Partial<Spec> {
  readonly serviceType: 'hotspot' | 'pppoe'
  readonly billingType: 'daily' | 'monthly'
  readonly codeFormat: CodeFormat
}
const HOTSPOT = { serviceType: 'hotspot', billingType: 'daily', codeFormat: DEFAULT_CODE_SHAPE } as const
const PPPOE = { serviceType: 'pppoe', billingType: 'monthly', codeFormat: DEFAULT_CODE_SHAPE } as const

const technicalOf = (preset: MikhmonPreset) => ({
  codeFormat: preset.codeFormat,
  uptimeQuotaSeconds: preset.uptimeSeconds,
  // What the catalogue calls a data quota begins at a megabyte.
  volumeQuotaBytes: preset.volumeBytes !== null && preset.volumeBytes >= 1_000_000 ? preset.volumeBytes : null,
})

const specWithoutDoubts = (profile: Parameters<typeof specOf>[0]) => {
  const { doubts: _, ...spec } = specOf(profile)
  return spec
}

/** The catalogue's refusal, at the field of this form that it is about. */
function beside(path: string, error: unknown): unknown {
  if (!(error instanceof DomainError) || typeof error.data.field !== 'string') return error
  return new DomainError(error.code, { ...error.data, field: `${path}.${error.data.field}` }, { cause: error })
}

function usable(tx: Tx, packageId: string, routerId: string, path: string): PackageView {
  const field = `${path}.packageId`
  const pack = findPackage(tx, packageId)
  if (pack?.master.serviceType !== 'hotspot') throw fieldError(field, 'PACKAGE_NOT_FOUND')
  if (pack.isArchived) throw fieldError(field, 'PACKAGE_ARCHIVED', { name: pack.name })
  if (pack.routerIds.length > 0 && !pack.routerIds.includes(routerId)) {
    const router = findRouter(tx, routerId)?.name ?? ''
    throw fieldError(field, 'PACKAGE_NOT_ON_ROUTER', { package: pack.name, router })
  }
  return pack
}
