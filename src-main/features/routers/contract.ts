// Owns: what screens may know and ask of the routers.
// Must never: carry a router's password outwards, or let anybody but the Pemilik change where it is sent.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Done, Id, Line, Nothing, query, stream } from '../../shared/contract'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'

/** Where the router is. A name or an IP address, without scheme, port or path. */
const Host = Line(120, 1).refine((text) => /^(?!-)[\w.-]+$|^[0-9a-f:.]+(%\w+)?$/i.test(text), {
  message: 'Tulis alamat IP atau namanya saja, misalnya 192.168.88.1.',
})
const Port = z.int('Port adalah angka.').min(1, 'Port 1 sampai 65535.').max(65_535, 'Port 1 sampai 65535.')
/** Keeps what a router accepts; leading blanks of a password are part of it. */
const Password = z
  .string()
  .max(200, 'Paling banyak 200 karakter.')
  .regex(/^[^\p{Cc}]*$/u, 'Ada huruf yang tidak terlihat.')
const Fingerprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)

export const RouterAddress = z.object({
  host: Host,
  port: Port,
  useTls: z.boolean(),
  username: Line(60, 1),
  /** Empty keeps the stored one. */
  password: Password,
  hotspotServer: Line(60).transform((text) => text || 'all'),
})

export const RouterInput = RouterAddress.extend({
  name: Line(30, 1),
  wifiName: Line(32),
  loginHost: Line(60),
  /** The certificate that "Tes koneksi" showed; null = pin the first one seen. */
  pinSha256: Fingerprint.nullable(),
})
export type RouterInput = z.infer<typeof RouterInput>

/** What is known of a router, as it is kept and as screens show it. */
export const RouterFacts = z.object({
  identity: z.string(),
  /** `7.19.1 (stable)`. */
  version: z.string(),
  board: z.string(),
  /** Serial number, or the licence's software id on PCs and CHR; null when it could not be read. */
  serial: z.string().nullable(),
  /** `4`, `6`, `free` ... */
  licenceLevel: z.string(),
  pools: z.array(z.object({ name: z.string(), ranges: z.string() })),
  hotspotServers: z.array(z.object({ name: z.string(), interface: z.string(), isRunning: z.boolean() })),
  /** Router's clock minus this computer's; null when it could not be read. */
  clockOffsetSeconds: z.number().nullable(),
  /** Flash writes since the start, for the wear meter; null where the board does not count. */
  writtenSectors: z.number().nullable(),
  /** Epoch ms. */
  lookedAt: z.int(),
  /** Another machine that answered at this router's address; nothing is written to it until a person decides. */
  stranger: z.object({ serial: z.string(), identity: z.string(), board: z.string(), seenAt: z.int() }).nullable(),
})
export type RouterFacts = z.infer<typeof RouterFacts>

/** Why something is not right, as people read it. */
export const Trouble = z.object({ code: z.string(), message: z.string(), advice: z.string() })
export type Trouble = z.infer<typeof Trouble>

export const LINK_STATES = ['offline', 'connecting', 'online', 'error', 'stranger'] as const

export const RouterLinkView = z.object({
  /** `error`: the router answers but refuses us. `stranger`: another machine answers; nothing is written to it. */
  state: z.enum(LINK_STATES),
  since: z.int(),
  retryAt: z.int().nullable(),
  trouble: Trouble.nullable(),
  /** The certificate that was refused because it is not the pinned one. */
  refusedFingerprint: z.string().nullable(),
})
export type RouterLinkView = z.infer<typeof RouterLinkView>

export const RouterItem = z.object({
  id: Id,
  name: z.string(),
  host: z.string(),
  port: z.int(),
  useTls: z.boolean(),
  username: z.string(),
  hotspotServer: z.string(),
  wifiName: z.string(),
  loginHost: z.string(),
  pinSha256: z.string().nullable(),
  link: RouterLinkView,
  facts: RouterFacts.nullable(),
  lastSeenAt: z.int().nullable(),
  /** Outbox jobs of its lane: all open ones, and those a person should look at. */
  waitingJobs: z.int(),
  attentionJobs: z.int(),
  profiles: z.object({ total: z.int(), drift: z.int(), failed: z.int(), waiting: z.int() }),
})
export type RouterItem = z.infer<typeof RouterItem>

