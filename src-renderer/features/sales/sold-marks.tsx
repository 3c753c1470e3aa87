// Owns: after a sale: is the code on the router, is the struk on paper; moving by itself from Menunggu to Selesai or Gagal.
// Must never: be surer than router and printer were.
import type { SaleReceipt } from '../../../src-main/features/sales/contract'
import { StatusChip } from '../../ui/status-chip'
import { JobActions } from '../printing/job-actions'
import { PrintStateChip, usePrintJob } from '../printing/job-chip'
import { isSettled } from '../printing/words'
import css from './sold.module.css'
import { ROUTER_STATE_WORDS } from './words'

export function SoldMarks({ sale, hasPrinter }: { readonly sale: SaleReceipt; readonly hasPrinter: boolean }) {
  return (
    <>
      <RouterMarks vouchers={sale.vouchers} />
      {sale.printJobId !== null && <PaperMark jobId={sale.printJobId} />}
      {sale.printJobId === null && (
        <StatusChip
          tone="calm"
          look="filled"
          word={hasPrinter ? 'Struk belum dicetak' : 'Tanpa printer: catat kodenya'}
        />
      )}
    </>
  )
}

type Vouchers = SaleReceipt['vouchers']

/** One chip a router; the worst of its codes counts. */
function RouterMarks({ vouchers }: { readonly vouchers: Vouchers }) {
  const names = [...new Set(vouchers.map(({ routerName }) => routerName))]
  const hasWaiting = vouchers.some(({ isOnRouter }) => !isOnRouter)
  return (
    <>
      {names.map((name) => {
        const own = vouchers.filter(({ routerName }) => routerName === name)
        const worst = own.find(({ isOnRouter }) => !isOnRouter) ?? own[0]
        if (!worst) return null
        const { tone, word, isBusy } = ROUTER_STATE_WORDS[worst.routerState]
        return (
          <StatusChip
            key={name}
            look="filled"
            tone={tone}
            isBusy={isBusy}
            word={names.length > 1 ? `${name}: ${word}` : word}
          />
        )
      })}
      {hasWaiting && (
        <p className={css.remark}>Kodenya tidak berubah, jadi pembeli boleh pulang dan mencoba lagi nanti.</p>
      )}
    </>
  )
}

function PaperMark({ jobId }: { readonly jobId: number }) {
  const { data } = usePrintJob(jobId)
  if (!data) return null
  const { job } = data
  if (isSettled(job.state) || job.message === '') return <PrintStateChip state={job.state} look="filled" />
  return (
    <div className={css.trouble}>
      <PrintStateChip state={job.state} look="filled" />
      <span>
        {job.message} {job.advice}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps a press on a button from closing the sheet */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <span onClick={(event) => event.stopPropagation()}>
        <JobActions job={job} />
      </span>
    </div>
  )
}
