// Owns: a recharge card on a customer's card: the person at the counter types it for the customer.
// Must never: say why a code does not work.
import { useState } from 'react'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { Button, FormDialog, notifyDone, Panel, TextField } from '../../ui'
import type { CustomerPanelProps } from '../customers/panels'
import css from './cards.module.css'

export function CustomerCardPanel({ customer }: CustomerPanelProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Kartu isi ulang"
      actions={
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          Masukkan kartu
        </Button>
      }
    >
      <span className={css.soft}>Kode di kartu menjadi saldo pelanggan ini.</span>
      {isOpen && <RedeemDialog id={customer.id} name={customer.name} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

interface RedeemDialogProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

function RedeemDialog({ id, name, onClose }: RedeemDialogProps) {
  const [code, setCode] = useState('')
  const redeem = useCommand(api.cards.redeem)
  const { problem } = redeem
  const submit = async () => {
    const done = await redeem.run({ customerId: id, code })
    if (!done) return
    notifyDone(`${formatRupiah(rupiah(done.value))} masuk ke saldo ${name}.`, {
      detail: `Saldo sekarang ${formatRupiah(rupiah(done.balance))}.`,
    })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Isi saldo ${name}`}
      size="sm"
      submitLabel="Isi saldo"
      isBusy={redeem.isRunning}
      error={problem && problem.fields.code === undefined ? { message: problem.message, advice: problem.advice } : null}
      onSubmit={submit}
    >
      <TextField
        label="Kode di kartu"
        placeholder="ABCD-EFGH-JKMN"
        required
        isFirst
        maxLength={20}
        value={code}
        onChange={(text) => setCode(text.toUpperCase())}
        error={problem?.fields.code}
      />
    </FormDialog>
  )
}
