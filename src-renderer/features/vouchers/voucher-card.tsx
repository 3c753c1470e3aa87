// Owns: one voucher on a narrow screen, where columns have no room.
// Must never: show a code that the core has hidden.
import type { VoucherItem } from '../../../src-main/features/vouchers/contract'
import type { ShopZone } from '../../../src-main/shared/calendar-date'
import { StatusChip } from '../../ui'
import { CodeText, dayText } from './list-columns'
import css from './vouchers.module.css'
import { routerWord, voucherWord } from './words'

export const VoucherCard = ({ row, zone }: { readonly row: VoucherItem; readonly zone: ShopZone }) => (
  <div className={css.card}>
    <CodeText row={row} />
    <StatusChip {...voucherWord(row.state)} />
    <span className={css.soft}>
      {row.packageName} · {dayText(row.madeAt, zone)}
    </span>
    <StatusChip {...routerWord(row.routerState)} />
  </div>
)
