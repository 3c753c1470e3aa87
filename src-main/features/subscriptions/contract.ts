// Owns: what screens may know and ask of subscriptions.
// Must never: carry a password in a list, or let a Kasir change terms.
import * as z from 'zod'
import { isCalendarDate } from '../../shared/calendar-date'
import { command, Done, Id, Instant, Line, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { billingTypes, serviceTypes } from '../../shared/service-type'

export const SubscriptionState = z.enum(['active', 'suspended', 'paused', 'stopped'])
export type SubscriptionState = z.infer<typeof SubscriptionState>
export const Provision = z.enum(['unmanaged', 'waiting', 'present', 'failed', 'missing', 'removed'])
export type Provision = z.infer<typeof Provision>
export const AccessOnRouter = z.enum(['none', 'open', 'isolated', 'off'])
export type AccessOnRouter = z.infer<typeof AccessOnRouter>
export const StaticKind = z.enum(['queue', 'lease'])
export const FirstPeriod = z.enum(['prorata', 'full', 'free'])
export type FirstPeriod = z.infer<typeof FirstPeriod>

const Day = z.string().refine(isCalendarDate, 'Tanggal tidak benar.')

export const SubscriptionItem = z.object({
  id: Id,
  customerId: Id,
  customerName: z.string(),
  packageId: Id,
  packageName: z.string(),
  serviceType: z.enum(serviceTypes),
  billingType: z.enum(billingTypes),
  routerId: Id.nullable(),
  routerName: z.string().nullable(),
  label: z.string(),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  address: z.string().nullable(),
  staticKind: StaticKind.nullable(),
  mac: z.string().nullable(),
  /** What the shop wants. */
  state: SubscriptionState,
  stateReason: z.string(),
  stateSince: Instant,
  /** What the router has of it. */
  provision: Provision,
  provisionError: z.string().nullable(),
  actualAccess: AccessOnRouter,
  confirmedAt: Instant.nullable(),
  /** The router has the newest wish. */
  isConfirmed: z.boolean(),
  billingDay: z.int(),
  cycleMonths: z.int(),
  firstPeriod: FirstPeriod,
  graceDays: z.int().nullable(),
  ownPrice: z.int().nullable(),
  monthlyPrice: z.int(),
  /** What the next whole cycle costs, before PPN and discount. */
  cyclePrice: z.int(),
  /** Of which what is paid beside the package, and what that is. */
  extraMonthly: z.int(),
  extras: z.array(z.object({ id: Id, label: z.string(), monthlyAmount: z.int() })),
  discount: z.int(),
  discountUntil: z.string().nullable(),
  startDay: z.string(),
  billedUntil: z.string(),
  paidUntil: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  lastAddress: z.string().nullable(),
  createdAt: Instant,
  stoppedAt: Instant.nullable(),
})
export type SubscriptionItem = z.infer<typeof SubscriptionItem>

export const SubscriptionEventItem = z.object({
  id: z.int(),
  at: Instant,
  kind: z.string(),
  text: z.string(),
  actorName: z.string().nullable(),
})
export type SubscriptionEventItem = z.infer<typeof SubscriptionEventItem>

/** The name on the router: no blanks, and nothing that a command line would read. */
const Username = Line(60).pipe(z.string().regex(/^[^\s"\\$;?]*$/, 'Tanpa spasi dan tanda baca " \\ $ ; ?'))
const Password = z
  .string()
  .max(64, 'Paling banyak 64 huruf.')
  .regex(/^[\x21-\x7e]*$/, 'Huruf dan angka biasa, tanpa spasi.')

export const SubscriptionTerms = z.object({
  billingDay: z.int('Isi 1 sampai 28.').min(1, 'Isi 1 sampai 28.').max(28, 'Isi 1 sampai 28.'),
  cycleMonths: z.union([z.literal(1), z.literal(3), z.literal(12)]),
  firstPeriod: FirstPeriod,
  /** Null = the shop's. */
  graceDays: z.int().min(0, 'Mulai dari 0.').max(60, 'Paling lama 60 hari.').nullable(),
  /** Null = the package's price. */
  ownPrice: Rupiah.nullable(),
  discount: Rupiah,
  discountUntil: Day.nullable(),
  startDay: Day,
})

export const SubscriptionInput = SubscriptionTerms.extend({
  /** Null makes a new one; package and router of an existing one change by commands of their own. */
  id: Id.nullable(),
  customerId: Id,
  packageId: Id,
  routerId: Id.nullable(),
  label: Line(40),
  username: Username,
  /** Empty: a new one is made; on a change the old one stays. */
  password: Password,
  address: Line(40),
  staticKind: StaticKind,
  mac: Line(40),
})
export type SubscriptionInput = z.infer<typeof SubscriptionInput>

const ById = z.object({ id: Id })
/** `billsDue`: what is due up to today and not billed yet is billed first; otherwise it never is. */
const Ending = ById.extend({ reason: Line(120, 1), billsDue: z.boolean() })
const Change = ById.extend({ packageId: Id, keepOwnPrice: z.boolean().default(false) })

export const ChangePreview = z.object({
  oldName: z.string(),
  newName: z.string(),
  oldMonthly: z.int(),
  newMonthly: z.int(),
  day: z.string(),
  billedUntil: z.string(),
  /** Days that are billed already. */
  days: z.int(),
  credit: z.int(),
  charge: z.int(),
  net: z.int(),
  lines: z.array(z.object({ kind: z.enum(['credit', 'charge']), text: z.string(), amount: z.int() })),
})
export type ChangePreview = z.infer<typeof ChangePreview>

export const Unbilled = z.object({
  /** First day that no bill covers. */
  since: Day,
  bills: z.int(),
  amount: Rupiah,
  /** More than the owner lets anybody make without him. */
  isMany: z.boolean(),
  /** Began today: perhaps by mistake. */
  isNew: z.boolean(),
})
export type Unbilled = z.infer<typeof Unbilled>

export const subscriptionsContract = {
  of: query(EVERYONE, z.object({ customerId: Id }), z.array(SubscriptionItem)),
  events: query(EVERYONE, ById, z.array(SubscriptionEventItem)),
  save: command(MANAGERS, SubscriptionInput, SubscriptionItem),
  previewChange: query(MANAGERS, Change, ChangePreview),
  changePackage: command(MANAGERS, Change, SubscriptionItem),
  /** What a pause or stop today would leave unbilled; null = nothing. */
  unbilled: query(MANAGERS, ById, Unbilled.nullable()),
  pause: command(MANAGERS, Ending, SubscriptionItem),
  resume: command(MANAGERS, ById, SubscriptionItem),
  stop: command(MANAGERS, Ending, SubscriptionItem),
  move: command(MANAGERS, ById.extend({ routerId: Id }), SubscriptionItem),
  retry: command(EVERYONE, ById, Done),
  /** Something paid beside the package ends; what is billed already stays. */
  endExtra: command(MANAGERS, ById, Done),
  /** For a new IP Statis: the next addresses of that router that no subscription holds. */
  freeAddresses: query(MANAGERS, z.object({ routerId: Id }), z.array(z.string())),
  /** The password of the router's login; each look is written in the audit trail. */
  reveal: command(MANAGERS, ById, z.object({ password: z.string() })),
}
