// Owns: "Perbaiki": what will be changed on the router, the PIN where it is risky, and the answer.
// Must never: press itself, or close before the router has answered.
import type { RepairOffer, RepairResult } from '../../../src-main/features/preflight/contract'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone, notifyInfo } from '../../ui'
import { OwnerApprovalFields, useOwnerApproval } from '../vouchers/owner-approval'
import css from './preflight.module.css'

export interface RepairDialogProps {
  readonly routerId: string
  readonly routerName: string
  readonly offer: RepairOffer
  readonly onClose: () => void
  readonly onDone: (result: RepairResult) => void
}

export function RepairDialog({ routerId, routerName, offer, onClose, onDone }: RepairDialogProps) {
  const repair = useCommand(api.preflight.repair)
  const asking = useOwnerApproval()
  const confirm = async () => {
    const approval = offer.needsPin ? asking.approval : null
    const result = await repair.run({ routerId, repair: offer.id, approval })
    if (!result) return
    if (result.outcome === 'waits') notifyInfo('Router menunggu tombol ditekan.')
    else notifyDone(result.message)
    onDone(result)
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Perbaiki router ${routerName}?`}
      confirmLabel={offer.label}
      cancelLabel="Jangan dulu"
      tone={offer.needsPin ? 'danger' : 'plain'}
      isBusy={repair.isRunning}
      error={repair.problem}
      approval={
        offer.needsPin && <OwnerApprovalFields {...asking} isFirst error={repair.problem?.fields['approval.secret']} />
      }
      onClose={onClose}
      onConfirm={confirm}
    >
      <ul className={css.will} aria-label="Yang akan dilakukan">
        {offer.will.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </ConfirmDialog>
  )
}
