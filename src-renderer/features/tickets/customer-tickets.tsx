// Owns: "Tiket" on a customer's card: his last ones, and a new one.
// Must never: show another customer's.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TICKET_STATE_NAMES } from '../../../src-main/shared/ticket-words'
import { orpc } from '../../api'
import { go, linkTo } from '../../app/route'
import { formatAgo, useNow } from '../../lib/time'
import { Anchor, Button, Panel, StatusChip } from '../../ui'
import type { CustomerPanelProps } from '../customers/panels'
import { NewTicketDialog } from './new-ticket-dialog'
import css from './tickets.module.css'
import { STATE_TONES } from './words'

const SHOWN = 4

export function CustomerTicketsPanel({ customer }: CustomerPanelProps) {
  const [isMaking, setMaking] = useState(false)
  const at = useNow()
  const filter = { state: null, category: null, search: '', partyId: customer.id }
  const { data } = useQuery(orpc.tickets.list.queryOptions({ input: { filter, limit: SHOWN } }))
  const rows = data?.rows ?? []
  return (
    <Panel
      title="Tiket"
      actions={
        <Button size="xs" variant="default" disabled={customer.isArchived} onClick={() => setMaking(true)}>
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
          customer={customer}
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            go('tiket', id)
          }}
        />
      )}
    </Panel>
  )
}
