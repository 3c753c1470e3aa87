// Owns: making and changing a promo code.
// Must never: change what an order already got.
import { useState } from 'react'
import type { PromoInput, PromoItem, PromoKind } from '../../../src-main/features/promos/contract'
import type { CalendarDate } from '../../../src-main/shared/calendar-date'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { api, useCommand, useSession } from '../../api'
import { today } from '../../lib/time'
import {
  ChoiceTiles,
  DateInput,
  FieldGrid,
  FormDialog,
  MoneyInput,
  NumberField,
  notifyDone,
  Switch,
  TextField,
  WholeLine,
} from '../../ui'
import { PackagesField } from './packages-field'

interface PromoFormProps {
  /** Null: a new one. */
  readonly promo: PromoItem | null
  readonly onClose: () => void
}

interface Values {
  readonly code: string
  readonly name: string
  readonly kind: PromoKind
  readonly percent: number | null
  readonly amount: Rupiah | null
  readonly minimum: Rupiah | null
  readonly cap: Rupiah | null
  readonly firstDay: CalendarDate | null
  readonly lastDay: CalendarDate | null
  readonly totalUses: number | null
  readonly usesPerCustomer: number | null
  readonly packageIds: readonly string[]
  readonly isActive: boolean
}

const fresh = (day: CalendarDate): Values => ({
  code: '',
  name: '',
  kind: 'percent',
  percent: 10,
  amount: null,
  minimum: null,
  cap: null,
  firstDay: day,
  lastDay: null,
  totalUses: null,
  usesPerCustomer: 1,
  packageIds: [],
  isActive: true,
})

const valuesOf = (promo: PromoItem): Values => ({
  ...promo,
  percent: promo.kind === 'percent' ? promo.value : null,
  amount: promo.kind === 'fixed' ? rupiah(promo.value) : null,
  minimum: promo.minimum === 0 ? null : rupiah(promo.minimum),
  cap: promo.cap === null ? null : rupiah(promo.cap),
})

const inputOf = (values: Values, day: CalendarDate): PromoInput => ({
  code: values.code,
  name: values.name,
  kind: values.kind,
  value: (values.kind === 'percent' ? values.percent : values.amount) ?? 0,
  minimum: values.minimum ?? 0,
  cap: values.kind === 'percent' ? values.cap : null,
  firstDay: values.firstDay ?? day,
  lastDay: values.lastDay,
  totalUses: values.totalUses,
  usesPerCustomer: values.usesPerCustomer,
  packageIds: [...values.packageIds],
  isActive: values.isActive,
})

export function PromoForm({ promo, onClose }: PromoFormProps) {
  const { zone } = useSession()
  const day = today(zone)
  const [start] = useState(() => (promo ? valuesOf(promo) : fresh(day)))
  const [values, setValues] = useState<Values>(start)
  const save = useCommand(api.promos.save)
  const { problem } = save
  const set = (change: Partial<Values>) => setValues({ ...values, ...change })
  const errorOf = (field: keyof PromoInput) => problem?.fields[`promo.${field}`] ?? problem?.fields[field]
  const submit = async () => {
    if (!(await save.run({ id: promo?.id ?? null, promo: inputOf(values, day) }))) return
    notifyDone(`Kode promo ${values.code.toUpperCase()} tersimpan.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={promo ? `Ubah ${promo.code}` : 'Kode promo baru'}
      size="lg"
      isBusy={save.isRunning}
      isDirty={JSON.stringify(values) !== JSON.stringify(start)}
      error={
        problem && Object.keys(problem.fields).length === 0
          ? { message: problem.message, advice: problem.advice }
          : null
      }
      onSubmit={submit}
    >
      <FieldGrid>
        <TextField
          label="Kode"
          placeholder="HEMAT10"
          description="Yang diketik pelanggan, huruf besar atau kecil."
          required
          isFirst
          isCode
          maxLength={20}
          value={values.code}
          onChange={(code) => set({ code: code.toUpperCase() })}
          error={errorOf('code')}
        />
        <TextField
          label="Nama promo"
          placeholder="Hemat akhir tahun"
          description="Tampil di samping potongannya."
          required
          maxLength={60}
          value={values.name}
          onChange={(name) => set({ name })}
          error={errorOf('name')}
        />
        <WholeLine>
          <ChoiceTiles
            label="Potongan"
            value={values.kind}
            onChange={(kind) => set({ kind })}
            choices={[
              { value: 'percent', label: 'Persen', detail: 'Dari paket yang termasuk promo ini' },
              { value: 'fixed', label: 'Rupiah', detail: 'Jumlah tetap, paling banyak harga paketnya' },
            ]}
          />
        </WholeLine>
        {values.kind === 'percent' ? (
          <>
            <NumberField
              label="Besarnya"
              required
              min={1}
              max={100}
              unit="%"
              value={values.percent}
              onChange={(percent) => set({ percent })}
              error={errorOf('value')}
            />
            <MoneyInput
              label="Paling banyak (boleh kosong)"
              value={values.cap}
              onChange={(cap) => set({ cap })}
              error={errorOf('cap')}
            />
          </>
        ) : (
          <MoneyInput
            label="Besarnya"
            required
            value={values.amount}
            onChange={(amount) => set({ amount })}
            error={errorOf('value')}
          />
        )}
        <MoneyInput
          label="Belanja minimum (boleh kosong)"
          value={values.minimum}
          onChange={(minimum) => set({ minimum })}
          error={errorOf('minimum')}
        />
        <WholeLine>
          <PackagesField
            chosen={values.packageIds}
            known={promo}
            onChange={(packageIds) => set({ packageIds })}
            error={errorOf('packageIds')}
          />
        </WholeLine>
        <DateInput
          label="Hari pertama"
          required
          today={day}
          yearRule="future"
          value={values.firstDay}
          onChange={(firstDay) => set({ firstDay })}
          error={errorOf('firstDay')}
        />
        <DateInput
          label="Hari terakhir (boleh kosong)"
          today={day}
          yearRule="future"
          value={values.lastDay}
          onChange={(lastDay) => set({ lastDay })}
          error={errorOf('lastDay')}
        />
        <NumberField
          label="Berapa kali semuanya (boleh kosong)"
          min={1}
          max={1_000_000}
          unit="kali"
          value={values.totalUses}
          onChange={(totalUses) => set({ totalUses })}
          error={errorOf('totalUses')}
        />
        <NumberField
          label="Tiap pelanggan (boleh kosong)"
          min={1}
          max={1_000_000}
          unit="kali"
          value={values.usesPerCustomer}
          onChange={(usesPerCustomer) => set({ usesPerCustomer })}
          error={errorOf('usesPerCustomer')}
        />
        <WholeLine>
          <Switch
            label="Dapat dipakai"
            description="Matikan untuk menghentikan promo ini sementara."
            checked={values.isActive}
            onChange={(event) => set({ isActive: event.currentTarget.checked })}
          />
        </WholeLine>
      </FieldGrid>
    </FormDialog>
  )
}
