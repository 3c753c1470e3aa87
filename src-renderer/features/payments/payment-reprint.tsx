// Owns: "Cetak ulang" of a bukti bayar: one press, one marked paper.
// Must never: make a second paper without a mark.
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { api, useCommand } from '../../api'
import { notifyDone, notifyError } from '../../lib/toasts'
import { HotkeyButton } from '../../ui/hotkey-button'
import { copyName } from '../printing/words'

export interface PaymentReprintProps {
  readonly payment: { readonly id: string; readonly number: string }
  /** Papers asked for so far; without any the button makes the original. */
  readonly copies: number
  readonly keys?: string
}

export function PaymentReprint({ payment, copies, keys }: PaymentReprintProps) {
  const { run, isRunning, problem } = useCommand(api.payments.reprint)
  const print = async () => {
    const answer = await run({ paymentId: payment.id })
    if (answer) notifyDone(`${copyName(answer.copyNumber)} ${payment.number} dikirim ke printer.`)
  }
  useEffect(() => {
    if (problem) notifyError({ message: problem.message, advice: problem.advice })
  }, [problem])
  const label = copies === 0 ? 'Cetak bukti' : 'Cetak ulang'
  const icon = <IconPrinter size="1rem" aria-hidden />
  if (keys === undefined)
    return (
      <Button variant="default" leftSection={icon} loading={isRunning} onClick={() => void print()}>
        {label}
      </Button>
    )
  return (
    <HotkeyButton keys={keys} leftSection={icon} loading={isRunning} onPress={() => void print()}>
      {label}
    </HotkeyButton>
  )
}
