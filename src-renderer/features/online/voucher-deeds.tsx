// Owns: what may be done with a voucher in somebody's hands, as buttons, and the dialog of the one that was pressed.
// Must never: offer what the core would refuse.
import { useState } from 'react'
import { MANAGERS } from '../../../src-main/shared/roles'
import type { Api } from '../../../src-main/transport/contract'
import { useSession } from '../../api'
import { Button } from '../../ui'
import { BlockDialog, ReleaseDialog, type VoucherNamed } from './deed-dialogs'
import { ExtendDialog } from './extend-dialog'
import css from './online.module.css'
import { NO_EXTENSION } from './words'

type Can = Awaited<ReturnType<Api['online']['voucher']>>['can']
type Deed = 'extend' | 'block' | 'release'

export interface VoucherDeedsProps {
  readonly voucher: VoucherNamed
  readonly expiresAt: number | null
  readonly can: Can
}

export function VoucherDeeds({ voucher, expiresAt, can }: VoucherDeedsProps) {
  const mayManage = useSession().may(MANAGERS)
  const [open, setOpen] = useState<Deed | null>(null)
  const close = () => setOpen(null)
  const why = can.whyNotExtend && NO_EXTENSION[can.whyNotExtend]
  if (!why && !Object.values(can).includes(true)) return null
  return (
    <>
      <div className={css.deeds}>
        {can.extend && (
          <Button size="xs" variant="default" onClick={() => setOpen('extend')}>
            Perpanjang
          </Button>
        )}
        {mayManage && can.releaseDevice && (
          <Button size="xs" variant="default" onClick={() => setOpen('release')}>
            Lepas kunci perangkat
          </Button>
        )}
        {mayManage && can.block && (
          <Button size="xs" variant="light" color="red" onClick={() => setOpen('block')}>
            Nonaktifkan
          </Button>
        )}
        {mayManage && can.unblock && (
          <Button size="xs" variant="light" onClick={() => setOpen('block')}>
            Aktifkan lagi
          </Button>
        )}
      </div>
      {why && <p className={css.soft}>{why}</p>}
      {open === 'extend' && <ExtendDialog voucher={voucher} expiresAt={expiresAt} onClose={close} />}
      {open === 'release' && <ReleaseDialog voucher={voucher} onClose={close} />}
      {open === 'block' && <BlockDialog voucher={voucher} isBlocked={can.unblock} onClose={close} />}
    </>
  )
}
