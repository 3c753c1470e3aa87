// Owns: the shapes of the books on the screen: Neraca saldo, the rows of one account, the check of the chain.
// Must never: let anybody write a posting by hand.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Instant, Nothing, Page, PageRequest, query, stream } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

const Range = { from: z.iso.date(), until: z.iso.date() }

export const TrialRow = z.object({
  code: z.string(),
  name: z.string(),
  /** Debit - credit before the first day. */
  opening: z.int(),
  debit: z.int(),
  credit: z.int(),
  closing: z.int(),
})
export type TrialRow = z.infer<typeof TrialRow>

export const StatementLine = z.object({
  /** Of the transfer. */
  id: z.int(),
  seq: z.int(),
  at: Instant,
  businessDay: z.string(),
  memo: z.string(),
  /** The account on the other side. */
  otherName: z.string(),
  debit: z.int(),
  credit: z.int(),
  /** Debit - credit up to and with this row. */
  balance: z.int(),
  actorName: z.string(),
  /** It takes back this posting. */
  reversesSeq: z.int().nullable(),
  /** It was taken back by this posting. */
  reversedBySeq: z.int().nullable(),
})
export type StatementLine = z.infer<typeof StatementLine>

export const ledgerContract = {
  /** Neraca saldo: every account with what it had, what moved between two days, what it has. */
  trial: query(MANAGERS, z.object(Range), z.object({ rows: z.array(TrialRow), debit: z.int(), credit: z.int() })),
  /** One account, oldest first, with its running balance. */
  statement: query(
    MANAGERS,
    z.object({ ...Range, ...PageRequest, account: z.string().max(40) }),
    Page(StatementLine).extend({ name: z.string(), opening: z.int() }),
  ),
  /** Reads every posting again; ends with `isDone`. */
  check: stream(
    MANAGERS,
    Nothing,
    eventIterator(
      z.object({
        checked: z.int(),
        total: z.int(),
        brokenSeq: z.int().nullable(),
        brokenDay: z.string().nullable(),
        isDone: z.boolean(),
      }),
    ),
  ),
}
