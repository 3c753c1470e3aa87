// Owns: taking back: a card that was spoilt before it was sold, or a whole sale of which nothing was used.
// Must never: promise money back before the core has said yes.
import type { CardItem } from '../../../src-main/features/cards/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { METHOD_WORDS } from './words'

interface ReverseDialogProps {
  readonly number: string
  readonly onClose: () => void
}

export function ReverseDialog({ number, onClose }: ReverseDialogProps) {
  const reverse = useCommand(api.cards.reverseSale)
  const [approval, setApproval] = useApproval()
  const { problem } = reverse
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan penjualan ${number}?`}
      confirmLabel="Batalkan penjualan"
      cancelLabel="Tidak jadi"
      lost="Semua kartu penjualan ini mati dan tidak dijual lagi, sebab kodenya mungkin sudah dibaca. Uangnya dikembalikan; yang dibayar dari saldo reseller kembali ke saldonya."
      kept="Catatan penjualannya; pembatalannya dibukukan di sampingnya."
      reason="required"
      usualReasons={['Salah jumlah', 'Salah nomor kartu', 'Pembeli batal']}
      approval={<ApprovalFields value={approval} onChange={setApproval} />}
      isBusy={reverse.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        const done = await reverse.run({ number, reason, approval })
        if (!done) return
        const sum = formatRupiah(rupiah(done.amount))
        notifyDone(`${number} dibatalkan.`, {
          detail:
            done.method === 'balance'
              ? `${sum} sudah kembali ke saldo reseller.`
              : `Kembalikan ${sum} (${METHOD_WORDS[done.method]}).`,
        })
        onClose()
      }}
    />
  )
}

export function VoidDialog({ card, onClose }: { readonly card: CardItem; readonly onClose: () => void }) {
  const voidCard = useCommand(api.cards.voidCard)
  const { problem } = voidCard
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Batalkan kartu No. ${card.id}?`}
      confirmLabel="Batalkan kartu"
      lost="Kodenya tidak dapat dipakai lagi untuk selamanya."
      kept="Catatan kartunya tetap ada. Tidak ada uang yang bergerak: kartu ini belum terjual."
      reason="required"
      usualReasons={['Sobek', 'Hilang', 'Kodenya terlihat orang']}
      isBusy={voidCard.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        if (await voidCard.run({ id: card.id, reason })) onClose()
      }}
    />
  )
}
