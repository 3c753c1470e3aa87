// Owns: making a bill by hand: whose, what for, how much.
// Must never: bill a month of a subscription; that is "Buat tagihan".
import { useState } from 'react'
import { formatRupiah, type Rupiah, rupiah, sumRupiah } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import {
  ActionIcon,
  Button,
  Dialog,
  FormDialog,
  MoneyInput,
  NumberField,
  notifyDone,
  SelectField,
  TextField,
} from '../../ui'
import { FindCustomer } from '../payments/find-customer'
import css from './invoices.module.css'

export interface ManualBillFormProps {
  readonly onClose: () => void
  readonly onMade: (id: number) => void
  /** From the card of a customer. */
  readonly customer?: { readonly id: string; readonly name: string }
}

type Kind = 'install' | 'manual' | 'discount'

interface Draft {
  readonly key: number
  readonly kind: Kind
  readonly description: string
  readonly amount: Rupiah | null
}

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'install', label: 'Biaya pasang' },
  { value: 'manual', label: 'Lain-lain' },
  { value: 'discount', label: 'Potongan' },
]

const emptyLine = (key: number): Draft => ({ key, kind: 'install', description: 'Biaya pasang', amount: null })
const signed = ({ kind, amount }: Draft): Rupiah => rupiah(kind === 'discount' ? -(amount ?? 0) : (amount ?? 0))

type Customer = NonNullable<ManualBillFormProps['customer']>

/** First whose bill it is, then what stands on it. */
export function ManualBillForm({ customer, ...props }: ManualBillFormProps) {
  const [chosen, setChosen] = useState<Customer | null>(customer ?? null)
  if (chosen) return <OpenForm {...props} customer={chosen} />
  return (
    <Dialog isOpen onClose={props.onClose} title="Tagihan manual: untuk siapa?" size="lg">
      <FindCustomer first="" onFound={({ id, name }) => setChosen({ id, name })} />
    </Dialog>
  )
}

interface OpenFormProps extends Omit<ManualBillFormProps, 'customer'> {
  readonly customer: Customer
}

function OpenForm({ onClose, onMade, customer }: OpenFormProps) {
  const [lines, setLines] = useState<readonly Draft[]>([emptyLine(0)])
  const [graceDays, setGraceDays] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const make = useCommand(api.invoices.make)
  const put = (key: number, change: Partial<Draft>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const total = sumRupiah(lines.map(signed))
  const isReady = total >= 0 && lines.every(({ amount }) => amount !== null && amount > 0)
  const save = async () => {
    const made = await make.run({
      customerId: customer.id,
      subscriptionId: null,
      lines: lines.map(({ kind, description, amount }) => ({ kind, description, amount: amount ?? 0 })),
      graceDays,
      note,
    })
    if (!made) return
    notifyDone(`Tagihan ${made.number} dibuat.`)
    onMade(made.id)
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Tagihan untuk ${customer.name}`}
      size="lg"
      submitLabel={`Buat tagihan ${formatRupiah(total)}`}
      isDirty={lines.some(({ amount }) => amount !== null) || note !== ''}
      isBusy={make.isRunning}
      canSubmit={isReady}
      error={make.problem && { message: make.problem.message, advice: make.problem.advice }}
      onSubmit={save}
    >
      {lines.map((line) => (
        <div key={line.key} className={css.manual}>
          <SelectField
            label="Jenis"
            value={line.kind}
            onChange={(kind) =>
              put(line.key, {
                kind,
                description: KINDS.some(({ label }) => label === line.description)
                  ? (KINDS.find(({ value }) => value === kind)?.label ?? '')
                  : line.description,
              })
            }
            options={KINDS}
          />
          <TextField
            label="Keterangan"
            required
            maxLength={80}
            value={line.description}
            onChange={(description) => put(line.key, { description })}
          />
          <MoneyInput
            label="Jumlah"
            required
            isFirst={line === lines[0]}
            min={rupiah(1)}
            value={line.amount}
            onChange={(amount) => put(line.key, { amount })}
          />
          {lines.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="red"
              mt="1.75rem"
              aria-label={`Hapus baris ${line.description}`}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              ✕
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={lines.length >= 20}
          onClick={() =>
            setLines([
              ...lines,
              { ...emptyLine(Math.max(...lines.map(({ key }) => key)) + 1), kind: 'manual', description: 'Lain-lain' },
            ])
          }
        >
          + Tambah baris
        </Button>
      </div>
      <NumberField
        label="Jatuh tempo dalam berapa hari"
        description="Kosongkan untuk memakai aturan toko."
        max={365}
        value={graceDays}
        onChange={setGraceDays}
      />
      <TextField label="Catatan" maxLength={200} value={note} onChange={setNote} />
    </FormDialog>
  )
}
