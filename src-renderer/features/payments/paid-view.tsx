// Owns: what stands on the screen after a payment: Lunas or cicilan, the change, the struk, WhatsApp.
// Must never: say Lunas of a bill that is not, or be surer than the printer was.
import { Button } from '@mantine/core'
import { IconBrandWhatsapp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PaymentReceipt } from '../../../src-main/features/payments/shapes'
import { CANCELLED_BILL } from '../../../src-main/shared/cancelled-bill'
import { rupiah } from '../../../src-main/shared/money'
import { isPhone, waLink } from '../../../src-main/shared/phone'
import { orpc } from '../../api'
import { now } from '../../lib/time'
import { HotkeyButton } from '../../ui/hotkey-button'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import { JobActions } from '../printing/job-actions'
import { PrintStateChip, usePrintJob } from '../printing/job-chip'
import { isSettled } from '../printing/words'
import { WaButton } from '../sales/wa-button'
import css from './desk.module.css'
import { PaymentReprint } from './payment-reprint'
import { METHOD_WORDS, rp } from './words'

export interface PaidViewProps {
  readonly receipt: PaymentReceipt
  readonly nextLabel: string
  readonly onNext: () => void
}

/** ms in which a second press of Enter is still the first one's. */
const STILL_PAYING_MS = 700

export function PaidView({ receipt: first, nextLabel, onNext }: PaidViewProps) {
  const { data: receipt = first } = useQuery({
    ...orpc.payments.receipt.queryOptions({ input: { paymentId: first.id } }),
    placeholderData: first,
  })
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  const hasPrinter = (printers.data?.length ?? 0) > 0
  const [openedAt] = useState(now)
  const next = () => {
    if (now() - openedAt >= STILL_PAYING_MS) onNext()
  }
  const { bills, change, toBalance, parts } = receipt
  const isFull = bills.every(({ left, isCancelled }) => left === 0 && !isCancelled)
  return (
    <div className={css.paid}>
      <p className={css.stamp} data-tone={isFull ? 'good' : 'warn'} role="status">
        {stampOf(bills)}
      </p>
      <div>
        {change > 0 && (
          <div className={css.back}>
            Kembalian <Money amount={rupiah(change)} size="hero" />
          </div>
        )}
        <div className={css.back}>
          <span>{parts.map(({ method }) => METHOD_WORDS[method]).join(' + ')}</span>
          <Money amount={rupiah(receipt.total)} size="lg" />
        </div>
        <span className={css.soft}>
          {receipt.customer.name} · {receipt.number}
        </span>
      </div>
      <ul className={css.paidBills}>
        {bills.map((bill) => (
          <li key={bill.invoiceId}>
            <span>
              {bill.title} <span className={css.soft}>{bill.number}</span>
            </span>
            <span>
              <Money amount={rupiah(bill.amount)} />
              {bill.isCancelled && <span className={css.soft}> · {CANCELLED_BILL}</span>}
              {bill.left > 0 && <span className={css.soft}> · sisa {rp(bill.left)}</span>}
            </span>
          </li>
        ))}
        {toBalance > 0 && (
          <li>
            <span>Masuk saldo · saldo sekarang {rp(receipt.balance)}</span>
            <Money amount={rupiah(toBalance)} />
          </li>
        )}
        {receipt.stillOpen > 0 && (
          <li>
            <span>Tagihan yang belum dibayar</span>
            <Money amount={rupiah(receipt.stillOpen)} tone="bad" />
          </li>
        )}
      </ul>
      <PaperMark jobId={receipt.printJobId} hasPrinter={hasPrinter} />
      <div className={css.deeds}>
        <WaDirect phone={receipt.customer.phone} text={receipt.waText} keys="F4" />
        {hasPrinter && <PaymentReprint keys="F6" payment={receipt} copies={receipt.printJobId === null ? 0 : 1} />}
        <HotkeyButton keys="Enter" variant="filled" onPress={next}>
          {nextLabel}
        </HotkeyButton>
      </div>
    </div>
  )
}

/** One cancelled meanwhile takes the word from all: its own line says the rest. */
function stampOf(bills: PaymentReceipt['bills']): string {
  if (bills.length === 0) return 'MASUK SALDO'
  if (bills.some(({ isCancelled }) => isCancelled)) return 'DIBATALKAN'
  return bills.every(({ left }) => left === 0) ? 'LUNAS' : 'CICILAN'
}

/** How far the paper of it is; null = none was asked for. */
export function PaperMark({ jobId, hasPrinter }: { readonly jobId: number | null; readonly hasPrinter: boolean }) {
  if (jobId === null)
    return (
      <StatusChip
        tone="calm"
        look="filled"
        word={hasPrinter ? 'Struk belum dicetak' : 'Tanpa printer: kirim lewat WA'}
      />
    )
  return <PaperState jobId={jobId} />
}

function PaperState({ jobId }: { readonly jobId: number }) {
  const { data } = usePrintJob(jobId)
  if (!data) return null
  const { job } = data
  return (
    <div className={css.deeds}>
      <PrintStateChip state={job.state} look="filled" />
      {!isSettled(job.state) && (
        <>
          <span>
            {job.message} {job.advice}
          </span>
          <JobActions job={job} />
        </>
      )}
    </div>
  )
}

/** The customer's own number is known: one press opens WhatsApp. Without one it is asked for. */
export function WaDirect({
  phone,
  text,
  keys,
}: {
  readonly phone: string
  readonly text: string
  readonly keys?: string
}) {
  if (!isPhone(phone)) return <WaButton text={text} keys={keys} />
  const open = () => window.open(waLink(phone, text), '_blank', 'noopener,noreferrer')
  const icon = <IconBrandWhatsapp size="1.125rem" aria-hidden />
  if (keys === undefined)
    return (
      <Button variant="default" leftSection={icon} onClick={open}>
        Kirim WA
      </Button>
    )
  return (
    <HotkeyButton keys={keys} leftSection={icon} onPress={open}>
      Kirim WA
    </HotkeyButton>
  )
}
