// Owns: the parts of one sale: facts, codes, money, papers with a look at the struk.
// Must never: act on its own; every deed is a button of its owner.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaleDetail } from '../../../src-main/features/sales/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { CopyButton } from '../../ui/copy-button'
import { Money } from '../../ui/money'
import { Facts } from '../../ui/panel'
import { PrintStateChip } from '../printing/job-chip'
import { JobPaper, SalePaper } from '../printing/job-paper'
import { PrintTrouble } from '../printing/print-trouble'
import { ReprintButton } from '../printing/reprint-button'
import { copyName, isSettled } from '../printing/words'
import css from './sale-view.module.css'
import { SaleVouchers } from './sale-vouchers'
import { WaButton } from './wa-button'
import { METHOD_WORDS } from './words'

export function SaleView({ detail }: { readonly detail: SaleDetail }) {
  const { zone } = useSession()
  const { sale, lines, payments, change } = detail
  const live = detail.vouchers.filter(({ refund }) => refund === null)
  const troubled = detail.papers.filter(({ state }) => !isSettled(state))
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  return (
    <div className={css.view}>
      <div className={css.facts}>
        <Facts
          facts={[
            { label: 'Waktu', value: formatInstant(sale.at, zone), isNumber: true },
            { label: 'Kasir', value: sale.cashierName },
            ...payments.map(({ method, received, reference }) => ({
              label: METHOD_WORDS[method],
              value:
                reference === ''
                  ? formatRupiah(rupiah(received))
                  : `${formatRupiah(rupiah(received))} · bukti ${reference}`,
              isNumber: true,
            })),
            ...(change > 0 ? [{ label: 'Kembalian', value: formatRupiah(rupiah(change)), isNumber: true }] : []),
          ]}
        />
        <table className={css.lines}>
          <caption className="ln-hidden">Isi penjualan</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.packageName}>
                <th scope="row">
                  {line.packageName}
                  <span>{line.activeText}</span>
                </th>
                <td className="ln-number">
                  {line.quantity} × {formatRupiah(rupiah(line.unitPrice))}
                </td>
                <td>
                  <Money amount={rupiah(line.amount)} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td />
              <td>
                <Money amount={rupiah(sale.total)} size="lg" />
              </td>
            </tr>
            {sale.refunded > 0 && (
              <tr>
                <th scope="row">Dikembalikan</th>
                <td />
                <td>
                  <Money amount={rupiah(-sale.refunded)} tone="bad" />
                </td>
              </tr>
            )}
          </tfoot>
        </table>
        <SaleVouchers detail={detail} />
        {troubled.map((job) => (
          <PrintTrouble key={job.id} job={job} />
        ))}
        <div className={css.deeds}>
          {(printers.data?.length ?? 0) > 0 && (
            <ReprintButton saleId={sale.id} receiptNumber={sale.receiptNumber} copies={sale.copies} />
          )}
          {live.length > 0 && (
            <>
              <CopyButton text={live.map(({ code }) => code).join('\n')} label="Salin kode" />
              <WaButton text={detail.waText} />
            </>
          )}
        </div>
      </div>
      <Papers detail={detail} />
    </div>
  )
}

function Papers({ detail }: { readonly detail: SaleDetail }) {
  const { papers, sale } = detail
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = papers.find(({ id }) => id === chosen) ?? papers[0]
  return (
    <section className={css.papers} aria-label="Struk">
      {papers.length > 0 && (
        <ul className={css.copies}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <button type="button" aria-pressed={paper.id === shown?.id} onClick={() => setChosen(paper.id)}>
                {copyName(paper.copyNumber)}
                <PrintStateChip state={paper.state} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown ? <JobPaper key={shown.id} jobId={shown.id} /> : <SalePaper saleId={sale.id} />}
    </section>
  )
}
