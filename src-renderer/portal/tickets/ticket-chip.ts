// Owns: how far a ticket is, in a word and its tone, for whoever asked.
// Must never: call something answered that was not.
import { TICKET_STATE_NAMES, type TicketState } from '../../../src-main/shared/ticket-words'
import type { Chip } from '../chip'

const TONES: Readonly<Record<TicketState, Chip['tone']>> = { open: 'warn', answered: 'info', closed: 'calm' }

export const ticketChip = (state: TicketState): Chip => ({ text: TICKET_STATE_NAMES[state], tone: TONES[state] })

export const NEW_ANSWER: Chip = { text: 'Jawaban baru', tone: 'good' }
