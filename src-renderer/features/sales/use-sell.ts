// Owns: one sale on its way: its requestId outlives a lost connection and a reload, so that pressing again never sells twice.
// Must never: forget a sale whose answer never came, or make a new requestId for it.
import { ORPCError } from '@orpc/client'
import { useCallback, useRef } from 'react'
import * as z from 'zod'
import { type SaleReceipt, SellLine, SellPayment } from '../../../src-main/features/sales/contract'
import { api, type Problem, useCommand } from '../../api'
import { usePersistentState } from '../../lib/use-persistent-state'

/** Lines, payments and router as they were pressed; no codes, no names. */
const Intent = z.object({
  lines: z.array(SellLine),
  payments: z.array(SellPayment),
  routerId: z.string().nullable(),
})
export type SaleIntent = z.infer<typeof Intent>

const Pending = z.object({ requestId: z.uuid(), intent: Intent })
type Pending = z.infer<typeof Pending>

const readPending = (stored: unknown): Pending | null | undefined => {
  if (stored === null) return null
  const read = Pending.safeParse(stored)
  return read.success ? read.data : undefined
}

const isSame = (one: SaleIntent, other: SaleIntent): boolean => JSON.stringify(one) === JSON.stringify(other)

export interface Selling {
  /** Resolves to the sale, or null when it was refused or is not certain. */
  readonly sell: (intent: SaleIntent) => Promise<SaleReceipt | null>
  /** Again, with the same requestId. */
  readonly sellAgain: () => Promise<SaleReceipt | null>
  readonly isSelling: boolean
  /** Sent, and no answer came: nobody may change the basket before it is settled. */
  readonly isUnsure: boolean
  readonly problem: Problem | null
  readonly clear: () => void
  /** A person has looked and gives the doubtful sale up. */
  readonly letGo: () => void
}

export function useSell(): Selling {
  const [pending, setPending] = usePersistentState<Pending | null>('till.pending', null, readPending)
  const newest = useRef(pending)
  const keep = useCallback(
    (next: Pending | null) => {
      newest.current = next
      setPending(next)
    },
    [setPending],
  )
  const procedure = useCallback(
    async ({ requestId, ...intent }: SaleIntent & { readonly requestId: string }): Promise<SaleReceipt> => {
      const known = newest.current
      const isAgain = known !== null && isSame(known.intent, intent)
      const mine = isAgain ? known : { requestId, intent }
      keep(mine) // before it leaves: whatever happens after this, the number is known
      try {
        const sale = await api.sales.sell({ ...intent, requestId: mine.requestId })
        keep(null)
        return sale
      } catch (error) {
        if (isRefusal(error) && !(isAgain && isAboutTheAsker(error))) keep(null)
        throw error
      }
    },
    [keep],
  )
  const { run, isRunning, problem, clear } = useCommand(procedure)
  return {
    sell: run,
    sellAgain: async () => (newest.current ? run(newest.current.intent) : null),
    isSelling: isRunning,
    isUnsure: pending !== null && !isRunning,
    problem,
    clear,
    letGo: () => {
      keep(null)
      clear()
    },
  }
}

const REFUSED = 422

/** The core itself said no: nothing was sold. Anything else may have happened after the sale was stored. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ORPCError && error.status === REFUSED && !String(error.code).startsWith('DATABASE_')

/** Said before the core looks for an earlier answer: whether the first press was stored, nobody has asked yet. */
const ASKER_REFUSED: readonly unknown[] = ['NOT_LOGGED_IN', 'NOT_ALLOWED', 'PASSIVE_HOST']

const isAboutTheAsker = (error: unknown): boolean => error instanceof ORPCError && ASKER_REFUSED.includes(error.code)
