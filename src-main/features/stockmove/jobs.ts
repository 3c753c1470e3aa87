// Owns: the outbox handlers of a move: bring to the new router, then take off the old one; or call back.
// Must never: let a code be sellable on two routers, take one off the old before the new has confirmed it, or move a sold one.
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import { OutboxFailure, type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { findPackage } from '../catalog'
import { ensureProfile, findRouter, outboxFailure, type ShopRouterLinks, withRouter } from '../routers'
import {
  batchesOf,
  grant,
  type KeptVoucher,
  keptVouchers,
  type Outcome,
  removeUsers,
  setRouterState,
  type VoucherUser,
} from '../vouchers'
import { cancelMove, enqueueLeave, finishIfDone, giveUpPresent, stayHome } from './commands'
import { JOB, MovePayload } from './kinds'
import { findMove, itemsIn, type MoveRow, setItems } from './store'
import { MOVE_TEXTS } from './texts'

export interface MoveJobDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly context: () => CommandContext
}

/** Booking these takes a few milliseconds of the main loop; so many may have to be called back. */
const SLICE = 100

export function makeMoveJobs(deps: MoveJobDeps): Record<string, OutboxHandler> {
  return { [JOB.bring]: makeBring(deps), [JOB.leave]: makeLeave(deps), [JOB.recall]: makeRecall(deps) }
}

function makeBring({ db, links, context }: MoveJobDeps): OutboxHandler {
  return async ({ payload }, signal) => {
    const move = findMove(db, MovePayload.parse(payload).moveId)
    if (move?.state !== 'running') return { kind: 'done' }
    const router = findRouter(db, move.toRouterId)
    if (!router || router.isArchived) return { kind: 'done' }
    // What was sent and never answered first: the look that grant() takes tells what became of it.
    const ids = itemsIn(db, move.id, ['sending', 'granting'], SLICE)
    if (ids.length === 0) return { kind: 'done' }
    const all = keptVouchers(db, ids)
    const still = all.filter(({ state, routerId }) => state === 'stock' && routerId === move.toRouterId)
    const first = still[0]
    const gone = all.filter((row) => !still.includes(row)).map(({ id }) => id)
    const batch = first && batchesOf(db)(first.batchId)
    const rows = still.filter(({ batchId }) => batchId === first?.batchId)
    // Before anything is on the wire the books know that it may be there.
    db.transact((tx) => {
      setItems(
        tx,
        move.id,
        rows.map(({ id }) => id),
        'sending',
      )
      dropGone(tx, context(), move, gone)
    })
    if (!batch) return { kind: 'more' }
    const outcome = await withRouter(links, move.toRouterId, (connection) =>
      grant(connection, {
        rows,
        batch,
        server: router.hotspotServer,
        isDoubtful: () => true,
        shouldStop: () => findMove(db, move.id)?.state !== 'running',
        signal,
      }),
    )
    const book = (tx: Tx) => bookBrought(tx, context(), move, outcome, batch.terms.masterId)
    const failure = failureOf(outcome)
    if (failure === null) return { kind: 'more', book }
    db.transact(book)
    throw failure

    function failureOf({ systemic, lost, doubtful }: Outcome): unknown {
      const error = systemic ?? lost
      if (!error) return doubtful.length > 0 ? new OutboxFailure('STOPPED', 'berhenti dulu') : null
      const mapped = outboxFailure(error, links.place(move?.toRouterId ?? ''))
      return isProfileMissing(outcome) && mapped instanceof OutboxRefusal
        ? new OutboxFailure(mapped.code, mapped.message)
        : mapped
    }
  }
}

const isProfileMissing = ({ systemic }: Outcome): boolean => /any value of profile/.test(systemic?.message ?? '')

/** `present` may meanwhile have been given up by a person: then it is called back, whatever the router says. */
function bookBrought(tx: Tx, ctx: CommandContext, move: MoveRow, outcome: Outcome, masterId: string): void {
  const sending = new Set(itemsIn(tx, move.id, ['sending'], SLICE * 2))
  const arrived = outcome.present.filter((id) => sending.has(id))
  setItems(tx, move.id, arrived, 'leaving')
  setRouterState(tx, arrived, 'present')
  const stay = (ids: readonly number[], note: string) => {
    const back = ids.filter((id) => sending.has(id))
    stayHome(tx, ctx, move, back, note)
  }
  stay(outcome.clashes, MOVE_TEXTS.clash)
  for (const { id, error } of outcome.refused) stay([id], MOVE_TEXTS.refused(error.message))
  if (isProfileMissing(outcome)) ensureProfile(tx, ctx, move.toRouterId, masterId)
  if (arrived.length > 0) enqueueLeave(tx, ctx, move)
  finishIfDone(tx, ctx, move.id)
  tx.publish('vouchers', 'care')
}

