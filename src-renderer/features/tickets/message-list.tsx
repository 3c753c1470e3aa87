// Owns: what was said in a ticket, oldest first, the newest in sight.
// Must never: show what a person typed as anything but text.
import { useLayoutEffect, useRef } from 'react'
import type { TicketDetail } from '../../../src-main/features/tickets/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { StoredPictures } from '../files/stored-picture'
import css from './tickets.module.css'

type Message = TicketDetail['messages'][number]

export function MessageList({ ticket }: { readonly ticket: TicketDetail }) {
  const end = useRef<HTMLDivElement>(null)
  const { newest } = ticket
  // in braces: the newest browsers answer with a promise, which is no clean-up
  useLayoutEffect(() => {
    if (newest > 0) void end.current?.scrollIntoView?.({ block: 'end' })
  }, [newest])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long conversations are scrolled by key
    <div className={css.messages} role="log" aria-label="Percakapan" tabIndex={0}>
      {ticket.messages.map((message) => (
        <OneMessage key={message.id} message={message} isRead={message.id <= ticket.readByParty} />
      ))}
      <div ref={end} />
    </div>
  )
}

function OneMessage({ message, isRead }: { readonly message: Message; readonly isRead: boolean }) {
  const { zone } = useSession()
  const { author, authorName, notedBy, text, pictures, at } = message
  const when = formatInstant(at, zone)
  if (author === 'system')
    return (
      <p className={css.step}>
        {authorName}: {text} {when}
      </p>
    )
  return (
    <article className={css.message} data-author={author}>
      <header className={css.who}>
        <strong>{authorName}</strong>
        {notedBy !== null && <span>dicatat {notedBy}</span>}
        <time>{when}</time>
        {author === 'staff' && isRead && <span>dibaca</span>}
      </header>
      <p className={css.words}>{text}</p>
      <StoredPictures fileIds={pictures.map(({ id }) => id)} alt={`Gambar dari ${authorName}`} />
    </article>
  )
}
