// Owns: the moves under way and the last ones: how far, what waits for which router, giving up.
// Must never: spin without a word.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MoveItem } from '../../../src-main/features/stockmove/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, FoldAway, notifyDone, ProgressPanel } from '../../ui'
import css from './stockmove.module.css'

export function MoveList() {
  const moves = useQuery(orpc.stockmove.list.queryOptions({ input: {} }))
  const running = moves.data?.filter(({ state }) => state !== 'done') ?? []
  const done = moves.data?.filter(({ state }) => state === 'done') ?? []
  return (
    <>
      {running.map((move) => (
        <RunningMove key={move.id} move={move} />
      ))}
      {done.length > 0 && (
        <FoldAway title={`Pemindahan terakhir (${done.length})`}>
          <ul className={css.done}>
            {done.map((move) => (
              <DoneMove key={move.id} move={move} />
            ))}
          </ul>
        </FoldAway>
      )}
    </>
  )
}

const titleOf = ({ quantity, packageName, fromName, toName }: MoveItem): string =>
  `Pindah ${formatThousands(quantity)} ${packageName} dari ${fromName} ke ${toName}`

function activityOf({ waiting, leaving, toName, fromName, isToOnline, isFromOnline, state }: MoveItem): string {
  if (state === 'cancelling') return `Dibatalkan; ${formatThousands(waiting)} dipanggil kembali dari ${toName}.`
  if (waiting > 0)
    return isToOnline
      ? `Memasukkan ke ${toName}.`
      : `Menunggu router ${toName} tersambung. Selama itu belum dijual di mana pun.`
  return isFromOnline
    ? `Menghapus dari ${fromName}.`
    : `Sudah siap di ${toName}. Dihapus dari ${fromName} begitu router itu tersambung (${formatThousands(leaving)} lagi).`
}

function RunningMove({ move }: { readonly move: MoveItem }) {
  const cancel = useCommand(api.stockmove.cancel)
  const [isAsking, setAsking] = useState(false)
  const give = async () => {
    if (!(await cancel.run({ moveId: move.id }))) return
    notifyDone('Pemindahan dibatalkan. Yang sudah sampai tetap di sana.')
    setAsking(false)
  }
  const isHeld = (move.waiting > 0 && !move.isToOnline) || (move.waiting === 0 && !move.isFromOnline)
  return (
    <>
      <ProgressPanel
        title={titleOf(move)}
        state={isHeld ? 'waiting' : 'running'}
        done={move.moved + move.leaving}
        total={move.quantity - move.kept}
        noun="voucher"
        activity={activityOf(move)}
        whereLater="Router › Stok per router"
        action={
          move.state === 'running' &&
          move.waiting > 0 && (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              Batalkan
            </Button>
          )
        }
      />
      <ConfirmDialog
        isOpen={isAsking}
        title="Batalkan pemindahan ini?"
        confirmLabel="Batalkan pemindahan"
        cancelLabel="Lanjutkan"
        lost={`${formatThousands(move.waiting)} yang belum sampai tidak jadi dipindah.`}
        kept={`Yang sudah sampai tetap di ${move.toName}. Sisanya dijual lagi di ${move.fromName}; yang belum pasti dipanggil kembali dulu.`}
        isBusy={cancel.isRunning}
        error={cancel.problem}
        onClose={() => setAsking(false)}
        onConfirm={give}
      />
    </>
  )
}

function DoneMove({ move }: { readonly move: MoveItem }) {
  const { zone } = useSession()
  return (
    <li>
      <strong>{titleOf(move)}</strong>
      <span className={css.soft}>
        {formatInstant(move.createdAt, zone)} oleh {move.makerName}: {formatThousands(move.moved)} pindah
        {move.kept > 0 && `, ${formatThousands(move.kept)} tetap di ${move.fromName}`}. {move.keptWhy.join(' ')}
      </span>
    </li>
  )
}
