// Owns: one bill: its lines, what is left, how it is paid, and its papers.
// Must never: compute a sum; every figure comes with the bill.

import { IconBrandWhatsapp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillDetail } from '../../../src-main/features/invoices/contract'
import { formatDate, formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhone, waLink } from '../../../src-main/shared/phone'
import { api, orpc, toProblem, useSession } from '../../api'
import { go, linkTo } from '../../app/route'
import {
  Anchor,
  Button,
  ErrorNotice,
  Facts,
  HotkeyButton,
  Notice,
  notifyDone,
  PageHeader,
  Panel,
  Screen,
  Skeleton,
  StatusChip,
} from '../../ui'
import { BillCharges } from '../gateways/bill-charges'
import { PayDialog } from '../payments/pay-dialog'
import { BillLines } from './bill-lines'
import { CancelDialog } from './cancel-dialog'
import css from './invoices.module.css'
import { aboutOf, aboutShort } from './list-columns'
import { saveBase64 } from './save-file'
import { NO_PRINTER, usePrintBill } from './use-print-bill'
import { billWord, dueLabel, hasDue } from './words'

export function BillPage({ id }: { readonly id: number }) {
  const { data, error, refetch } = useQuery(orpc.invoices.detail.queryOptions({ input: { id } }))
  const problem = error && toProblem(error)
  return (
    <Screen
      header={
        <PageHeader
          title={data ? data.bill.number : 'Tagihan'}
          summary={data && `${data.bill.customerName}, ${aboutShort(data.bill)}`}
          marks={data && <StatusChip {...billWord(data.bill)} look="filled" />}
          onBack={() => go('tagihan', 'daftar')}
          backLabel="Semua tagihan"
          actions={data && <BillActions detail={data} />}
        />
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && <BillBody detail={data} />}
    </Screen>
  )
}

const isOpen = ({ bill }: BillDetail): boolean => bill.state === 'unpaid' || bill.state === 'pending'

function BillActions({ detail }: { readonly detail: BillDetail }) {
  const { bill } = detail
  const [isPaying, setPaying] = useState(false)
  const [isCancelling, setCancelling] = useState(false)
  const print = usePrintBill(bill.id)
  const [pdfProblem, setPdfProblem] = useState<{ message: string; advice: string } | null>(null)
  const [isMakingPdf, setMakingPdf] = useState(false)
  const makePdf = async () => {
    setMakingPdf(true)
    setPdfProblem(null)
    try {
      const { fileName, pdf } = await api.invoices.pdf({ id: bill.id })
      saveBase64(fileName, pdf, 'application/pdf')
      notifyDone('PDF tersimpan di folder unduhan.')
    } catch (error) {
      setPdfProblem(toProblem(error))
    } finally {
      setMakingPdf(false)
    }
  }
  const problem = print.problem ?? pdfProblem
  return (
    <>
      {isOpen(detail) && (
        <HotkeyButton keys="F9" variant="filled" description="Bayar tagihan ini" onPress={() => setPaying(true)}>
          Bayar
        </HotkeyButton>
      )}
      <Button
        component="a"
        variant="default"
        href={
          isPhone(bill.customerPhone)
            ? waLink(bill.customerPhone, detail.waText)
            : `https://wa.me/?text=${encodeURIComponent(detail.waText)}`
        }
        target="_blank"
        rel="noopener noreferrer"
        leftSection={<IconBrandWhatsapp size="1.125rem" aria-hidden />}
      >
        Kirim WA
      </Button>
      <Button variant="default" onClick={() => void makePdf()} loading={isMakingPdf}>
        PDF A4
      </Button>
      <Button
        variant="default"
        onClick={() => void print.run()}
        loading={print.isRunning}
        disabled={!detail.hasPrinter}
        title={detail.hasPrinter ? undefined : NO_PRINTER}
      >
        {detail.copies > 0 ? 'Cetak salinan' : 'Cetak struk'}
      </Button>
      {detail.canCancel && (
        <Button variant="subtle" color="red" onClick={() => setCancelling(true)}>
          Batalkan
        </Button>
      )}
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      {isPaying && <PayDialog customerId={bill.customerId} invoiceId={bill.id} onClose={() => setPaying(false)} />}
      {isCancelling && <CancelDialog detail={detail} onClose={() => setCancelling(false)} />}
    </>
  )
}

