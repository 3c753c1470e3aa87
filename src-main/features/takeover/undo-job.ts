// Owns: giving taken users back to Mikhmon as they were found, and taking a take-over back as a person asked.
// Must never: give back one that was used or sold since, or delete anything.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { type HandlerResult, OutboxFailure, type OutboxHandler } from '../../platform/outbox/runner'
import { makeDue } from '../../platform/outbox/store'
import type { RouterError } from '../../platform/routeros'
import { findPackage, packageRemoval, removePackage } from '../catalog'
import { outboxFailure, routerLane, withRouter } from '../routers'
import { countVouchers, findVouchersByIds, releaseAdopted, setAdoptedOnRouter } from '../vouchers'
import { enqueueJob, JOB, TakeoverPayload } from './kinds'
import { forgetWishes, wishMonitors } from './monitors'
import { onlineNames, setAll, USERS, usersNamed } from './router-users'
import { giveBackStep } from './steps'
import { changeItems, changeTakeover, findTakeover, listItems, moveItems, planOf, type TakeoverRow } from './store'
import { type Item, parseItem, type TakeoverJobDeps } from './write-job'

const SLICE = 250
const DONE: HandlerResult = { kind: 'done' }

/** From the press of the button on nothing of it is sold any more, until the router has said what it became. */
export function beginUndo(tx: Tx, ctx: CommandContext, takeover: TakeoverRow): void {
  const ids = moveItems(tx, takeover.id, ['done', 'waiting'], 'restoring')
  const stock = findVouchersByIds(tx, ids).filter(({ state }) => state === 'stock')
  setAdoptedOnRouter(
    tx,
    stock.map(({ id }) => id),
    'waiting',
  )
  forgetWishes(tx, takeover.id)
  changeTakeover(tx, takeover.id, { state: 'undoing' })
  enqueueJob(tx, ctx, JOB.undo, takeover)
  // It stands behind the writing, which may be waiting out a refusal.
  makeDue(tx, ctx.now, { lane: routerLane(takeover.routerId) })
}

interface Result {
  readonly item: Item
  readonly outcome: 'restored' | 'kept' | 'gone'
  readonly error: string | null
}

/** What the books made of it when it was taken; anything else since is use. */
function statesWhenTaken({ row, wanted }: Item): readonly string[] {
  if (wanted.isStopped) return ['finished']
  if (wanted.expires > 0 || row.reason === 'endless') return ['active']
  // Used before Mikhmon could write it down: the counters of then make it Aktif by themselves.
  if (row.reason === 'unstamped') return ['sold', 'active']
  return [row.reason === 'unused-stock' ? 'stock' : 'sold']
}

export const makeUndoJob =
  ({ db, clock, links, context }: TakeoverJobDeps): OutboxHandler =>
  async ({ payload }, signal) => {
    const { takeoverId } = TakeoverPayload.parse(payload)
    const takeover = findTakeover(db, takeoverId)
    if (takeover?.state !== 'undoing') return DONE
    const items = listItems(db, { takeoverId, kind: 'user', state: ['restoring'], limit: SLICE }).map(parseItem)
    if (items.length === 0)
      return {
        kind: 'done',
        book(tx) {
          const ctx = context()
          wishMonitors(tx, ctx, takeover, { names: null, isOn: true })
          putAwayPackages(tx, ctx, takeoverId)
          changeTakeover(tx, takeoverId, { state: 'undone', undoneAt: clock.now() })
        },
      }

    const vouchers = new Map(
      findVouchersByIds(
        db,
        items.map(({ wanted }) => wanted.voucherId),
      ).map((voucher) => [voucher.id, voucher]),
    )
    const isTouched = (item: Item) => {
      const voucher = vouchers.get(item.wanted.voucherId)
      return !voucher || voucher.saleId !== null || !statesWhenTaken(item).includes(voucher.state)
    }
    const { results, failure } = await withRouter(links, takeover.routerId, async (connection) => {
      const done: Result[] = []
      let lost: RouterError | null = null
      const online = await onlineNames(connection)
      const users = await usersNamed(
        connection,
        items.map(({ row }) => row.name),
      )
      const writes: { item: Item; id: string; values: Readonly<Record<string, string>> }[] = []
      for (const item of items) {
        const rows = users.get(item.row.name) ?? []
        const touched = { isTouched: isTouched(item), isOnline: online.has(item.row.name) }
        const step = giveBackStep(item.found, item.wanted, rows, touched)
        if (step.kind === 'write') writes.push({ item, id: rows[0]?.['.id'] ?? '', values: step.values })
        else done.push({ item, outcome: step.kind, error: null })
      }
      const answers = await setAll(connection, USERS, writes, signal)
      for (const [index, { item }] of writes.entries()) {
        const answer = answers[index]
        if (!answer) continue
        if (answer.ok) done.push({ item, outcome: 'restored', error: null })
        else if (isAboutOne(answer.error)) done.push({ item, outcome: 'kept', error: answer.error.message })
        else if (answer.error.code !== 'ABORTED' && answer.error.trap !== 'gone') lost ??= answer.error
      }
      return { results: done, failure: lost }
    })
    if (!failure || (failure.kind !== 'trap' && results.length > 0))
      return { kind: 'more', book: (tx) => book(tx, context(), results) }
    db.transact((tx) => book(tx, context(), results))
    const problem = outboxFailure(failure, links.place(takeover.routerId))
    throw problem instanceof Error ? problem : new OutboxFailure('STOPPED', 'berhenti dulu')
  }

/** What the books may hold of a package that only the take-over made something of. */
const OF_THE_TAKEOVER: ReadonlySet<string> = new Set(['voucher', 'batch cetak'])
const LIVE = ['stock', 'sold', 'active'] as const

/** Packages that were made for it and that nothing needs any more: gone, or archived where vouchers of old still name them. */
function putAwayPackages(tx: Tx, ctx: CommandContext, takeoverId: string): void {
  for (const { packageId, isNew } of planOf(tx, takeoverId).packages) {
    const pack = isNew ? findPackage(tx, packageId) : undefined
    if (!pack || pack.isArchived) continue
    const isOnlyOurs = packageRemoval(tx, packageId, 0).history.every((what) => OF_THE_TAKEOVER.has(what))
    if (isOnlyOurs && LIVE.every((state) => countVouchers(tx, { packageId, state }) === 0))
      removePackage(tx, ctx, packageId)
  }
}

/** A profile that is gone, a value the router would not take: the user stays as it is, and the reason beside it. */
const isAboutOne = ({ trap }: RouterError): boolean =>
  trap === 'missing-reference' || trap === 'bad-value' || trap === 'other' || trap === 'duplicate'

function book(tx: Tx, ctx: CommandContext, results: readonly Result[]): void {
  const idsOf = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).map(({ item }) => item.wanted.voucherId)
  changeItems(
    tx,
    results.map(({ item, outcome, error }) => ({ id: item.row.id, state: outcome, error })),
  )
  releaseAdopted(tx, ctx, idsOf('restored'), 'Ambil alih dibatalkan, kembali ke Mikhmon')
  const stillUnsold = (ids: readonly number[]) =>
    findVouchersByIds(tx, ids)
      .filter(({ state }) => state === 'stock')
      .map(({ id }) => id)
  setAdoptedOnRouter(tx, stillUnsold(idsOf('kept')), 'present')
  setAdoptedOnRouter(tx, stillUnsold(idsOf('gone')), 'missing')
}
