// Owns: the pure rules of tickets: who may still write, what state comes next.
// Must never: read a row or a clock.
import type { TicketState } from '../../shared/ticket-words'
import { REOPEN_DAYS } from '../../shared/ticket-words'

const DAY_MS = 86_400_000
/** A conversation that is longer is a new matter; the screens show all of one. */
export const MOST_MESSAGES = 300

export interface Standing {
  readonly state: TicketState
  readonly closedAt: number | null
}

/** A party may write into a closed one for a while: that opens it again. */
export const isOpenToParty = ({ state, closedAt }: Standing, now: number): boolean =>
  state !== 'closed' || (closedAt !== null && now - closedAt <= REOPEN_DAYS * DAY_MS)

/** A message of the party waits for an answer; one of the staff is it. */
export const stateAfterMessage = (by: 'party' | 'staff'): TicketState => (by === 'party' ? 'open' : 'answered')

export const SYSTEM_TEXTS = {
  closed: 'Tiket dinyatakan selesai.',
  reopened: 'Tiket dibuka lagi.',
} as const
