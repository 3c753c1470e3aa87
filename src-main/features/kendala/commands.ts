// Owns: "Coba sekarang" and "Batalkan".
// Must never: cancel a job that its feature says must stay.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import { findJob } from '../../platform/outbox/queries'
import { cancelJob, makeDue } from '../../platform/outbox/store'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { KENDALA_TEXTS } from './texts'

export function retryJobs(
  tx: Tx,
  ctx: CommandContext,
  { lane, jobId }: { readonly lane: string; readonly jobId: number | null },
): void {
  if (jobId === null) {
    makeDue(tx, ctx.now, { lane })
    return
  }
  const row = findJob(tx, jobId)
  if (row?.lane !== lane || (row.state !== 'waiting' && row.state !== 'running'))
    throw new DomainError('OUTBOX_NOT_FOUND')
  makeDue(tx, ctx.now, { id: jobId })
}

export function cancelOutboxJob(tx: Tx, ctx: CommandContext, jobId: number, descriptions: JobDescriptions): void {
  const row = findJob(tx, jobId)
  if (!row || row.state === 'done' || row.state === 'cancelled') throw new DomainError('OUTBOX_NOT_FOUND')
  if (row.state === 'running') throw new DomainError('OUTBOX_RUNNING')
  const description = descriptions[row.kind]
  const cancel = description?.cancel ?? KENDALA_TEXTS.keepUnknown
  if (typeof cancel === 'string') throw new DomainError('OUTBOX_KEPT', { reason: cancel })
  const payload: unknown = JSON.parse(row.payload)
  const what = description?.say(tx, payload) ?? ''
  cancelJob(tx, jobId, ctx.now)
  cancel.apply(tx, ctx, payload)
  recordAudit(tx, ctx, {
    action: 'outbox.cancel',
    subjectType: 'outbox',
    subjectId: String(jobId),
    detail: { kind: row.kind, what },
  })
}
