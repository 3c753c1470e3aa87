// Owns: one payment over the screen: which bills, how it was paid, its papers, and taking it back.
// Must never: hide that it was taken back.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PaymentDetail } from '../../../src-main/features/payments/shapes'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { CANCELLED_BILL } from '../../../src-main/shared/cancelled-bill'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor } from '../../ui'
import { Dialog } from '../../ui/dialog'
import { Money } from '../../ui/money'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Facts } from '../../ui/panel'
import { PaperPreview } from '../../ui/paper-preview'
import { Skeleton } from '../../ui/skeleton'
import { JobPaper } from '../printing/job-paper'
import { paperLines } from '../printing/paper-lines'
import desk from './desk.module.css'
import { WaDirect } from './paid-view'
import { PaymentReprint } from './payment-reprint'
import css from './payments.module.css'
import { ReverseDialog } from './reverse-dialog'
import { handedBackText, METHOD_WORDS, rp } from './words'

export function PaymentDialog({ paymentId, onClose }: { readonly paymentId: string; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery({
    ...orpc.payments.detail.queryOptions({ input: { paymentId } }),
    placeholderData: undefined,
  })
  const problem = error && toProblem(error)
  return (
    <Dialog isOpen onClose={onClose} size="xl" title={data ? `Pembayaran ${data.number}` : 'Pembayaran'} closesOutside>
      {data ? <PaymentView detail={data} /> : !problem && <Skeleton lines={8} />}
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
    </Dialog>
  )
}

function PaymentView({ detail }: { readonly detail: PaymentDetail }) {
  const { zone } = useSession()
  const [isReversing, setReversing] = useState(false)
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  const { reversal, parts, bills, papers } = detail
  return (
    <div className={css.view}>
      <div className={css.facts}>
        {reversal && (
          <Notice tone="bad" title={`Dibatalkan ${formatInstant(reversal.at, zone)}`}>
            {reversal.reason}. Oleh {reversal.actorName}, disetujui {reversal.approverName}. Dikembalikan:{' '}
            {handedBackText(reversal.handedBack)}.
          </Notice>
        )}
        <Facts
          facts={[
            {
              label: 'Pelanggan',
              value: <Anchor href={linkTo('pelanggan', detail.customer.id)}>{detail.customer.name}</Anchor>,
            },
            { label: 'Waktu', value: formatInstant(detail.at, zone), isNumber: true },
            { label: 'Kasir', value: detail.cashierName || 'LoketNet' },
            ...parts.map(({ method, received, reference }) => ({
              label: METHOD_WORDS[method],
              value: reference === '' ? rp(received) : `${rp(received)} · bukti ${reference}`,
              isNumber: true,
            })),
            ...(detail.change > 0 ? [{ label: 'Kembalian', value: rp(detail.change), isNumber: true }] : []),
            ...(detail.note === '' ? [] : [{ label: 'Catatan', value: detail.note }]),
          ]}
        />
        <ul className={desk.paidBills}>
          {bills.map((bill) => (
            <li key={bill.invoiceId}>
              <span>
                {bill.title}{' '}
                <Anchor href={linkTo('tagihan', 'daftar', String(bill.invoiceId))} className={css.soft}>
                  {bill.number}
                </Anchor>
              </span>
              <span>
                <Money amount={rupiah(bill.amount)} />
                {bill.isCancelled && !reversal && <span className={css.soft}> · {CANCELLED_BILL}</span>}
              </span>
            </li>
          ))}
          {detail.toBalance > 0 && (
            <li>
              <span>Masuk saldo</span>
              <Money amount={rupiah(detail.toBalance)} />
            </li>
          )}
          <li>
            <strong>Total</strong>
            <Money amount={rupiah(detail.total)} size="lg" isVoid={reversal !== null} />
          </li>
        </ul>
        <div className={css.deeds}>
          {(printers.data?.length ?? 0) > 0 && <PaymentReprint payment={detail} copies={papers.length} />}
          {!reversal && <WaDirect phone={detail.customer.phone} text={detail.waText} />}
          {!reversal && (
            <Button
              variant="subtle"
              color="red"
              disabled={detail.reverseRefusal !== ''}
              onClick={() => setReversing(true)}
            >
              Batalkan pembayaran
            </Button>
          )}
        </div>
        {!reversal && detail.reverseRefusal !== '' && (
          <Notice tone="calm" title="Tidak dapat dibatalkan sekarang">
            {detail.reverseRefusal}
          </Notice>
        )}
      </div>
      <div className={css.paper}>
        {papers[0] && !reversal ? <JobPaper jobId={papers[0].id} /> : <PaymentPaper paymentId={detail.id} />}
      </div>
      {isReversing && <ReverseDialog detail={detail} onClose={() => setReversing(false)} />}
    </div>
  )
}

/** How it would look now; for shops without a printer, and after it was taken back. */
function PaymentPaper({ paymentId }: { readonly paymentId: string }) {
  const { data } = useQuery(orpc.payments.preview.queryOptions({ input: { paymentId } }))
  if (!data) return <Skeleton lines={8} label="Menyiapkan kertas" />
  return (
    <PaperPreview
      lines={paperLines(data.rows, data.columns)}
      columns={data.columns}
      label="Bukti bayar"
      stamp="BELUM DICETAK"
    />
  )
}
