// Owns: binding the vouchers' contract to their use cases, and asking for a PIN where one is needed.
// Must never: keep a PIN: it is checked here and goes no further, not even into the request log.
import { implement } from '@orpc/server'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { isAnswered } from '../../platform/requests'
import { actorOf, type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { MANAGERS, OWNER } from '../../shared/roles'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { type VerifyDeps, verifyApproval } from '../users'
import { resend, retryFailed } from './bringing'
import { assertHardToGuess, cancelBatch, createBatch, voidVoucher } from './commands'
import { vouchersContract } from './contract'
import { csvOfVouchers } from './csv-export'
import { refillOf } from './domain'
import { countOfVouchers, pageOfVouchers, type Viewer } from './list'
import { batchDetail, choices, pageOfBatches, voucherDetail, voucherItems } from './queries'
import { stockItems } from './refill'
import { findVoucher } from './store'

const os = implement(vouchersContract).$context<Call>().use(guard)

type Approval = { readonly userId: string; readonly secret: string } | null

export function makeVouchersRouter(deps: VerifyDeps) {
  const viewerOf = (call: Call): Viewer => ({
    zone: call.contextFor(null).zone,
    seesUnsold: actorOf(call).role !== 'cashier',
  })

  /**
   * Easily guessed codes need the owner's PIN: his id, or null when it was not needed. An answered request is not judged
   * again: its own codes are among those outstanding now.
   */
  const approverOf = async (call: Call, input: { requestId: string }, approval: Approval, assertOdds: () => void) => {
    if (approval) return (await verifyApproval(deps, approval, OWNER)).id
    if (!isAnswered(call.db, input.requestId)) assertOdds()
    return null
  }

  return os.router({
    list: os.list.handler(({ input, context }) => {
      const viewer = viewerOf(context)
      const page = pageOfVouchers(context.db, input, viewer)
      return { rows: voucherItems(context.db, page.rows, viewer), next: page.next }
    }),
    count: os.count.handler(({ input, context }) => countOfVouchers(context.db, input.filter, viewerOf(context))),
    detail: os.detail.handler(({ input, context }) => voucherDetail(context.db, input.id, viewerOf(context))),
    choices: os.choices.handler(({ context }) => choices(context.db)),
    stock: os.stock.handler(({ context }) => stockItems(context.db)),
    batches: os.batches.handler(({ input, context }) =>
      pageOfBatches(context.db, { before: input.after, state: input.state, search: input.search, limit: input.limit }),
    ),
    batch: os.batch.handler(({ input, context }) => batchDetail(context.db, input.id, viewerOf(context))),

    createBatch: os.createBatch.handler(async ({ input: { approval, ...input }, context, path }) => {
      const { codeFormat, routerId, quantity } = input
      const approverId = await approverOf(context, input, approval, () =>
        assertHardToGuess(context.db, codeFormat, routerId, quantity, 'codeFormat.length'),
      )
      return runCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...batch }) => {
        const { id } = createBatch(tx, ctx, batch)
        noteApproval(tx, ctx, id, approverId)
        return { batchId: id }
      })
    }),
    refill: os.refill.handler(async ({ input: { approval, ...input }, context, path }) => {
      const pack = findPackage(context.db, input.packageId)
      if (!pack) throw new DomainError('PACKAGE_NOT_FOUND')
      const quantity = refillOf(pack)
      const approverId = await approverOf(context, input, approval, () =>
        assertHardToGuess(context.db, pack.codeFormat, input.routerId, quantity, 'approval'),
      )
      return runCommand(context, path.join('.'), input, (tx, ctx, { packageId, routerId }) => {
        const { id } = createBatch(tx, ctx, { packageId, routerId, quantity, reason: 'Isi stok' })
        noteApproval(tx, ctx, id, approverId)
        return { batchId: id }
      })
    }),
    cancelBatch: os.cancelBatch.handler(
      command((tx, ctx, { id, reason }) => {
        cancelBatch(tx, ctx, { id, reason })
        return DONE
      }),
    ),
    retryFailed: os.retryFailed.handler(
      command((tx, ctx, { id }) => {
        retryFailed(tx, ctx, id)
        return DONE
      }),
    ),
    resend: os.resend.handler(
      command((tx, ctx, { id }) => {
        resend(tx, ctx, id)
        return DONE
      }),
    ),
    voidStock: os.voidStock.handler(
      command((tx, ctx, { id, reason }) => {
        // A sold one has money behind it: that goes through its sale.
        if (findVoucher(tx, id)?.state === 'sold') throw new DomainError('VOUCHER_HAS_SALE')
        voidVoucher(tx, ctx, { voucherId: id, reason })
        recordAudit(tx, ctx, {
          action: 'voucher.void',
          subjectType: 'voucher',
          subjectId: String(id),
          detail: { reason },
        })
        return DONE
      }),
    ),
    exportCsv: os.exportCsv.handler(async function* ({ input, context }) {
      const approver = input.approval ? await verifyApproval(deps, input.approval, MANAGERS) : null
      const ctx = context.contextFor(actorOf(context))
      const { filter } = input
      context.db.transact((tx) =>
        recordAudit(tx, ctx, {
          action: 'voucher.export',
          subjectType: 'voucher',
          subjectId: 'list',
          // What was searched for may be a whole code: only whether there was a search is kept.
          detail: {
            filter: { ...filter, code: filter.code ? '***' : '' },
            withUnsoldCodes: approver !== null,
            approverId: approver?.id ?? null,
          },
        }),
      )
      yield* csvOfVouchers(context.db, filter, { zone: ctx.zone, seesUnsold: approver !== null })
    }),
  })
}

function noteApproval(tx: Tx, ctx: CommandContext, batchId: string, approverId: string | null): void {
  if (approverId === null) return
  const detail = { approverId }
  recordAudit(tx, ctx, { action: 'batch.approve', subjectType: 'batch', subjectId: batchId, detail })
}
