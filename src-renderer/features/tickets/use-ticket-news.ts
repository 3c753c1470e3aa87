// Owns: the count on the menu's entry, and a word at the till when a customer has just written.
// Must never: say it twice, or over the conversation that is open.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { orpc } from '../../api'
import { go, useRoute } from '../../app/route'
import { notifyInfo } from '../../lib/toasts'

export interface TicketBadge {
  readonly count: number
  readonly tone: 'bad' | 'calm'
}

/** How many wait for an answer; red while nobody has opened one of them. */
export function useTicketNews(): TicketBadge {
  const { data } = useQuery(orpc.tickets.counts.queryOptions({ input: {} }))
  const { screen } = useRoute()
  const known = useRef<number | null>(null)
  useEffect(() => {
    if (!data) return
    const { newest } = data
    const before = known.current
    known.current = Math.max(before ?? 0, newest?.message ?? 0)
    // what stood there when the till was opened is not news
    if (before === null || !newest || newest.message <= before || screen === 'tiket') return
    notifyInfo(`Tiket dari ${newest.partyName}`, {
      detail: newest.subject,
      action: { label: 'Buka', run: () => go('tiket', newest.id) },
    })
  }, [data, screen])
  return { count: data?.waiting ?? 0, tone: data && data.unread > 0 ? 'bad' : 'calm' }
}
