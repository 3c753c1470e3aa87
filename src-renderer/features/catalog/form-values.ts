// Owns: what a package form and a master form hold while they are filled in, and how that becomes the command's input.
// Must never: lose what was typed when the core says no.
import type { MasterItem, MasterSpec, PackageInput, PackageItem } from '../../../src-main/features/catalog/contract'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { parseRateLimit, type RateLimit, toRouterOsRate } from '../../../src-main/shared/rate-limit'
import type { BillingType, ServiceType } from '../../../src-main/shared/service-type'
import type { TileColor } from '../../../src-main/shared/tile-color'
import { DEFAULT_CODE_SHAPE } from '../../../src-main/shared/voucher-code'

/** Named as the core names the fields, so that its complaints find their place. */
export interface SpecValues {
  readonly rateLimit: RateLimit | null
  readonly activeSeconds: number | null
  readonly shelfSeconds: number | null
  readonly uptimeQuotaSeconds: number | null
  readonly volumeQuotaBytes: number | null
  readonly sharedUsers: number | null
  readonly lockToFirstMac: boolean
  readonly pool: string
  readonly pppProfile: string
}

export interface PackageValues extends SpecValues {
  readonly name: string
  readonly customerPrice: Rupiah | null
  readonly operatorPrice: Rupiah | null
  readonly isPublic: boolean
  readonly tileColor: TileColor
  readonly tileOrder: number | null
  readonly stockMinimum: number | null
  readonly isRefilling: boolean
  readonly refillQuantity: number | null
  readonly codeLength: number | null
  readonly codePrefix: string
  readonly codeStyle: 'single' | 'pair'
  readonly routerIds: readonly string[]
  /** own: the form's own technical fields; existing: those of the Paket Induk chosen in `masterId`. */
  readonly source: 'own' | 'existing'
  readonly masterId: string | null
  /** A shared Paket Induk changed from here: for all its packages, or split off for this one. */
  readonly scope: 'all' | 'one'
}

export interface MasterValues extends SpecValues {
  readonly name: string
  readonly serviceType: ServiceType
  readonly billingType: BillingType
}

const DAY = 86_400

/** What the core takes. */
export const HIGHEST_PRICE = rupiah(1_000_000_000)

const emptySpec = (serviceType: ServiceType): SpecValues => ({
  rateLimit: null,
  activeSeconds: null,
  shelfSeconds: serviceType === 'hotspot' ? 30 * DAY : null,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  sharedUsers: 1,
  lockToFirstMac: false,
  pool: '',
  pppProfile: '',
})

const specOf = (master: MasterItem): SpecValues => {
  const parsed = master.rateLimit === null ? null : parseRateLimit(master.rateLimit)
  return {
    rateLimit: parsed?.ok ? parsed.rate : null,
    activeSeconds: master.activeSeconds,
    shelfSeconds: master.shelfSeconds,
    uptimeQuotaSeconds: master.uptimeQuotaSeconds,
    volumeQuotaBytes: master.volumeQuotaBytes,
    sharedUsers: master.sharedUsers,
    lockToFirstMac: master.lockToFirstMac,
    pool: master.pool ?? '',
    pppProfile: master.pppProfile ?? '',
  }
}

/** A hotspot package is prepaid; the others are billed by the month. Other pairs are made under Paket Induk. */
export const usualBilling = (serviceType: ServiceType): BillingType => (serviceType === 'hotspot' ? 'daily' : 'monthly')

export const newPackage = (serviceType: ServiceType): PackageValues => ({
  ...emptySpec(serviceType),
  name: '',
  customerPrice: null,
  operatorPrice: null,
  isPublic: true,
  tileColor: 'pandan',
  tileOrder: null,
  stockMinimum: 0,
  isRefilling: false,
  refillQuantity: 100,
  codeLength: DEFAULT_CODE_SHAPE.length,
  codePrefix: DEFAULT_CODE_SHAPE.prefix,
  codeStyle: DEFAULT_CODE_SHAPE.style,
  routerIds: [],
  source: 'own',
  masterId: null,
  scope: 'all',
})

export const valuesOfPackage = (pack: PackageItem): PackageValues => ({
  ...specOf(pack.master),
  name: pack.name,
  customerPrice: rupiah(pack.customerPrice),
  operatorPrice: rupiah(pack.operatorPrice),
  isPublic: pack.isPublic,
  tileColor: pack.tileColor,
  tileOrder: pack.tileOrder,
  stockMinimum: pack.stockMinimum,
  isRefilling: pack.refillQuantity > 0,
  refillQuantity: pack.refillQuantity > 0 ? pack.refillQuantity : 100,
  codeLength: pack.codeFormat.length,
  codePrefix: pack.codeFormat.prefix,
  codeStyle: pack.codeFormat.style,
  routerIds: pack.routerIds,
  source: 'own',
  masterId: null,
  scope: 'all',
})

export const newMaster = (serviceType: ServiceType): MasterValues => ({
  ...emptySpec(serviceType),
  name: '',
  serviceType,
  billingType: usualBilling(serviceType),
})

export const valuesOfMaster = (master: MasterItem): MasterValues => ({
  ...specOf(master),
  name: master.name,
  serviceType: master.serviceType,
  billingType: master.billingType,
})

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export const specInput = (values: SpecValues): MasterSpec => ({
  rateLimit: values.rateLimit && toRouterOsRate(values.rateLimit),
  activeSeconds: values.activeSeconds,
  shelfSeconds: values.shelfSeconds,
  uptimeQuotaSeconds: values.uptimeQuotaSeconds,
  volumeQuotaBytes: values.volumeQuotaBytes,
  sharedUsers: values.sharedUsers ?? 1,
  lockToFirstMac: values.lockToFirstMac,
  pool: textOrNull(values.pool),
  pppProfile: textOrNull(values.pppProfile),
})

export const pricedInput = (values: PackageValues): Omit<PackageInput, 'master'> => ({
  name: values.name,
  customerPrice: values.customerPrice ?? 0,
  operatorPrice: values.operatorPrice,
  isPublic: values.isPublic,
  tileColor: values.tileColor,
  tileOrder: values.tileOrder,
  stockMinimum: values.stockMinimum ?? 0,
  refillQuantity: values.isRefilling ? (values.refillQuantity ?? 0) : 0,
  codeFormat: { length: values.codeLength ?? 0, prefix: values.codePrefix.trim(), style: values.codeStyle },
  routerIds: [...values.routerIds],
})

/** Does the form say something else about the technical part than the master does? */
export const changesSpec = (values: SpecValues, master: MasterItem): boolean =>
  JSON.stringify(specInput(values)) !== JSON.stringify(specInput(specOf(master)))

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  'codeFormat.length': 'codeLength',
  'codeFormat.prefix': 'codePrefix',
  'codeFormat.style': 'codeStyle',
  'master.id': 'masterId',
}

/** `master.spec.rateLimit` and `spec.rateLimit` are the field `rateLimit` of both forms. */
export const fieldOfPath = (path: string): string => FIELD_OF_PATH[path] ?? path.replace(/^(?:master\.)?spec\./, '')
