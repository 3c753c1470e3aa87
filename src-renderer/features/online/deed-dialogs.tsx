// Owns: asking before a session is cut, a device let go, a voucher closed or opened; and saying what it means.
// Must never: call it done before the router or the books have said so.
import type { OnlineSession } from '../../../src-main/features/online/contract'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'

export interface VoucherNamed {
  readonly id: number
  readonly code: string
}

interface Props {
  readonly onClose: () => void
}

export function KickDialog({ session, onClose }: Props & { readonly session: OnlineSession }) {
  const kick = useCommand(api.online.kick)
  const { routerId, kind, sessionId, user } = session
  const confirm = async () => {
    if (!(await kick.run({ routerId, kind, sessionId, user }))) return
    notifyDone(`${user} diputus.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Putus ${user}?`}
      confirmLabel="Putus"
      lost="Sambungannya berakhir sekarang, dan perangkatnya tidak masuk lagi dengan sendirinya."
      kept={
        kind === 'pppoe'
          ? 'Langganannya tetap; modemnya menyambung lagi sendiri.'
          : 'Kodenya tetap berlaku: pelanggan bisa login lagi, dan sisa waktunya tidak berubah.'
      }
      isBusy={kick.isRunning}
      error={kick.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}

export function ReleaseDialog({ voucher, onClose }: Props & { readonly voucher: VoucherNamed }) {
  const release = useCommand(api.online.releaseDevice)
  const confirm = async () => {
    if (!(await release.run({ voucherId: voucher.id }))) return
    notifyDone(`Kunci perangkat ${voucher.code} dilepas.`, { detail: 'HP berikutnya yang login boleh memakainya.' })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Lepas kunci perangkat ${voucher.code}?`}
      confirmLabel="Lepas kunci"
      lost="HP yang sekarang memakainya diputus."
      kept="Kode dan sisa waktunya. HP berikutnya yang login boleh memakainya."
      isBusy={release.isRunning}
      error={release.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}

const BLOCK_REASONS = ['Mengganggu pelanggan lain', 'Kode dibagikan ke orang lain', 'Belum dibayar'] as const
const UNBLOCK_REASONS = ['Sudah beres', 'Salah orang'] as const

export function BlockDialog({
  voucher,
  isBlocked,
  onClose,
}: Props & { readonly voucher: VoucherNamed; readonly isBlocked: boolean }) {
  const block = useCommand(api.online.block)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!(await block.run({ voucherId: voucher.id, isBlocked: !isBlocked, reason }))) return
    notifyDone(isBlocked ? `${voucher.code} bisa dipakai lagi.` : `${voucher.code} dinonaktifkan.`, {
      detail: 'Router diberi tahu; kalau sedang terputus, begitu tersambung.',
    })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={isBlocked ? `Aktifkan lagi ${voucher.code}?` : `Nonaktifkan ${voucher.code}?`}
      confirmLabel={isBlocked ? 'Aktifkan lagi' : 'Nonaktifkan'}
      tone={isBlocked ? 'plain' : 'danger'}
      lost={isBlocked ? undefined : 'Pemakainya diputus dan tidak bisa login lagi. Masa aktifnya tetap berjalan.'}
      kept={
        isBlocked
          ? 'Masa aktifnya tetap seperti semula.'
          : 'Penjualannya tetap tercatat, dan bisa diaktifkan lagi kapan saja.'
      }
      reason="required"
      usualReasons={isBlocked ? UNBLOCK_REASONS : BLOCK_REASONS}
      isBusy={block.isRunning}
      error={block.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
