// Owns: the own open shift: since when, cash in and out, and the way to its closing.
// Must never: say what should lie in the drawer.
import { useState } from 'react'
import type { CashMove, ShiftItem } from '../../../src-main/features/shifts/contract'
import { formatInstant, formatTime } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { useSession } from '../../api'
import { HotkeyButton } from '../../ui/hotkey-button'
import { Money } from '../../ui/money'
import { Notice } from '../../ui/notice'
import { Facts, Panel } from '../../ui/panel'
import { MoveDialog } from './move-dialog'
import css from './shifts.module.css'
import { PURPOSE_WORDS } from './words'

export interface OwnShiftProps {
  readonly shift: ShiftItem
  readonly moves: readonly CashMove[]
  readonly onCount: () => void
}

export function OwnShift({ shift, moves, onCount }: OwnShiftProps) {
  const { zone } = useSession()
  const [kind, setKind] = useState<'in' | 'out' | null>(null)
  return (
    <div className={css.own}>
      <div className={css.stack}>
        {shift.isFromBefore && (
          <Notice tone="warn" title="Shift ini dibuka kemarin atau lebih lama.">
            Jaga malam? Lanjutkan saja. Lupa ditutup? Hitung isi lacinya dan tutup sekarang; penjualan berikutnya masuk
            ke shift baru.
          </Notice>
        )}
        <Panel title="Laci saya">
          <Facts
            facts={[
              { label: 'Nomor', value: shift.number, isNumber: true },
              { label: 'Dibuka', value: formatInstant(shift.openedAt, zone), isNumber: true },
              { label: 'Modal awal', value: <Money amount={rupiah(shift.openingCash)} />, isNumber: true },
            ]}
          />
          <p className={css.soft}>
            Jumlah yang seharusnya ada di laci baru tampil setelah uangnya dihitung, supaya hitungannya jujur.
          </p>
        </Panel>
        <div className={css.buttons}>
          <HotkeyButton keys="F6" onPress={() => setKind('in')}>
            Uang masuk
          </HotkeyButton>
          <HotkeyButton keys="F7" onPress={() => setKind('out')}>
            Uang keluar
          </HotkeyButton>
          <HotkeyButton keys="F9" variant="filled" onPress={onCount}>
            Hitung dan tutup
          </HotkeyButton>
        </div>
      </div>
      <Panel title="Uang masuk dan keluar" detail="di luar penjualan dan tagihan" isFlush>
        <Moves moves={moves} />
      </Panel>
      {kind && <MoveDialog kind={kind} onClose={() => setKind(null)} />}
    </div>
  )
}

export function Moves({ moves }: { readonly moves: readonly CashMove[] }) {
  const { zone } = useSession()
  if (moves.length === 0)
    return <p className={css.nothing}>Belum ada. Misalnya beli galon, atau tambahan uang kecil.</p>
  return (
    <ul className={css.moves}>
      {moves.map((move) => (
        <li key={move.id}>
          <span className="ln-number">{formatTime(move.at, zone)}</span>
          <span className={css.why}>
            {move.reason}
            <small>{PURPOSE_WORDS[move.kind][move.purpose]}</small>
          </span>
          <Money amount={rupiah(move.kind === 'in' ? move.amount : -move.amount)} isSigned />
        </li>
      ))}
    </ul>
  )
}
