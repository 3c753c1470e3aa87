// Owns: money that cannot be seen: the exact QRIS to scan, or a transfer, and the proof that it came in.
// Must never: take it before a person says "Dana masuk", or hide that a part of it goes to the saldo.
import { useState } from 'react'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import type { Problem } from '../../api'
import { FormDialog } from '../../ui/form-dialog'
import { MoneyInput } from '../../ui/money-input'
import { Notice } from '../../ui/notice'
import { TextField } from '../../ui/text-field'
import proofCss from '../sales/proof.module.css'
import { ExactQris } from '../sales/proof-dialog'
import { rp } from './words'

export interface ProofProps {
  readonly method: 'qris' | 'transfer'
  /** Rupiah that are still to be paid. */
  readonly due: number
  readonly hasQris: boolean
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onClose: () => void
  readonly onProven: (amount: number, reference: string) => Promise<void>
}

const MOST_QRIS = 10_000_000

export function Proof({ method, due, hasQris, isBusy, problem, onClose, onProven }: ProofProps) {
  const [amount, setAmount] = useState<Rupiah | null>(due > 0 ? rupiah(due) : null)
  const [reference, setReference] = useState('')
  const isQris = method === 'qris'
  const showsQr = isQris && hasQris && amount !== null && amount > 0 && amount <= MOST_QRIS
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={isQris ? 'Bayar tagihan dengan QRIS' : 'Bayar tagihan dengan transfer'}
      size={isQris && hasQris ? 'lg' : 'sm'}
      submitLabel="Dana masuk"
      isBusy={isBusy}
      canSubmit={amount !== null && amount > 0}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={() => (amount === null ? undefined : onProven(amount, reference.trim()))}
    >
      <div className={proofCss.proof}>
        {showsQr && <ExactQris amount={amount} />}
        <div className={proofCss.side}>
          <MoneyInput label="Jumlahnya" size="lg" required value={amount} onChange={setAmount} />
          {amount !== null && amount > due && (
            <Notice tone="info">{rp(amount - due)} di antaranya masuk saldo pelanggan.</Notice>
          )}
          {amount !== null && amount < due && <Notice tone="warn">Cicilan: masih kurang {rp(due - amount)}.</Notice>}
          <p className={proofCss.advice}>
            Lihat dananya benar-benar masuk di aplikasi {isQris ? 'QRIS' : 'bank'} Anda, bukan di layar pelanggan.
          </p>
          <TextField
            label="Bukti dana masuk"
            description="Beberapa angka terakhir nomor referensinya."
            size="lg"
            required
            isFirst
            isCode
            maxLength={40}
            value={reference}
            onChange={setReference}
          />
        </div>
      </div>
    </FormDialog>
  )
}