/** Voided or lapsed on the way: its own revoke clears the new router, and the old one is cleared like the others. */
function dropGone(tx: Tx, ctx: CommandContext, move: MoveRow, ids: readonly number[]): void {
  if (ids.length === 0) return
  setItems(tx, move.id, ids, 'leaving')
  giveUpPresent(tx, ids)
  enqueueLeave(tx, ctx, move)
}

const marksOf = (db: Db, rows: readonly KeptVoucher[]): VoucherUser[] => {
  const batchOf = batchesOf(db)
  return rows.map(({ id, code, batchId }) => ({ id, code, tag: batchOf(batchId)?.tag ?? '' }))
}

function makeLeave({ db, links, context }: MoveJobDeps): OutboxHandler {
  return async ({ payload }) => {
    const move = findMove(db, MovePayload.parse(payload).moveId)
    const router = move && findRouter(db, move.fromRouterId)
    if (!move || !router) return { kind: 'done' }
    const ids = itemsIn(db, move.id, ['leaving'], SLICE)
    if (ids.length === 0) return { kind: 'done' }
    // A router that is no longer the shop's keeps what it has.
    if (!router.isArchived)
      await withRouter(links, move.fromRouterId, (connection) =>
        removeUsers(connection, marksOf(db, keptVouchers(db, ids))),
      )
    return {
      kind: ids.length === SLICE ? 'more' : 'done',
      book(tx) {
        setItems(tx, move.id, ids, 'moved')
        finishIfDone(tx, context(), move.id)
      },
    }
  }
}

function makeRecall({ db, links, context }: MoveJobDeps): OutboxHandler {
  return async ({ payload }) => {
    const move = findMove(db, MovePayload.parse(payload).moveId)
    const router = move && findRouter(db, move.toRouterId)
    if (!move || !router) return { kind: 'done' }
    const ids = itemsIn(db, move.id, ['recalling'], SLICE)
    if (ids.length === 0) return { kind: 'done' }
    if (!router.isArchived)
      await withRouter(links, move.toRouterId, (connection) =>
        removeUsers(connection, marksOf(db, keptVouchers(db, ids))),
      )
    return {
      kind: ids.length === SLICE ? 'more' : 'done',
      book(tx) {
        stayHome(tx, context(), move, ids, MOVE_TEXTS.cancelled)
        finishIfDone(tx, context(), move.id)
      },
    }
  }
}

const sayMove = (verb: string): JobDescriptions[string]['say'] =>
  function say(db, payload) {
    const move = findMove(db, MovePayload.parse(payload).moveId)
    if (!move) return 'Pindah stok yang sudah tidak ada'
    const name = findPackage(db, move.packageId)?.name ?? ''
    const from = findRouter(db, move.fromRouterId)?.name ?? ''
    const to = findRouter(db, move.toRouterId)?.name ?? ''
    return `${verb} ${move.quantity} stok ${name} (dari ${from} ke ${to})`
  }

export const moveJobDescriptions: JobDescriptions = {
  [JOB.bring]: {
    say: sayMove('Pindahkan'),
    cancel: {
      warning:
        'Yang sudah sampai tetap di router tujuan. Sisanya tetap menjadi stok router asal; yang belum pasti dipanggil kembali dulu.',
      apply: (tx, ctx, payload) => cancelMove(tx, ctx, MovePayload.parse(payload).moveId),
    },
  },
  [JOB.leave]: {
    say: sayMove('Hapus dari router asal'),
    cancel: 'Kodenya sudah dijual untuk router tujuan. Kalau dibiarkan, orang bisa memakainya di dua router.',
  },
  [JOB.recall]: {
    say: sayMove('Panggil kembali'),
    cancel: 'Pemindahan yang dibatalkan diselesaikan dulu, supaya kodenya tidak ada di dua router.',
  },
}
