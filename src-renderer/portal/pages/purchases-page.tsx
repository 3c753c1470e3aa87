// Owns: what was bought from the saldo, and the vouchers of paid orders, with the codes; the newest first.
// Must never: show a code of somebody else.
import { useQuery } from '@tanstack/react-query'
import type { Bought } from '../../../src-main/features/cards/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import { VoucherSlip } from '../voucher-slip'
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
            {rows.length === 0 && <p>Belum ada voucher yang dibeli.</p>}
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
  const { code, orderId } = row
  return (
    <Card title={row.packageName}>
      {code !== null && <VoucherSlip voucher={{ ...row, code }} />}
      {row.loginUrl !== null && !row.isVoid && (
        <a href={row.loginUrl} rel="noreferrer">
          Masuk dengan kode ini
        </a>
      )}
      <Line label={formatInstant(row.at, zone)} value={money(row.amount)} />
      <small className={css.soft}>
        {orderId === null ? (
          `${row.number} · ${row.kind === 'voucher' ? 'voucher' : 'perpanjangan'} dibayar dari saldo`
        ) : (
          <a href={`#/pesanan/${orderId}`}>dari pesanan {row.number}</a>
        )}
      </small>
    </Card>
  )
}
