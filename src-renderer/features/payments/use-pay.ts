// Owns: one payment on its way: a lost answer is asked for again with the same requestId, never sent as a second payment.
// Must never: call money refused whose answer did not arrive.
import { ORPCError } from '@orpc/client'
import { useCallback, useRef, useState } from 'react'
import type { PaymentReceipt } from '../../../src-main/features/payments/shapes'
import { api, useCommand } from '../../api'

type PayCall = Parameters<typeof api.payments.pay>[0]
export type PayInput = Omit<PayCall, 'requestId'>

const REFUSED = 422

/** The core itself said no: nothing was taken. Anything else may have happened after the payment was stored. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ORPCError && error.status === REFUSED && !String(error.code).startsWith('DATABASE_')

export function usePay() {
  const isLost = useRef(false)
  const [unsure, setUnsure] = useState<PayInput | null>(null)
  const procedure = useCallback(async (input: PayCall): Promise<PaymentReceipt> => {
    isLost.current = false
    try {
      return await api.payments.pay(input)
    } catch (error) {
      isLost.current = !isRefusal(error)
      throw error
    }
  }, [])
  const { run, isRunning, problem, clear } = useCommand(procedure)
  const pay = async (input: PayInput): Promise<PaymentReceipt | null> => {
    const receipt = await run(input)
    setUnsure(receipt === null && isLost.current ? input : null)
    return receipt
  }
  return {
    pay,
    /** The very same again: what was stored is answered, not repeated. */
    payAgain: async () => (unsure ? pay(unsure) : null),
    isPaying: isRunning,
    /** Sent, and no answer came. */
    isUnsure: unsure !== null,
    problem,
    clear,
  }
}
