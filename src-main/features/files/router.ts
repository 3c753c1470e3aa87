// Owns: the staff's procedures of pictures, through both doors.
// Must never: hand out a picture without a session.
import { implement } from '@orpc/server'
import { actorOf, type Call, guard, runCommand } from '../../platform/rpc'
import { DomainError } from '../../shared/errors'
import { filesContract } from './contract'
import { readPicture } from './folder'
import { bookPicture, type Receiving } from './receiving'
import { findFile } from './store'

const os = implement(filesContract).$context<Call>().use(guard)

export const makeFilesRouter = ({ receiving }: { readonly receiving: Receiving }) =>
  os.router({
    read: os.read.handler(async ({ input, context }) => {
      const row = findFile(context.db, input.id)
      if (!row) throw new DomainError('FILE_NOT_FOUND')
      const { id, mime, width, height } = row
      const bytes = await readPicture(receiving.folder, row)
      return { id, mime, width, height, base64: bytes?.toString('base64') ?? null }
    }),
    add: os.add.handler(({ input, context, path }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const { base64, purpose, requestId } = input
      const owner = { ownerKind: 'staff', ownerId: actorOf(context).id } as const
      const id = context.contextFor(null).newId()
      return receiving.take(id, Buffer.from(base64, 'base64'), (taken) =>
        runCommand(context, path.join('.'), { requestId, purpose, sha256: taken.sha256 }, (tx, ctx) =>
          bookPicture(tx, ctx, owner, purpose, taken),
        ),
      )
    }),
  })
