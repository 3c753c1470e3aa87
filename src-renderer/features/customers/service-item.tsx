// Owns: one subscription on the card: its two states, its terms, its deeds.
// Must never: show the password without a press.
import { useState } from 'react'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import {
  businessDay,
  calendarDate,
  formatDate,
  formatInstant,
  type ShopZone,
} from '../../../src-main/shared/calendar-date'
import { cycleWord } from '../../../src-main/shared/cycle-price'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { useSession } from '../../api'
import { formatAgo, useNow } from '../../lib/time'
import { ActionsMenu, Button, type Fact, Facts, type MenuAction, StatusChip } from '../../ui'
import { IsolateDialog, ReopenDialog } from '../suspension/deed-dialogs'
import { ChangeDialog } from './change-dialog'
import css from './customers.module.css'
import { EventsDialog } from './events-dialog'
import { Extras } from './extras'
import { MoveDialog } from './move-dialog'
import { PasswordDialog } from './password-dialog'
import { PauseDialog, ResumeDialog, StopDialog } from './state-dialogs'
import { TroubleNotice } from './trouble-notice'
import { CYCLE_NAMES, routerWord, SERVICE_NAMES, stateWord } from './words'

type Open = 'isolate' | 'reopen' | 'change' | 'move' | 'pause' | 'resume' | 'stop' | 'events' | 'password' | null

export interface ServiceItemProps {
  readonly service: SubscriptionItem
  readonly onEdit: () => void
}

export function ServiceItem({ service, onEdit }: ServiceItemProps) {
  const { zone, may } = useSession()
  const [open, setOpen] = useState<Open>(null)
  const onRouter = routerWord(service)
  const isTroubled = service.provision === 'failed' || service.provision === 'missing'
  const isRunning = service.state !== 'stopped'
  const isManager = may(MANAGERS)
  const close = () => setOpen(null)
  return (
    <article className={css.service} data-stopped={!isRunning} aria-label={service.packageName}>
      <header className={css.serviceHead}>
        <h3>
          {service.packageName}
          {service.label !== '' && <span className={css.soft}> · {service.label}</span>}
        </h3>
        <StatusChip {...stateWord(service.state)} look="filled" />
        {onRouter && <StatusChip {...onRouter} />}
        {isManager && isRunning && (
          <span className={css.end}>
            <Button size="xs" variant="default" onClick={onEdit}>
              Ubah
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen('change')}>
              Ganti paket
            </Button>
            <ActionsMenu size="xs" label={`Lainnya untuk ${service.packageName}`} actions={menuOf(service, setOpen)} />
          </span>
        )}
        {!(isManager && isRunning) && (
          <span className={css.end}>
            <Button size="xs" variant="subtle" onClick={() => setOpen('events')}>
              Riwayat
            </Button>
          </span>
        )}
      </header>
      {service.stateReason !== '' && service.state !== 'active' && (
        <span className={css.soft}>
          {stateWord(service.state).word} sejak {formatInstant(service.stateSince, zone)}: {service.stateReason}
        </span>
      )}
      {isTroubled && <TroubleNotice service={service} />}
      <Facts columns={2} facts={useFacts(service, zone)} />
      {open === 'change' && <ChangeDialog service={service} onClose={close} />}
      {open === 'move' && <MoveDialog service={service} onClose={close} />}
      {open === 'isolate' && <IsolateDialog subscriptionId={service.id} who={service.packageName} onClose={close} />}
      {open === 'reopen' && (
        <ReopenDialog subscriptionIds={[service.id]} who={service.packageName} isLate onClose={close} />
      )}
      {open === 'pause' && <PauseDialog service={service} onClose={close} />}
      {open === 'resume' && <ResumeDialog service={service} onClose={close} />}
      {open === 'stop' && <StopDialog service={service} onClose={close} />}
      {open === 'events' && <EventsDialog service={service} onClose={close} />}
      {open === 'password' && <PasswordDialog service={service} onClose={close} />}
    </article>
  )
}

function menuOf(service: SubscriptionItem, open: (what: Open) => void): MenuAction[] {
  const { hasPassword, routerId, state } = service
  return [
    { id: 'events', label: 'Riwayat', onChoose: () => open('events') },
    ...(hasPassword ? [{ id: 'password', label: 'Lihat kata sandi', onChoose: () => open('password') }] : []),
    ...(routerId === null ? [] : [{ id: 'move', label: 'Pindah router', onChoose: () => open('move') }]),
    ...(state === 'active' ? [{ id: 'isolate', label: 'Isolir', onChoose: () => open('isolate') }] : []),
    ...(state === 'suspended' ? [{ id: 'reopen', label: 'Buka isolir', onChoose: () => open('reopen') }] : []),
    state === 'paused'
      ? { id: 'resume', label: 'Lanjutkan', onChoose: () => open('resume') }
      : { id: 'pause', label: 'Jeda', onChoose: () => open('pause') },
    { id: 'stop', label: 'Hentikan', tone: 'danger', onChoose: () => open('stop') },
  ]
}

function useFacts(service: SubscriptionItem, zone: ShopZone): Fact[] {
  const now = useNow()
  const { routerName, username, address, mac, paidUntil, discount, lastSeenAt, lastAddress } = service
  const type = SERVICE_NAMES[service.serviceType]
  const code = (text: string) => <span className="ln-code">{text}</span>
  const price = formatRupiah(rupiah(paidUntil === null ? service.cyclePrice : service.monthlyPrice))
  const every = service.cycleMonths === 1 ? 'per bulan' : `tiap ${cycleWord(service.cycleMonths)}`
  const end = service.discountUntil ? ` s/d ${formatDate(calendarDate(service.discountUntil))}` : ''
  const billing: Fact[] =
    paidUntil === null
      ? [
          { label: 'Harga', value: `${price} ${every}${service.ownPrice === null ? '' : ' (harga khusus)'}` },
          ...(service.extras.length > 0 ? [{ label: 'Termasuk', value: <Extras service={service} /> }] : []),
          { label: 'Tagihan', value: `${CYCLE_NAMES[service.cycleMonths]}, setiap tanggal ${service.billingDay}` },
          {
            label: 'Tagihan berikutnya',
            value: service.state === 'stopped' ? 'tidak ada' : formatDate(calendarDate(service.billedUntil)),
          },
          ...(discount > 0 ? [{ label: 'Diskon', value: `${formatRupiah(rupiah(discount))}${end}` }] : []),
        ]
      : [
          { label: 'Harga', value: price },
          { label: 'Aktif sampai', value: formatInstant(paidUntil, zone) },
        ]
  return [
    { label: 'Jenis', value: routerName === null ? type : `${type} di router ${routerName}` },
    ...(username === null ? [] : [{ label: 'Username', value: code(username) }]),
    ...(address === null ? [] : [{ label: 'Alamat IP', value: code(address) }]),
    ...(mac === null ? [] : [{ label: 'MAC', value: code(mac) }]),
    ...billing,
    { label: 'Mulai', value: formatDate(calendarDate(service.startDay)) },
    ...(service.stoppedAt === null
      ? []
      : [{ label: 'Berhenti', value: formatDate(businessDay(service.stoppedAt, zone)) }]),
    ...(routerName === null
      ? []
      : [
          {
            label: 'Terakhir terlihat',
            value:
              lastSeenAt === null
                ? 'belum pernah'
                : `${formatAgo(lastSeenAt, now)}${lastAddress ? ` (${lastAddress})` : ''}`,
          },
        ]),
  ]
}
