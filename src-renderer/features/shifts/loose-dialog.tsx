// Owns: handing over money in the drawer that belongs to no shift.
// Must never: take more than the books know of; the core refuses it too.
import { useState } from 'react'
import { formatRupiah, type Rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { FormDialog } from '../../ui/form-dialog'
import { MoneyInput } from '../../ui/money-input'

export function LooseDialog({ loose, onClose }: { readonly loose: Rupiah; readonly onClose: () => void }) {
  const [amount, setAmount] = useState<Rupiah | null>(loose)
  const deposit = useCommand(api.shifts.depositLoose)
  const { problem } = deposit
  const submit = async () => {
    if (amount === null || !(await deposit.run({ amount }))) return
    notifyDone(`Setoran ${formatRupiah(amount)} dicatat.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title="Setor uang laci di luar shift"
      size="sm"
      submitLabel="Catat setoran"
      isBusy={deposit.isRunning}
      error={problem && !problem.fields.amount ? problem : null}
      onSubmit={submit}
    >
      <MoneyInput
        label="Diserahkan ke pemilik"
        description={`Menurut buku ada ${formatRupiah(loose)}. Hitung dulu uangnya.`}
        required
        isFirst
        size="lg"
        max={loose}
        value={amount}
        onChange={setAmount}
        error={problem?.fields.amount}
      />
    </FormDialog>
  )
}
