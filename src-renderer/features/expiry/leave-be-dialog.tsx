// Owns: "Jangan perbaiki sendiri": what is on the router stays and works, and LoketNet no longer puts it right by itself.
// Must never: take anything off the router.
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'

interface LeaveBeProps {
  readonly routerId: string
  readonly routerName: string
  readonly onClose: () => void
}

export function LeaveBeDialog({ routerId, routerName, onClose }: LeaveBeProps) {
  const keep = useCommand(api.expiry.setEnabled)
  const confirm = async () => {
    if (!(await keep.run({ routerId, isEnabled: false }))) return
    notifyDone(`LoketNet tidak lagi memperbaiki sendiri penjaga masa aktif di router ${routerName}.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Berhenti memperbaiki sendiri di router ${routerName}?`}
      confirmLabel="Jangan perbaiki sendiri"
      cancelLabel="Batal"
      lost="Bila skripnya diubah atau dihapus orang, dan bila LoketNet diperbarui, tidak dibetulkan sampai Anda menekan “Perbaiki”."
      kept="Skrip dan penjadwal di router tetap bekerja: voucher yang habis tetap ditutup. Bedanya tetap diperiksa dan ditunjukkan."
      isBusy={keep.isRunning}
      error={keep.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
