// Owns: making and changing people.
// Must never: leave the shop without an active Pemilik.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import type { Role } from '../../shared/roles'
import { recordAudit } from '../audit'
import { changeUser, countActiveOwners, findUser, findUserByName, insertUser, type UserRow } from './store'

export interface NewUser {
  readonly name: string
  readonly role: Role
  readonly secretHash: string
}

export function createUser(tx: Tx, ctx: CommandContext, input: NewUser): UserRow {
  if (findUserByName(tx, input.name)) throw fieldError('name', 'USER_NAME_TAKEN', { name: input.name })
  const row = insertUser(tx, { id: ctx.newId(), ...input, now: ctx.now })
  recordAudit(tx, ctx, {
    action: 'user.create',
    subjectType: 'user',
    subjectId: row.id,
    detail: { name: row.name, role: row.role },
  })
  tx.publish('users')
  return row
}

export interface UserChange {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly isActive: boolean
}

export function updateUser(tx: Tx, ctx: CommandContext, input: UserChange): UserRow {
  const before = findUser(tx, input.id)
  if (!before) throw new DomainError('USER_NOT_FOUND')
  const namesake = findUserByName(tx, input.name)
  if (namesake && namesake.id !== input.id) throw fieldError('name', 'USER_NAME_TAKEN', { name: input.name })
  const losesOwner = before.role === 'owner' && before.isActive && (input.role !== 'owner' || !input.isActive)
  if (losesOwner && countActiveOwners(tx) === 1) throw new DomainError('LAST_OWNER')
  const { id, ...changes } = input
  const row = changeUser(tx, id, changes, ctx.now)
  if (!row) throw new DomainError('USER_NOT_FOUND')
  recordAudit(tx, ctx, { action: 'user.update', subjectType: 'user', subjectId: id, detail: changes })
  tx.publish('users')
  return row
}

export function setUserSecret(tx: Tx, ctx: CommandContext, input: { id: string; secretHash: string }): void {
  const row = changeUser(tx, input.id, { secretHash: input.secretHash, failedTries: 0, lockedUntil: 0 }, ctx.now)
  if (!row) throw new DomainError('USER_NOT_FOUND')
  recordAudit(tx, ctx, { action: 'user.secret', subjectType: 'user', subjectId: input.id, detail: { name: row.name } })
  tx.publish('users')
}
