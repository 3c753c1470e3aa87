// Owns: "Betulkan": what will be done to how many, said before it happens.
// Must never: hide that something is taken off the router.
import type { ReconcileCounts, ReconcileRow, RowKind } from '../../../src-main/features/reconcile/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { ConfirmDialog, notifyDone } from '../../ui'
import css from './reconcile.module.css'

const ALL = ['missing', 'different', 'leftover'] as const satisfies readonly RowKind[]

export interface ApplyDialogProps {
  readonly routerId: string
  readonly routerName: string
  /** The comparison that the person saw. */
  readonly at: number
  /** Null: everything that may be mended. */
  readonly chosen: readonly ReconcileRow[] | null
  readonly counts: ReconcileCounts | null
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ApplyDialog({ routerId, routerName, at, chosen, counts, onClose, onDone }: ApplyDialogProps) {
  const apply = useCommand(api.reconcile.apply)
  const of = (kind: (typeof ALL)[number]) =>
    chosen ? chosen.filter((row) => row.kind === kind).length : (counts?.[kind] ?? 0)
  const [missing, different, leftover] = [of('missing'), of('different'), of('leftover')]
  const confirm = async () => {
    const keys = chosen?.map(({ key }) => key) ?? []
    const done = await apply.run({ routerId, at, keys, kinds: chosen ? [] : [...ALL] })
    if (!done) return
    notifyDone(`${formatThousands(done.queued)} pembetulan dikirim ke router ${routerName}.`, {
      detail: 'Dikerjakan di belakang; lihat jalannya di Kendala.',
    })
    onDone()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Betulkan di router ${routerName}?`}
      confirmLabel="Betulkan"
      cancelLabel="Jangan dulu"
      tone={leftover > 0 ? 'danger' : 'plain'}
      isBusy={apply.isRunning}
      error={apply.problem}
      lost={leftover > 0 ? 'Yang dicabut tidak bisa dipakai lagi, dan sambungannya diputus.' : undefined}
      kept="Milik orang lain di router tidak disentuh. Tiap baris dilihat lagi di router sebelum diubah; yang ternyata sudah benar dibiarkan."
      onClose={onClose}
      onConfirm={confirm}
    >
      <ul className={css.deeds}>
        {missing > 0 && <li>{formatThousands(missing)} dimasukkan lagi ke router, dengan sisa waktu dan kuotanya.</li>}
        {different > 0 && <li>{formatThousands(different)} disamakan dengan pembukuan.</li>}
        {leftover > 0 && <li>{formatThousands(leftover)} sisa milik kita dicabut dari router.</li>}
      </ul>
    </ConfirmDialog>
  )
}
