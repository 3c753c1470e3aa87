// Owns: pausing, resuming and stopping a subscription, each saying what is lost and what stays.
// Must never: stop anything without a reason.
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import { DueChoice, useDueChoice } from './due-choice'
import type { ServiceDialogProps } from './events-dialog'

const nameOf = ({ service }: ServiceDialogProps) => service.username ?? service.address ?? service.packageName

export function PauseDialog(props: ServiceDialogProps) {
  const { service, onClose } = props
  const pause = useCommand(api.subscriptions.pause)
  const money = useDueChoice(service.id)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!money.isKnown) return void money.askAgain()
    if (!(await pause.run({ id: service.id, reason, billsDue: money.billsDue }))) return
    notifyDone('Langganan dijeda.')
    onClose()
  }
  if (!money.isKnown && !money.problem) return null
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={`Jeda ${nameOf(props)}?`}
      confirmLabel="Jeda"
      lost="Internetnya mati sampai dilanjutkan, dan selama itu tidak dibuatkan tagihan."
      kept="Username, alamat, harga, dan tagihan yang sudah ada."
      reason="required"
      usualReasons={['Pulang kampung', 'Rumah kosong', 'Renovasi']}
      isBusy={pause.isRunning}
      error={pause.problem ?? money.problem}
    >
      {money.due && <DueChoice due={money.due} billsDue={money.billsDue} onChange={money.choose} />}
    </ConfirmDialog>
  )
}

export function ResumeDialog(props: ServiceDialogProps) {
  const { service, onClose } = props
  const resume = useCommand(api.subscriptions.resume)
  const confirm = async () => {
    if (!(await resume.run({ id: service.id }))) return
    notifyDone('Langganan dilanjutkan.')
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      tone="plain"
      title={`Lanjutkan ${nameOf(props)}?`}
      confirmLabel="Lanjutkan"
      isBusy={resume.isRunning}
      error={resume.problem}
    >
      Internetnya dibuka lagi. Hari selama jeda tidak ditagih; tagihan berikutnya dihitung mulai hari ini.
    </ConfirmDialog>
  )
}

export function StopDialog(props: ServiceDialogProps) {
  const { service, onClose } = props
  const stop = useCommand(api.subscriptions.stop)
  const money = useDueChoice(service.id)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!money.isKnown) return void money.askAgain()
    if (!(await stop.run({ id: service.id, reason, billsDue: money.billsDue }))) return
    notifyDone('Langganan dihentikan.')
    onClose()
  }
  if (!money.isKnown && !money.problem) return null
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      title={`Hentikan ${nameOf(props)}?`}
      confirmLabel="Hentikan"
      lost="Dihapus dari router dan tidak ditagih lagi. Username dan alamatnya boleh dipakai orang lain. Tidak dapat dilanjutkan; kalau kembali, buat langganan baru."
      kept="Riwayat, tagihan dan pembayarannya. Tagihan yang belum lunas tetap harus dibayar."
      reason="required"
      usualReasons={['Pindah rumah', 'Ganti penyedia', 'Tidak membayar']}
      isBusy={stop.isRunning}
      error={stop.problem ?? money.problem}
    >
      {money.due && <DueChoice due={money.due} billsDue={money.billsDue} onChange={money.choose} />}
    </ConfirmDialog>
  )
}
