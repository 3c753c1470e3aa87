// Owns: the total and the ways to pay it: uang pas, uang diterima with change, saldo, QRIS, transfer, cicilan, kembalian to saldo.
// Must never: take less or more than it says, or let a held-down Enter pay.
import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { formatThousands, type Rupiah, rupiah } from '../../../src-main/shared/money'
import { useHotkeys } from '../../lib/use-hotkeys'
import { HotkeyButton } from '../../ui/hotkey-button'
import { Money } from '../../ui/money'
import { MoneyInput } from '../../ui/money-input'
import { likelyAmounts } from '../sales/quick-notes'
import css from './desk.module.css'
import type { DeskSum } from './pay-model'
import { rp } from './words'

export interface DeskMoneyProps {
  readonly sum: DeskSum
  readonly balance: number
  readonly usesBalance: boolean
  readonly onBalance: () => void
  readonly received: Rupiah | null
  readonly onReceived: (amount: Rupiah | null) => void
  readonly isReady: boolean
  readonly isBusy: boolean
  /** Rupiah that pay, rupiah handed over. */
  readonly onCash: (amount: number, received: number) => void
  /** Cash typed before pays a part of it. */
  readonly onProof: (method: 'qris' | 'transfer', cash: number) => void
}

/** Rupiah: more than that is a slip of the finger, or a scanner that typed into the field. */
const MOST_CHANGE = 5_000_000

export function DeskMoney(props: DeskMoneyProps) {
  const { sum, balance, usesBalance, received, onReceived, isReady, isBusy, onCash, onProof } = props
  const field = useRef<HTMLDivElement>(null)
  const { owed, fromBalance, due } = sum
  const isDeposit = owed === 0
  const handed = received ?? 0
  const isShort = handed > 0 && handed < due
  const isOver = handed > due && !isDeposit
  const canExact = isReady && owed > 0
  const focusField = () => {
    const input = field.current?.querySelector('input')
    input?.focus()
    input?.select() // what is typed next takes the place of the amount
  }
  const isUnread = () => field.current?.querySelector('[aria-invalid]') !== null

  const exact = () => canExact && onCash(due, due)
  /** Enter: enough is taken with change; without bills everything goes to the saldo; too little has its own button. */
  const enter = (typed: Rupiah | null) => {
    if (!isReady) return
    if (typed === null && isUnread()) return focusField()
    const amount = typed ?? 0
    if (isDeposit) amount > 0 ? onCash(amount, amount) : focusField()
    else if (typed === null) exact()
    else if (amount >= due) onCash(due, amount)
    else focusField()
  }
  const takeAll = () => onCash(handed, handed)
  const cashBefore = isShort ? handed : 0
  useHotkeys([{ keys: 'Enter', run: () => enter(received), description: 'Terima tunai' }])
  return (
    <section className={css.money} aria-label="Pembayaran" onKeyDownCapture={ignoreHeldEnter}>
      <div className={css.total}>
        <span>{isDeposit ? 'Setor saldo' : fromBalance > 0 ? 'Masih harus dibayar' : 'Total'}</span>
        <output>
          <Money amount={rupiah(isDeposit ? handed : due)} size="hero" />
        </output>
      </div>
      <dl className={css.lines}>
        {fromBalance > 0 && (
          <>
            <Line label="Tagihan" amount={owed} />
            <Line label="Dari saldo" amount={-fromBalance} />
          </>
        )}
        {balance > 0 && <Line label="Saldo pelanggan" amount={balance} />}
      </dl>
      {balance > 0 && owed > 0 && (
        <HotkeyButton keys="F6" disabled={!isReady} aria-pressed={usesBalance} onPress={props.onBalance}>
          {usesBalance ? 'Jangan pakai saldo' : `Pakai saldo ${rp(Math.min(balance, owed))}`}
        </HotkeyButton>
      )}
      {(due > 0 || isDeposit) && (
        <>
          <div ref={field}>
            <MoneyInput
              label="Uang diterima"
              size="lg"
              isFirst
              placeholder={isDeposit ? 'Rp' : 'Uang pas'}
              disabled={!isReady}
              max={rupiah(due + MOST_CHANGE)}
              value={received}
              onChange={onReceived}
              onEnter={enter}
            />
          </div>
          <div className={css.change} role="status">
            {isShort && (
              <>
                <span>Kurang</span>
                <Money amount={rupiah(due - handed)} size="xl" tone="bad" />
              </>
            )}
            {isOver && (
              <>
                <span>Kembalian</span>
                <Money amount={rupiah(handed - due)} size="xl" />
              </>
            )}
          </div>
          <div className={css.notes}>
            {(isDeposit ? DEPOSITS : likelyAmounts(due)).map((amount) => (
              <UnstyledButton
                key={amount}
                className={css.note}
                tabIndex={-1}
                disabled={!isReady}
                aria-pressed={received === amount}
                onClick={() => onReceived(rupiah(amount))}
              >
                {formatThousands(amount / 1000)}rb
              </UnstyledButton>
            ))}
          </div>
        </>
      )}
      <div className={css.ways}>
        {isDeposit ? (
          <HotkeyButton
            className={css.wide}
            keys="F9"
            size="lg"
            variant="filled"
            disabled={!isReady || handed === 0}
            loading={isBusy}
            onPress={takeAll}
          >
            Simpan ke saldo
          </HotkeyButton>
        ) : isShort ? null : (
          <HotkeyButton
            className={css.wide}
            keys={isOver ? 'Enter' : 'F9'}
            size="lg"
            variant="filled"
            disabled={!canExact}
            loading={isBusy}
            onPress={isOver ? () => enter(received) : exact}
          >
            {due === 0 ? 'Lunasi dari saldo' : isOver ? 'Terima tunai' : 'Uang pas'}
          </HotkeyButton>
        )}
        {(isShort || isOver) && (
          <HotkeyButton
            className={css.wide}
            keys="F4"
            size={isShort ? 'lg' : undefined}
            variant={isShort ? 'filled' : 'default'}
            disabled={!isReady}
            onPress={takeAll}
          >
            {isShort ? `Cicil ${rp(handed)} dulu` : `Kembalian ${rp(handed - due)} ke saldo`}
          </HotkeyButton>
        )}
        <HotkeyButton
          keys="F7"
          disabled={!isReady || (due === 0 && !isDeposit)}
          onPress={() => onProof('transfer', cashBefore)}
        >
          {isShort ? 'Sisa transfer' : 'Transfer'}
        </HotkeyButton>
        <HotkeyButton
          keys="F8"
          disabled={!isReady || (due === 0 && !isDeposit)}
          onPress={() => onProof('qris', cashBefore)}
        >
          {isShort ? 'Sisa QRIS' : 'QRIS'}
        </HotkeyButton>
      </div>
    </section>
  )
}

const DEPOSITS = [20_000, 50_000, 100_000, 150_000, 200_000] as const

const Line = ({ label, amount }: { readonly label: string; readonly amount: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <Money amount={rupiah(amount)} />
    </dd>
  </div>
)

/** A finger that stays on Enter must not pay by itself. */
function ignoreHeldEnter(event: KeyboardEvent) {
  if (event.key !== 'Enter' || !event.repeat) return
  event.preventDefault()
  event.stopPropagation()
}
