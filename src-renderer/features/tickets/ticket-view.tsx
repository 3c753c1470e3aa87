// Owns: one ticket: who asks, about what, what was said, answering, and what becomes of it.
// Must never: mark as read what nobody can see.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { TicketDetail } from '../../../src-main/features/tickets/contract'
import { isMobile, isPhone, phoneInList, waLink } from '../../../src-main/shared/phone'
import { MANAGERS } from '../../../src-main/shared/roles'
import {
  CATEGORY_NAMES,
  PRIORITIES,
  PRIORITY_NAMES,
  SUBJECT_NAMES,
  TICKET_STATE_NAMES,
} from '../../../src-main/shared/ticket-words'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { useVisible } from '../../lib/use-visible'
import { Anchor, EmptyState, ErrorNotice, HotkeyButton, SelectBox, SelectField, Skeleton, StatusChip } from '../../ui'
import { MessageList } from './message-list'
import { ReplyForm } from './reply-form'
import css from './tickets.module.css'
import { aboutLink, partyLink, STATE_TONES, waText } from './words'

export function TicketView({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    ...orpc.tickets.get.queryOptions({ input: { id } }),
    placeholderData: undefined,
  })
  useReading(data)
  if (data) return <Ticket ticket={data} />
  const problem = error && toProblem(error)
  return problem ? (
    <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  ) : (
    <Skeleton lines={8} />
  )
}

export const NoTicket = () => (
  <EmptyState title="Pilih tiket di kiri">Panah memilih, Enter membuka percakapannya di sini.</EmptyState>
)

/** Once a message stands on a screen that somebody can see, it is read. */
function useReading(ticket: TicketDetail | undefined): void {
  const isVisible = useVisible()
  const { run } = useCommand(api.tickets.markRead)
  const { id, isUnread, newest } = ticket ?? { id: '', isUnread: false, newest: 0 }
  const mark = useEffectEvent(() => run({ id, upTo: newest }))
  // once for each newest message, not for each time this is drawn
  useEffect(() => {
    if (isVisible && isUnread) void mark()
  }, [isVisible, isUnread, id, newest])
}

function Ticket({ ticket }: { readonly ticket: TicketDetail }) {
  const { may } = useSession()
  const { party, about } = ticket
  const isReseller = ticket.partyKind === 'reseller'
  const who = [isReseller && 'Reseller', ticket.partyName, party.number].filter(Boolean).join(' ')
  // resellers are no business of a Kasir
  const mayOpen = !isReseller || may(MANAGERS)
  const link = aboutLink(ticket)
  return (
    <section className={css.ticket} aria-label={`Tiket ${ticket.number}`}>
      <header className={css.head}>
        <div className={css.subject}>
          <h2>{ticket.subject}</h2>
          <StatusChip tone={STATE_TONES[ticket.state]} word={TICKET_STATE_NAMES[ticket.state]} look="filled" />
        </div>
        <div className={css.facts}>
          <span>{ticket.number}</span>
          <span>{CATEGORY_NAMES[ticket.category]}</span>
          {mayOpen ? <Anchor href={partyLink(ticket)}>{who}</Anchor> : <span>{who}</span>}
          {party.phone !== '' && <span>{phoneInList(party.phone)}</span>}
          {isPhone(party.phone) && isMobile(party.phone) && (
            <Anchor href={waLink(party.phone, waText(ticket))} target="_blank" rel="noopener noreferrer">
              Kabari lewat WhatsApp
            </Anchor>
          )}
          {party.detail !== '' && <span>{party.detail}</span>}
        </div>
        {about && link && (
          <div className={css.facts}>
            <span>
              Tentang {SUBJECT_NAMES[about.type].toLowerCase()}: <Anchor href={link}>{about.label}</Anchor>
            </span>
          </div>
        )}
        <Deeds ticket={ticket} />
      </header>
      <MessageList ticket={ticket} />
      <ReplyForm key={ticket.id} ticket={ticket} />
    </section>
  )
}

function Deeds({ ticket }: { readonly ticket: TicketDetail }) {
  const { id, priority, assigneeId, state } = ticket
  const staff = useQuery(orpc.tickets.staff.queryOptions({ input: {} })).data ?? []
  const setPriority = useCommand(api.tickets.setPriority)
  const assign = useCommand(api.tickets.assign)
  const setState = useCommand(api.tickets.setState)
  const problem = setPriority.problem ?? assign.problem ?? setState.problem
  const isClosed = state === 'closed'
  return (
    <>
      <div className={css.deeds}>
        <SelectField
          label="Prioritas"
          value={priority}
          onChange={(chosen) => void setPriority.run({ id, priority: chosen })}
          options={PRIORITIES.map((value) => ({ value, label: PRIORITY_NAMES[value] }))}
        />
        <SelectBox
          label="Dipegang"
          isClearable
          placeholder="Siapa saja"
          value={assigneeId}
          onChange={(userId) => void assign.run({ id, userId })}
          options={staff.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <HotkeyButton
          keys="F9"
          description={isClosed ? 'Buka tiket lagi' : 'Nyatakan tiket selesai'}
          loading={setState.isRunning}
          onPress={() => void setState.run({ id, state: isClosed ? 'open' : 'closed' })}
        >
          {isClosed ? 'Buka lagi' : 'Selesai'}
        </HotkeyButton>
      </div>
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} reference={problem.reference} />}
    </>
  )
}
