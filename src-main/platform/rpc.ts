// Owns: serving a contract: who is asking, may they, and one transaction per command.
// Must never: know which door a call came through; trust belongs to the session.
import { os } from '@orpc/server'
import type { ProcedureMeta } from '../shared/contract'
import { DomainError } from '../shared/errors'
import type { Actor, CommandContext } from './context'
import type { Db, Tx } from './db/open'
import { answerOnce } from './requests'

/** A call's connection: a browser's cookie or a window's port. */
export interface Connection {
  readonly door: 'http' | 'port'
  /** Remote address, for limits; 'window' for the port. */
  readonly address: string
  token(): string | null
  setToken(token: string | null): void
}

export interface Call {
  readonly connection: Connection
  readonly db: Db
  /** The logged-in, unlocked person; asking does not extend the session, `keepAwake` does. */
  actor(): Actor | null
  keepAwake(): void
  /** Another process on this database does the work; here one may only look. */
  isPassive(): boolean
  contextFor(actor: Actor | null): CommandContext
  /** Whom the guard let in, as they were then. */
  readonly asker?: Actor
}

/** `implement(contract).$context<Call>().use(guard)`: every procedure is guarded by the contract's own `access`. */
export const guard = os.$context<Call>().middleware(({ context, procedure, next }) => {
  const { access, kind } = procedure['~orpc'].meta as ProcedureMeta // contracts are built by shared/contract.ts only
  if (access !== 'anyone') {
    const actor = context.actor()
    if (!actor) throw new DomainError('NOT_LOGGED_IN')
    if (!access.includes(actor.role)) throw new DomainError('NOT_ALLOWED')
    if (kind === 'command') context.keepAwake()
    return next({ context: { asker: actor } })
  }
  return next()
})

/** The person of a guarded call. */
export function actorOf(call: Call): Actor {
  const actor = call.actor()
  if (!actor) throw new DomainError('NOT_LOGGED_IN')
  return actor
}

interface Handling<I> {
  readonly input: I
  readonly context: Call
  readonly path: readonly string[]
}

interface WithRequestId {
  readonly requestId: string
}

type Use<I, O> = (tx: Tx, ctx: CommandContext, input: I) => O extends PromiseLike<unknown> ? never : O

/** Makes a use case the handler of a command: one requestId, one BEGIN IMMEDIATE, one answer. */
export function command<I, O>(use: Use<I, O>) {
  return ({ input, context, path }: Handling<I & WithRequestId>): O => runCommand(context, path.join('.'), input, use)
}

/** The same for a handler that had to wait for something first (a password, a router's answer). */
export function runCommand<I, O>(call: Call, name: string, input: I & WithRequestId, use: Use<I, O>): O {
  // A change written here would wake no worker: the other process has the lanes.
  if (call.isPassive()) throw new DomainError('PASSIVE_HOST')
  const actor = stillAsking(call)
  const ctx = call.contextFor(actor)
  const request = { requestId: input.requestId, command: name, actorId: actor.id, input, at: ctx.now }
  return call.db.transact((tx) => answerOnce<O>(tx, request, () => use(tx, ctx, input)) as never) // synchronous by Use's type
}

/** A handler that waited may come back to a till that somebody else unlocked: nothing is done in another's name. */
function stillAsking(call: Call): Actor {
  const actor = actorOf(call)
  const { asker } = call
  if (!asker || asker.id !== actor.id) throw new DomainError('NOT_LOGGED_IN')
  if (asker.role !== actor.role) throw new DomainError('NOT_ALLOWED')
  return actor
}
