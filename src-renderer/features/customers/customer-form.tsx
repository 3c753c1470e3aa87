// Owns: the form of a customer: who, how to reach, where.
// Must never: hold money terms; those are in the subscription's form.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import { mapLink, parsePlace } from '../../../src-main/shared/place'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import {
  Anchor,
  FieldGrid,
  FormDialog,
  Notice,
  notifyDone,
  PhoneInput,
  SelectBox,
  TextArea,
  TextField,
  WholeLine,
} from '../../ui'
import { type CustomerValues, checkPlace, inputOf, NEW_CUSTOMER, valuesOf } from './customer-values'

export interface CustomerFormProps {
  /** Null makes a new one. */
  readonly customer: CustomerCard | null
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

export function CustomerForm({ customer, onClose, onSaved }: CustomerFormProps) {
  const mayMakeAreas = useSession().may(MANAGERS)
  const areas = useQuery(orpc.customers.areas.queryOptions({ input: {} })).data ?? []
  const save = useCommand(api.customers.save)
  const addArea = useCommand(api.customers.saveArea)
  const [initial] = useState(() => (customer ? valuesOf(customer) : NEW_CUSTOMER))
  const [values, setValues] = useState<CustomerValues>(initial)
  const set = (changes: Partial<CustomerValues>) => setValues((current) => ({ ...current, ...changes }))
  const errorOf = (field: string) => save.problem?.fields[`customer.${field}`] ?? save.problem?.fields[field]
  const place = parsePlace(values.place)
  const isSaid = Object.keys(save.problem?.fields ?? {}).length > 0

  const submit = async () => {
    const known = areas.find(({ name }) => name.toLowerCase() === values.newArea.trim().toLowerCase())
    const isNew = values.areaId === null && values.newArea.trim() !== '' && !known
    const made = isNew ? await addArea.run({ id: null, name: values.newArea, isArchived: false }) : null
    if (isNew && !made) return
    const areaId = values.areaId ?? known?.id ?? made?.id ?? null
    const saved = await save.run({ id: customer?.id ?? null, customer: inputOf(values, areaId) })
    if (!saved) return
    notifyDone(`${saved.name} tersimpan.`)
    onSaved(saved.id)
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="lg"
      title={customer ? `Ubah ${customer.name}` : 'Tambah pelanggan'}
      submitLabel={customer ? 'Simpan' : 'Simpan pelanggan'}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isBusy={save.isRunning || addArea.isRunning}
      error={addArea.problem ?? (isSaid ? null : save.problem)}
    >
      <FieldGrid>
        <TextField
          label="Nama"
          description="Seperti yang dikenal di toko."
          required
          isFirst
          maxLength={80}
          value={values.name}
          onChange={(name) => set({ name })}
          error={errorOf('name')}
        />
        <PhoneInput
          label="No. HP / WhatsApp"
          description="Untuk tagihan dan pengingat."
          value={values.phone}
          onChange={(phone) => set({ phone })}
          error={errorOf('phone')}
        />
        {values.phone !== null && <SharedPhone phone={values.phone} ownId={customer?.id ?? null} />}
        <WholeLine>
          <TextField
            label="Alamat"
            maxLength={200}
            value={values.address}
            onChange={(address) => set({ address })}
            error={errorOf('address')}
          />
        </WholeLine>
        <SelectBox
          label="Area"
          description="Jalan, RT, blok, atau kos."
          placeholder={mayMakeAreas ? 'Pilih atau ketik yang baru' : 'Pilih area'}
          isClearable
          value={values.areaId}
          onChange={(areaId) => set({ areaId, newArea: '' })}
          onTyped={mayMakeAreas ? (newArea) => set({ newArea, areaId: null }) : undefined}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          emptyText={mayMakeAreas ? 'Area baru, dibuat saat disimpan' : 'Belum ada area'}
          error={errorOf('areaId')}
        />
        <TextField
          label="Lokasi di peta"
          description="Tempel tautan Google Maps atau koordinat."
          placeholder="-7.79558, 110.36949"
          maxLength={2000}
          value={values.place}
          onChange={(text) => set({ place: text })}
          check={checkPlace}
          hint={
            place && (
              <Anchor href={mapLink(place)} target="_blank" rel="noopener noreferrer">
                Buka peta
              </Anchor>
            )
          }
          error={errorOf('latitude')}
        />
        <WholeLine>
          <TextArea
            label="Catatan"
            placeholder="Modem, tiang, siapa yang bisa dihubungi …"
            rows={3}
            maxLength={1000}
            value={values.notes}
            onChange={(notes) => set({ notes })}
          />
        </WholeLine>
      </FieldGrid>
    </FormDialog>
  )
}

/** A warning, not a refusal: a family may share one phone. */
function SharedPhone({ phone, ownId }: { readonly phone: string; readonly ownId: string | null }) {
  const found = useQuery(orpc.customers.search.queryOptions({ input: { search: phone, limit: 5 } })).data ?? []
  const others = found.filter((one) => one.id !== ownId && one.phone === phone)
  if (others.length === 0) return null
  const names = others.map(({ name, number }) => `${name} (${number})`).join(', ')
  return (
    <WholeLine>
      <Notice tone="warn" role="status" title="Nomor ini sudah dipakai pelanggan lain.">
        {names}. Tetap boleh disimpan bila memang orang yang berbeda.
      </Notice>
    </WholeLine>
  )
}
