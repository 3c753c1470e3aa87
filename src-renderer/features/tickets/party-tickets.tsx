// Owns: "Tiket" on the card of a customer or a reseller: his last ones, and a new one.
// Must never: show another person's.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartyKind } from '../../../src-main/shared/portal-contract'
import { TICKET_STATE_NAMES } from '../../../src-main/shared/ticket-words'
import { orpc } from '../../api'
import { go, linkTo } from '../../app/route'
import { formatAgo, useNow } from '../../lib/time'
import { Anchor, Button, Panel, StatusChip } from '../../ui'
import { NewTicketDialog } from './new-ticket-dialog'
import css from './tickets.module.css'
import { STATE_TONES } from './words'

const SHOWN = 4

interface PartyTicketsProps {
  readonly kind: PartyKind
  readonly id: string
  readonly name: string
  /** Archived, or no longer selling: nothing new is written down for him. */
  readonly isGone: boolean
}

export function PartyTickets({ kind, id, name, isGone }: PartyTicketsProps) {
  const [isMaking, setMaking] = useState(false)
  const at = useNow()
  const filter = { state: null, category: null, search: '', partyId: id }
  const { data } = useQuery(orpc.tickets.list.queryOptions({ input: { filter, limit: SHOWN } }))
  const rows = data?.rows ?? []
  return (
    <Panel
      title="Tiket"
      actions={
        <Button size="xs" variant="default" disabled={isGone} onClick={() => setMaking(true)}>
          Tiket baru
        </Button>
      }
    >
      {data && rows.length === 0 && <span className={css.soft}>Belum pernah bertanya atau mengeluh.</span>}
      <ul className={css.small}>
        {rows.map((row) => (
          <li key={row.id}>
            <Anchor href={linkTo('tiket', row.id)}>{row.subject}</Anchor>
            <StatusChip tone={STATE_TONES[row.state]} word={TICKET_STATE_NAMES[row.state]} />
            <span className={css.soft}>{formatAgo(row.lastAt, at)}</span>
          </li>
        ))}
      </ul>
      {isMaking && (
        <NewTicketDialog
          known={{ kind, id, name }}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false)
            go('tiket', made)
          }}
        />
      )}
    </Panel>
  )
}
