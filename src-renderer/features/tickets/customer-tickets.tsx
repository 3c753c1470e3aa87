// Owns: "Tiket" as it stands on a customer's card.
// Must never: hold what the panel shows; that is the same for every party.
import type { CustomerPanelProps } from '../customers/panels'
import { PartyTickets } from './party-tickets'

export const CustomerTicketsPanel = ({ customer: { id, name, isArchived } }: CustomerPanelProps) => (
  <PartyTickets kind="customer" id={id} name={name} isGone={isArchived} />
)
