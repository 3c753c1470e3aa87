// Owns: "Isi stok" of a package whose codes are easily guessed: the Pemilik's PIN.
// Must never: keep the PIN after the answer.
import type { StockItem } from '../../../src-main/features/vouchers/contract'
import { api, useCommand } from '../../api'
import { FormDialog, notifyDone } from '../../ui'
import { OwnerApprovalFields, useOwnerApproval } from './owner-approval'

export interface RefillApprovalProps {
  readonly item: StockItem
  readonly routerId: string
  readonly message: string
  readonly onClose: () => void
}

export function RefillApproval({ item, routerId, message, onClose }: RefillApprovalProps) {
  const refill = useCommand(api.vouchers.refill)
  const owner = useOwnerApproval()
  const { problem } = refill
  const fill = async () => {
    const made = await refill.run({ packageId: item.packageId, routerId, approval: owner.approval })
    owner.setApproval({ ...owner.approval, secret: '' })
    if (!made) return
    notifyDone(`Stok ${item.packageName} sedang diisi.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Isi stok ${item.packageName}?`}
      size="sm"
      submitLabel="Tetap isi"
      isBusy={refill.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={fill}
    >
      <p style={{ margin: 0 }}>{message} Lebih aman memanjangkan kodenya di Katalog Layanan.</p>
      <OwnerApprovalFields {...owner} isFirst />
    </FormDialog>
  )
}
