// Owns: taking back a sold voucher: why, and who allows it; the router is asked before anything changes.
// Must never: promise the money back before the core has said yes.
import { useState } from 'react'
import type { PaymentMethod, SaleVoucher } from '../../../src-main/features/sales/contract'
import { formatRupiah, type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { Notice } from '../../ui/notice'
import { ApprovalFields, useApproval } from './approval-dialog'
import { METHOD_WORDS } from './words'

export interface VoidDialogProps {
  readonly voucher: SaleVoucher
  readonly receiptNumber: string
  readonly amount: Rupiah
  readonly method: PaymentMethod
  readonly onClose: () => void
}

const USUAL_REASONS = ['Salah pilih paket', 'Pembeli batal', 'Kode tidak bisa dipakai'] as const

export function VoidDialog({ voucher, receiptNumber, amount, method, onClose }: VoidDialogProps) {
  const take = useCommand(api.sales.voidVoucher)
  const [approval, setApproval] = useApproval()
  const [isSlow, setSlow] = useState(false)
  const { problem } = take
  const confirm = async ({ reason }: { readonly reason: string }) => {
    const timer = setTimeout(() => setSlow(true), 1_000)
    const taken = await take.run({ voucherId: voucher.id, reason, approval })
    clearTimeout(timer)
    setSlow(false)
    if (!taken) return
    const back = formatRupiah(rupiah(taken.refunded))
    notifyDone(`${voucher.code} dibatalkan.`, {
      detail:
        taken.method === 'cash' ? `Kembalikan ${back} dari laci.` : `Kembalikan ${back} lewat ${METHOD_WORDS[method]}.`,
    })
    onClose()
  }
  const money =
    method === 'cash'
      ? `${formatRupiah(amount)} keluar dari laci`
      : `${formatRupiah(amount)} dikembalikan lewat ${METHOD_WORDS[method]}`
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan voucher ${voucher.code}?`}
      confirmLabel="Batalkan voucher"
      cancelLabel="Tidak jadi"
      lost={`Kode ini tidak dapat dipakai lagi, dan ${money}.`}
      kept={`Penjualan ${receiptNumber} dan riwayatnya; pengembaliannya dicatat di sampingnya.`}
      reason="required"
      usualReasons={USUAL_REASONS}
      approval={<ApprovalFields value={approval} onChange={setApproval} />}
      isBusy={take.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={confirm}
    >
      <p style={{ margin: 0 }}>
        {voucher.packageName}. Router {voucher.routerName} ditanya dulu: hanya yang belum pernah dipakai yang bisa
        dibatalkan.
      </p>
      {isSlow && <Notice tone="info">Menunggu jawaban router {voucher.routerName} …</Notice>}
    </ConfirmDialog>
  )
}
