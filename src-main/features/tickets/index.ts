// Owns: what the app and other features may use of tickets.
// Must never: export a table.
export { openByParty, replyByParty } from './party-commands'
export { mayReadTicketPicture } from './pictures'
export { makeTicketsPortalRouter } from './portal-router'
export { makeTicketsRouter } from './router'
export { assignTicket, openByStaff, replyByStaff, setState } from './staff-commands'
export { ticketTroubles } from './troubles'
