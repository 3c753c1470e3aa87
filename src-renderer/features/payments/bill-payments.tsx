// Owns: what paid one bill: the payment's number, how and with which reference, and the proof that came with it.
// Must never: hide one that was taken back.
import { useQuery } from '@tanstack/react-query'
import type { PaymentOfBill } from '../../../src-main/features/payments/shapes'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor } from '../../ui'
import { Money } from '../../ui/money'
import { Panel } from '../../ui/panel'
import { StoredPictures } from '../files/stored-picture'
import css from './payments.module.css'
import { METHOD_WORDS } from './words'

/** Nothing while nothing was paid. */
export function BillPayments({ invoiceId }: { readonly invoiceId: number }) {
  const { zone } = useSession()
  const payments = useQuery(orpc.payments.ofBill.queryOptions({ input: { invoiceId } })).data ?? []
  if (payments.length === 0) return null
  return (
    <Panel title="Pembayaran">
      <ul className={css.list}>
        {payments.map((payment) => (
          <li key={payment.id}>
            <span className={css.line}>
              <span>
                <Anchor href={linkTo('tagihan', 'pembayaran', payment.id)}>{payment.number}</Anchor>
                {payment.isReversed && ' (dibatalkan)'}
              </span>
              <Money amount={rupiah(payment.amount)} isVoid={payment.isReversed} />
            </span>
            <span className={css.soft}>
              {formatInstant(payment.at, zone)} · {waysOf(payment)}
            </span>
            <StoredPictures fileIds={payment.fileIds} alt={`Bukti ${payment.number}`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** "Transfer, bukti 12345" */
const waysOf = ({ parts }: PaymentOfBill): string =>
  parts
    .map(({ method, reference }) => `${METHOD_WORDS[method]}${reference === '' ? '' : `, bukti ${reference}`}`)
    .join('; ')