export const RouterStatus = RouterItem.pick({ id: true, name: true, lastSeenAt: true, waitingJobs: true }).extend({
  state: z.enum(LINK_STATES),
  since: z.int(),
})

export const ProfileDrift = z.object({ property: z.string(), wanted: z.string(), actual: z.string() })
export type ProfileDrift = z.infer<typeof ProfileDrift>

export const RouterProfileItem = z.object({
  routerId: Id,
  masterId: Id,
  masterName: z.string(),
  profileName: z.string(),
  state: z.enum(['waiting', 'ok', 'drift', 'failed']),
  drift: z.array(ProfileDrift),
  trouble: Trouble.nullable(),
  checkedAt: z.int().nullable(),
})

/** One thing that "Tes koneksi" found. */
export const Finding = z.object({
  id: z.string(),
  level: z.enum(['ok', 'warn', 'bad']),
  title: z.string(),
  meaning: z.string(),
  /** RouterOS command to copy and paste; null when there is none. */
  fix: z.string().nullable(),
})
export type Finding = z.infer<typeof Finding>

export const TestEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), done: z.int(), total: z.int(), title: z.string() }),
  z.object({ type: z.literal('finding'), finding: Finding }),
  z.object({
    type: z.literal('end'),
    /** No finding is `bad`. */
    isReady: z.boolean(),
    fingerprint256: z.string().nullable(),
    facts: RouterFacts.nullable(),
    /** Server names for the form's choice. */
    hotspotServers: z.array(z.string()),
    /** Address of the login page as the hotspot profile has it; empty when it has none. */
    loginHost: z.string(),
  }),
])
export type TestEvent = z.infer<typeof TestEvent>

/** A saved router as it is (`draft` null), or what a form holds, saved or not. */
export const TestInput = z
  .object({ routerId: Id.nullable(), draft: RouterAddress.nullable() })
  .refine(({ routerId, draft }) => routerId !== null || draft !== null)

export const routersContract = {
  list: query(MANAGERS, Nothing, z.array(RouterItem)),
  /** For the status line of every screen. */
  status: query(EVERYONE, Nothing, z.array(RouterStatus)),
  /** `id` null makes a new one. */
  save: command(OWNER, z.object({ id: Id.nullable(), router: RouterInput }), z.object({ id: Id })),
  remove: command(OWNER, z.object({ id: Id }), Done),
  /** Dials now, whatever the backoff says. */
  reconnect: command(EVERYONE, z.object({ id: Id }), Done),
  /** An unsaved draft is for the Pemilik only: it sends a password to an address. */
  testConnection: stream(MANAGERS, TestInput, eventIterator(TestEvent)),
  /** "Percaya sertifikat baru": `fingerprint256` is the one the person saw. */
  acceptCertificate: command(OWNER, z.object({ id: Id, fingerprint256: Fingerprint }), Done),
  /** "Ini router penggantinya": `serial` is the one the person saw. */
  acceptRouter: command(OWNER, z.object({ id: Id, serial: z.string().min(1).max(60) }), Done),
  /** Asked of the router now when it is connected, else as last seen. */
  pools: query(
    MANAGERS,
    z.object({ routerId: Id }),
    z.object({ pools: z.array(z.object({ name: z.string(), ranges: z.string() })), isLive: z.boolean() }),
  ),
  profiles: query(MANAGERS, z.object({ routerId: Id }), z.array(RouterProfileItem)),
  /** "Samakan". */
  repairProfile: command(MANAGERS, z.object({ routerId: Id, masterId: Id }), Done),
}
