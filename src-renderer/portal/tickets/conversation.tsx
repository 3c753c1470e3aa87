// Owns: one ticket on the phone: what was said, answering, saying that it is done.
// Must never: mark as read what was not shown.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { CATEGORY_NAMES, SUBJECT_NAMES } from '../../../src-main/shared/ticket-words'
import type { PortalApi } from '../../../src-main/transport/portal-contract'
import { useCommand } from '../../api/use-command'
import { useVisible } from '../../lib/use-visible'
import { portal, portalQuery, queryClient } from '../api'
import { StateChip } from '../chip'
import { useZone } from '../pages/zone'
import { Picture } from '../picture'
import { goTo } from '../route'
import { Answer, Button, Notice, Page, Refused } from '../ui'
import { ReplyForm } from './reply-form'
import { ticketChip } from './ticket-chip'
import css from './tickets.module.css'

type Ticket = Awaited<ReturnType<PortalApi['tickets']['get']>>
type Message = Ticket['messages'][number]

/** Somebody who looks at it waits for an answer. */
const EVERY_MS = 5_000

export function Conversation({ id }: { readonly id: string }) {
  const ticket = useQuery({
    ...portalQuery.tickets.get.queryOptions({ input: { id } }),
    refetchInterval: EVERY_MS,
  })
  useReading(ticket.data)
  return (
    <Page title={ticket.data?.subject ?? 'Tiket'}>
      <Answer query={ticket}>{(data) => <Open ticket={data} />}</Answer>
      <Button look="plain" onClick={() => goTo('tiket')}>
        Tiket saya
      </Button>
    </Page>
  )
}

function useReading(ticket: Ticket | undefined): void {
  const isVisible = useVisible()
  const { run } = useCommand(portal.tickets.markRead)
  const { id, isUnread, newest } = ticket ?? { id: '', isUnread: false, newest: 0 }
  const mark = useEffectEvent(async () => {
    await run({ id, upTo: newest })
    await queryClient.invalidateQueries({ queryKey: portalQuery.tickets.key() })
  })
  // once for each newest message, not for each time this is drawn
  useEffect(() => {
    if (isVisible && isUnread) void mark()
  }, [isVisible, isUnread, id, newest])
}

function Open({ ticket }: { readonly ticket: Ticket }) {
  const close = useCommand(portal.tickets.close)
  const end = async () => {
    if (await close.run({ id: ticket.id })) await queryClient.invalidateQueries()
  }
  return (
    <>
      <div className={css.facts}>
        <StateChip {...ticketChip(ticket.state)} />
        <span>{ticket.number}</span>
        <span>{CATEGORY_NAMES[ticket.category]}</span>
        {ticket.about && (
          <span>
            {SUBJECT_NAMES[ticket.about.type]} {ticket.about.label}
          </span>
        )}
      </div>
      <div className={css.messages} role="log" aria-label="Percakapan">
        {ticket.messages.map((message) => (
          <OneMessage key={message.id} message={message} />
        ))}
      </div>
      {ticket.canReply ? (
        <ReplyForm ticket={ticket} />
      ) : (
        <Notice tone="info" title="Tiket ini sudah selesai.">
          <a href="#/tiket/baru">Buka tiket baru</a> bila masih ada yang ditanyakan.
        </Notice>
      )}
      <Refused problem={close.problem} />
      {ticket.state !== 'closed' && (
        <Button look="plain" isBusy={close.isRunning} onClick={() => void end()}>
          Sudah beres, selesai
        </Button>
      )}
    </>
  )
}

function OneMessage({ message }: { readonly message: Message }) {
  const zone = useZone()
  const { author, authorName, notedBy, text, pictures, at } = message
  if (author === 'system')
    return (
      <p className={css.step}>
        {authorName}: {text} {formatInstant(at, zone)}
      </p>
    )
  return (
    <article className={css.message} data-author={author}>
      <header className={css.who}>
        <strong>{author === 'party' ? 'Anda' : authorName}</strong>
        {notedBy !== null && <span>dicatat {notedBy}</span>}
        <time>{formatInstant(at, zone)}</time>
      </header>
      <p className={css.words}>{text}</p>
      {pictures.map(({ id, width, height }) => (
        <Picture key={id} id={id} width={width} height={height} alt={`Gambar dari ${authorName}`} />
      ))}
    </article>
  )
}
