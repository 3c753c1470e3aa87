// Owns: the person's own tickets as lines that open, what was not read first.
// Must never: hide an old one; they are asked for page by page.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { MyTicket } from '../../../src-main/features/tickets/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { StateChip } from '../chip'
import { useZone } from '../pages/zone'
import { goTo } from '../route'
import { Answer, Button, Card, Page } from '../ui'
import kit from '../ui.module.css'
import { NEW_ANSWER, ticketChip } from './ticket-chip'
import css from './tickets.module.css'

const PAGE = 20
const EVERY_MS = 15_000

export function TicketList() {
  const list = useInfiniteQuery({
    ...portalQuery.tickets.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    refetchInterval: EVERY_MS,
  })
  return (
    <Page title="Bantuan">
      <Button onClick={() => goTo('tiket', 'baru')}>Tanya atau lapor</Button>
      <Answer query={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return (
            <Card title="Tiket saya">
              {rows.length === 0 ? (
                <p>Belum ada. Pertanyaan dan keluhan Anda dijawab di sini.</p>
              ) : (
                <ul className={kit.list}>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </ul>
              )}
              {list.hasNextPage && (
                <Button look="plain" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  Yang lebih lama
                </Button>
              )}
            </Card>
          )
        }}
      </Answer>
    </Page>
  )
}

function Row({ row }: { readonly row: MyTicket }) {
  const zone = useZone()
  return (
    <li>
      <a href={`#/tiket/${row.id}`} className={kit.row}>
        <span className={css.rowWords}>
          <strong>{row.subject}</strong>
          <span className={css.preview}>{row.lastText}</span>
          <small className={css.rowFoot}>
            <StateChip {...(row.isUnread ? NEW_ANSWER : ticketChip(row.state))} />
            {formatInstant(row.lastAt, zone)}
          </small>
        </span>
      </a>
    </li>
  )
}
