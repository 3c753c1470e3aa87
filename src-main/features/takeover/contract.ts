// Owns: the shapes of "Ambil alih": what was found on a router, what a person decides about it, and how far it is.
// Must never: carry a password, or let a Kasir see codes that are not sold.
import * as z from 'zod'
import { command, Done, Id, Line, Nothing, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { maxDurationSeconds } from '../../shared/duration'
import { MANAGERS, OWNER } from '../../shared/roles'

export const FOUND_KINDS = ['user', 'profile', 'preset', 'sale', 'ppp-profile', 'secret', 'pool', 'scheduler'] as const
export const FoundKind = z.enum(FOUND_KINDS)
export type FoundKind = z.infer<typeof FoundKind>

export const KIND_NAMES: Readonly<Record<FoundKind, string>> = {
  user: 'Pengguna hotspot',
  profile: 'Profil hotspot',
  preset: 'Cetak cepat',
  sale: 'Catatan penjualan',
  'ppp-profile': 'Profil PPPoE',
  secret: 'Pelanggan PPPoE',
  pool: 'Pool IP',
  scheduler: 'Penjadwal Mikhmon',
}

/** new: will be taken. known: LoketNet has it. conflict: cannot be taken as it is. skipped: left as it is, and why. */
export const Outcome = z.enum(['new', 'known', 'conflict', 'skipped'])
export type Outcome = z.infer<typeof Outcome>

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  new: 'Baru',
  known: 'Sudah dikenal',
  conflict: 'Bentrok',
  skipped: 'Dilewati',
}

const Name = z.string().max(200)
const NewPackage = z.object({
  kind: z.literal('new'),
  /** Checked where it is taken: a draft may be half filled in. */
  name: Line(40),
  customerPrice: Rupiah.nullable(),
  /** Null = the same as the customer price. */
  operatorPrice: Rupiah.nullable(),
  /** For vouchers made from now on; those out there keep what Mikhmon promised. */
  activeSeconds: z
    .int()
    .min(60, 'Paling sebentar 1 menit.')
    .max(maxDurationSeconds, 'Paling lama 3.650 hari.')
    .nullable(),
})
const Leave = z.object({ kind: z.literal('leave') })
export const Target = z.discriminatedUnion('kind', [
  Leave,
  z.object({ kind: z.literal('existing'), packageId: Id }),
  NewPackage,
])
export type Target = z.infer<typeof Target>
export type NewTarget = z.infer<typeof NewPackage>

export const ProfileChoice = z.object({
  profile: Name,
  target: Target,
  /** Unused vouchers: on paper somewhere out there (sold), or LoketNet's to sell (stock). */
  unused: z.enum(['sold', 'stock']),
  /** Users without a mark of Mikhmon: left for the Pelanggan feature, or vouchers of this package. */
  plain: z.enum(['leave', 'voucher']),
})
export type ProfileChoice = z.infer<typeof ProfileChoice>

/** A PPP profile or a quick-print preset that becomes a package of its own. */
export const ExtraChoice = z.object({ name: Name, target: z.discriminatedUnion('kind', [Leave, NewPackage]) })
export type ExtraChoice = z.infer<typeof ExtraChoice>

export const Choices = z.object({
  profiles: z.array(ProfileChoice).max(500),
  presets: z.array(ExtraChoice).max(500),
  ppp: z.array(ExtraChoice).max(500),
  /** Ends vouchers whose time is over but which still work. */
  stopsPast: z.boolean(),
  takesSales: z.boolean(),
})
export type Choices = z.infer<typeof Choices>

export const ProfileFacts = z.object({
  profile: z.string(),
  /** In one line: "Hapus + catat · Rp2.000 · 1 hari · kunci MAC"; null: Mikhmon knows nothing of it. */
  promise: z.string().nullable(),
  rateLimit: z.string().nullable(),
  activeSeconds: z.int().nullable(),
  /** As Mikhmon has them, for whoever makes a package of it. */
  customerPrice: z.int().nullable(),
  operatorPrice: z.int().nullable(),
  unused: z.int(),
  running: z.int(),
  /** Used, and without an end that Mikhmon wrote down. */
  open: z.int(),
  past: z.int(),
  plain: z.int(),
  /** What a person should look at before taking it. */
  doubts: z.array(z.string()),
})
export type ProfileFacts = z.infer<typeof ProfileFacts>

export const ExtraFacts = z.object({
  name: z.string(),
  /** "profil 1HARI · kuota 3 jam", "2M/10M · 14 pelanggan". */
  summary: z.string(),
  doubts: z.array(z.string()),
})
export type ExtraFacts = z.infer<typeof ExtraFacts>

export const OutcomeCount = z.object({
  kind: FoundKind,
  outcome: Outcome,
  reason: z.string(),
  /** The reason without names: "Sedang berjalan, sisa waktunya tetap." */
  text: z.string(),
  count: z.int(),
})
export type OutcomeCount = z.infer<typeof OutcomeCount>

export const Warning = z.object({
  id: z.string(),
  level: z.enum(['warn', 'bad']),
  title: z.string(),
  meaning: z.string(),
})
export type Warning = z.infer<typeof Warning>

