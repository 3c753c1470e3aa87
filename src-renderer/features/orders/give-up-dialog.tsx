// Owns: "Batalkan layanan ini": a paid service that cannot be made, why, and how much of it becomes saldo.
// Must never: compute what comes back; the core says it.
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import type { StaffItem, StaffOrder } from './types'
import { rp } from './words'

export interface GiveUpDialogProps {
  readonly item: StaffItem
  readonly order: StaffOrder
  readonly onClose: () => void
}

export function GiveUpDialog({ item, order, onClose }: GiveUpDialogProps) {
  const giveUp = useCommand(api.orders.giveUpItem)
  const { problem } = giveUp
  const { packageName, toSaldo } = item
  const isLast = order.items.every(({ id, state }) => id === item.id || state === 'cancelled')
  const money =
    toSaldo > 0
      ? `${rp(toSaldo)} yang sudah dibayar untuknya menjadi saldo pelanggan.`
      : 'Tidak ada yang dibayar untuknya.'
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan ${packageName}?`}
      lost={`Layanan ini tidak dibuat, dan tidak dapat dilengkapi lagi.${
        isLast ? ' Tidak ada layanan lain yang tersisa: pesanan dan tagihannya ikut batal.' : ''
      }`}
      kept={isLast ? money : `${money} Layanan lain dari pesanan ini tidak berubah.`}
      confirmLabel="Batalkan layanan"
      cancelLabel="Kembali"
      reason="required"
      reasonLabel="Alasan (terbaca pelanggan)"
      usualReasons={['Tidak terjangkau jaringan', 'Alamat IP habis', 'Pelanggan tidak jadi']}
      isBusy={giveUp.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        const done = await giveUp.run({ itemId: item.id, reason })
        if (!done) return
        notifyDone(
          done.toSaldo > 0 ? `${packageName} batal. ${rp(done.toSaldo)} menjadi saldo.` : `${packageName} batal.`,
        )
        onClose()
      }}
    />
  )
}
