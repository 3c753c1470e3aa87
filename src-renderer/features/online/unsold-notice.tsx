// Owns: vouchers that were used without having been sold: saying so, listing them, and noting that somebody looked into it.
// Must never: let one vanish without a name and a word beside it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { UnsoldUse } from '../../../src-main/features/online/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, Dialog, Notice, notifyDone } from '../../ui'
import css from './online.module.css'

export function UnsoldNotice() {
  const isManager = useSession().may(MANAGERS)
  const { data } = useQuery({ ...orpc.online.unsold.queryOptions({ input: {} }), enabled: isManager })
  const [isOpen, setOpen] = useState(false)
  if (!data || data.length === 0) return null
  return (
    <>
      <Notice
        tone="bad"
        role="alert"
        title={`${data.length} voucher dipakai tanpa terjual`}
        action={
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            Periksa
          </Button>
        }
      >
        Ada yang memakai kode yang penjualannya tidak tercatat.
      </Notice>
      {isOpen && <UnsoldDialog uses={data} onClose={() => setOpen(false)} />}
    </>
  )
}

function UnsoldDialog({ uses, onClose }: { readonly uses: readonly UnsoldUse[]; readonly onClose: () => void }) {
  const { zone } = useSession()
  const [settling, setSettling] = useState<UnsoldUse | null>(null)
  return (
    <Dialog isOpen onClose={onClose} title="Dipakai tanpa terjual" size="lg" closesOutside>
      <ul className={css.uses}>
        {uses.map((use) => (
          <li key={use.voucherId}>
            <span>
              <strong className="ln-code">{use.code}</strong> {use.packageName}
              <br />
              <span className={css.soft}>
                terlihat {formatInstant(use.at, zone)} di router {use.routerName}
                {use.mac !== null && `, perangkat ${use.mac}`}
              </span>
            </span>
            <Button size="xs" variant="default" onClick={() => setSettling(use)}>
              Sudah saya periksa
            </Button>
          </li>
        ))}
      </ul>
      {settling && <SettleDialog use={settling} onClose={() => setSettling(null)} />}
    </Dialog>
  )
}

function SettleDialog({ use, onClose }: { readonly use: UnsoldUse; readonly onClose: () => void }) {
  const settle = useCommand(api.online.settleUnsold)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!(await settle.run({ voucherId: use.voucherId, note: reason }))) return
    notifyDone(`${use.code} dicatat sudah diperiksa.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      tone="plain"
      title={`${use.code} sudah diperiksa?`}
      confirmLabel="Catat"
      kept="Vouchernya tetap Aktif dan riwayatnya tetap ada; tidak ada uang yang dicatat."
      reason="required"
      reasonLabel="Apa yang terjadi?"
      usualReasons={['Dipakai sendiri', 'Diberikan ke pelanggan', 'Lupa dicatat di kasir', 'Belum ketahuan']}
      isBusy={settle.isRunning}
      error={settle.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
