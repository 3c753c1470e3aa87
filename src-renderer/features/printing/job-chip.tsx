// Owns: the state of one paper as dot and word, moving by itself.
// Must never: ask the printer; it shows what the core knows.
import { useQuery } from '@tanstack/react-query'
import type { PrintState } from '../../../src-main/features/printing/contract'
import { orpc } from '../../api'
import { StatusChip } from '../../ui/status-chip'
import { PRINT_STATE_WORDS } from './words'

export interface PrintStateChipProps {
  readonly state: PrintState
  readonly look?: 'plain' | 'filled'
}

export const PrintStateChip = ({ state, look }: PrintStateChipProps) => (
  <StatusChip {...PRINT_STATE_WORDS[state]} look={look} />
)

/** Of a job known by its number only. */
export function PrintJobChip({ jobId, look }: { readonly jobId: number; readonly look?: 'plain' | 'filled' }) {
  const { data } = usePrintJob(jobId)
  return data ? <PrintStateChip state={data.job.state} look={look} /> : null
}

export const usePrintJob = (jobId: number) => useQuery(orpc.printing.job.queryOptions({ input: { id: jobId } }))