export const Preview = z.object({
  id: Id,
  routerId: Id,
  routerName: z.string(),
  scannedAt: z.int(),
  choices: Choices,
  profiles: z.array(ProfileFacts),
  presets: z.array(ExtraFacts),
  ppp: z.array(ExtraFacts),
  counts: z.array(OutcomeCount),
  warnings: z.array(Warning),
  /** Of the sales that would be taken. */
  sales: z.object({ count: z.int(), total: z.int(), firstDay: z.string().nullable(), lastDay: z.string().nullable() }),
  /** Nothing in the way: no warning is `bad`, and something would be taken. */
  isReady: z.boolean(),
})
export type Preview = z.infer<typeof Preview>

export const ITEM_STATES = ['none', 'waiting', 'done', 'gone', 'changed', 'restoring', 'restored', 'kept'] as const

export const FoundRow = z.object({
  id: z.int(),
  kind: FoundKind,
  name: z.string(),
  detail: z.string(),
  outcome: Outcome,
  reason: z.string(),
  /** The reason with its names and figures. */
  text: z.string(),
  /** On the router: waiting to be written, written, gone ...; `none` where nothing is written. */
  state: z.enum(ITEM_STATES),
  error: z.string().nullable(),
})
export type FoundRow = z.infer<typeof FoundRow>

export const TakeoverState = z.enum(['draft', 'running', 'done', 'undoing', 'undone'])
export type TakeoverState = z.infer<typeof TakeoverState>

export const MonitorItem = z.object({
  name: z.string(),
  profile: z.string().nullable(),
  state: z.enum(['on', 'off', 'waiting']),
  /** It was on when it was found, and LoketNet switched it off. */
  isOursToRestore: z.boolean(),
  /** Users of Mikhmon that it still watches: left alone, or not written yet. */
  stillWatched: z.int(),
  error: z.string().nullable(),
})
export type MonitorItem = z.infer<typeof MonitorItem>

export const TakeoverItem = z.object({
  id: Id,
  routerId: Id,
  routerName: z.string(),
  state: TakeoverState,
  makerName: z.string(),
  scannedAt: z.int(),
  appliedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  undoneAt: z.int().nullable(),
  /** Users whose place on the router LoketNet takes: written so far, and the exceptions. */
  progress: z.object({
    total: z.int(),
    waiting: z.int(),
    done: z.int(),
    gone: z.int(),
    changed: z.int(),
    restored: z.int(),
    kept: z.int(),
  }),
  packages: z.array(z.object({ id: Id, name: z.string(), isNew: z.boolean() })),
  sales: z.int(),
  /** The job on its way to the router; null: nothing is. */
  job: z.object({ isRunning: z.boolean(), needsAttention: z.boolean(), error: z.string().nullable() }).nullable(),
})
export type TakeoverItem = z.infer<typeof TakeoverItem>

export const HistoryMonth = z.object({ month: z.string(), count: z.int(), total: z.int() })
export const HistoryRow = z.object({
  id: z.int(),
  soldAt: z.int(),
  code: z.string(),
  price: z.int(),
  profile: z.string(),
  validity: z.string(),
  routerName: z.string(),
})

const ById = z.object({ id: Id })
const OfRouter = z.object({ routerId: Id })
const ForRouter = z.object({ routerId: Id.nullable().default(null) })
const Drafted = z.object({ id: Id, choices: Choices.nullable().default(null) })
const RowFilter = {
  kind: FoundKind.nullable().default(null),
  outcome: Outcome.nullable().default(null),
  reason: z.string().max(60).nullable().default(null),
}

export const takeoverContract = {
  /** The draft of a router and what was taken before, newest first. */
  list: query(MANAGERS, OfRouter, z.array(TakeoverItem)),
  /** Looks at everything on the router and keeps it as a draft; writes nothing there. An older draft is thrown away. */
  scan: command(MANAGERS, OfRouter, z.object({ id: Id })),
  /** What these choices would take; null = as LoketNet proposes. */
  preview: query(MANAGERS, Drafted, Preview),
  /** Every row of a draft with these choices, or of what was taken. */
  rows: query(MANAGERS, Drafted.extend({ ...PageRequest, ...RowFilter }), Page(FoundRow)),
  discard: command(MANAGERS, ById, Done),
  /** One transaction in the books; the router follows through the outbox. */
  apply: command(OWNER, z.object({ id: Id, choices: Choices }), Done),
  /** Looks at every user again and writes what is still missing. */
  recheck: command(MANAGERS, ById, Done),
  /** Gives back to Mikhmon what was not used since. */
  undo: command(OWNER, ById.extend({ reason: Line(120, 1) }), Done),
  /** The same as a RouterOS script, for a router without LoketNet. */
  undoFile: query(MANAGERS, ById, z.object({ fileName: z.string(), text: z.string() })),
  monitors: query(MANAGERS, ById, z.array(MonitorItem)),
  switchMonitors: command(OWNER, ById.extend({ names: z.array(Name).min(1).max(500), isOn: z.boolean() }), Done),
  /** Riwayat Mikhmon: sales from before, in no book of today. */
  historyMonths: query(MANAGERS, ForRouter, z.array(HistoryMonth)),
  history: query(
    MANAGERS,
    ForRouter.extend({
      ...PageRequest,
      month: z
        .string()
        .regex(/^\d{4}-\d\d$/)
        .nullable()
        .default(null),
    }),
    Page(HistoryRow),
  ),
  /** Only in the demo: an old router that runs Mikhmon, to try this on. */
  demoRouter: query(MANAGERS, Nothing, z.object({ isOffered: z.boolean(), name: z.string() })),
  addDemoRouter: command(OWNER, z.object({}), z.object({ routerId: Id })),
}
