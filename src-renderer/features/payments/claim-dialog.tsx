// Owns: "Sudah transfer": noting what the customer says, before anybody has seen the money.
// Must never: count it as paid.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CounterBill } from '../../../src-main/features/payments/shapes'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { FormDialog } from '../../ui/form-dialog'
import { MoneyInput } from '../../ui/money-input'
import { SelectField, TextField } from '../../ui/text-field'
import { PictureInput } from '../files/picture-input'
import { rp } from './words'

export function ClaimButton({ bills }: { readonly bills: readonly CounterBill[] }) {
  const [isOpen, setOpen] = useState(false)
  if (bills.length === 0) return null
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Katanya sudah transfer
      </Button>
      {isOpen && <ClaimDialog bills={bills} onClose={() => setOpen(false)} />}
    </>
  )
}

function ClaimDialog({ bills, onClose }: { readonly bills: readonly CounterBill[]; readonly onClose: () => void }) {
  const [first] = bills
  const [invoiceId, setInvoiceId] = useState(first?.id ?? 0)
  const chosen = bills.find(({ id }) => id === invoiceId)
  const [amount, setAmount] = useState<Rupiah | null>(first ? rupiah(first.open) : null)
  const [method, setMethod] = useState<'transfer' | 'qris'>('transfer')
  const [note, setNote] = useState('')
  const [fileId, setFileId] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const claim = useCommand(api.payments.claim)
  const { problem } = claim
  const submit = async () => {
    if (amount === null || !chosen) return
    if (!(await claim.run({ invoiceId, method, amount, reference: '', note: note.trim(), fileId }))) return
    notifyDone(`${chosen.number} menunggu konfirmasi.`, { detail: 'Putuskan di Tagihan, tab Pembayaran.' })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title="Pelanggan bilang sudah transfer"
      size="sm"
      submitLabel="Catat, tunggu konfirmasi"
      isBusy={claim.isRunning}
      canSubmit={!isSending}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={submit}
    >
      {bills.length > 1 && (
        <SelectField
          label="Untuk tagihan"
          value={String(invoiceId)}
          onChange={(id) => {
            const next = bills.find((bill) => String(bill.id) === id)
            if (!next) return
            setInvoiceId(next.id)
            setAmount(rupiah(next.open))
          }}
          options={bills.map(({ id, number, title, open }) => ({
            value: String(id),
            label: `${number} · ${title} · ${rp(open)}`,
          }))}
        />
      )}
      <ChoiceTiles
        label="Lewat"
        look="segment"
        value={method}
        onChange={setMethod}
        choices={[
          { value: 'transfer', label: 'Transfer' },
          { value: 'qris', label: 'QRIS' },
        ]}
      />
      <MoneyInput label="Jumlah menurut pelanggan" required value={amount} onChange={setAmount} />
      <TextField
        label="Catatan"
        isFirst
        placeholder="Dari bank apa, atas nama siapa, jam berapa"
        maxLength={120}
        value={note}
        onChange={setNote}
      />
      <PictureInput label="Gambar buktinya" purpose="proof" onChange={setFileId} onBusy={setSending} />
    </FormDialog>
  )
}
