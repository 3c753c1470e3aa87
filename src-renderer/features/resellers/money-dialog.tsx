// Owns: money into and out of a saldo at the counter.
// Must never: hand out more than is his.
import { useState } from 'react'
import type { DepositItem, ResellerCard } from '../../../src-main/features/resellers/contract'
import type { Rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { ChoiceTiles, FormDialog, MoneyInput, notifyDone, TextField } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { METHODS, rp } from './words'

interface Props {
  readonly kind: 'topUp' | 'withdraw'
  readonly reseller: ResellerCard
  readonly onClose: () => void
}

export function MoneyDialog({ kind, reseller, onClose }: Props) {
  const topUp = useCommand(api.resellers.topUp)
  const withdraw = useCommand(api.resellers.withdraw)
  const [approval, setApproval] = useApproval()
  const [method, setMethod] = useState<DepositItem['method']>('cash')
  const [amount, setAmount] = useState<Rupiah | null>(null)
  const [reference, setReference] = useState('')
  const isIn = kind === 'topUp'
  const { problem } = isIn ? topUp : withdraw
  const free = Math.max(0, reseller.balance - reseller.held)
  const submit = async () => {
    if (amount === null) return
    const money = { resellerId: reseller.id, method, amount, reference: reference.trim(), note: '' }
    const done = isIn ? await topUp.run(money) : await withdraw.run({ ...money, approval })
    if (!done) return
    notifyDone(isIn ? `Saldo ${reseller.name} bertambah ${rp(amount)}.` : `${rp(amount)} ditarik ${reseller.name}.`, {
      detail: isIn || method !== 'cash' ? `Nomor ${done.number}.` : 'Serahkan uangnya dari laci.',
    })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="md"
      title={isIn ? `Isi saldo ${reseller.name}` : `Tarik saldo ${reseller.name}`}
      submitLabel={isIn ? 'Uang diterima, isi saldo' : 'Tarik saldo'}
      isBusy={topUp.isRunning || withdraw.isRunning}
      error={problem && Object.keys(problem.fields).length === 0 ? problem : null}
      onSubmit={submit}
    >
      <MoneyInput
        label="Jumlah"
        description={isIn ? `Saldo sekarang ${rp(reseller.balance)}.` : `Paling banyak ${rp(free)}.`}
        required
        isFirst
        size="lg"
        value={amount}
        onChange={setAmount}
        error={problem?.fields.amount}
      />
      <ChoiceTiles label="Caranya" look="segment" value={method} onChange={setMethod} choices={METHODS} />
      {method !== 'cash' && (
        <TextField
          label="Bukti"
          description="Bank dan beberapa angka terakhir nomor referensinya."
          required={isIn}
          maxLength={80}
          value={reference}
          onChange={setReference}
          error={problem?.fields.reference}
        />
      )}
      {!isIn && <ApprovalFields value={approval} onChange={setApproval} />}
    </FormDialog>
  )
}
