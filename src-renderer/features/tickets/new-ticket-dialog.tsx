// Owns: writing down what somebody says at the counter or on the telephone.
// Must never: open a ticket for nobody.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useEffectEvent, useState } from 'react'
import { phoneInList } from '../../../src-main/shared/phone'
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  LONGEST_TEXT,
  PRIORITIES,
  PRIORITY_NAMES,
  type Priority,
} from '../../../src-main/shared/ticket-words'
import { api, orpc, useCommand } from '../../api'
import { FieldGrid, FormDialog, notifyDone, SelectBox, SelectField, TextArea, TextField } from '../../ui'
import { type AboutChoice, useAboutChoices } from './about-choices'
import { PictureSlots } from './picture-slots'

export interface NewTicketDialogProps {
  /** Known already: from his card. */
  readonly customer?: { readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

export function NewTicketDialog({ customer, onClose, onMade }: NewTicketDialogProps) {
  const [customerId, setCustomerId] = useState(customer?.id ?? null)
  const [category, setCategory] = useState<Category>('gangguan')
  const [priority, setPriority] = useState<Priority>('biasa')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [about, setAbout] = useState<AboutChoice['value'] | null>(null)
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const open = useCommand(api.tickets.open)
  const choices = useAboutChoices(customerId)
  const { problem } = open
  const submit = async () => {
    if (customerId === null) return
    const chosen = choices.find(({ value }) => value === about)
    const done = await open.run({
      partyKind: 'customer',
      partyId: customerId,
      category,
      priority,
      subject,
      text,
      about: chosen?.about ?? null,
      pictures: [...pictures],
    })
    if (!done) return
    notifyDone(`Tiket ${done.number} tercatat.`)
    onMade(done.id)
  }
  const known = problem && ['partyId', 'subject', 'text'].some((field) => problem.fields[field] !== undefined)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={customer ? `Tiket baru: ${customer.name}` : 'Tiket baru'}
      size="lg"
      submitLabel="Simpan tiket"
      isDirty={subject !== '' || text !== ''}
      isBusy={open.isRunning || isSending}
      error={problem && !known ? { message: problem.message, advice: problem.advice } : null}
      onSubmit={submit}
    >
      {!customer && (
        <CustomerChoice
          value={customerId}
          onChange={(id) => {
            setCustomerId(id)
            setAbout(null)
          }}
          error={problem?.fields.partyId}
        />
      )}
      <FieldGrid>
        <SelectField
          label="Kategori"
          value={category}
          onChange={setCategory}
          options={CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] }))}
        />
        <SelectField
          label="Prioritas"
          value={priority}
          onChange={setPriority}
          options={PRIORITIES.map((value) => ({ value, label: PRIORITY_NAMES[value] }))}
        />
      </FieldGrid>
      <TextField
        label="Perihal"
        placeholder="Internet mati sejak pagi"
        required
        isFirst={customer !== undefined}
        maxLength={80}
        value={subject}
        onChange={setSubject}
        error={problem?.fields.subject}
      />
      <TextArea
        label="Yang dikatakan pelanggan"
        required
        rows={4}
        maxLength={LONGEST_TEXT}
        value={text}
        onChange={setText}
        error={problem?.fields.text}
      />
      {choices.length > 0 && (
        <SelectBox
          label="Tentang (boleh kosong)"
          isClearable
          placeholder="Tagihan atau langganannya"
          value={about}
          onChange={setAbout}
          options={choices.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <PictureSlots onChange={setPictures} onBusy={setSending} />
    </FormDialog>
  )
}

interface CustomerChoiceProps {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly error: string | undefined
}

function CustomerChoice({ value, onChange, error }: CustomerChoiceProps) {
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search)
  const found = useQuery(orpc.customers.search.queryOptions({ input: { search: asked, limit: 20 } })).data ?? []
  const [only] = found
  const single = search.trim() !== '' && found.length === 1 ? only?.id : undefined
  const take = useEffectEvent(onChange)
  useEffect(() => {
    if (single !== undefined) take(single)
  }, [single])
  return (
    <>
      <TextField
        label="Cari pelanggan"
        placeholder="Nama, nomor, HP"
        isFirst
        value={search}
        onChange={setSearch}
        hint={value === null ? undefined : 'Pilih lagi di bawah untuk orang lain.'}
      />
      <SelectBox
        label="Pelanggan"
        required
        placeholder={found.length === 0 ? 'Tidak ada yang cocok' : 'Pilih orangnya'}
        value={value}
        onChange={onChange}
        error={error}
        options={found.map(({ id, name, number, phone }) => ({
          value: id,
          label: name,
          detail: [number, phoneInList(phone)].filter(Boolean).join(' · '),
        }))}
      />
    </>
  )
}
