// Owns: asking the shop something: what kind, in a line, in full, with pictures.
// Must never: lose what was typed when it could not be sent.
import { type FormEvent, useState } from 'react'
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  LONGEST_TEXT,
  type SubjectType,
} from '../../../src-main/shared/ticket-words'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { Choices, Lines } from '../fields'
import { goTo } from '../route'
import { Button, Card, Field, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, useChecked } from '../use-checked'
import { ABOUT_CATEGORY, AboutLine } from './about-line'
import { PicturesField } from './pictures-field'

const EXAMPLES: Readonly<Record<Category, string>> = {
  gangguan: 'Internet mati sejak pagi',
  tagihan: 'Sudah transfer, belum lunas',
  pesanan: 'Kapan dipasang?',
  perangkat: 'Ganti kata sandi WiFi',
  lainnya: 'Jam buka loket',
}

const SHORTEST_SUBJECT = 3

export interface NewTicketProps {
  /** From a bill, an order, a service. */
  readonly about: { readonly type: SubjectType; readonly id: string } | null
}

export function NewTicket({ about }: NewTicketProps) {
  const open = useCommand(portal.tickets.open)
  const [category, setCategory] = useState<Category | null>(about ? ABOUT_CATEGORY[about.type] : null)
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const { form, errors, isRight } = useChecked(
    {
      category: category === null && 'Pilih dulu tentang apa.',
      subject: subject.trim().length < SHORTEST_SUBJECT && 'Tulis perihalnya dalam beberapa kata.',
      text: empty(text, 'Ceritakan dulu apa yang terjadi.'),
    },
    open,
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight() || category === null) return
    const done = await open.run({ category, subject, text, about, pictures: [...pictures] })
    if (!done) return
    await queryClient.invalidateQueries()
    goTo('tiket', done.id)
  }
  return (
    <Page title="Tanya atau lapor">
      <Card>
        {about && <AboutLine {...about} />}
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Choices
            label="Tentang apa?"
            value={category}
            onChange={setCategory}
            choices={CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] }))}
            error={errors.category}
          />
          <Field
            label="Perihal"
            placeholder={category === null ? undefined : EXAMPLES[category]}
            maxLength={80}
            required
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
            error={errors.subject}
          />
          <Lines
            label="Ceritakan"
            rows={5}
            maxLength={LONGEST_TEXT}
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={errors.text}
          />
          <PicturesField onChange={setPictures} onBusy={setSending} />
          <Refused problem={open.problem} fields={['category', 'subject', 'text']} />
          <Button type="submit" isBusy={open.isRunning || isSending}>
            {isSending ? 'Menunggu gambar …' : 'Kirim'}
          </Button>
        </form>
      </Card>
      <Button look="plain" onClick={() => goTo('tiket')}>
        Tiket saya
      </Button>
    </Page>
  )
}
