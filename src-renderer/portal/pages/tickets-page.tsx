// Owns: "Bantuan": the person's tickets, asking something new, one conversation.
// Must never: know whose ticket it is; the core answers with the own ones only.
import { SUBJECT_TYPES, type SubjectType } from '../../../src-main/shared/ticket-words'
import { usePortalRoute } from '../route'
import { Conversation } from '../tickets/conversation'
import { NewTicket } from '../tickets/new-ticket'
import { TicketList } from '../tickets/ticket-list'

const isSubject = (text: string | undefined): text is SubjectType => SUBJECT_TYPES.some((type) => type === text)

/** `#/tiket`, `#/tiket/baru`, `#/tiket/baru/invoice/42`, `#/tiket/<id>`. */
export default function TicketsPage() {
  const [first, type, id] = usePortalRoute().path
  if (first === undefined) return <TicketList />
  if (first !== 'baru') return <Conversation key={first} id={first} />
  const about = isSubject(type) && id !== undefined ? { type, id } : null
  return <NewTicket key={`${type} ${id}`} about={about} />
}
