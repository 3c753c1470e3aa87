// Owns: one session over the live list: who, where, since when, what is left; and the deeds.
// Must never: outlive its session silently: it says so when it has ended.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OnlineSession } from '../../../src-main/features/online/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { Button, Dialog, type Fact, Facts, Notice, StatusChip } from '../../ui'
import { KickDialog } from './deed-dialogs'
import css from './online.module.css'
import { UserText } from './session-columns'
import { VoucherDeeds } from './voucher-deeds'
import { bytesWords, leftWords, lengthWords, loginWords, markOf } from './words'

export interface SessionDialogProps {
  readonly session: OnlineSession
  /** False: the last reading does not have it any more. */
  readonly isThere: boolean
  readonly onClose: () => void
}

export function SessionDialog({ session, isThere, onClose }: SessionDialogProps) {
  const { zone, may } = useSession()
  const [isKicking, setKicking] = useState(false)
  const { voucher } = session
  const mark = markOf(session)
  const { data } = useQuery({
    ...orpc.online.voucher.queryOptions({ input: { voucherId: voucher?.id ?? 0 } }),
    enabled: voucher !== null,
    placeholderData: undefined,
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={
        session.kind === 'pppoe'
          ? 'Sambungan PPPoE'
          : session.voucher
            ? 'Voucher yang sedang dipakai'
            : 'Tamu dari luar LoketNet'
      }
      closesOutside
      foot={
        may(MANAGERS) &&
        isThere && (
          <Button variant="light" color="red" onClick={() => setKicking(true)}>
            Putus
          </Button>
        )
      }
    >
      <div className={css.stack}>
        {!isThere && <Notice tone="info" title="Sesi ini baru saja berakhir." role="status" />}
        <div className={css.codeLine}>
          <strong className={css.code}>
            <UserText row={session} />
          </strong>
          {isThere && <StatusChip tone="good" word="Sedang online" look="filled" />}
          {mark && <StatusChip {...mark} look="filled" />}
        </div>
        {voucher?.isEstimated && (
          <Notice tone="info" title="Masa aktifnya dihitung LoketNet.">
            Router belum mencatat login pertamanya.
          </Notice>
        )}
        <Facts columns={2} facts={factsOf(session, zone)} />
        {voucher && data && !session.isHidden && (
          <VoucherDeeds voucher={{ id: voucher.id, code: session.user }} expiresAt={voucher.expiresAt} can={data.can} />
        )}
      </div>
      {isKicking && (
        <KickDialog
          session={session}
          onClose={() => {
            setKicking(false)
            onClose()
          }}
        />
      )}
    </Dialog>
  )
}

function factsOf(session: OnlineSession, zone: ShopZone): Fact[] {
  const { voucher, customer } = session
  return [
    ...(customer
      ? [
          { label: 'Pelanggan', value: customer.name },
          { label: 'Paket', value: customer.packageName },
        ]
      : []),
    ...(voucher
      ? [
          { label: 'Paket', value: voucher.packageName },
          { label: 'Sisa', value: leftWords(voucher) },
          {
            label: 'Login pertama',
            value: voucher.firstLoginAt === null ? 'baru saja' : formatInstant(voucher.firstLoginAt, zone),
          },
          {
            label: 'Aktif sampai',
            value: voucher.expiresAt === null ? 'tanpa batas waktu' : formatInstant(voucher.expiresAt, zone),
          },
        ]
      : []),
    { label: 'Router', value: session.routerName },
    { label: 'Alamat IP', value: session.address },
    { label: 'Perangkat (MAC)', value: session.mac || 'tidak terlihat' },
    { label: 'Masuk lewat', value: loginWords(session.loginBy) },
    { label: 'Sesi ini', value: lengthWords(session.uptimeSeconds) },
    {
      label: 'Data sesi ini',
      value:
        session.bytesOut === null
          ? 'tidak dihitung router'
          : `unduh ${bytesWords(session.bytesOut)}, unggah ${bytesWords(session.bytesIn)}`,
    },
  ]
}
