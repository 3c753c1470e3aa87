// Owns: binds what staff do with recharge cards.
// Must never: let a code into the request log: a sheet is answered once, and then made anew.
import { implement } from '@orpc/server'
import type { PdfPrinter } from '../../platform/pdf'
import { actorOf, type Call, command, guard, runCommand } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { isManager, MANAGERS } from '../../shared/roles'
import { type VerifyDeps, verifyApproval } from '../users'
import { addSeries, issueCards, makeCards, reverseSale, sellCards, voidCard } from './commands'
import { cardsContract } from './contract'
import { buyingResellers, cardItems, cardsSoldTo, seriesItems } from './queries'
import { reprintCardSale } from './receipt'
import { type CardGuard, redeemCard } from './redeeming'
import { cardSheetPdf, type Printed, sheetOf } from './sheet'
import { findSaleByNumber } from './store'

export interface CardsDeps extends VerifyDeps {
  readonly secrets: Secrets
  readonly pdf: PdfPrinter
  readonly guard: CardGuard
}

const os = implement(cardsContract).$context<Call>().use(guard)

export const makeCardsRouter = ({ secrets, pdf, guard: tries, ...verifying }: CardsDeps) =>
  os.router({
    series: os.series.handler(({ context }) => seriesItems(context.db, context.contextFor(null).businessDay)),
    cards: os.cards.handler(({ input, context }) => cardItems(context.db, input.seriesId)),
    addSeries: os.addSeries.handler(command((tx, ctx, { requestId: _, ...input }) => addSeries(tx, ctx, input))),
    printSheet: os.printSheet.handler(async ({ input, context, path }) => {
      const made: Printed[] = []
      runCommand(context, path.join('.'), input, (tx, ctx, { seriesId }) => {
        const printed = makeCards(tx, ctx, seriesId, secrets)
        made.push(printed)
        return { cards: printed.cards.length } // what the request log keeps
      })
      const [printed] = made
      if (!printed) throw new DomainError('CARD_PRINTED_ONCE')
      return cardSheetPdf(pdf, sheetOf(context.db, context.contextFor(null), printed, input.paper))
    }),
    issue: os.issue.handler(command((tx, ctx, { seriesId }) => issueCards(tx, ctx, seriesId))),
    voidCard: os.voidCard.handler(
      command((tx, ctx, { id, reason }) => {
        voidCard(tx, ctx, { id, reason })
        return DONE
      }),
    ),
    resellers: os.resellers.handler(({ context }) => buyingResellers(context.db, isManager(actorOf(context).role))),
    soldTo: os.soldTo.handler(({ input, context }) => cardsSoldTo(context.db, input.resellerId)),
    sell: os.sell.handler(command((tx, ctx, { requestId: _, ...input }) => sellCards(tx, ctx, input))),
    reprint: os.reprint.handler(
      command((tx, ctx, { number }) => {
        const sale = findSaleByNumber(tx, number)
        if (!sale) throw new DomainError('CARD_SALE_NOT_FOUND')
        const { jobId, copyNumber } = reprintCardSale(tx, ctx, sale.id)
        return { printJobId: jobId, copyNumber }
      }),
    ),
    reverseSale: os.reverseSale.handler(async ({ input, context, path }) => {
      const { approval, ...rest } = input
      const approver = await verifyApproval(verifying, approval, MANAGERS)
      return runCommand(context, path.join('.'), rest, (tx, ctx, { number, reason }) =>
        reverseSale(tx, ctx, { number, reason, approverId: approver.id }),
      )
    }),
    redeem: os.redeem.handler(({ input, context, path }) =>
      tries.attempt(context.connection.address, `staff:${actorOf(context).id}`, () =>
        runCommand(context, path.join('.'), input, (tx, ctx, { customerId, code }) =>
          redeemCard(tx, ctx, { customerId, code }, secrets),
        ),
      ),
    ),
  })
