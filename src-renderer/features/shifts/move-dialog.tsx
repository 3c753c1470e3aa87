// Owns: cash in or out of the own drawer: how much, for what, why.
// Must never: book without a reason.
import { useState } from 'react'
import type { CashPurpose } from '../../../src-main/features/shifts/contract'
import { formatRupiah, type Rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { FormDialog } from '../../ui/form-dialog'
import { MoneyInput } from '../../ui/money-input'
import { TextField } from '../../ui/text-field'

const CHOICES = {
  in: [
    { value: 'safe', label: 'Dari pemilik', detail: 'Tambahan uang kecil dari kas pemilik.' },
    { value: 'other-income', label: 'Pendapatan lain', detail: 'Bukan voucher dan bukan tagihan.' },
  ],
  out: [
    { value: 'expense', label: 'Biaya toko', detail: 'Galon, listrik, kertas struk.' },
    { value: 'safe', label: 'Setor ke pemilik', detail: 'Laci terlalu penuh, diambil sebagian.' },
  ],
} as const

export function MoveDialog({ kind, onClose }: { readonly kind: 'in' | 'out'; readonly onClose: () => void }) {
  const choices = CHOICES[kind]
  const [purpose, setPurpose] = useState<CashPurpose>(choices[0].value)
  const [amount, setAmount] = useState<Rupiah | null>(null)
  const [reason, setReason] = useState('')
  const move = useCommand(api.shifts.move)
  const title = kind === 'in' ? 'Uang masuk' : 'Uang keluar'
  const submit = async () => {
    if (amount === null || !(await move.run({ kind, purpose, amount, reason }))) return
    notifyDone(`${title} ${formatRupiah(amount)} dicatat.`)
    onClose()
  }
  const { problem } = move
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={title}
      size="sm"
      submitLabel="Catat"
      isDirty={amount !== null || reason !== ''}
      isBusy={move.isRunning}
      error={problem && Object.keys(problem.fields).length === 0 ? problem : null}
      onSubmit={submit}
    >
      <MoneyInput
        label="Jumlah"
        required
        isFirst
        size="lg"
        value={amount}
        onChange={setAmount}
        error={problem?.fields.amount}
      />
      <ChoiceTiles label="Untuk apa?" value={purpose} onChange={setPurpose} choices={choices} />
      <TextField
        label="Keterangan"
        required
        maxLength={120}
        value={reason}
        onChange={setReason}
        error={problem?.fields.reason}
      />
    </FormDialog>
  )
}
