// Owns: writing an answer: ready answers, pictures, Ctrl+Enter.
// Must never: lose what was typed because it was not sent, or send it twice.
import { IconPhoto } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { TicketDetail } from '../../../src-main/features/tickets/contract'
import { LONGEST_TEXT } from '../../../src-main/shared/ticket-words'
import { api, useCommand } from '../../api'
import { ActionsMenu, Button, ErrorNotice, HotkeyButton, TextArea, useHotkey } from '../../ui'
import { useDraft } from './drafts'
import { PictureSlots } from './picture-slots'
import css from './tickets.module.css'
import { READY_ANSWERS } from './words'

export function ReplyForm({ ticket }: { readonly ticket: TicketDetail }) {
  const [text, setText] = useDraft(ticket.id)
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const [turn, setTurn] = useState(0)
  const [hasSlots, setSlots] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const reply = useCommand(api.tickets.reply)
  useHotkey('F4', () => box.current?.querySelector('textarea')?.focus(), { description: 'Tulis jawaban' })
  const canSend = text.trim() !== '' && !isSending
  const send = async () => {
    if (!canSend) return
    const done = await reply.run({ id: ticket.id, text, pictures: [...pictures] })
    if (!done) return
    setText('')
    setPictures([])
    setSlots(false)
    setTurn(turn + 1)
  }
  const insert = (ready: string) => setText(text.trim() === '' ? ready : `${text.trimEnd()}\n${ready}`)
  const { problem } = reply
  return (
    <div className={css.reply} ref={box}>
      <TextArea
        label={`Jawaban untuk ${ticket.partyName}`}
        isLabelHidden
        placeholder={`Tulis jawaban untuk ${ticket.partyName} … (F4)`}
        rows={3}
        maxLength={LONGEST_TEXT}
        value={text}
        onChange={setText}
        error={problem?.fields.text}
      />
      {hasSlots && <PictureSlots key={turn} onChange={setPictures} onBusy={setSending} />}
      {problem && problem.fields.text === undefined && (
        <ErrorNotice message={problem.message} advice={problem.advice} reference={problem.reference} />
      )}
      <div className={css.replyFoot}>
        <ActionsMenu
          label="Jawaban cepat"
          align="start"
          actions={READY_ANSWERS.map((ready) => ({
            id: ready.id,
            label: ready.label,
            onChoose: () => insert(ready.text),
          }))}
        >
          Jawaban cepat
        </ActionsMenu>
        {!hasSlots && (
          <Button variant="default" onClick={() => setSlots(true)} leftSection={<IconPhoto size="1rem" aria-hidden />}>
            Gambar
          </Button>
        )}
        <HotkeyButton
          keys="Ctrl+Enter"
          variant="filled"
          description="Kirim jawaban"
          inFields
          disabled={!canSend}
          loading={reply.isRunning}
          onPress={() => void send()}
        >
          Kirim
        </HotkeyButton>
      </div>
    </div>
  )
}
