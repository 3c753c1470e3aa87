// Owns: serving the LAN contract: which customer or reseller is asking, may they, and one transaction per command.
// Must never: know a staff role; nobody who comes in here can become staff.
import { os } from '@orpc/server'
import { DomainError } from '../shared/errors'
import type { PartyKind, PortalMeta } from '../shared/portal-contract'
import type { CommandContext, Party } from './context'
import type { Db, Tx } from './db/open'
import { answerOnce } from './requests'
import type { Connection } from './rpc'

export interface PortalCall {
  readonly connection: Connection
  readonly db: Db
  /** Who is logged in at this connection, or null. */
  party(): Party | null
  /** TLS, or the owner has read and accepted what plain HTTP means. Without it nobody logs in. */
  isSafe(): boolean
  /** The owner may have closed one of the two. */
  isOpenFor(kind: PartyKind): boolean
  /** Still with the password that the counter gave: nothing of his own is shown before he has chosen another. */
  mustChange(party: Party): boolean
  isPassive(): boolean
  /** Milliseconds that this person waits before the next command; 0 = now. Takes one. */
  pace(party: Party): number
  contextFor(party: Party | null): CommandContext
}

export const portalGuard = os.$context<PortalCall>().middleware(({ context, procedure, next }) => {
  const { access, isFirst } = procedure['~orpc'].meta as unknown as PortalMeta // contracts are built by shared/portal-contract.ts only
  if (access !== 'guest') {
    const party = context.party()
    if (!party) throw new DomainError('PORTAL_NOT_LOGGED_IN')
    if (!access.includes(party.kind)) throw new DomainError('NOT_ALLOWED')
    if (!context.isOpenFor(party.kind)) throw new DomainError('PORTAL_CLOSED')
    if (!context.isSafe()) throw new DomainError('PORTAL_NOT_SAFE')
    if (!isFirst && context.mustChange(party)) throw new DomainError('PORTAL_MUST_CHANGE')
  }
  return next()
})

/** The person of a guarded call. */
export function partyOf(call: PortalCall): Party {
  const party = call.party()
  if (!party) throw new DomainError('PORTAL_NOT_LOGGED_IN')
  return party
}

interface Handling<I> {
  readonly input: I
  readonly context: PortalCall
  readonly path: readonly string[]
}

interface WithRequestId {
  readonly requestId: string
}

type Use<I, O> = (tx: Tx, ctx: PartyContext, input: I) => O extends PromiseLike<unknown> ? never : O

/** A command of a customer or reseller: `party` is always there, `actor` never. */
export type PartyContext = CommandContext & { readonly party: Party }

/** Makes a use case the handler of a command: one requestId, one BEGIN IMMEDIATE, one answer. */
export function partyCommand<I, O>(use: Use<I, O>) {
  return ({ input, context, path }: Handling<I & WithRequestId>): O =>
    runPartyCommand(context, path.join('.'), input, use)
}

/** The same for a handler that had to wait for something first. The party is who it was at the door. */
export function runPartyCommand<I, O>(call: PortalCall, name: string, input: I & WithRequestId, use: Use<I, O>): O {
  if (call.isPassive()) throw new DomainError('PASSIVE_HOST')
  const party = partyOf(call)
  // Every command is written down for good: a phone that presses without end must not fill the books.
  const wait = call.pace(party)
  if (wait > 0) throw new DomainError('TOO_FAST', { seconds: Math.ceil(wait / 1000) })
  const ctx = { ...call.contextFor(party), party }
  const request = {
    requestId: input.requestId,
    command: `portal.${name}`,
    actorId: `${party.kind}:${party.id}`,
    input,
    at: ctx.now,
  }
  return call.db.transact((tx) => answerOnce<O>(tx, request, () => use(tx, ctx, input)) as never) // synchronous by Use's type
}
