// Owns: taking a payment back: why, how the money goes back, and who allows it.
// Must never: promise the money back before the core has said yes.
import { useState } from 'react'
import type { PaymentDetail } from '../../../src-main/features/payments/shapes'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { handedBackText, METHOD_WORDS, rp } from './words'

const USUAL_REASONS = ['Salah pelanggan', 'Salah jumlah', 'Transfer ternyata tidak masuk'] as const

export function ReverseDialog({ detail, onClose }: { readonly detail: PaymentDetail; readonly onClose: () => void }) {
  const reverse = useCommand(api.payments.reverse)
  const [approval, setApproval] = useApproval()
  const [way, setWay] = useState<'same' | 'cash'>('same')
  const { problem } = reverse
  const unseen = detail.parts.filter(({ method }) => method === 'qris' || method === 'transfer')
  const back = detail.parts.map(({ method, amount }) => ({
    method: way === 'cash' && method !== 'balance' ? ('cash' as const) : method,
    amount,
  }))
  const confirm = async ({ reason }: { readonly reason: string }) => {
    const done = await reverse.run({ paymentId: detail.id, reason, refundWay: way, approval })
    if (!done) return
    notifyDone(`${detail.number} dibatalkan.`, { detail: `Kembalikan: ${handedBackText(done.handedBack)}.` })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan pembayaran ${detail.number}?`}
      confirmLabel="Batalkan pembayaran"
      cancelLabel="Tidak jadi"
      lost={`${
        detail.bills.length > 0 ? `Lunasnya ${detail.bills.map(({ number }) => number).join(', ')}; ` : ''
      }${detail.toBalance > 0 ? `${rp(detail.toBalance)} keluar dari saldo; ` : ''}uang dikembalikan: ${handedBackText(back)}.`}
      kept="Catatan pembayarannya; pembatalannya dicatat di sampingnya."
      reason="required"
      usualReasons={USUAL_REASONS}
      approval={
        <>
          {unseen.length > 0 && (
            <ChoiceTiles
              label="Uangnya dikembalikan"
              look="segment"
              value={way}
              onChange={setWay}
              choices={[
                { value: 'same', label: `Lewat ${unseen.map(({ method }) => METHOD_WORDS[method]).join(', ')}` },
                { value: 'cash', label: 'Tunai dari laci' },
              ]}
            />
          )}
          <ApprovalFields value={approval} onChange={setApproval} />
        </>
      }
      isBusy={reverse.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={confirm}
    />
  )
}
