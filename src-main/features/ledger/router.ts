// Owns: the procedures that look into the books.
// Must never: write.
import { implement } from '@orpc/server'
import { type Call, guard } from '../../platform/rpc'
import { accountStatement } from './account-rows'
import { ACCOUNTS } from './accounts'
import { movementByAccount } from './balances'
import { checkBooks } from './check'
import { ledgerContract } from './contract'

/** In the order of the list: money first, then who owes whom, then income and costs. */
const PLACES: ReadonlyMap<string, number> = new Map(ACCOUNTS.map((code, index) => [code, index]))
const placeOf = (code: string): number => PLACES.get(code) ?? PLACES.size

const os = implement(ledgerContract).$context<Call>().use(guard)

export const ledgerRouter = os.router({
  trial: os.trial.handler(({ input, context }) => {
    const rows = movementByAccount(context.db, input.from, input.until)
      .map((row) => ({ ...row, closing: row.opening + row.debit - row.credit }))
      .toSorted((one, other) => placeOf(one.code) - placeOf(other.code))
    const sum = (side: 'debit' | 'credit') => rows.reduce((total, row) => total + row[side], 0)
    return { rows, debit: sum('debit'), credit: sum('credit') }
  }),
  statement: os.statement.handler(({ input, context }) => accountStatement(context.db, input)),
  check: os.check.handler(async function* ({ context }) {
    yield* checkBooks(context.db)
  }),
})
