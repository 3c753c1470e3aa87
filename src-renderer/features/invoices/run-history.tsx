// Owns: the runs before: when, how many, how much, what was left out.
// Must never: forget one that was stopped.
import type { RunItem } from '../../../src-main/features/invoices/contract'
import { formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { useSession } from '../../api'
import { classes } from '../../lib/classes'
import { FoldAway, Panel, StatusChip } from '../../ui'
import css from './invoices.module.css'
import { ASKS, RUN_WORDS } from './words'

export function RunHistory({ runs }: { readonly runs: readonly RunItem[] }) {
  const { zone } = useSession()
  if (runs.length === 0) return null
  return (
    <Panel title="Riwayat">
      <ul className={classes(css.list, css.runs)}>
        {runs.map((run) => (
          <li key={run.id}>
            <span>
              {formatInstant(run.startedAt, zone)}{' '}
              <span className={css.soft}>{run.actorName === '' ? 'otomatis' : `oleh ${run.actorName}`}</span>
            </span>
            <StatusChip {...RUN_WORDS[run.state]} />
            <span className="ln-number">
              {run.state === 'held'
                ? (ASKS[run.heldReason]?.title ?? `${formatThousands(run.due)} tagihan menunggu`)
                : `${formatThousands(run.made)} tagihan, ${formatRupiah(rupiah(run.amount))}`}
            </span>
            {run.skipped.length > 0 && <Skipped run={run} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Skipped({ run }: { readonly run: RunItem }) {
  return (
    <FoldAway title={`${formatThousands(run.skipped.length)} langganan dilewati pada ${formatDate(run.day)}`}>
      <ul className={css.list}>
        {run.skipped.map((row) => (
          <li key={row.subscriptionId}>
            <span>
              {row.customerName} <span className={css.soft}>{row.packageName}</span>
            </span>
            <span>
              {row.reason === 'many-periods' ? 'Lebih dari dua masa sekaligus' : `Terjadi kesalahan (${row.reason})`}
            </span>
          </li>
        ))}
      </ul>
    </FoldAway>
  )
}
