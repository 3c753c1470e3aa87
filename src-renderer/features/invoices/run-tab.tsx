// Owns: "Buat tagihan": what would be made, making it, how far it is, and the runs before.
// Must never: make a bill that was not shown first, or let a doubtful date pass without the owner.
import { useQuery } from '@tanstack/react-query'
import type { RunItem } from '../../../src-main/features/invoices/contract'
import { formatDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand } from '../../api'
import { ErrorNotice, notifyDone, ProgressPanel, Skeleton } from '../../ui'
import css from './invoices.module.css'
import { RunHistory } from './run-history'
import { RunPreviewPanel } from './run-preview'

export default function BillingRunTab() {
  const runs = useQuery(orpc.invoices.runs.queryOptions({ input: {} }))
  const running = runs.data?.rows.find(({ state }) => state === 'running')
  const preview = useQuery({ ...orpc.invoices.preview.queryOptions({ input: {} }), enabled: !running })
  const error = runs.error ?? preview.error
  const problem = error && toProblem(error)
  return (
    <div className={css.stack}>
      {problem && (
        <ErrorNotice
          message={problem.message}
          advice={problem.advice}
          onRetry={() => {
            void runs.refetch()
            void preview.refetch()
          }}
        />
      )}
      {running && <Running run={running} />}
      {!running && preview.data && runs.data && (
        <RunPreviewPanel preview={preview.data} isApproved={runs.data.isApproved} autoRun={runs.data.autoRun} />
      )}
      {!running && !preview.data && !problem && <Skeleton lines={8} label="Menghitung tagihan" />}
      {runs.data && <RunHistory runs={runs.data.rows} />}
    </div>
  )
}

function Running({ run }: { readonly run: RunItem }) {
  const stop = useCommand(api.invoices.cancelRun)
  return (
    <ProgressPanel
      title={`Membuat tagihan ${formatDate(run.day)}`}
      state="running"
      done={Math.min(run.made, run.due)}
      total={run.due}
      noun="tagihan"
      activity={`${formatRupiah(rupiah(run.amount))} sejauh ini`}
      whereLater="Tagihan › Buat tagihan"
      cancelLabel="Hentikan"
      onCancel={() => void stop.run({}).then((done) => done && notifyDone('Dihentikan. Yang sudah dibuat tetap ada.'))}
      error={stop.problem && { message: stop.problem.message, advice: stop.problem.advice }}
    />
  )
}
