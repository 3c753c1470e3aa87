// Owns: what was bought from the saldo, with the codes; the newest, or the one just bought, first.
// Must never: show a code of somebody else.
import { useQuery } from '@tanstack/react-query'
import type { Bought } from '../../../src-main/features/cards/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import css from './saldo.module.css'
import { useZone } from './zone'

type Purchase = ReturnType<typeof Bought.parse>

export default function PurchasesPage() {
  const id = usePortalRoute().path[0]
  const purchases = useQuery(portalQuery.saldo.purchases.queryOptions({ input: {} }))
  return (
    <Page title="Pembelian saya">
      <Answer query={purchases}>
        {(rows) => (
          <>
            {rows.some((row) => row.id === id) && (
              <Notice tone="good" title="Pembelian berhasil.">
                Kodenya selalu dapat dilihat lagi di halaman ini.
              </Notice>
            )}
            {rows.length === 0 && <p>Belum ada pembelian dengan saldo.</p>}
            {rows.map((row) => (
              <One key={row.id} row={row} />
            ))}
          </>
        )}
      </Answer>
      <Button look="plain" onClick={() => goTo('paket')}>
        Beli lagi
      </Button>
    </Page>
  )
}

function One({ row }: { readonly row: Purchase }) {
  const zone = useZone()
  return (
    <Card title={row.packageName}>
      {row.code !== null && <div className={css.code}>{row.code}</div>}
      {row.password !== null && <Line label="Kata sandi" value={row.password} />}
      {row.wifiName && <Line label="WiFi" value={row.wifiName} />}
      {row.loginUrl !== null && (
        <a href={row.loginUrl} rel="noreferrer">
          Masuk dengan kode ini
        </a>
      )}
      <Line label={formatInstant(row.at, zone)} value={money(row.amount)} />
      <small className={css.soft}>
        {row.number} · {row.kind === 'voucher' ? 'voucher' : 'perpanjangan'} dibayar dari saldo
      </small>
    </Card>
  )
}
