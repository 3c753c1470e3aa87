// Owns: taking a bill back: what goes, what stays, why, and who answers for it.
// Must never: promise the money back; it becomes saldo.
import type { BillDetail } from '../../../src-main/features/invoices/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'

export function CancelDialog({ detail, onClose }: { readonly detail: BillDetail; readonly onClose: () => void }) {
  const { bill } = detail
  const cancel = useCommand(api.invoices.cancel)
  const [approval, setApproval] = useApproval()
  const paid = formatRupiah(rupiah(bill.paid))
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan tagihan ${bill.number}?`}
      lost={
        bill.kind === 'period'
          ? 'Tagihan ini tidak ditagih lagi, dan masa ini tidak dibuatkan tagihan baru dengan sendirinya.'
          : bill.kind === 'order'
            ? 'Tagihan ini tidak ditagih lagi. Layanan dari pesanan ini tidak ikut berhenti; hentikan di kartu pelanggannya.'
            : 'Tagihan ini tidak ditagih lagi.'
      }
      kept={
        bill.paid > 0
          ? `${paid} yang sudah dibayar pindah ke saldo ${bill.customerName}. Nomornya tetap tercatat sebagai batal.`
          : 'Nomornya tetap tercatat sebagai batal, dengan alasan dan siapa yang membatalkan.'
      }
      confirmLabel="Batalkan tagihan"
      cancelLabel="Kembali"
      reason="required"
      usualReasons={['Salah buat', 'Pelanggan berhenti', 'Diganti tagihan lain']}
      approval={<ApprovalFields value={approval} onChange={setApproval} />}
      isBusy={cancel.isRunning}
      error={cancel.problem && { message: cancel.problem.message, advice: cancel.problem.advice }}
      onConfirm={async ({ reason }) => {
        const done = await cancel.run({ id: bill.id, reason, approval })
        if (!done) return
        notifyDone(
          done.toBalance > 0
            ? `Tagihan batal. ${formatRupiah(rupiah(done.toBalance))} masuk saldo pelanggan.`
            : 'Tagihan batal.',
        )
        onClose()
      }}
    />
  )
}
