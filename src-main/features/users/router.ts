// Owns: the procedures by which the owner keeps the list of people.
// Must never: answer with a hash.
import { implement } from '@orpc/server'
import type { Passwords } from '../../platform/passwords'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { createUser, setUserSecret, updateUser } from './commands'
import { usersContract } from './contract'
import { listUsers, type UserRow } from './store'

const os = implement(usersContract).$context<Call>().use(guard)

const toItem = ({ id, name, role, isActive, createdAt }: UserRow) => ({ id, name, role, isActive, createdAt })

export interface UsersDeps {
  readonly passwords: Passwords
  /** Ends every session of a person whose PIN or rights changed. */
  readonly endSessionsOf: (userId: string) => void
}

export const makeUsersRouter = ({ passwords, endSessionsOf }: UsersDeps) =>
  os.router({
    list: os.list.handler(({ context }) => listUsers(context.db).map(toItem)),
    create: os.create.handler(async ({ input: { secret, ...input }, context, path }) => {
      const secretHash = await passwords.hash(secret)
      return runCommand(context, path.join('.'), input, (tx, ctx, { name, role }) =>
        toItem(createUser(tx, ctx, { name, role, secretHash })),
      )
    }),
    update: os.update.handler(
      command((tx, ctx, { requestId: _, ...change }) => {
        const row = updateUser(tx, ctx, change)
        if (!row.isActive) tx.afterCommit(() => endSessionsOf(row.id))
        return toItem(row)
      }),
    ),
    setSecret: os.setSecret.handler(async ({ input: { secret, ...input }, context, path }) => {
      const secretHash = await passwords.hash(secret)
      return runCommand(context, path.join('.'), input, (tx, ctx, { id }) => {
        setUserSecret(tx, ctx, { id, secretHash })
        tx.afterCommit(() => endSessionsOf(id))
        return DONE
      })
    }),
  })
