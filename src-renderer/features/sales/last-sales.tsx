// Owns: the last five sales at the foot of the till: look again, print again, answer for a paper.
// Must never: move while a finger is on it; its five places are always there.
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SaleItem } from '../../../src-main/features/sales/contract'
import { businessDay, formatDate, formatTime } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { today } from '../../lib/time'
import { Money } from '../../ui/money'
import { JobActions } from '../printing/job-actions'
import { PrintStateChip } from '../printing/job-chip'
import { ReprintButton } from '../printing/reprint-button'
import { isSettled } from '../printing/words'
import css from './last-sales.module.css'
import { METHOD_WORDS } from './words'

export interface LastSalesProps {
  readonly hasPrinter: boolean
  readonly onOpen: (saleId: string) => void
}

const SHOWN = 5

export function LastSales({ hasPrinter, onOpen }: LastSalesProps) {
  const { data } = useQuery(orpc.sales.list.queryOptions({ input: { limit: SHOWN } }))
  const rows = data?.rows ?? []
  return (
    <section className={css.panel} aria-label="Penjualan terakhir">
      <h2 className={css.title}>Penjualan terakhir</h2>
      {data && rows.length === 0 && <p className={css.empty}>Belum ada penjualan. Yang terjual muncul di sini.</p>}
      <ul className={css.rows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} hasPrinter={hasPrinter} onOpen={() => onOpen(row.id)} />
        ))}
      </ul>
    </section>
  )
}

function Row({
  row,
  hasPrinter,
  onOpen,
}: {
  readonly row: SaleItem
  readonly hasPrinter: boolean
  readonly onOpen: () => void
}) {
  const { zone } = useSession()
  const day = businessDay(row.at, zone)
  const isTaken = row.refunded > 0
  const job = row.paper && { id: row.paper.jobId, state: row.paper.state, title: `Struk ${row.receiptNumber}` }
  return (
    <li className={css.row} data-trouble={(job && !isSettled(job.state)) || undefined}>
      <UnstyledButton className={css.open} onClick={onOpen} aria-label={`Buka penjualan ${row.receiptNumber}`}>
        <span className={`${css.time} ln-number`}>
          {day === today(zone) ? formatTime(row.at, zone) : formatDate(day).slice(0, 5)}
        </span>
        <span className={`${css.number} ln-number`}>{row.receiptNumber}</span>
        <span className={css.summary}>{row.summary}</span>
        <span className={css.method}>{row.methods.map((method) => METHOD_WORDS[method]).join(' + ')}</span>
        <span className={css.total}>
          <Money amount={rupiah(row.total)} isVoid={isTaken && row.refunded === row.total} />
        </span>
      </UnstyledButton>
      <span className={css.paper}>
        {job && !isSettled(job.state) && (
          <>
            <PrintStateChip state={job.state} />
            <JobActions job={job} size="xs" isShort />
          </>
        )}
        {isTaken && <span className={css.taken}>Dibatalkan {row.refunded < row.total && 'sebagian'}</span>}
      </span>
      {hasPrinter && (
        <ReprintButton
          isCompact
          size="compact-sm"
          variant="subtle"
          saleId={row.id}
          receiptNumber={row.receiptNumber}
          copies={row.copies}
        />
      )}
    </li>
  )
}
