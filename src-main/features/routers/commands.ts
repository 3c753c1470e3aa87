// Owns: making, changing and archiving routers, and the decisions about a changed certificate or another machine.
// Must never: write a password into the audit trail, or trust a certificate or a machine that no person looked at.
import { sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import type { RouterInput } from './contract'
import { passwordPurpose } from './domain'
import { listProfiles } from './profile-store'
import { ensureProfile } from './profiles'
import { changeRouter, factsOf, findNamesake, findRouterRow, insertRouter, keepFacts, type RouterRow } from './store'

export interface Saved {
  readonly id: string
  /** The link has to be dialled afresh. */
  readonly isRedialled: boolean
}

export function saveRouter(
  tx: Tx,
  ctx: CommandContext,
  secrets: Secrets,
  { id, router: input }: { readonly id: string | null; readonly router: RouterInput },
): Saved {
  const { password, pinSha256, ...values } = input
  const before = id === null ? undefined : activeRouter(tx, id)
  const routerId = before?.id ?? ctx.newId()
  if (findNamesake(tx, input.name, routerId)) throw fieldError('router.name', 'ROUTER_NAME_TAKEN', { name: input.name })
  const sealedPassword =
    before && password === '' ? before.sealedPassword : secrets.seal(password, passwordPurpose(routerId))
  const isMoved =
    !before || before.host !== values.host || before.port !== values.port || before.useTls !== values.useTls
  // The pin of another address says nothing about this one; on the same address only acceptCertificate changes it.
  const pin = isMoved ? (values.useTls ? pinSha256 : null) : before.pinSha256
  const row = { ...values, sealedPassword, pinSha256: pin }
  if (before) changeRouter(tx, routerId, row, ctx.now)
  else insertRouter(tx, routerId, row, ctx.now)
  recordAudit(tx, ctx, {
    action: before ? 'router.update' : 'router.create',
    subjectType: 'router',
    subjectId: routerId,
    detail: { ...values, pinSha256: pin, hasNewPassword: !before || password !== '' },
  })
  return { id: routerId, isRedialled: isMoved || password !== '' || before.username !== values.username }
}

/** Another user of the same router, e.g. one made with no more rights than needed. */
export function changeLogin(
  tx: Tx,
  ctx: CommandContext,
  secrets: Secrets,
  { id, username, password }: { readonly id: string; readonly username: string; readonly password: string },
): void {
  const row = activeRouter(tx, id)
  changeRouter(tx, id, { username, sealedPassword: secrets.seal(password, passwordPurpose(id)) }, ctx.now)
  recordAudit(tx, ctx, {
    action: 'router.login',
    subjectType: 'router',
    subjectId: id,
    detail: { name: row.name, from: row.username, to: username },
  })
}

/** Customers who are served by it; by name, since subscriptions know routers and not the other way round. */
const countLines = (db: ReadDb, routerId: string): number =>
  db.read
    .select({ count: sql<number>`count(*)` })
    .from(sql`subscription`)
    .where(sql`router_id = ${routerId} and state <> 'stopped'`)
    .get()?.count ?? 0

/** `unfinished` counts the vouchers that still need this router. */
export function removeRouter(
  tx: Tx,
  ctx: CommandContext,
  { id }: { readonly id: string },
  unfinished: (db: ReadDb, routerId: string) => number,
): void {
  const row = activeRouter(tx, id)
  const count = unfinished(tx, id)
  if (count > 0) throw new DomainError('ROUTER_IN_USE', { count })
  const lines = countLines(tx, id)
  if (lines > 0) throw new DomainError('ROUTER_HAS_SUBSCRIPTIONS', { count: lines })
  changeRouter(tx, id, { archivedAt: ctx.now }, ctx.now)
  recordAudit(tx, ctx, { action: 'router.archive', subjectType: 'router', subjectId: id, detail: { name: row.name } })
}

/** `refused` is the certificate that the link last saw and refused. */
export function acceptCertificate(
  tx: Tx,
  ctx: CommandContext,
  { id, fingerprint256 }: { readonly id: string; readonly fingerprint256: string },
  refused: string | undefined,
): void {
  const row = activeRouter(tx, id)
  if (refused !== fingerprint256) throw new DomainError('ROUTER_CERTIFICATE_OTHER')
  changeRouter(tx, id, { pinSha256: fingerprint256 }, ctx.now)
  recordAudit(tx, ctx, {
    action: 'router.certificate',
    subjectType: 'router',
    subjectId: id,
    detail: { name: row.name, from: row.pinSha256, to: fingerprint256 },
  })
}

/** The machine that answers becomes the router the shop knows; its profiles are made there anew. */
export function acceptRouter(
  tx: Tx,
  ctx: CommandContext,
  { id, serial }: { readonly id: string; readonly serial: string },
): void {
  const row = activeRouter(tx, id)
  const facts = factsOf(row)
  if (!facts?.stranger || facts.stranger.serial !== serial) throw new DomainError('NOT_FOUND', { what: 'Router itu' })
  const { identity, board } = facts.stranger
  keepFacts(tx, id, { ...facts, serial, identity, board, stranger: null })
  for (const { masterId } of listProfiles(tx, id)) ensureProfile(tx, ctx, id, masterId)
  recordAudit(tx, ctx, {
    action: 'router.replace',
    subjectType: 'router',
    subjectId: id,
    detail: { name: row.name, from: facts.serial, to: serial },
  })
}

export function repairProfile(
  tx: Tx,
  ctx: CommandContext,
  { routerId, masterId }: { readonly routerId: string; readonly masterId: string },
): void {
  const row = activeRouter(tx, routerId)
  const profile = listProfiles(tx, routerId).find((one) => one.masterId === masterId)
  if (!profile) throw new DomainError('NOT_FOUND', { what: 'Profil' })
  ensureProfile(tx, ctx, routerId, masterId)
  recordAudit(tx, ctx, {
    action: 'router.profile',
    subjectType: 'router',
    subjectId: routerId,
    detail: { name: row.name, profile: profile.profileName },
  })
}

function activeRouter(tx: Tx, id: string): RouterRow {
  const row = findRouterRow(tx, id)
  if (!row || row.archivedAt !== null) throw new DomainError('ROUTER_NOT_FOUND')
  return row
}
