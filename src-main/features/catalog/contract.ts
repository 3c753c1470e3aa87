// Owns: the shapes of Katalog Layanan on the wire: Paket Induk (technical) and Paket (priced), and what may be done with them.
// Must never: let a price ride on a master, or a type or a billing on a package.
import * as z from 'zod'
import { command, Id, Line, Nothing, query, Rupiah } from '../../shared/contract'
import { maxDurationSeconds } from '../../shared/duration'
import { parseRateLimit, rateProblems, toRouterOsRate } from '../../shared/rate-limit'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { billingTypes, serviceTypes } from '../../shared/service-type'
import { tileColors } from '../../shared/tile-color'
import { Ordering } from './ordering-contract'

const ServiceType = z.enum(serviceTypes)
const BillingType = z.enum(billingTypes)

/** How the codes of a package look. `length` counts the random symbols, the prefix comes on top. */
export const CodeFormat = z.object({
  length: z.int('Isi 4 sampai 16.').min(4, 'Paling sedikit 4 karakter.').max(16, 'Paling banyak 16 karakter.'),
  prefix: Line(6).pipe(z.string().regex(/^[A-Z0-9]*$/, 'Hanya huruf besar dan angka, tanpa spasi.')),
  /** single = the code is name and password at once; pair = a password of its own. */
  style: z.enum(['single', 'pair']),
})
export type CodeFormat = z.infer<typeof CodeFormat>

/** Names are printed on the struk: 32 columns, wrapped once at most. */
export const CatalogName = Line(40, 1)

/** As a person types it; canonical RouterOS text comes out, so that one meaning has one text. */
const RateText = Line(120).transform((text, context) => {
  const parsed = parseRateLimit(text)
  if (parsed.ok) return toRouterOsRate(parsed.rate)
  context.addIssue({ code: 'custom', message: rateProblems[parsed.problem], input: text })
  return z.NEVER
})

const Seconds = z
  .int('Isi angka dan satuannya.')
  .min(60, 'Paling sebentar 1 menit.')
  .max(maxDurationSeconds, 'Paling lama 3.650 hari.')

/** A name on the router; RouterOS takes nearly anything, but a quote or a control character is never meant. */
const RouterName = Line(60, 1).pipe(
  z.string().regex(/^[^"\\$;?]+$/, 'Ada tanda baca yang tidak dipakai nama di router.'),
)

/** The technical part, what a router is told. Durations in seconds, volumes in bytes. Null = no limit. */
export const MasterSpec = z.object({
  rateLimit: RateText.nullable(),
  /** From the first login, by the wall clock. */
  activeSeconds: Seconds.nullable(),
  /** How long an unused voucher keeps. */
  shelfSeconds: Seconds.nullable(),
  uptimeQuotaSeconds: Seconds.nullable(),
  volumeQuotaBytes: z
    .int('Isi angka dan satuannya.')
    .min(1_000_000, 'Paling sedikit 1 MB.')
    .max(1_000_000_000_000_000, 'Terlalu besar. Periksa satuannya.')
    .nullable(),
  sharedUsers: z.int('Isi angka bulat.').min(1, 'Paling sedikit 1 perangkat.').max(100, 'Paling banyak 100 perangkat.'),
  lockToFirstMac: z.boolean(),
  pool: RouterName.nullable(),
  pppProfile: RouterName.nullable(),
})
export type MasterSpec = z.infer<typeof MasterSpec>

const masterFields = { name: CatalogName, serviceType: ServiceType, billingType: BillingType, spec: MasterSpec }

/** The priced part. */
const packageFields = {
  name: CatalogName,
  customerPrice: Rupiah,
  /** Null = the same as the customer price: a reseller gets no margin until the shop says so. */
  operatorPrice: Rupiah.nullable(),
  isPublic: z.boolean(),
  tileColor: z.enum(tileColors),
  /** Null = after the last tile. */
  tileOrder: z.int('Isi angka bulat.').min(0, 'Mulai dari 0.').max(9_999, 'Paling besar 9.999.').nullable(),
  stockMinimum: z.int('Isi angka bulat.').min(0, 'Mulai dari 0.').max(10_000, 'Paling banyak 10.000.'),
  refillQuantity: z.int('Isi angka bulat.').min(0, 'Mulai dari 0.').max(10_000, 'Paling banyak 10.000.'),
  codeFormat: CodeFormat,
  /** Routers it is sold on; empty = every router. */
  routerIds: z.array(Id).max(200),
}

const MasterOfNew = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), serviceType: ServiceType, billingType: BillingType, spec: MasterSpec }),
  z.object({ kind: z.literal('existing'), id: Id }),
])

const MasterOfChanged = z.discriminatedUnion('kind', [
  /** The technical part is not touched. */
  z.object({ kind: z.literal('keep') }),
  /** Changes the master itself, and so every package on it. */
  z.object({ kind: z.literal('change'), spec: MasterSpec }),
  /** Gives this package a master of its own; the others stay as they are. */
  z.object({ kind: z.literal('split'), spec: MasterSpec }),
  z.object({ kind: z.literal('existing'), id: Id }),
])

