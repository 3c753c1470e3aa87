// Owns: what staff see and decide about payment gateways: the owner's settings, the list of charges, "Periksa sekarang".
// Must never: carry a server key to a screen.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { CHARGE_METHODS, CHARGE_STATES, GATEWAY_PLACES } from '../../shared/gateway'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'

export const ChargeItem = z.object({
  id: Id,
  ref: z.string(),
  place: z.enum(GATEWAY_PLACES),
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  customerId: Id,
  customerName: z.string(),
  method: z.enum(CHARGE_METHODS),
  amount: Rupiah,
  state: z.enum(CHARGE_STATES),
  isEnding: z.boolean(),
  vaNumber: z.string().nullable(),
  createdAt: Instant,
  checkedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why nothing moves, or what does not agree; null = nothing. */
  trouble: z.object({ code: z.string(), message: z.string(), advice: z.string() }).nullable(),
  note: z.string(),
  /** `BYR-261121-0042`; null until the money is in the books. */
  paymentNumber: z.string().nullable(),
  /** A mismatch that a person has to look at. */
  needsPerson: z.boolean(),
})
export type ChargeItem = z.infer<typeof ChargeItem>

const Key = z.object({ tail: z.string() }).nullable()

export const GatewaySettings = z.object({
  provider: z.enum(['off', 'midtrans']),
  place: z.enum(GATEWAY_PLACES),
  methods: z.array(z.enum(CHARGE_METHODS)),
  expiryHours: z.int(),
  /** Whether one is kept, and its last three letters. */
  keys: z.object({ sandbox: Key, production: Key }),
  link: z.object({ isReachable: z.boolean(), since: Instant }).nullable(),
  running: z.int(),
})
export type GatewaySettings = z.infer<typeof GatewaySettings>

export const GatewayFinding = z.object({
  id: z.string(),
  level: z.enum(['ok', 'warn', 'bad']),
  title: z.string(),
  meaning: z.string(),
  fix: z.string(),
})
export type GatewayFinding = z.infer<typeof GatewayFinding>

const ServerKey = Line(120)

export const gatewaysContract = {
  settings: query(OWNER, z.object({}), GatewaySettings),
  save: command(
    OWNER,
    z.object({
      provider: z.enum(['off', 'midtrans']),
      place: z.enum(GATEWAY_PLACES),
      methods: z.array(z.enum(CHARGE_METHODS)).max(CHARGE_METHODS.length),
      expiryHours: z.int('Isi jumlah jam bulat.').min(1, 'Paling sedikit 1 jam.').max(72, 'Paling lama 72 jam.'),
      /** Empty = the one that is kept. */
      serverKey: ServerKey,
    }),
    Done,
  ),
  /** Asks the provider about an order that cannot exist: the answer tells whether the key is right. */
  test: command(
    OWNER,
    z.object({ place: z.enum(GATEWAY_PLACES), serverKey: ServerKey }),
    z.object({ findings: z.array(GatewayFinding) }),
  ),
  list: query(EVERYONE, z.object({ ...PageRequest, onlyOpen: z.boolean().default(false) }), Page(ChargeItem)),
  ofBill: query(EVERYONE, z.object({ invoiceId: z.int().positive() }), z.array(ChargeItem)),
  /** "Periksa sekarang". */
  check: command(EVERYONE, z.object({ chargeId: Id }), ChargeItem),
  /** A mismatch was looked at; the reason says what was done. */
  handle: command(MANAGERS, z.object({ chargeId: Id, reason: Line(120, 3) }), Done),
}
