// Owns: what the reseller sold, and how his saldo moved.
// Must never: leave out a row.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { Answer, Button, Card, Line, Page } from '../ui'
import css from '../ui.module.css'
import { useZone } from './zone'

const STATES = { held: 'menunggu router', confirmed: '', released: 'batal' } as const

export default function SalesPage() {
  const zone = useZone()
  const sales = useQuery(portalQuery.reseller.sales.queryOptions({ input: {} }))
  const statement = useInfiniteQuery(
    portalQuery.reseller.statement.infiniteOptions({
      input: (before: number | null) => ({ before }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.length < 30 ? undefined : (page.at(-1)?.id ?? undefined)),
    }),
  )
  return (
    <Page title="Riwayat">
      <Answer query={sales}>
        {({ rows }) => (
          <Card title="Penjualan">
            {rows.length === 0 && <p>Belum ada penjualan.</p>}
            <ul className={css.list}>
              {rows.slice(0, 10).map((row) => (
                <li key={row.id}>
                  <a href={`#/terjual/${row.id}`} className={css.row}>
                    <span>
                      <strong>
                        {row.customerName ?? `${row.quantity} x ${row.packageName}`} {STATES[row.state]}
                      </strong>
                      <br />
                      <small>
                        {formatInstant(row.at, zone)} · untung {money(row.margin)}
                      </small>
                    </span>
                    <strong className={css.value}>{money(row.amount)}</strong>
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Answer>
      <Answer query={statement}>
        {({ pages }) => (
          <Card title="Mutasi saldo">
            {pages[0]?.length === 0 && <p>Saldo belum pernah bergerak.</p>}
            {pages.flat().map((row) => (
              <div key={row.id}>
                <Line label={row.memo} value={row.amount > 0 ? `+${money(row.amount)}` : money(row.amount)} />
                <small>
                  {formatInstant(row.at, zone)} · saldo {money(row.balance)}
                </small>
              </div>
            ))}
            {statement.hasNextPage && (
              <Button look="plain" isBusy={statement.isFetchingNextPage} onClick={() => void statement.fetchNextPage()}>
                Lebih lama
              </Button>
            )}
          </Card>
        )}
      </Answer>
    </Page>
  )
}
