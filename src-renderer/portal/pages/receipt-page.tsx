// Owns: one own payment: number, when, how, which bills, what went to the saldo; sent on or copied.
// Must never: pass for paid what was taken back.
import { useQuery } from '@tanstack/react-query'
import type { OwnReceipt } from '../../../src-main/features/selfcare/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { CANCELLED_BILL } from '../../../src-main/shared/cancelled-bill'
import { portalQuery } from '../api'
import { CopyButton } from '../copy-button'
import { money } from '../money'
import { methodWord } from '../pay-methods'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import ui from '../ui.module.css'
import css from './saldo.module.css'
import { useZone } from './zone'

type Receipt = ReturnType<typeof OwnReceipt.parse>

export default function ReceiptPage() {
  const number = usePortalRoute().path[0] ?? ''
  const receipt = useQuery(portalQuery.selfcare.receipt.queryOptions({ input: { number } }))
  return (
    <Page title="Bukti bayar">
      <Answer query={receipt}>{(data) => <Paid receipt={data} />}</Answer>
      <Button look="plain" onClick={() => goTo('riwayat')}>
        Semua pembayaran
      </Button>
    </Page>
  )
}

function Paid({ receipt }: { readonly receipt: Receipt }) {
  const zone = useZone()
  const { number, at, total, bills, toBalance, isReversed } = receipt
  const when = formatInstant(at, zone)
  const text = shareText(receipt, when)
  return (
    <>
      {isReversed && (
        <Notice tone="warn" title="Pembayaran ini dibatalkan.">
          Yang tertulis di bawah tidak berlaku lagi. Tanyakan di loket bila belum jelas.
        </Notice>
      )}
      <Card title={number}>
        <Line label="Tanggal" value={when} />
        <Line label="Cara bayar" value={waysOf(receipt)} />
        <hr />
        {bills.map((bill) => (
          <div key={bill.id}>
            <Line label={<a href={`#/tagihan/${bill.id}`}>{bill.title || bill.number}</a>} value={money(bill.amount)} />
            <small className={css.soft}>
              {[bill.title && bill.number, !isReversed && fateOf(bill)].filter(Boolean).join(', ')}
            </small>
          </div>
        ))}
        {toBalance > 0 && <Line label="Masuk saldo" value={money(toBalance)} />}
        <hr />
        <Line label={<strong>Jumlah</strong>} value={money(total)} />
      </Card>
      {!isReversed && (
        <>
          <a
            className={`${ui.main} ${css.link}`}
            href={`https://wa.me/?text=${encodeURIComponent(text)}`}
            target="_blank"
            rel="noreferrer"
          >
            Kirim lewat WhatsApp
          </a>
          <CopyButton text={text} label="Salin bukti bayar" />
        </>
      )}
    </>
  )
}

/** What became of a bill that is not Lunas by this payment. */
const fateOf = ({ isCancelled, left }: Receipt['bills'][number]): string =>
  isCancelled ? CANCELLED_BILL : left > 0 ? `masih kurang ${money(left)}` : ''

/** "Tunai", "Saldo Rp20.000, Tunai Rp30.000". */
const waysOf = ({ methods }: Receipt): string =>
  methods
    .map(({ method, amount }) => (methods.length === 1 ? methodWord(method) : `${methodWord(method)} ${money(amount)}`))
    .join(', ')

const shareText = (receipt: Receipt, when: string): string =>
  [
    `Bukti bayar ${receipt.shopName}`,
    `Nomor ${receipt.number}, ${when}`,
    ...receipt.bills.map(
      (bill) =>
        `${bill.title ? `${bill.title} (${bill.number})` : bill.number}: ${money(bill.amount)}, ${fateOf(bill) || 'lunas'}`,
    ),
    ...(receipt.toBalance > 0 ? [`Masuk saldo: ${money(receipt.toBalance)}`] : []),
    `Jumlah ${money(receipt.total)}, ${waysOf(receipt)}`,
  ].join('\n')
