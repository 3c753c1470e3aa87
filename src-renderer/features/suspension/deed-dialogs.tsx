// Owns: isolating and opening by hand, from the list and from the customer's card.
// Must never: do either without a reason.
import { useState } from 'react'
import { api, useCommand } from '../../api'
import { ChoiceTiles, ConfirmDialog, notifyDone } from '../../ui'

export interface IsolateDialogProps {
  readonly subscriptionId: string
  readonly who: string
  readonly onClose: () => void
}

export function IsolateDialog({ subscriptionId, who, onClose }: IsolateDialogProps) {
  const isolate = useCommand(api.suspension.isolate)
  const [opens, setOpens] = useState<'paid' | 'hand'>('paid')
  const press = async ({ reason }: { readonly reason: string }) => {
    if (!(await isolate.run({ subscriptionId, reason, opensWhenPaid: opens === 'paid' }))) return
    notifyDone(`${who} diisolir.`, { detail: 'Menunggu router; keadaannya terlihat di kartunya.' })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Isolir ${who}?`}
      confirmLabel="Isolir"
      cancelLabel="Tidak jadi"
      lost="Internetnya dibatasi sampai isolirnya dibuka."
      kept="Langganan, sandi, dan tagihannya. Tagihan bulan berikutnya tetap dibuat."
      reason="required"
      usualReasons={['Menunggak', 'Menjual ulang tanpa izin', 'Perangkatnya mengganggu jaringan']}
      approval={
        <ChoiceTiles
          label="Dibuka lagi"
          value={opens}
          onChange={setOpens}
          choices={[
            { value: 'paid', label: 'Bila tunggakannya dibayar', detail: 'Saat itu juga, sendiri.' },
            { value: 'hand', label: 'Dengan tangan saja', detail: 'Pembayaran tidak membukanya.' },
          ]}
        />
      }
      isBusy={isolate.isRunning}
      error={isolate.problem}
      onClose={onClose}
      onConfirm={press}
    />
  )
}

export interface ReopenDialogProps {
  readonly subscriptionIds: readonly string[]
  readonly who: string
  readonly isLate: boolean
  readonly onClose: () => void
}

export function ReopenDialog({ subscriptionIds, who, isLate, onClose }: ReopenDialogProps) {
  const reopen = useCommand(api.suspension.reopen)
  const press = async ({ reason }: { readonly reason: string }) => {
    const done = await reopen.run({ subscriptionIds: [...subscriptionIds], reason })
    if (!done) return
    notifyDone(`Isolir ${who} dibuka.`, { detail: 'Menunggu router; modemnya tersambung lagi sendiri.' })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      tone="plain"
      title={`Buka isolir ${who}?`}
      confirmLabel="Buka isolir"
      cancelLabel="Tidak jadi"
      {...(isLate
        ? { kept: 'Tunggakannya tetap ada. Bila belum dibayar, namanya muncul lagi di daftar isolir berikutnya.' }
        : {})}
      reason="required"
      usualReasons={['Sudah janji bayar', 'Salah isolir', 'Sudah dibayar di luar loket']}
      isBusy={reopen.isRunning}
      error={reopen.problem}
      onClose={onClose}
      onConfirm={press}
    />
  )
}
