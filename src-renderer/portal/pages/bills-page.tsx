// Owns: all bills of the customer, and one of them.
// Must never: offer a way to pay that the shop does not have.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { LOOK_AGAIN_MS } from '../look-again'
import { money } from '../money'
import { OrderLink } from '../ordering/order-link'
import { PaidBy } from '../paid-by'
import { isAccount, PayTo } from '../pay-to'
import { Qris } from '../qris'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import css from '../ui.module.css'
import { WayToPay } from '../way-to-pay'
import { BILL_STATUS, BillList, dueLabel } from './bill-list'
import { BillSaldo } from './bill-saldo'
import { PayOnlineLink } from './pay-online-link'

export default function BillsPage() {
  const { path } = usePortalRoute()
  const id = Number(path[0])
  return Number.isInteger(id) && id > 0 ? <OneBill key={id} id={id} /> : <AllBills />
}

function AllBills() {
  const bills = useQuery(portalQuery.selfcare.bills.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS }))
  return (
    <Page title="Tagihan">
      <Answer query={bills}>
        {(rows) => <Card>{rows.length === 0 ? <p>Belum ada tagihan.</p> : <BillList bills={rows} />}</Card>}
      </Answer>
    </Page>
  )
}

function OneBill({ id }: { readonly id: number }) {
  const one = useQuery(portalQuery.selfcare.bill.queryOptions({ input: { id }, refetchInterval: LOOK_AGAIN_MS }))
  const [paidNow, setPaidNow] = useState<string | null>(null)
  return (
    <Page title="Tagihan">
      <Answer query={one}>
        {({ bill, lines, paid, payments, toSaldo, payTo, qris, note }) => (
          <>
            {bill.status === 'paid' && paidNow !== null && <Notice tone="good" title={`Lunas. Nomor ${paidNow}.`} />}
            <Card title={bill.number}>
              {bill.title && <p>{bill.title}</p>}
              {lines.map((line) => (
                <Line key={`${line.description} ${line.amount}`} label={line.description} value={money(line.amount)} />
              ))}
              <hr />
              <Line label="Total" value={money(bill.total)} />
              {paid > 0 && <Line label="Sudah dibayar" value={money(paid)} />}
              <PaidBy payments={payments} />
              {toSaldo > 0 && <Line label="Menjadi saldo" value={`-${money(toSaldo)}`} />}
              <Line label="Status" value={BILL_STATUS[bill.status]} />
              {bill.rest > 0 && <Line label={dueLabel(bill)} value={formatDate(calendarDate(bill.dueDay))} />}
              {note && <p>{note}</p>}
            </Card>
            {bill.rest > 0 && bill.status !== 'cancelled' && (
              <Card title="Cara membayar">
                <Line label="Yang harus dibayar" value={money(bill.rest)} />
                <PayOnlineLink invoiceId={bill.id} title="Online, lunas sendiri" />
                <BillSaldo title="Saldo" id={bill.id} rest={bill.rest} onPaid={setPaidNow} />
                {qris && (
                  <WayToPay title="QRIS">
                    <Qris qris={qris} amount={bill.rest} />
                  </WayToPay>
                )}
                {isAccount(payTo) && (
                  <WayToPay title="Transfer bank">
                    <PayTo payTo={payTo} />
                  </WayToPay>
                )}
                <WayToPay title="Tunai">
                  <p>{payTo && !isAccount(payTo) ? payTo : `Datang ke loket dan sebutkan nomor ${bill.number}.`}</p>
                </WayToPay>
              </Card>
            )}
            {(bill.status === 'unpaid' || bill.status === 'overdue') && (qris || isAccount(payTo)) && (
              <p className={css.hint}>
                Sudah membayar lewat QRIS atau transfer? Tekan Konfirmasi pembayaran supaya cepat diperiksa.
              </p>
            )}
            {bill.rest > 0 && bill.status !== 'cancelled' && (
              <Button
                look={bill.status === 'pending' ? 'plain' : 'main'}
                onClick={() => goTo('konfirmasi', String(id))}
              >
                {bill.status === 'pending' ? 'Lihat konfirmasi pembayaran' : 'Konfirmasi pembayaran'}
              </Button>
            )}
            {bill.status === 'pending' && (
              <Notice tone="info" title="Pembayaran Anda sedang diperiksa.">
                Status berubah menjadi Lunas begitu uangnya terlihat.
              </Notice>
            )}
            <Button look="plain" onClick={() => goTo('tiket', 'baru', 'invoice', String(bill.id))}>
              Tanya soal tagihan ini
            </Button>
            <OrderLink invoiceId={bill.id} />
            <Button look="plain" onClick={() => goTo('tagihan')}>
              Semua tagihan
            </Button>
          </>
        )}
      </Answer>
    </Page>
  )
}
