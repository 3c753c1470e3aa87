// Owns: the slip of saldo that was handed back, from its row of the mutasi: one press, one paper.
// Must never: make a second paper without a mark.
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { api, useCommand } from '../../api'
import { notifyDone, notifyError } from '../../lib/toasts'

export interface RefundSlipProps {
  readonly refundId: string
  /** Papers asked for so far; without any the button makes the original. */
  readonly slips: number
}

export function RefundSlip({ refundId, slips }: RefundSlipProps) {
  const { run, isRunning, problem } = useCommand(api.payments.reprintRefund)
  const print = async () => {
    const answer = await run({ refundId })
    if (answer)
      notifyDone(
        answer.copyNumber === 1
          ? 'Slip saldo dikirim ke printer.'
          : `Cetak ulang ke-${answer.copyNumber - 1} slip saldo dikirim ke printer.`,
      )
  }
  useEffect(() => {
    if (problem) notifyError({ message: problem.message, advice: problem.advice })
  }, [problem])
  return (
    <Button variant="subtle" size="compact-xs" loading={isRunning} onClick={() => void print()}>
      {slips === 0 ? 'Cetak slip' : 'Cetak ulang slip'}
    </Button>
  )
}
