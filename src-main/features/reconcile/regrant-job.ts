// Owns: the outbox handler that puts vouchers on their router again, with the first login, the time and the quota they still have.
// Must never: book one as there that the router has not confirmed, or give used time a second time.
import { type HandlerResult, OutboxFailure, type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { sentenceOf } from '../../shared/errors'
import { ensureProfile, findRouter, outboxFailure, withRouter } from '../routers'
import {
  batchesOf,
  forgottenOf,
  grant,
  type KeptVoucher,
  keptVouchers,
  noteOnVouchers,
  noteSent,
  type Outcome,
  setRouterState,
} from '../vouchers'
import type { ReconcileJobDeps } from './jobs'
import { VouchersPayload } from './kinds'
import { NOTES } from './texts'

/** Booking these takes a few milliseconds of the main loop. */
const SLICE = 250

const DONE: HandlerResult = { kind: 'done' }

const isLive = ({ state }: KeptVoucher): boolean => state === 'stock' || state === 'sold' || state === 'active'

export const makeRegrantJob =
  ({ db, links, context }: ReconcileJobDeps): OutboxHandler =>
  async ({ payload }, signal) => {
    const { routerId, voucherIds } = VouchersPayload.parse(payload)
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) return DONE
    const open = keptVouchers(db, voucherIds).filter(
      (row) => isLive(row) && row.routerId === routerId && row.routerState === 'waiting',
    )
    const [first] = open
    const batchOf = batchesOf(db)
    const batch = first && batchOf(first.batchId)
    if (!first || !batch) return DONE
    const rows = open.filter((row) => row.batchId === first.batchId).slice(0, SLICE)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const outcome = await withRouter(links, routerId, (connection) => {
      if (batch.sentAt === null) db.transact((tx) => noteSent(tx, batch.id, context().now))
      return grant(connection, {
        rows,
        batch,
        server: router.hotspotServer,
        // Nobody knows what the router has by now: perhaps a backup was put back.
        isDoubtful: () => true,
        forgotten: ({ id }) => forgottenOf(byId.get(id) ?? { lostSeconds: 0, lostBytes: 0 }),
        shouldStop: () => false,
        signal,
      })
    })
    const book = (tx: Parameters<NonNullable<HandlerResult['book']>>[0]) => {
      const ctx = context()
      setRouterState(tx, outcome.present, 'present')
      noteOnVouchers(tx, ctx, outcome.present, NOTES.granted)
      bookRefusals(tx, outcome)
      if (isProfileMissing(outcome)) ensureProfile(tx, ctx, routerId, batch.terms.masterId)
      tx.publish('vouchers', 'batches', 'care')
    }
    const failure = failureOf(outcome)
    if (failure === null) return { kind: open.length > rows.length ? 'more' : 'done', book }
    db.transact(book)
    throw failure

    function failureOf({ systemic, lost, doubtful }: Outcome): unknown {
      const error = systemic ?? lost
      if (!error) return doubtful.length > 0 ? new OutboxFailure('STOPPED', 'berhenti dulu') : null
      const mapped = outboxFailure(error, links.place(routerId))
      // The profile is on its way in the same lane: only this job waits for it.
      if (isProfileMissing(outcome) && mapped instanceof OutboxRefusal)
        return new OutboxFailure(mapped.code, mapped.message)
      return mapped
    }
  }

const isProfileMissing = ({ systemic }: Outcome): boolean => /any value of profile/.test(systemic?.message ?? '')

/** One by one they stand in the voucher list as "Gagal", with the router's own words. */
function bookRefusals(tx: Parameters<typeof setRouterState>[0], { refused, clashes }: Outcome): void {
  setRouterState(tx, clashes, 'failed', sentenceOf('CODE_TAKEN').message)
  for (const [text, some] of Map.groupBy(refused, ({ error }) => error.message))
    setRouterState(
      tx,
      some.map(({ id }) => id),
      'failed',
      text,
    )
}
