// Owns: money that cannot be seen: the exact QRIS to scan, or a transfer, and the proof that it came in.
// Must never: sell before a person says "Dana masuk", or change the amount while the customer is paying it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rupiah } from '../../../src-main/shared/money'
import { orpc, type Problem, toProblem } from '../../api'
import { FormDialog } from '../../ui/form-dialog'
import { Money } from '../../ui/money'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { TextField } from '../../ui/text-field'
import css from './proof.module.css'

export type ProofMethod = 'qris' | 'transfer'

export interface ProofDialogProps {
  readonly method: ProofMethod
  readonly total: Rupiah
  readonly hasQris: boolean
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onClose: () => void
  readonly onProven: (reference: string) => Promise<void>
}

export function ProofDialog(props: ProofDialogProps) {
  const { method, total, hasQris, isBusy, problem, onClose, onProven } = props
  const [reference, setReference] = useState('')
  const isQris = method === 'qris'
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={isQris ? 'Bayar dengan QRIS' : 'Bayar dengan transfer'}
      size={isQris && hasQris ? 'lg' : 'sm'}
      submitLabel="Dana masuk"
      isBusy={isBusy}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={() => onProven(reference.trim())}
    >
      <div className={css.proof}>
        {isQris && hasQris && <ExactQris amount={total} />}
        <div className={css.side}>
          <div className={css.amount}>
            <span>Jumlahnya</span>
            <Money amount={total} size="hero" />
          </div>
          {isQris && !hasQris && (
            <Notice tone="info">
              Pakai QRIS di meja: pembeli mengetik jumlahnya sendiri. Isi teks QRIS di Pengaturan supaya jumlahnya
              otomatis.
            </Notice>
          )}
          <p className={css.advice}>
            Lihat dananya benar-benar masuk di aplikasi {isQris ? 'QRIS' : 'bank'} Anda, bukan di layar pembeli.
          </p>
          <TextField
            label="Bukti dana masuk"
            description="Beberapa angka terakhir nomor referensinya."
            size="lg"
            required
            isFirst
            isCode
            maxLength={40}
            inputMode="numeric"
            value={reference}
            onChange={setReference}
            error={problem?.fields['payments.0.reference'] ?? problem?.fields['payments.1.reference']}
          />
        </div>
      </div>
    </FormDialog>
  )
}

export function ExactQris({ amount }: { readonly amount: Rupiah }) {
  const { data, error, refetch } = useQuery(orpc.sales.qris.queryOptions({ input: { amount } }))
  if (data)
    return (
      <figure className={css.qris}>
        <svg viewBox={`0 0 ${data.size} ${data.size}`} shapeRendering="crispEdges" role="img" aria-label="QRIS">
          <path d={data.path} fill="currentColor" />
        </svg>
        <figcaption>
          QRIS · <strong>{data.merchant}</strong>
        </figcaption>
      </figure>
    )
  if (!error) return <Skeleton lines={8} label="Membuat QRIS" />
  const { message, advice } = toProblem(error)
  return <ErrorNotice message={message} advice={advice} onRetry={() => void refetch()} />
}
