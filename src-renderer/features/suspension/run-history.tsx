// Owns: the lists of the last weeks: when, how many, who answered.
// Must never: open itself; most people never need it.
import { useQuery } from '@tanstack/react-query'
import { calendarDate, formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { orpc, useSession } from '../../api'
import { FoldAway, StatusChip } from '../../ui'
import css from './suspension.module.css'
import { RUN_WORDS } from './words'

export function RunHistory() {
  const { zone } = useSession()
  const runs = useQuery(orpc.suspension.runs.queryOptions({ input: {} }))
  const past = runs.data?.filter(({ state }) => state === 'done' || state === 'dismissed') ?? []
  if (past.length === 0) return null
  return (
    <FoldAway title={`Daftar isolir sebelumnya (${past.length})`}>
      <ul className={css.history}>
        {past.map((run) => (
          <li key={run.id}>
            <strong>{formatDate(calendarDate(run.day))}</strong>
            <StatusChip {...RUN_WORDS[run.state]} />
            <span>
              {run.cut} diisolir, {run.spared} dilewati{run.state === 'dismissed' && `, ${run.proposed} tidak jadi`}
            </span>
            <span className={css.soft}>
              {run.decidedAt === null ? '' : formatInstant(run.decidedAt, zone)} oleh{' '}
              {run.decidedBy ?? 'LoketNet sendiri'}
            </span>
          </li>
        ))}
      </ul>
    </FoldAway>
  )
}
