// Owns: what is put right in restored books before anything runs: work is put aside, numbers go on, sold codes are not sold again.
// Must never: send anything to a router or a printer that the copy remembers; routers are compared, and a person decides.
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { swapPlaces } from '../../platform/db/swap'
import type { Secrets } from '../../platform/secrets'
import { recordAudit } from '../audit'
import { passwordPurpose } from '../routers'
import type { RestoreResult } from './contract'
import type { RestoreNote } from './restore'

export interface BookInput {
  readonly db: Db
  readonly ctx: CommandContext
  readonly note: RestoreNote
  readonly dataDir: string
  readonly secrets: Secrets
}

const ACTION = 'backup.restore'
const SHOWN_CODES = 200
const REASON = 'Terjual sesudah cadangan ini dibuat; penjualannya tidak ada di pembukuan yang dipulihkan.'
const ASIDE = JSON.stringify({ code: 'RESTORED', message: 'Dari cadangan: tidak dikirim ulang. Cocokkan routernya.' })

/** One transaction; a start that was killed after it does nothing the second time. */
export function bookRestore({ db, ctx, note, dataDir, secrets }: BookInput): RestoreResult {
  const present = readPresent(swapPlaces(dataDir).old, note.copyAt)
  return db.transact((tx) => {
    const result = { jobsAside: 0, papersAside: 0, sold: [] as string[] }
    if (!isBooked(tx, note.id)) {
      result.jobsAside = putJobsAside(tx, ctx.now)
      result.papersAside = putPapersAside(tx, ctx.now)
      tx.connection.exec('delete from lease')
      tx.connection.exec('update reconcile_run set tried_at = 0')
      if (present) {
        goOnCounting(tx, present.series)
        result.sold = keepSold(tx, ctx.now, present.sold)
        keepPaid(tx, present.paid)
      }
      if (note.withoutKey) giveUpSecrets(tx, note, secrets)
      recordAudit(tx, ctx, {
        action: ACTION,
        subjectType: 'backup',
        subjectId: note.id,
        detail: {
          ...{ from: note.from, by: note.by.name, jobsAside: result.jobsAside, papersAside: result.papersAside },
          ...{ soldAfter: result.sold.length, withoutKey: note.withoutKey },
        },
      })
    }
    return {
      ...{ at: ctx.now, from: note.from, byName: note.by.name, failed: null, withoutKey: note.withoutKey },
      ...{ jobsAside: result.jobsAside, papersAside: result.papersAside },
      ...{ soldAfter: result.sold.slice(0, SHOWN_CODES), soldAfterCount: result.sold.length },
      hadPresent: present !== null,
    }
  })
}

const isBooked = (tx: Tx, id: string): boolean =>
  tx.connection.prepare('select 1 from audit_event where subject_type = ? and subject_id = ?').get('backup', id) !==
  undefined

/** What waited is looked at by "Cocokkan": `missing` is compared with the router, `waiting` would wait for a job that is gone. */
function putJobsAside(tx: Tx, now: number): number {
  const { changes } = tx.connection
    .prepare(
      "update outbox set state = 'cancelled', done_at = :now, updated_at = :now, last_error = :aside where state in ('waiting', 'running')",
    )
    .run({ now, aside: ASIDE })
  tx.connection.exec(`
    update voucher set router_state = 'missing' where router_state = 'waiting' and state in ('stock', 'sold', 'active');
    update subscription set provision = 'missing' where provision = 'waiting';
    update router_profile set state = 'drift' where state = 'waiting';
    update isolir_setup set state = 'failed' where state = 'waiting';
    update suspension_item set state = 'spared', note = 'Dari cadangan: tidak diteruskan.' where state = 'proposed'
      and run_id in (select id from suspension_run where state = 'done')`)
  return changes
}

function putPapersAside(tx: Tx, now: number): number {
  return tx.connection
    .prepare(
      "update print_job set state = 'cancelled', reason = 'Dari cadangan: tidak dicetak ulang.', updated_at = :now where state in ('queued', 'checking', 'blocked', 'sending')",
    )
    .run({ now }).changes
}

interface Present {
  readonly series: readonly { series: string; next: number }[]
  readonly sold: readonly { id: number; code: string; soldAt: number }[]
  /** Prepaid lines, epoch ms. */
  readonly paid: readonly { id: string; paidUntil: number }[]
}

/** Of the books that gave way; null when they are damaged, or there were none. */
function readPresent(file: string, copyAt: number): Present | null {
  if (!existsSync(file)) return null
  let connection: Database.Database | undefined
  try {
    connection = new Database(file)
    const series = connection.prepare<[], { series: string; next: number }>('select series, next from number_series')
    const sold = connection.prepare<[number], { id: number; code: string; soldAt: number }>(
      'select id, code, sold_at as soldAt from voucher where sold_at >= ? order by sold_at',
    )
    const paid = connection.prepare<[], { id: string; paidUntil: number }>(
      'select id, paid_until as paidUntil from subscription where paid_until is not null',
    )
    return { series: series.all(), sold: sold.all(copyAt), paid: paid.all() }
  } catch {
    return null // damaged, which may be why it was replaced; the file stays for whoever can read more of it
  } finally {
    connection?.close()
  }
}

/** Receipts that customers hold in their hands must not get a second owner. */
function goOnCounting(tx: Tx, series: Present['series']): void {
  const put = tx.connection.prepare(
    'insert into number_series (series, next) values (:series, :next) on conflict do update set next = max(next, excluded.next)',
  )
  for (const row of series) put.run(row)
}

/** Codes that are in a customer's pocket: the restored stock must not sell them again. */
function keepSold(tx: Tx, now: number, sold: Present['sold']): string[] {
  const mark = tx.connection.prepare(
    "update voucher set state = 'sold', sold_at = :soldAt where id = :id and code = :code and state = 'stock'",
  )
  const event = tx.connection.prepare(
    "insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason) values (:id, :now, null, 'stock', 'sold', :reason)",
  )
  const codes: string[] = []
  for (const { id, code, soldAt } of sold) {
    if (mark.run({ id, code, soldAt }).changes === 0) continue
    event.run({ id, now, reason: REASON })
    codes.push(code)
  }
  return codes
}

/** Time that a prepaid customer bought after the copy was made: he paid for it, and would be shut within a minute. */
function keepPaid(tx: Tx, paid: Present['paid']): void {
  const put = tx.connection.prepare(
    'update subscription set paid_until = :paidUntil where id = :id and paid_until < :paidUntil',
  )
  for (const row of paid) put.run(row)
}

/** Under a key that nobody has: passwords are typed again, and the Pemilik keeps the PIN of this computer. */
function giveUpSecrets(tx: Tx, { by }: RestoreNote, secrets: Secrets): void {
  const ids = tx.connection.prepare<[], string>('select id from router').pluck().all()
  const setRouter = tx.connection.prepare('update router set sealed_password = ? where id = ?')
  for (const id of ids) setRouter.run(secrets.seal('', passwordPurpose(id)), id)
  tx.connection.exec('update subscription set sealed_password = null')
  tx.connection.exec("delete from setting where key = 'lanTls'")
  tx.connection
    .prepare("update user set secret_hash = ?, failed_tries = 0, locked_until = 0 where role = 'owner'")
    .run(by.secretHash)
}
