// Owns: "Batalkan": what goes with an order, what stays, and why.
// Must never: promise money back; a paid bill is the bill's own matter.
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import type { StaffOrder } from './types'

export function CancelDialog({ order, onClose }: { readonly order: StaffOrder; readonly onClose: () => void }) {
  const cancel = useCommand(api.orders.cancel)
  const { problem } = cancel
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan pesanan ${order.number}?`}
      lost={`Tagihan ${order.invoiceNumber} tidak ditagih lagi, layanannya tidak dibuat.${
        order.promoCode === '' ? '' : ` Kode promo ${order.promoCode} dapat dipakai lagi.`
      }`}
      kept="Nomornya tetap tercatat sebagai batal, dengan alasannya."
      confirmLabel="Batalkan pesanan"
      cancelLabel="Kembali"
      reason="required"
      reasonLabel="Alasan (terbaca pelanggan)"
      usualReasons={['Pelanggan tidak jadi', 'Salah pesan', 'Tidak terjangkau jaringan']}
      isBusy={cancel.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        if (!(await cancel.run({ id: order.id, reason }))) return
        notifyDone(`Pesanan ${order.number} batal.`)
        onClose()
      }}
    />
  )
}
