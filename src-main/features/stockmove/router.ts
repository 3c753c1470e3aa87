// Owns: binds the contract of moving stock to its commands and queries.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { cancelMove, startMove } from './commands'
import { moveContract } from './contract'
import { moveItems, shelfItems } from './queries'

const os = implement(moveContract).$context<Call>().use(guard)

export const makeMoveRouter = ({ isOnline }: { readonly isOnline: (routerId: string) => boolean }) =>
  os.router({
    list: os.list.handler(({ context }) => moveItems(context.db, isOnline)),
    shelves: os.shelves.handler(({ context }) => shelfItems(context.db)),
    start: os.start.handler(command((tx, ctx, input) => ({ moveId: startMove(tx, ctx, input).id }))),
    cancel: os.cancel.handler(
      command((tx, ctx, { moveId }) => {
        cancelMove(tx, ctx, moveId)
        return DONE
      }),
    ),
  })
