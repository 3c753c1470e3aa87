// Owns: Konfirmasi Pembayaran: the customer says how he paid a bill, with a picture of the proof; and what became of it.
// Must never: call a bill paid before somebody of the shop has seen the money.
import { useQuery } from '@tanstack/react-query'
import type { OwnClaim } from '../../../src-main/features/payments/portal-contract'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import { BILL_STATUS, dueLabel } from './bill-list'
import { ClaimList } from './claim-list'
import { ConfirmPaymentForm } from './confirm-payment-form'

export default function ConfirmPaymentPage() {
  const { path } = usePortalRoute()
  const id = Number(path[0])
  /** Set by whoever came from an order. */
  const orderId = path[1]
  return (
    <Page title="Konfirmasi pembayaran">
      {Number.isInteger(id) && id > 0 ? (
        <OneBill key={id} id={id} />
      ) : (
        <Notice title="Pilih dulu tagihannya.">Buka Tagihan, lalu tekan Konfirmasi pembayaran.</Notice>
      )}
      {orderId ? (
        <Button look="plain" onClick={() => goTo('pesanan', orderId)}>
          Kembali ke pesanan
        </Button>
      ) : (
        <Button look="plain" onClick={() => goTo('tagihan', ...(id > 0 ? [String(id)] : []))}>
          Kembali ke tagihan
        </Button>
      )}
    </Page>
  )
}

/** While the shop decides: the phone has no live line. */
const LOOK_AGAIN_MS = 15_000
const isWaiting = (claims: readonly OwnClaim[] | undefined): boolean => claims?.[0]?.outcome === 'waiting'

function OneBill({ id }: { readonly id: number }) {
  const mine = useQuery({
    ...portalQuery.pay.mine.queryOptions({ input: { invoiceId: id } }),
    refetchInterval: ({ state }) => (isWaiting(state.data?.claims) ? LOOK_AGAIN_MS : false),
  })
  const one = useQuery({
    ...portalQuery.selfcare.bill.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data?.bill.status === 'pending' ? LOOK_AGAIN_MS : false),
  })
  return (
    <Answer query={one}>
      {({ bill, payTo }) => (
        <Answer query={mine}>
          {({ today, claims }) => {
            const [newest] = claims
            const isOpen = bill.rest > 0 && bill.status !== 'cancelled'
            return (
              <>
                <Card title={bill.number}>
                  {bill.title && <p>{bill.title}</p>}
                  <Line label="Yang harus dibayar" value={money(bill.rest)} />
                  <Line label="Status" value={BILL_STATUS[bill.status]} />
                  {isOpen && <Line label={dueLabel(bill)} value={formatDate(calendarDate(bill.dueDay))} />}
                </Card>
                {bill.status === 'paid' && <Notice tone="good" title="Tagihan ini sudah lunas." />}
                {newest?.outcome === 'waiting' && (
                  <Notice title="Menunggu Konfirmasi.">
                    Kiriman Anda sudah diterima. Statusnya menjadi Lunas begitu uangnya terlihat di toko.
                  </Notice>
                )}
                {newest?.outcome === 'rejected' && isOpen && (
                  <Notice tone="bad" title={`Ditolak: ${newest.reason}`}>
                    Periksa lagi buktinya, lalu kirim ulang di bawah.
                  </Notice>
                )}
                {isOpen && newest?.outcome !== 'waiting' && (
                  <ConfirmPaymentForm
                    key={newest?.id ?? 0}
                    bill={bill}
                    today={today}
                    payTo={payTo}
                    last={newest ?? null}
                  />
                )}
                {claims.length > 0 && <ClaimList claims={claims} />}
              </>
            )
          }}
        </Answer>
      )}
    </Answer>
  )
}
