// Owns: what a subscription wants of a router now, read from the books in one go.
// Must never: ask a router, or hand a password to anything but the job that sets it.
import type { ReadDb } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { Secrets } from '../../platform/secrets'
import { subscriptionComment } from '../../shared/subscription-comment'
import { findMaster, type MasterView } from '../catalog'
import { getSetting } from '../settings'
import { passwordPurpose } from './domain'

/** open and isolated as on the tables; off = there but shut; gone = nothing of it is on this router. */
export type WantedAccess = 'open' | 'isolated' | 'off' | 'gone'

export interface Want {
  readonly id: string
  /** The comment that makes it ours. */
  readonly mark: string
  readonly access: WantedAccess
  readonly serviceType: 'hotspot' | 'pppoe' | 'static' | 'other'
  readonly revision: number
  /** The router has an older wish than this one. */
  readonly isNews: boolean
  readonly username: string
  /** To be set: null = none is known, or the router was given this very one. `hasPassword`: one is known. */
  readonly newPassword: string | null
  readonly password: string | null
  readonly passwordMark: string | null
  readonly address: string | null
  readonly mac: string | null
  readonly staticKind: 'queue' | 'lease' | null
  readonly customerName: string
  readonly master: MasterView
  /** What an isolated one still gets. */
  readonly isolirRate: string
}

export interface Kept {
  readonly id: string
  readonly routerId: string | null
  readonly state: 'active' | 'suspended' | 'paused' | 'stopped'
  readonly serviceType: Want['serviceType']
  readonly revision: number
  readonly confirmedRevision: number
  readonly confirmedPassword: string | null
  readonly username: string | null
  readonly sealedPassword: string | null
  readonly address: string | null
  readonly mac: string | null
  readonly staticKind: Want['staticKind']
  readonly provision: string
  readonly customerName: string
  readonly masterId: string
}

const keptById = plain<{ id: string }, Kept>(`
  select s.id, s.router_id as "routerId", s.state, s.service_type as "serviceType", s.revision,
    s.confirmed_revision as "confirmedRevision", s.confirmed_password as "confirmedPassword", s.username,
    s.sealed_password as "sealedPassword", s.address, s.mac, s.static_kind as "staticKind", s.provision,
    c.name as "customerName", p.master_id as "masterId"
  from subscription s join customer c on c.id = s.customer_id join package p on p.id = s.package_id
  where s.id = :id`)

type Readable = Parameters<typeof keptById>[0]

export const findKept = (db: Readable, id: string): Kept | undefined => keptById(db).get({ id })

const ACCESS_OF = { active: 'open', suspended: 'isolated', paused: 'off', stopped: 'gone' } as const

/** Undefined: the books have no such subscription, or no Paket Induk for it. On another router than its own it is `gone`. */
export function readWant(db: ReadDb & Readable, secrets: Secrets, kept: Kept, routerId: string): Want | undefined {
  const master = findMaster(db, kept.masterId)
  if (!master) return undefined
  const password = kept.sealedPassword === null ? null : secrets.open(kept.sealedPassword, passwordPurpose(kept.id))
  const passwordMark = password === null ? null : secrets.fingerprint(password, passwordPurpose(kept.id)).slice(0, 16)
  return {
    id: kept.id,
    mark: subscriptionComment(kept.id),
    access: kept.routerId === routerId ? ACCESS_OF[kept.state] : 'gone',
    serviceType: kept.serviceType,
    revision: kept.revision,
    isNews: kept.revision > kept.confirmedRevision,
    username: kept.username ?? '',
    password,
    // Nothing confirmed (new, or moved): what the router may have of it is older than the books.
    newPassword: kept.confirmedRevision > 0 && passwordMark === kept.confirmedPassword ? null : password,
    passwordMark,
    address: kept.address,
    mac: kept.mac,
    staticKind: kept.staticKind,
    customerName: kept.customerName,
    master,
    isolirRate: getSetting(db, 'suspension').rate,
  }
}
