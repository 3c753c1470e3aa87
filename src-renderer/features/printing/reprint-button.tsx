// Owns: "Cetak ulang": one press, one marked paper; from the third copy on somebody in charge types a PIN.
// Must never: ask for a PIN that the core does not want.
import { Button, type ButtonProps } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Approval } from '../../../src-main/features/sales/contract'
import { api, useCommand } from '../../api'
import { ariaShortcut } from '../../lib/key-combo'
import { notifyDone, notifyError } from '../../lib/toasts'
import { useHotkeys } from '../../lib/use-hotkeys'
import { Kbd } from '../../ui/kbd'
import { ApprovalDialog } from '../sales/approval-dialog'
import { copyName } from './words'

export interface ReprintButtonProps extends Omit<ButtonProps, 'leftSection' | 'rightSection'> {
  readonly saleId: string
  readonly receiptNumber: string
  /** Papers asked for so far; without any the button makes the original. */
  readonly copies: number
  readonly keys?: string
  /** Icon only, for rows. */
  readonly isCompact?: boolean
}

export function ReprintButton({ saleId, receiptNumber, copies, keys, isCompact = false, ...look }: ReprintButtonProps) {
  const reprint = useCommand(api.sales.reprint)
  const [isAsking, setAsking] = useState(false)
  const { run, clear, isRunning, problem } = reprint
  const press = async (approval: Approval | null) => {
    const answer = await run({ saleId, approval })
    if (!answer) return
    setAsking(false)
    notifyDone(`${copyName(answer.copyNumber)} ${receiptNumber} dikirim ke printer.`)
  }
  const needsApproval = problem?.code === 'APPROVAL_NEEDED'
  const label = copies === 0 ? 'Cetak struk' : 'Cetak ulang'
  const isOpen = needsApproval || isAsking
  const start = () => void press(null)
  useEffect(() => {
    if (problem && !isOpen) notifyError({ message: problem.message, advice: problem.advice })
  }, [problem, isOpen])
  useHotkeys(keys ? [{ keys, run: start, enabled: !isRunning, description: label }] : [])
  return (
    <>
      <Button
        {...look}
        variant={look.variant ?? 'default'}
        loading={isRunning && !isOpen}
        onClick={start}
        leftSection={isCompact ? undefined : <IconPrinter size="1rem" aria-hidden />}
        rightSection={keys ? <Kbd keys={keys} /> : undefined}
        aria-keyshortcuts={keys ? ariaShortcut(keys) : undefined}
        aria-label={isCompact ? `${label} ${receiptNumber}` : undefined}
        title={isCompact ? label : undefined}
      >
        {isCompact ? <IconPrinter size="1.125rem" aria-hidden /> : label}
      </Button>
      <ApprovalDialog
        isOpen={isOpen}
        onClose={() => {
          setAsking(false)
          clear()
        }}
        title={`Cetak ulang ${receiptNumber}?`}
        confirmLabel="Cetak ulang"
        isBusy={isRunning}
        error={needsApproval ? null : problem}
        onApprove={(approval) => {
          setAsking(true)
          return press(approval)
        }}
      >
        Sudah {copies > 2 ? `${copies - 1} kali` : 'beberapa kali'} dicetak ulang. Struk memuat kode yang bisa dipakai
        orang, jadi yang berikutnya perlu PIN.
      </ApprovalDialog>
    </>
  )
}
