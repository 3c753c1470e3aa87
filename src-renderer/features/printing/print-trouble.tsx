// Owns: a paper that did not simply come out, with its reason, its advice and what may be done: for Kasir and Kendala.
// Must never: be shown for a paper that needs nobody.
import type { z } from 'zod'
import type { PrintJobItem } from '../../../src-main/features/printing/contract'
import { JobActions } from './job-actions'
import { PrintStateChip } from './job-chip'
import css from './printing.module.css'
import { copyName } from './words'

export type PrintJob = z.infer<typeof PrintJobItem>

export function PrintTrouble({ job }: { readonly job: PrintJob }) {
  return (
    <div className={css.trouble}>
      <PrintStateChip state={job.state} look="filled" />
      <div className={css.words}>
        <strong>
          {job.title}
          {job.copyNumber > 1 && ` · ${copyName(job.copyNumber)}`}
        </strong>
        <span className={css.advice}>
          {job.message} {job.advice}
        </span>
      </div>
      <div className={css.buttons}>
        <JobActions job={job} />
      </div>
    </div>
  )
}
