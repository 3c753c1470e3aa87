// Owns: one waiting job: what, since when, why it did not work, and what may be done.
// Must never: offer to cancel what has to happen.
import { useState } from 'react'
import type { JobItem } from '../../../src-main/features/kendala/contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, ErrorNotice, Hint, notifyDone, StatusChip } from '../../ui'
import css from './kendala.module.css'
import { jobWords } from './words'

export interface JobLineProps {
  readonly lane: string
  readonly job: JobItem
  /** The whole lane waits for its router; the reason stands above. */
  readonly isLaneAway: boolean
}

export function JobLine({ lane, job, isLaneAway }: JobLineProps) {
  const { zone, may } = useSession()
  const retry = useCommand(api.kendala.retry)
  const [isAsking, setAsking] = useState(false)
  const trouble = isLaneAway ? null : job.trouble
  return (
    <li className={css.job}>
      <div className={css.jobWords}>
        <strong>{job.what}</strong>
        <span className={css.soft}>{jobWords(job, zone, isLaneAway)}</span>
        {trouble && (
          <span className={css.why} data-urgent={job.needsAttention || undefined}>
            <strong>{trouble.message}</strong> {trouble.advice}
          </span>
        )}
        {retry.problem && <ErrorNotice {...retry.problem} />}
      </div>
      <div className={css.buttons}>
        {job.needsAttention && !isLaneAway && <StatusChip tone="bad" word="Perlu perhatian" />}
        {job.isRunning ? (
          <StatusChip tone="info" word="Sedang dikerjakan" isBusy />
        ) : isLaneAway ? null : (
          <Button
            size="xs"
            variant="default"
            loading={retry.isRunning}
            onClick={() => void retry.run({ lane, jobId: job.id })}
          >
            Coba sekarang
          </Button>
        )}
        {job.cancel.isAllowed && may(MANAGERS) && !job.isRunning && (
          <Button size="xs" variant="subtle" color="red" onClick={() => setAsking(true)}>
            Batalkan
          </Button>
        )}
        {!job.cancel.isAllowed && <Hint label="Kenapa tidak dapat dibatalkan?" text={job.cancel.reason} />}
      </div>
      {isAsking && job.cancel.isAllowed && (
        <CancelDialog job={job} warning={job.cancel.warning} onClose={() => setAsking(false)} />
      )}
    </li>
  )
}

interface CancelProps {
  readonly job: JobItem
  readonly warning: string
  readonly onClose: () => void
}

function CancelDialog({ job, warning, onClose }: CancelProps) {
  const cancel = useCommand(api.kendala.cancel)
  const confirm = async () => {
    if (!(await cancel.run({ jobId: job.id }))) return
    notifyDone('Pekerjaan dibatalkan.')
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title="Batalkan pekerjaan ini?"
      confirmLabel="Batalkan pekerjaan"
      cancelLabel="Biarkan menunggu"
      lost={`${job.what} tidak dikerjakan.`}
      kept={warning}
      isBusy={cancel.isRunning}
      error={cancel.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
