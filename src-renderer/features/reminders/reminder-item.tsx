// Owns: one person to be reminded: how late, how much, the text.
// Must never: offer WhatsApp for a number that cannot have it.
import { Button } from '@mantine/core'
import { IconBrandWhatsapp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReminderRow } from '../../../src-main/features/reminders/contract'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { isMobile, isPhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import { linkTo } from '../../app/route'
import { Anchor } from '../../ui'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import css from './reminders.module.css'
import { daysWord } from './words'

export interface ReminderItemProps {
  readonly row: ReminderRow
  readonly isBusy: boolean
  readonly onSend: () => void
  /** Told by mouth or by telephone. */
  readonly onTold: () => void
}

export function ReminderItem({ row, isBusy, onSend, onTold }: ReminderItemProps) {
  const [isOpen, setOpen] = useState(false)
  const { phone } = row
  const canWrite = isPhone(phone) && isMobile(phone)
  return (
    <li className={css.row}>
      <span className={css.who}>
        <Anchor className={css.name} href={linkTo('pelanggan', row.customerId)}>
          {row.customerName}
        </Anchor>
        {canWrite ? (
          <span className={`${css.soft} ln-number`}>{showPhoneGrouped(phone)}</span>
        ) : (
          <StatusChip tone="warn" word={isPhone(phone) ? 'Bukan nomor WhatsApp' : 'Nomor HP belum ada'} />
        )}
      </span>
      <span className={css.money}>
        <Money amount={rupiah(row.open)} size="lg" />
      </span>
      <span className={css.about}>
        {daysWord(row.days)} ({formatDate(calendarDate(row.dueDay))}) · {row.bills.map(({ title }) => title).join('; ')}
        {row.areaName !== '' && ` · ${row.areaName}`}
      </span>
      <span className={css.deeds}>
        <Button variant="subtle" size="xs" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? 'Tutup teks' : 'Lihat teks'}
        </Button>
        {canWrite ? (
          <Button
            size="xs"
            variant="default"
            disabled={isBusy}
            leftSection={<IconBrandWhatsapp size="1rem" aria-hidden />}
            onClick={onSend}
          >
            Kirim WA
          </Button>
        ) : (
          <Button size="xs" variant="default" disabled={isBusy} onClick={onTold}>
            Sudah diberi tahu
          </Button>
        )}
      </span>
      {isOpen && <pre className={css.text}>{row.text}</pre>}
    </li>
  )
}
