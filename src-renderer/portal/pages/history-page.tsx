// Owns: what the customer paid, and how his saldo moved.
// Must never: leave out a reversal.
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { methodWord } from '../pay-methods'
import { Answer, Card, Line, Page } from '../ui'
import { useZone } from './zone'

export default function HistoryPage() {
  const zone = useZone()
  const payments = useQuery(portalQuery.selfcare.payments.queryOptions({ input: {} }))
  const statement = useQuery(portalQuery.selfcare.statement.queryOptions({ input: {} }))
  return (
    <Page title="Riwayat">
      <Answer query={payments}>
        {(rows) => (
          <Card title="Pembayaran">
            {rows.length === 0 && <p>Belum ada pembayaran.</p>}
            {rows.map((row) => (
              <div key={row.number}>
                <Line
                  label={
                    <>
                      <a href={`#/bukti/${row.number}`}>{row.number}</a>
                      {row.isReversed && ' (dibatalkan)'}
                    </>
                  }
                  value={money(row.total)}
                />
                <small>
                  {formatInstant(row.at, zone)} · {row.methods.map(methodWord).join(', ')}
                </small>
              </div>
            ))}
          </Card>
        )}
      </Answer>
      <Answer query={statement}>
        {(rows) => (
          <Card title="Saldo">
            {rows.length === 0 && <p>Belum ada gerakan saldo.</p>}
            {rows.map((row) => (
              <div key={row.id}>
                <Line label={row.memo} value={money(row.amount)} />
                <small>
                  {formatInstant(row.at, zone)} · saldo {money(row.balance)}
                </small>
              </div>
            ))}
          </Card>
        )}
      </Answer>
    </Page>
  )
}
