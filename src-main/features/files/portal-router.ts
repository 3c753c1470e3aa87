// Owns: taking a picture from a phone on the LAN.
// Must never: read a picture of somebody who is not logged in; the door asks `admit` (admitting.ts) first.
import { implement } from '@orpc/server'
import { type PortalCall, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import { DomainError, fieldError } from '../../shared/errors'
import { ownerOf } from './admitting'
import { MOST_BYTES } from './content'
import { filesPortalContract } from './portal-contract'
import { assertToday, bookPicture, type Receiving } from './receiving'

const os = implement(filesPortalContract).$context<PortalCall>().use(portalGuard)

export const makeFilesPortalRouter = ({ receiving }: { readonly receiving: Receiving }) =>
  os.router({
    upload: os.upload.handler(async ({ input, context, path }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const { picture, purpose, requestId } = input
      const party = partyOf(context)
      const owner = ownerOf(party)
      if (picture.size > MOST_BYTES) throw fieldError('picture', 'FILE_TOO_LARGE')
      const bytes = new Uint8Array(await picture.arrayBuffer())
      const { newId, now } = context.contextFor(null)
      assertToday(context.db, owner, now) // said again in the transaction; here it spares the disk
      const id = newId()
      return receiving.take(id, bytes, (taken) =>
        runPartyCommand(context, path.join('.'), { requestId, purpose, sha256: taken.sha256 }, (tx, ctx) => {
          // reading took its time: the phone may have changed hands
          if (ctx.party.kind !== party.kind || ctx.party.id !== party.id) throw new DomainError('PORTAL_NOT_LOGGED_IN')
          return bookPicture(tx, ctx, owner, purpose, taken)
        }),
      )
    }),
  })
