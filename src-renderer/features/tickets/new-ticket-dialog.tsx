// Owns: writing down what somebody says at the counter or on the telephone.
// Must never: open a ticket for nobody.
import { useState } from 'react'
import type { PartyKind } from '../../../src-main/shared/portal-contract'
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  LONGEST_TEXT,
  PRIORITIES,
  PRIORITY_NAMES,
  type Priority,
} from '../../../src-main/shared/ticket-words'
import { api, useCommand } from '../../api'
import { FieldGrid, FormDialog, notifyDone, SelectBox, SelectField, TextArea, TextField } from '../../ui'
import { type AboutChoice, useAboutChoices } from './about-choices'
import { PARTY_WORDS, type Party, PartyChoice } from './party-choice'
import { PictureSlots } from './picture-slots'

export interface NewTicketDialogProps {
  /** Known already: from his card. */
  readonly known?: { readonly kind: PartyKind; readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

export function NewTicketDialog({ known, onClose, onMade }: NewTicketDialogProps) {
  const [party, setParty] = useState<Party>(known ?? { kind: 'customer', id: null })
  const [category, setCategory] = useState<Category>('gangguan')
  const [priority, setPriority] = useState<Priority>('biasa')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [about, setAbout] = useState<AboutChoice['value'] | null>(null)
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const open = useCommand(api.tickets.open)
  const choices = useAboutChoices(party.kind === 'customer' ? party.id : null)
  const { problem } = open
  const submit = async () => {
    if (party.id === null) return
    const chosen = choices.find(({ value }) => value === about)
    const done = await open.run({
      partyKind: party.kind,
      partyId: party.id,
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
  const shown = known ? ['subject', 'text'] : ['partyId', 'subject', 'text']
  const isBeside = shown.some((field) => problem?.fields[field] !== undefined)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={known ? `Tiket baru: ${known.name}` : 'Tiket baru'}
      size="lg"
      submitLabel="Simpan tiket"
      isDirty={subject !== '' || text !== ''}
      isBusy={open.isRunning || isSending}
      error={problem && !isBeside ? { message: problem.message, advice: problem.advice } : null}
      onSubmit={submit}
    >
      {!known && (
        <PartyChoice
          value={party}
          onChange={(next) => {
            setParty(next)
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
        isFirst={known !== undefined}
        maxLength={80}
        value={subject}
        onChange={setSubject}
        error={problem?.fields.subject}
      />
      <TextArea
        label={`Yang dikatakan ${PARTY_WORDS[party.kind]}`}
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
