// Owns: handing saldo back in cash: how much, why, and who allows it.
// Must never: hand out more than there is.
import { useState } from 'react'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { FormDialog } from '../../ui/form-dialog'
import { MoneyInput } from '../../ui/money-input'
import { TextField } from '../../ui/text-field'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { rp } from './words'

export interface RefundBalanceDialogProps {
  readonly customerId: string
  readonly customerName: string
  readonly balance: number
  readonly onClose: () => void
}

export function RefundBalanceDialog({ customerId, customerName, balance, onClose }: RefundBalanceDialogProps) {
  const refund = useCommand(api.payments.refundBalance)
  const [approval, setApproval] = useApproval()
  const [amount, setAmount] = useState<Rupiah | null>(rupiah(balance))
  const [reason, setReason] = useState('')
  const { problem } = refund
  const submit = async () => {
    if (amount === null) return
    const answer = await refund.run({ customerId, amount, reason: reason.trim(), approval })
    if (!answer) return
    notifyDone(`${rp(amount)} dikembalikan ke ${customerName}.`, {
      detail:
        answer.printJobId === null
          ? 'Serahkan uangnya dari laci.'
          : 'Serahkan uangnya dari laci, dan minta slipnya ditandatangani.',
    })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Kembalikan saldo ${customerName}`}
      size="sm"
      submitLabel="Kembalikan tunai"
      isBusy={refund.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={submit}
    >
      <MoneyInput
        label="Jumlah"
        description={`Saldo sekarang ${rp(balance)}.`}
        required
        isFirst
        max={rupiah(balance)}
        value={amount}
        onChange={setAmount}
      />
      <TextField label="Alasan" required maxLength={120} value={reason} onChange={setReason} />
      <ApprovalFields value={approval} onChange={setApproval} />
    </FormDialog>
  )
}
