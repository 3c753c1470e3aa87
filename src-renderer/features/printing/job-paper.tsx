// Owns: one print job as paper on the screen.
// Must never: show a paper other than the one that was sent.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'
import { PaperPreview } from '../../ui/paper-preview'
import { Skeleton } from '../../ui/skeleton'
import { usePrintJob } from './job-chip'
import { paperLines } from './paper-lines'

export function JobPaper({ jobId }: { readonly jobId: number }) {
  const { data } = usePrintJob(jobId)
  if (!data) return <Skeleton lines={8} label="Menyiapkan kertas" />
  return <PaperPreview lines={paperLines(data.rows, data.columns)} columns={data.columns} label={data.job.title} />
}

/** How the struk of a sale would look that was never put on paper. */
export function SalePaper({ saleId }: { readonly saleId: string }) {
  const { data } = useQuery(orpc.sales.preview.queryOptions({ input: { saleId } }))
  if (!data) return <Skeleton lines={8} label="Menyiapkan kertas" />
  return (
    <PaperPreview
      lines={paperLines(data.rows, data.columns)}
      columns={data.columns}
      label="Struk"
      stamp="BELUM DICETAK"
    />
  )
}