function BillBody({ detail }: { readonly detail: BillDetail }) {
  const { zone } = useSession()
  const { bill, cancelledAt } = detail
  return (
    <div className={css.stack}>
      {cancelledAt !== null && (
        <Notice tone="calm" title={`Dibatalkan ${formatInstant(cancelledAt, zone)}`}>
          {detail.cancelReason}
        </Notice>
      )}
      <div className={css.columns}>
        <div className={css.stack}>
          <Panel title="Rincian">
            <BillLines detail={detail} />
          </Panel>
          <Panel title="Pembayaran">
            <PaymentsOfBill detail={detail} zone={zone} />
          </Panel>
          <BillCharges invoiceId={bill.id} />
        </div>
        <div className={css.stack}>
          <Panel title="Keterangan">
            <Facts facts={factsOf(detail, zone)} />
          </Panel>
          {isOpen(detail) && (detail.qris || detail.payTo !== '') && (
            <Panel title="Cara bayar">
              <div className={css.stack}>
                {detail.payTo !== '' && <p className={css.text}>{detail.payTo}</p>}
                {detail.qris && (
                  <div className={css.qr}>
                    <svg
                      viewBox={`0 0 ${detail.qris.size} ${detail.qris.size}`}
                      role="img"
                      aria-label="QRIS tagihan ini"
                    >
                      <path d={detail.qris.path} />
                    </svg>
                    <strong>QRIS {formatRupiah(rupiah(bill.total - bill.paid))}</strong>
                    <span>{detail.qris.merchant}</span>
                  </div>
                )}
              </div>
            </Panel>
          )}
        </div>
      </div>
    </div>
  )
}

function PaymentsOfBill({ detail, zone }: { readonly detail: BillDetail; readonly zone: ShopZone }) {
  if (detail.payments.length === 0)
    return <p className={css.text}>{isOpen(detail) ? 'Belum ada pembayaran.' : 'Tidak ada pembayaran.'}</p>
  return (
    <ul className={css.list}>
      {detail.payments.map((payment) => (
        <li key={payment.paymentId}>
          <span>
            <Anchor href={linkTo('tagihan', 'pembayaran', payment.paymentId)}>{payment.number}</Anchor>
            {payment.isReversed && ' (dibatalkan)'}
          </span>
          <span className={css.soft}>{formatInstant(payment.at, zone)}</span>
          <strong className="ln-number">{formatRupiah(rupiah(payment.amount))}</strong>
        </li>
      ))}
    </ul>
  )
}

function factsOf(detail: BillDetail, zone: ShopZone) {
  const { bill } = detail
  const facts = [
    {
      label: 'Pelanggan',
      value: (
        <Anchor href={linkTo('pelanggan', bill.customerId)}>
          {bill.customerName} ({bill.customerNumber})
        </Anchor>
      ),
    },
    { label: 'No. HP', value: isPhone(bill.customerPhone) ? showPhone(bill.customerPhone) : 'Tidak ada' },
    { label: 'Alamat', value: detail.customerAddress },
    { label: 'Paket', value: bill.packageName },
    { label: 'Untuk', value: aboutOf(bill) },
    { label: 'Terbit', value: formatDate(bill.issueDay) },
    { label: dueLabel(bill), value: hasDue(bill) ? formatDate(bill.dueDay) : '' },
    { label: 'Lunas', value: detail.paidAt === null ? '' : formatInstant(detail.paidAt, zone) },
    { label: 'Dibuat', value: madeBy(detail) },
    { label: 'Catatan', value: bill.note },
  ]
  return facts.filter(({ value }) => value !== '')
}

/** An order that no member of staff made came from the customer's own phone. */
const madeBy = ({ issuedByName, bill }: BillDetail): string =>
  issuedByName !== '' ? `oleh ${issuedByName}` : bill.kind === 'order' ? 'oleh pelanggan' : 'Otomatis'