export const MasterItem = z.object({
  id: Id,
  name: z.string(),
  serviceType: ServiceType,
  billingType: BillingType,
  profileName: z.string(),
  rateLimit: z.string().nullable(),
  activeSeconds: z.int().nullable(),
  shelfSeconds: z.int().nullable(),
  uptimeQuotaSeconds: z.int().nullable(),
  volumeQuotaBytes: z.int().nullable(),
  sharedUsers: z.int(),
  lockToFirstMac: z.boolean(),
  pool: z.string().nullable(),
  pppProfile: z.string().nullable(),
  isArchived: z.boolean(),
})
export type MasterItem = z.infer<typeof MasterItem>

export const MasterWithPackages = MasterItem.extend({
  /** Dipakai oleh, by name; archived packages are named too, since they keep the master alive. */
  packages: z.array(z.object({ id: Id, name: z.string(), isArchived: z.boolean() })),
})
export type MasterWithPackages = z.infer<typeof MasterWithPackages>

export const PackageItem = z.object({
  id: Id,
  name: z.string(),
  customerPrice: z.int(),
  operatorPrice: z.int(),
  isPublic: z.boolean(),
  tileColor: z.enum(tileColors),
  tileOrder: z.int(),
  stockMinimum: z.int(),
  refillQuantity: z.int(),
  codeFormat: CodeFormat,
  routerIds: z.array(Id),
  isArchived: z.boolean(),
  master: MasterItem,
})
export type PackageItem = z.infer<typeof PackageItem>

export const TemplateKey = z.enum(['warkop-3-jam', 'anak-kos-hemat', 'harian-hemat'])
export type TemplateKey = z.infer<typeof TemplateKey>

export const TemplateItem = z.object({
  key: TemplateKey,
  name: z.string(),
  customerPrice: z.int(),
  operatorPrice: z.int(),
  rateLimit: z.string(),
  activeSeconds: z.int(),
  shelfSeconds: z.int().nullable(),
  /** "1M/2M, 3 jam sejak login pertama". */
  summary: z.string(),
  /** A package of this name is there already; making it again is passed over. */
  isMade: z.boolean(),
})
export type TemplateItem = z.infer<typeof TemplateItem>

/** What Hapus will do, asked before it is done. */
export const PackageRemoval = z.object({
  outcome: z.enum(['archive', 'remove']),
  /** In shop words: voucher, batch cetak, penjualan. */
  history: z.array(z.string()),
  /** Unsold vouchers that would no longer be offered. */
  stock: z.int(),
  /** The master that goes with it, because only this package uses it. */
  masterName: z.string().nullable(),
})
export type PackageRemoval = z.infer<typeof PackageRemoval>

export const MasterRemoval = z.object({
  /** in-use: refused while active packages stand on it. */
  outcome: z.enum(['archive', 'remove', 'in-use']),
  packages: z.array(z.string()),
})
export type MasterRemoval = z.infer<typeof MasterRemoval>

const Removed = z.object({ outcome: z.enum(['archived', 'removed']) })
const ById = z.object({ id: Id })

const OrderingOfPackage = z.object({ packageId: Id, ...Ordering.shape })

export const catalogContract = {
  list: query(
    EVERYONE,
    z.object({ serviceType: ServiceType.nullable().default(null), includeArchived: z.boolean().default(false) }),
    z.array(PackageItem),
  ),
  masters: query(MANAGERS, z.object({ includeArchived: z.boolean().default(false) }), z.array(MasterWithPackages)),
  templates: query(MANAGERS, Nothing, z.array(TemplateItem)),
  packageRemoval: query(MANAGERS, ById, PackageRemoval),
  masterRemoval: query(MANAGERS, ById, MasterRemoval),

  createPackage: command(MANAGERS, z.object({ ...packageFields, master: MasterOfNew }), PackageItem),
  updatePackage: command(MANAGERS, z.object({ id: Id, ...packageFields, master: MasterOfChanged }), PackageItem),
  /** One click: the copy is there at once, named "... (salinan)". */
  duplicatePackage: command(MANAGERS, ById, PackageItem),
  removePackage: command(MANAGERS, ById, Removed),
  restorePackage: command(MANAGERS, ById, PackageItem),

  createMaster: command(MANAGERS, z.object(masterFields), MasterItem),
  updateMaster: command(MANAGERS, z.object({ id: Id, ...masterFields }), MasterItem),
  removeMaster: command(MANAGERS, ById, Removed),
  restoreMaster: command(MANAGERS, ById, MasterItem),

  /** How it is ordered: cycles, options, domain, biaya pasang. */
  ordering: query(MANAGERS, z.object({ packageId: Id }), Ordering),
  saveOrdering: command(MANAGERS, OrderingOfPackage, Ordering),

  /** Packages that are there already (by name) are passed over, so asking twice makes nothing twice. */
  createFromTemplates: command(
    MANAGERS,
    z.object({ keys: z.array(TemplateKey).min(1, 'Pilih paling sedikit satu contoh.') }),
    z.object({ made: z.array(PackageItem), skipped: z.array(z.string()) }),
  ),
}

export const PackageInput = z.object({ ...packageFields, master: MasterOfNew })
export const PackageChange = z.object({ ...packageFields, master: MasterOfChanged })
export const MasterInput = z.object(masterFields)
export type PackageInput = z.infer<typeof PackageInput>
export type PackageChange = z.infer<typeof PackageChange>
export type MasterInput = z.infer<typeof MasterInput>
