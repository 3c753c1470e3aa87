// Owns: what screens may know and ask of customers: list, card, areas, import, export.
// Must never: hold money terms; those are the subscription's.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Id, Instant, Line, Nothing, Page, PageRequest, query, stream } from '../../shared/contract'
import { isPhone } from '../../shared/phone'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { serviceTypes } from '../../shared/service-type'
import { AccessOnRouter, Provision, SubscriptionState } from '../subscriptions/contract'

/** `none` = has no running subscription; `waiting` / `failed` = the router has not done, or refused, something. */
export const CustomerStateFilter = z.enum(['active', 'suspended', 'paused', 'stopped', 'none', 'waiting', 'failed'])
export type CustomerStateFilter = z.infer<typeof CustomerStateFilter>

export const CustomerFilter = z.object({
  search: Line(120).default(''),
  state: CustomerStateFilter.nullable().default(null),
  packageId: Id.nullable().default(null),
  routerId: Id.nullable().default(null),
  areaId: Id.nullable().default(null),
  isArchived: z.boolean().default(false),
  sort: z.enum(['name', 'newest']).default('name'),
})
export type CustomerFilter = z.infer<typeof CustomerFilter>

const Contact = {
  id: Id,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  areaName: z.string().nullable(),
  isArchived: z.boolean(),
}

export const CustomerService = z.object({
  id: Id,
  serviceType: z.enum(serviceTypes),
  packageName: z.string(),
  routerName: z.string().nullable(),
  username: z.string().nullable(),
  address: z.string().nullable(),
  state: SubscriptionState,
  provision: Provision,
  actualAccess: AccessOnRouter,
  lastSeenAt: Instant.nullable(),
})
export type CustomerService = z.infer<typeof CustomerService>

export const CustomerListItem = z.object({
  ...Contact,
  createdAt: Instant,
  /** Stopped ones left out, unless there is nothing else. */
  services: z.array(CustomerService),
  /** Rupiah a month of what runs. */
  monthly: z.int(),
  /** Rupiah of open bills. */
  open: z.int(),
})
export type CustomerListItem = z.infer<typeof CustomerListItem>

export const CustomerCard = z.object({
  ...Contact,
  areaId: Id.nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  notes: z.string(),
  createdAt: Instant,
  createdByName: z.string().nullable(),
  /** Subscriptions that are not stopped. */
  running: z.int(),
  /** Others with this phone: perhaps the same person twice; nobody is merged by it. */
  samePhone: z.array(z.object({ id: Id, number: z.string(), name: z.string() })),
})
export type CustomerCard = z.infer<typeof CustomerCard>

export const CustomerInput = z
  .object({
    name: Line(80, 1),
    phone: z.string().refine((text) => text === '' || isPhone(text), 'Nomor HP tidak benar.'),
    address: Line(200),
    areaId: Id.nullable(),
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
    notes: z
      .string()
      .max(1000, 'Paling banyak 1.000 huruf.')
      .transform((text) => text.toWellFormed().trim()),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    message: 'Isi keduanya, atau kosongkan keduanya.',
    path: ['latitude'],
  })
export type CustomerInput = z.infer<typeof CustomerInput>

export const AreaItem = z.object({ id: Id, name: z.string(), customers: z.int() })
export type AreaItem = z.infer<typeof AreaItem>

/** Of the whole shop, for the line above the list and the chips. */
export const CustomerCounts = z.object({
  /** How many match the filter. */
  matching: z.int(),
  /** All who are not archived. */
  total: z.int(),
  archived: z.int(),
})

// --- import ---------------------------------------------------------------------------------------------------------

export const IMPORT_FIELDS = [
  'name',
  'phone',
  'address',
  'area',
  'place',
  'latitude',
  'longitude',
  'notes',
  'number',
  'package',
  'router',
  'username',
  'password',
  'ip',
  'mac',
  'billingDay',
  'price',
  'discount',
  'startDay',
  'billedUntil',
] as const
export const ImportField = z.enum(IMPORT_FIELDS)
export type ImportField = z.infer<typeof ImportField>

/** About 700 kB: the browser door takes 1 MB. */
export const LARGEST_IMPORT = 700_000
export const MOST_IMPORT_ROWS = 5_000

export const ImportFile = z.object({
  name: Line(200, 1),
  /** Base64. */
  content: z
    .base64('Berkas tidak terbaca.')
    .max(Math.ceil(LARGEST_IMPORT / 3) * 4, 'Berkas paling besar 700 kB. Bagi menjadi beberapa berkas.'),
  /** Column of each field, from 0; null = guessed from the header. */
  mapping: z.partialRecord(ImportField, z.int().min(0).max(199)).nullable(),
  /** For rows that name none. */
  packageId: Id.nullable(),
  routerId: Id.nullable(),
})
export type ImportFile = z.infer<typeof ImportFile>

export const ImportVerdict = z.enum(['new', 'known', 'conflict', 'error'])
export type ImportVerdict = z.infer<typeof ImportVerdict>

export const ImportRow = z.object({
  /** Of the file, from 1; the header is 1. */
  line: z.int(),
  verdict: ImportVerdict,
  /** Why it will not be taken; empty for a new one. */
  reasons: z.array(z.string()),
  warnings: z.array(z.string()),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  service: z.string(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportPreview = z.object({
  columns: z.array(z.object({ index: z.int(), header: z.string(), sample: z.string() })),
  mapping: z.partialRecord(ImportField, z.int()),
  rows: z.array(ImportRow),
  counts: z.object({
    new: z.int(),
    known: z.int(),
    conflict: z.int(),
    error: z.int(),
    warned: z.int(),
    services: z.int(),
  }),
  newAreas: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportResult = z.object({ customers: z.int(), subscriptions: z.int(), areas: z.int(), skipped: z.int() })
export type ImportResult = z.infer<typeof ImportResult>

const ById = z.object({ id: Id })

export const customersContract = {
  list: query(EVERYONE, z.object({ ...PageRequest, filter: CustomerFilter }), Page(CustomerListItem)),
  count: query(EVERYONE, z.object({ filter: CustomerFilter }), CustomerCounts),
  /** For the counter: by name, number, phone, address or username. */
  search: query(
    EVERYONE,
    z.object({ search: Line(120), limit: z.int().min(1).max(50).default(20) }),
    z.array(z.object(Contact)),
  ),
  get: query(EVERYONE, ById, CustomerCard),
  save: command(EVERYONE, z.object({ id: Id.nullable(), customer: CustomerInput }), CustomerCard),
  archive: command(MANAGERS, ById.extend({ isArchived: z.boolean() }), CustomerCard),
  areas: query(EVERYONE, Nothing, z.array(AreaItem)),
  saveArea: command(
    MANAGERS,
    z.object({ id: Id.nullable(), name: Line(40, 1), isArchived: z.boolean().default(false) }),
    z.object({ id: Id }),
  ),
  importPreview: query(MANAGERS, ImportFile, ImportPreview),
  importApply: command(MANAGERS, ImportFile, ImportResult),
  /** All rows that match: pieces of CSV text, or one XLSX file in base64. */
  export: stream(
    MANAGERS,
    z.object({ filter: CustomerFilter, format: z.enum(['csv', 'xlsx']) }),
    eventIterator(z.object({ rows: z.int(), text: z.string() })),
  ),
}
