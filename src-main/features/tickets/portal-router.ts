// Owns: binds what a customer or reseller says in his own tickets, and how fast.
// Must never: act for anybody but the party of the session.
import { implement } from '@orpc/server'
import { makeLimiter } from '../../platform/limits'
import { type PortalCall, partyCommand, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { closeByParty, openByParty, readByParty, replyByParty } from './party-commands'
import { ticketsPortalContract } from './portal-contract'
import { myTicket, myTickets } from './queries'
import type { TicketSeams } from './seams'
import { countUnreadByParty } from './store'

const os = implement(ticketsPortalContract).$context<PortalCall>().use(portalGuard)

/** What a person types in a hurry, then one in half a minute: what is said is kept for good. */
const MESSAGES = { burst: 8, refillMs: 30_000 }
/** And a day of it: 60 at once, 120 a day. */
const DAY = { burst: 60, refillMs: 720_000 }

export function makeTicketsPortalRouter(seams: TicketSeams) {
  const messages = makeLimiter(MESSAGES)
  const ofDay = makeLimiter(DAY)
  const wait = (call: PortalCall): void => {
    const { kind, id } = partyOf(call)
    const milliseconds = messages.take(`${kind}:${id}`) || ofDay.take(`${kind}:${id}`)
    if (milliseconds > 0) throw new DomainError('TOO_FAST', { seconds: Math.ceil(milliseconds / 1000) })
  }
  return os.router({
    list: os.list.handler(({ input, context }) => myTickets(context.db, partyOf(context), input)),
    get: os.get.handler(({ input, context }) =>
      myTicket(context.db, partyOf(context), input.id, context.contextFor(null), seams),
    ),
    open: os.open.handler(({ input, context, path }) => {
      wait(context)
      return runPartyCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...fields }) =>
        openByParty(tx, ctx, fields, seams),
      )
    }),
    reply: os.reply.handler(({ input, context, path }) => {
      wait(context)
      return runPartyCommand(context, path.join('.'), input, (tx, ctx, { id, text, pictures }) =>
        replyByParty(tx, ctx, { id, text, pictures }),
      )
    }),
    markRead: os.markRead.handler(
      partyCommand((tx, ctx, { id, upTo }) => {
        readByParty(tx, ctx, id, upTo)
        return DONE
      }),
    ),
    close: os.close.handler(
      partyCommand((tx, ctx, { id }) => {
        closeByParty(tx, ctx, id)
        return DONE
      }),
    ),
    unread: os.unread.handler(({ context }) => {
      const { kind, id } = partyOf(context)
      return { count: countUnreadByParty(context.db, kind, id) }
    }),
  })
}
