// Owns: a new series of recharge cards.
// Must never: make a code; printing does.
import { useState } from 'react'
import { MOST_CARDS } from '../../../src-main/features/cards/contract'
import type { CalendarDate } from '../../../src-main/shared/calendar-date'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import { today } from '../../lib/time'
import { DateInput, FormDialog, MoneyInput, NumberField, TextField } from '../../ui'
import css from './cards.module.css'

export function SeriesForm({ onClose }: { readonly onClose: () => void }) {
  const { zone } = useSession()
  const [name, setName] = useState('')
  const [value, setValue] = useState<Rupiah | null>(rupiah(50_000))
  const [quantity, setQuantity] = useState<number | null>(24)
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(null)
  const add = useCommand(api.cards.addSeries)
  const { problem } = add
  const submit = async () => {
    const done = await add.run({ name, value: value ?? 0, quantity: quantity ?? 0, validUntil })
    if (!done) return
    onClose()
    go('kartu', done.id)
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title="Seri kartu baru"
      size="sm"
      submitLabel="Buat seri"
      isBusy={add.isRunning}
      isDirty={name !== ''}
      error={
        problem && Object.keys(problem.fields).length === 0
          ? { message: problem.message, advice: problem.advice }
          : null
      }
      onSubmit={submit}
    >
      <TextField
        label="Nama seri"
        placeholder="Kartu 50rb November"
        required
        isFirst
        maxLength={40}
        value={name}
        onChange={setName}
        error={problem?.fields.name}
      />
      <MoneyInput label="Nilai tiap kartu" required value={value} onChange={setValue} error={problem?.fields.value} />
      <NumberField
        label="Jumlah kartu"
        required
        min={1}
        max={MOST_CARDS}
        unit="kartu"
        hint="24 kartu per lembar A4."
        value={quantity}
        onChange={setQuantity}
        error={problem?.fields.quantity}
      />
      <DateInput
        label="Hangus sesudah (boleh kosong)"
        today={today(zone)}
        yearRule="future"
        value={validUntil}
        onChange={setValidUntil}
        error={problem?.fields.validUntil}
      />
      <p className={css.soft} style={{ margin: 0 }}>
        Sesudah tanggal itu kartu hangus: uang kartu yang terjual tetapi belum dipakai menjadi pendapatan lain.
      </p>
    </FormDialog>
  )
}
