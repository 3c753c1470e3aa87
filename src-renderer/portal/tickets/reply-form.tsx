// Owns: answering in a ticket from the phone; what was begun stays until it is sent or the person logs out.
// Must never: send twice.
import { type FormEvent, useState } from 'react'
import { LONGEST_TEXT, type TicketState } from '../../../src-main/shared/ticket-words'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { Lines } from '../fields'
import { Button, Card, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, useChecked } from '../use-checked'
import { PicturesField } from './pictures-field'

/** Logging out loads the page anew: nothing of this person stays. */
const drafts = new Map<string, string>()

interface ReplyFormProps {
  readonly ticket: { readonly id: string; readonly state: TicketState }
}

export function ReplyForm({ ticket: { id, state } }: ReplyFormProps) {
  const [text, setText] = useState(() => drafts.get(id) ?? '')
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const [turn, setTurn] = useState(0)
  const reply = useCommand(portal.tickets.reply)
  const type = (next: string) => {
    setText(next)
    drafts.set(id, next)
  }
  const { form, errors, isRight } = useChecked({ text: empty(text, 'Tulis dulu pesannya.') }, reply)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight()) return
    if (!(await reply.run({ id, text, pictures: [...pictures] }))) return
    type('')
    setPictures([])
    setTurn(turn + 1)
    await queryClient.invalidateQueries()
  }
  return (
    <Card>
      <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
        <Lines
          label={state === 'closed' ? 'Masih ada masalah? Tulis di sini, tiketnya dibuka lagi' : 'Balas'}
          maxLength={LONGEST_TEXT}
          required
          value={text}
          onChange={(event) => type(event.target.value)}
          error={errors.text}
        />
        <PicturesField key={turn} onChange={setPictures} onBusy={setSending} />
        <Refused problem={reply.problem} fields={['text']} />
        <Button type="submit" isBusy={reply.isRunning || isSending}>
          {isSending ? 'Menunggu gambar …' : 'Kirim'}
        </Button>
      </form>
    </Card>
  )
}
