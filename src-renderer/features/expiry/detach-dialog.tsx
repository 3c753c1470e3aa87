// Owns: "Lepas dari router": what it will do, step by step, and the Pemilik's PIN.
// Must never: take anything off before both were seen and given.
import { useQuery } from '@tanstack/react-query'
import { api, orpc, toProblem, useCommand } from '../../api'
import { ConfirmDialog, ErrorNotice, notifyDone, notifyError, Skeleton } from '../../ui'
import { OwnerApprovalFields, useOwnerApproval } from '../vouchers/owner-approval'
import css from './expiry.module.css'

interface DetachProps {
  readonly routerId: string
  readonly routerName: string
  readonly onClose: () => void
}

export function DetachDialog({ routerId, routerName, onClose }: DetachProps) {
  const steps = useQuery(orpc.expiry.detachSteps.queryOptions({ input: { routerId }, staleTime: 0 }))
  const detach = useCommand(api.expiry.detach)
  const asking = useOwnerApproval()
  const confirm = async () => {
    const deed = await detach.run({ routerId, approval: asking.approval })
    if (!deed) return
    if (deed.trouble) notifyError(deed.trouble)
    else notifyDone(`Penjaga masa aktif dilepas dari router ${routerName}.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Lepas penjaga masa aktif dari router ${routerName}?`}
      confirmLabel="Lepas dari router"
      cancelLabel="Jangan"
      lost="Voucher yang habis tidak lagi ditutup router. Tidak dipasang lagi sendiri, sampai Anda menekan “Pasang”."
      kept="Voucher, profil, dan penjualan tetap. Skrip login lama yang dulu disimpan dikembalikan ke profilnya."
      isBusy={detach.isRunning}
      error={detach.problem}
      approval={<OwnerApprovalFields {...asking} isFirst error={detach.problem?.fields['approval.secret']} />}
      onClose={onClose}
      onConfirm={confirm}
    >
      {steps.error && <ErrorNotice {...toProblem(steps.error)} />}
      {steps.isPending && <Skeleton lines={3} />}
      {steps.data && steps.data.length > 0 && (
        <ol className={css.steps} aria-label="Yang akan dilakukan di router">
          {steps.data.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      {steps.data?.length === 0 && <p className={css.meaning}>Tidak ada skrip LoketNet di router ini.</p>}
    </ConfirmDialog>
  )
}
