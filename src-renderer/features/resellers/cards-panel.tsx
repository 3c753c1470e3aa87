// Owns: the recharge cards that a reseller bought at the counter, and how many of them were used.
// Must never: add up money; the core has.
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { Money, Panel, StatusChip } from '../../ui'
import css from './resellers.module.css'
import { rp } from './words'

const FEW = 10

/** Nothing when he never bought any. */
export function CardsPanel({ resellerId }: { readonly resellerId: string }) {
  const { zone } = useSession()
  const rows = useQuery(orpc.cards.soldTo.queryOptions({ input: { resellerId } })).data ?? []
  if (rows.length === 0) return null
  return (
    <Panel
      title="Kartu isi ulang"
      detail={rows.length > FEW ? `${FEW} pembelian terakhir` : `${rows.length} pembelian`}
    >
      <ul className={css.list}>
        {rows.slice(0, FEW).map((row) => (
          <li key={row.number}>
            <span className={css.line}>
              <span className={css.strong}>
                {row.quantity} x {row.seriesName}
              </span>
              <Money amount={rupiah(row.amount)} />
            </span>
            <span className={css.line}>
              <span className={css.soft}>
                {[
                  row.number,
                  formatInstant(row.at, zone).slice(0, 16),
                  row.isFromSaldo && 'dari saldo',
                  `nilai ${rp(row.value)} per kartu`,
                  `${row.used} dari ${row.quantity} terpakai`,
                  row.expired > 0 && `${row.expired} hangus`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {row.isTakenBack && <StatusChip tone="calm" word="Batal" />}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
