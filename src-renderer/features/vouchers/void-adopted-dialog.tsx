// Owns: taking back a voucher that was sold before LoketNet came: no sale of ours stands behind it, so no money moves.
// Must never: be offered for one of our own sales; those are taken back in the sale.
import type { VoucherDetail } from '../../../src-main/features/vouchers/contract'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'

export function VoidAdoptedDialog({
  voucher,
  onClose,
}: {
  readonly voucher: VoucherDetail
  readonly onClose: () => void
}) {
  const take = useCommand(api.sales.voidVoucher)
  const [approval, setApproval] = useApproval()
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!(await take.run({ voucherId: voucher.id, reason, approval }))) return
    notifyDone(`Voucher ${voucher.code} dibatalkan.`, { detail: 'Tidak ada uang yang keluar dari laci.' })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Batalkan voucher ${voucher.code}?`}
      confirmLabel="Batalkan voucher"
      cancelLabel="Tidak jadi"
      lost="Kode ini tidak dapat dipakai lagi, dan dicabut dari router."
      kept="Catatannya tetap ada. Voucher ini terjual sebelum memakai LoketNet, jadi tidak ada uang yang dicatat keluar."
      reason="required"
      usualReasons={['Pembeli minta ganti', 'Kertasnya rusak', 'Kodenya terlihat orang']}
      approval={<ApprovalFields value={approval} onChange={setApproval} />}
      isBusy={take.isRunning}
      error={take.problem && { message: take.problem.message, advice: take.problem.advice }}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p style={{ margin: 0 }}>
        Router {voucher.routerName} ditanya dulu: hanya yang belum pernah dipakai yang bisa dibatalkan.
      </p>
    </ConfirmDialog>
  )
}
