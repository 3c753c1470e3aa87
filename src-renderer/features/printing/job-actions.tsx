// Owns: what a person may do about a paper that did not simply come out: print again, give up, say whether it came.
// Must never: print by itself, or make a second paper without a mark.
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PrintState } from '../../../src-main/features/printing/contract'
import { api, useCommand } from '../../api'
import { notifyDone, notifyError } from '../../lib/toasts'
import { DecideDialog } from './decide-dialog'
import { canPrintAgain } from './words'

export interface JobActionsProps {
  readonly job: { readonly id: number; readonly state: PrintState; readonly title: string; readonly isStale?: boolean }
  readonly size?: 'xs' | 'sm'
  /** Rows: only the deed that helps; giving up is in the details. */
  readonly isShort?: boolean
}

export function JobActions({ job, size = 'xs', isShort = false }: JobActionsProps) {
  const retry = useCommand(api.printing.retry)
  const cancel = useCommand(api.printing.cancel)
  const [isAsking, setAsking] = useState(false)
  const problem = retry.problem ?? cancel.problem
  useEffect(() => {
    if (problem) notifyError({ message: problem.message, advice: problem.advice })
  }, [problem])
  const giveUp = async () => {
    if (await cancel.run({ id: job.id })) notifyDone(`${job.title} tidak jadi dicetak.`)
  }
  return (
    <>
      {canPrintAgain(job.state) && (
        <>
          <Button size={size} loading={retry.isRunning} onClick={() => void retry.run({ id: job.id })}>
            {job.isStale ? 'Cetak sekarang' : 'Coba lagi'}
          </Button>
          {!isShort && (
            <Button size={size} variant="default" loading={cancel.isRunning} onClick={() => void giveUp()}>
              Tidak usah dicetak
            </Button>
          )}
        </>
      )}
      {job.state === 'uncertain' && (
        <Button size={size} onClick={() => setAsking(true)}>
          Keluar utuh?
        </Button>
      )}
      <DecideDialog job={job} isOpen={isAsking && job.state === 'uncertain'} onClose={() => setAsking(false)} />
    </>
  )
}
