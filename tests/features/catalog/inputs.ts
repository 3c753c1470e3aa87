// Owns: the shapes of a package form as a test fills it in: "Harian Hemat" of the guide, and what differs.
// Must never: hide a field that a test is about.
import type { MasterSpec, PackageChange, PackageInput, PackageItem } from '../../../src-main/features/catalog/contract'
import type { PackageView } from '../../../src-main/features/catalog/domain'

export const DAY = 86_400

export const spec = (changes: Partial<MasterSpec> = {}): MasterSpec => ({
  rateLimit: '1M/3M',
  activeSeconds: DAY,
  shelfSeconds: 30 * DAY,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  sharedUsers: 1,
  lockToFirstMac: false,
  pool: null,
  pppProfile: null,
  ...changes,
})

export const NO_LIMITS = spec({ rateLimit: null, activeSeconds: null, shelfSeconds: null })

export const priced = (changes: Partial<Omit<PackageInput, 'master'>> = {}): Omit<PackageInput, 'master'> => ({
  name: 'Harian Hemat',
  customerPrice: 5_000,
  operatorPrice: 2_000,
  isPublic: true,
  tileColor: 'pandan',
  tileOrder: null,
  stockMinimum: 0,
  refillQuantity: 0,
  codeFormat: { length: 8, prefix: '', style: 'single' },
  routerIds: [],
  ...changes,
})

export const hotspot = (
  changes: Partial<Omit<PackageInput, 'master'>> = {},
  specChanges: Partial<MasterSpec> = {},
): PackageInput => ({
  ...priced(changes),
  master: { kind: 'new', serviceType: 'hotspot', billingType: 'daily', spec: spec(specChanges) },
})

export const pppoe = (changes: Partial<Omit<PackageInput, 'master'>> = {}): PackageInput => ({
  ...priced({ name: 'Family 10 Mbps', customerPrice: 150_000, operatorPrice: null, ...changes }),
  master: {
    kind: 'new',
    serviceType: 'pppoe',
    billingType: 'monthly',
    spec: { ...NO_LIMITS, rateLimit: '2M/10M', pool: 'pppoe-pool' },
  },
})

/** The form of a package that exists, with nothing changed but what is named. */
export const changed = (
  pack: PackageItem | PackageView,
  changes: Partial<PackageChange>,
): PackageChange & { id: string } => {
  const { isArchived: _, master: __, ...fields } = pack
  return { ...fields, master: { kind: 'keep' }, ...changes }
}
