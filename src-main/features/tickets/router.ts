// Owns: binds what staff do with tickets.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { listUsers } from '../users'
import { ticketsContract } from './contract'
import { askingResellers, ticketCounts, ticketOf, ticketPage } from './queries'
import type { TicketSeams } from './seams'
import { assignTicket, openByStaff, readByStaff, replyByStaff, setPriority, setState } from './staff-commands'

const os = implement(ticketsContract).$context<Call>().use(guard)

export const makeTicketsRouter = (seams: TicketSeams) =>
  os.router({
    list: os.list.handler(({ input, context }) => ticketPage(context.db, input)),
    get: os.get.handler(({ input, context }) =>
      ticketOf(context.db, context.contextFor(null).businessDay, input.id, seams),
    ),
    counts: os.counts.handler(({ context }) => ticketCounts(context.db)),
    staff: os.staff.handler(({ context }) =>
      listUsers(context.db)
        .filter(({ isActive }) => isActive)
        .map(({ id, name }) => ({ id, name })),
    ),
    resellers: os.resellers.handler(({ context }) => askingResellers(context.db)),
    open: os.open.handler(command((tx, ctx, { requestId: _, ...input }) => openByStaff(tx, ctx, input, seams))),
    reply: os.reply.handler(
      command((tx, ctx, { id, text, pictures }) => replyByStaff(tx, ctx, { id, text, pictures })),
    ),
    markRead: os.markRead.handler(
      command((tx, _ctx, { id, upTo }) => {
        readByStaff(tx, id, upTo)
        return DONE
      }),
    ),
    setState: os.setState.handler(
      command((tx, ctx, { id, state }) => {
        setState(tx, ctx, id, state)
        return DONE
      }),
    ),
    setPriority: os.setPriority.handler(
      command((tx, ctx, { id, priority }) => {
        setPriority(tx, ctx, id, priority)
        return DONE
      }),
    ),
    assign: os.assign.handler(
      command((tx, ctx, { id, userId }) => {
        assignTicket(tx, ctx, id, userId)
        return DONE
      }),
    ),
  })
