// Owns: reading the whole chain of the books again, slice by slice: hashes, gaps, and the sums of the days.
// Must never: repair; a broken chain is evidence.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { and, asc, between, gt, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { FIRST_HASH } from '../../platform/hash-chain'
import { hashOf, type Transfer } from './store'
import { ledgerDay, ledgerPosting, ledgerTransfer } from './tables'

/** Postings a slice: a few milliseconds, then the till has its turn. */
const SLICE = 500

export interface BooksCheck {
  readonly checked: number
  readonly total: number
  /** Seq of the first posting that does not fit, or null so far. */
  readonly brokenSeq: number | null
  /** Day whose sums are not those of its transfers, or null; known at the end. */
  readonly brokenDay: string | null
  readonly isDone: boolean
}

function transfersOf(db: ReadDb, from: number, until: number): Map<number, Transfer[]> {
  const found = new Map<number, Transfer[]>()
  const rows = db.read
    .select({
      seq: ledgerTransfer.postingSeq,
      debit: ledgerTransfer.debitAccount,
      credit: ledgerTransfer.creditAccount,
      amount: ledgerTransfer.amount,
      party: ledgerTransfer.partyId,
    })
    .from(ledgerTransfer)
    .where(between(ledgerTransfer.postingSeq, from, until))
    .orderBy(asc(ledgerTransfer.postingSeq), asc(ledgerTransfer.id))
    .all()
  for (const { seq, ...transfer } of rows) {
    const own = found.get(seq) ?? []
    own.push(transfer as Transfer) // codes come from ACCOUNTS by foreign key
    found.set(seq, own)
  }
  return found
}

class DaySums {
  readonly #sums = new Map<string, { debit: number; credit: number }>()

  add(day: string, account: string, side: 'debit' | 'credit', amount: number): void {
    const key = `${day} ${account}`
    const known = this.#sums.get(key) ?? { debit: 0, credit: 0 }
    known[side] += amount
    this.#sums.set(key, known)
  }

  /** The first day that `ledger_day` tells otherwise. Days up to `until`: what was posted meanwhile is not of this check. */
  differing(db: ReadDb, until: string): string | null {
    const days = db.read.select().from(ledgerDay).where(sql`${ledgerDay.businessDay} < ${until}`).all()
    for (const { businessDay, accountCode, debit, credit } of days) {
      const sum = this.#sums.get(`${businessDay} ${accountCode}`)
      if (sum?.debit !== debit || sum.credit !== credit) return businessDay
    }
    const known = new Set(days.map(({ businessDay, accountCode }) => `${businessDay} ${accountCode}`))
    const missing = [...this.#sums.keys()].find((key) => !known.has(key) && key.slice(0, 10) < until)
    return missing?.slice(0, 10) ?? null
  }
}

function* slices(db: ReadDb): Generator<BooksCheck> {
  const last = db.read
    .select({ seq: sql<number>`coalesce(max(${ledgerPosting.seq}), 0)` })
    .from(ledgerPosting)
    .get()
  const total = last?.seq ?? 0
  const sums = new DaySums()
  let previous = FIRST_HASH
  let checked = 0
  let newestDay = ''
  while (checked < total) {
    const links = db.read
      .select()
      .from(ledgerPosting)
      .where(and(gt(ledgerPosting.seq, checked)))
      .orderBy(asc(ledgerPosting.seq))
      .limit(SLICE)
      .all()
    const transfers = transfersOf(db, checked + 1, links.at(-1)?.seq ?? checked)
    for (const { hash, ...link } of links) {
      const own = transfers.get(link.seq) ?? []
      const fits = link.seq === checked + 1 && link.previousHash === previous && hash === hashOf(link, own)
      if (!fits) {
        yield { checked, total, brokenSeq: checked + 1, brokenDay: null, isDone: true }
        return
      }
      for (const { debit, credit, amount } of own) {
        sums.add(link.businessDay, debit, 'debit', amount)
        sums.add(link.businessDay, credit, 'credit', amount)
      }
      if (link.businessDay > newestDay) newestDay = link.businessDay
      previous = hash
      checked++
    }
    if (links.length === 0) {
      yield { checked, total, brokenSeq: checked + 1, brokenDay: null, isDone: true }
      return
    }
    yield { checked, total, brokenSeq: null, brokenDay: null, isDone: false }
  }
  yield { checked, total, brokenSeq: null, brokenDay: sums.differing(db, newestDay), isDone: true }
}

/** The seq of the first posting that does not fit the chain, or null. */
export function findBrokenPosting(db: ReadDb): number | null {
  for (const { brokenSeq } of slices(db)) if (brokenSeq !== null) return brokenSeq
  return null
}

/** The same with the event loop between the slices, told as it goes. */
export async function* checkBooks(db: ReadDb): AsyncGenerator<BooksCheck> {
  for (const slice of slices(db)) {
    yield slice
    await nextTurn()
  }
}
