// Owns: the total and the ways to pay it: uang pas, uang diterima with its change, QRIS, transfer.
// Must never: sell on a held-down key, sell less or more than stands in the basket, or hide why it will not sell.
import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { formatThousands, type Rupiah, rupiah, subtractRupiah, zeroRupiah } from '../../../src-main/shared/money'
import { HotkeyButton } from '../../ui/hotkey-button'
import { Money } from '../../ui/money'
import { MoneyInput } from '../../ui/money-input'
import type { PricedBasket } from './basket'
import css from './payment.module.css'
import { PaymentNotices } from './payment-notices'
import type { ProofMethod } from './proof-dialog'
import { likelyAmounts } from './quick-notes'
import { keepFocus } from './tiles-panel'
import type { Selling } from './use-sell'

export interface PaymentPanelProps {
  readonly priced: PricedBasket
  readonly received: Rupiah | null
  readonly onReceived: (amount: Rupiah | null) => void
  readonly selling: Selling
  readonly onCash: (received: Rupiah) => void
  /** Cash typed before, below the total, pays a part of it. */
  readonly onProof: (method: ProofMethod, cash: Rupiah) => void
  readonly onAgain: () => void
  /** On a phone the panel rises from the foot. */
  readonly isSheetOpen: boolean
  readonly onSheet: (isOpen: boolean) => void
}

export function PaymentPanel(props: PaymentPanelProps) {
  const { priced, received, onReceived, selling, onCash, onProof, onAgain } = props
  const { total, count } = priced
  const field = useRef<HTMLDivElement>(null)
  const { isSelling, isUnsure } = selling
  const isRefused = priced.lines.some(({ supply }) => supply.kind === 'refused')
  const canPay = count > 0 && !isRefused && !isSelling && !isUnsure
  const isEnough = received !== null && received >= total
  const cash = received !== null && received < total ? received : zeroRupiah

  /** A quantity still being typed is settled first; when that changes it, the person looks before paying. */
  const settled = (act: () => void) => () => {
    const typing = document.activeElement
    const before = typing instanceof HTMLInputElement ? typing.value : null
    if (typing instanceof HTMLInputElement && typing.getAttribute('role') === 'spinbutton') {
      flushSync(() => typing.blur())
      if (typing.value !== before) return
    }
    act()
  }
  const focusField = () => field.current?.querySelector('input')?.focus()
  /** Back to the tiles, as if nothing had been typed. */
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    onReceived(null)
    event.target.blur()
  }
  const payReceived = () => {
    if (!canPay) return
    if (isEnough) onCash(received)
    else focusField()
  }
  const onEnter = (typed: Rupiah | null) => {
    if (!canPay) return
    if (typed === null) onCash(total)
    else if (typed >= total) onCash(typed)
  }
  return (
    <section className={css.panel} aria-label="Pembayaran" onMouseDown={keepFocus}>
      <PaymentNotices priced={priced} selling={selling} />
      <div className={css.total}>
        <span>
          Total
          <span className={css.count}>{count > 0 ? `${count} voucher` : '\u00a0'}</span>
        </span>
        <output>
          {/* seven figures have no room beside the count at the hero size */}
          <Money amount={total} size={total < 1_000_000 ? 'hero' : 'xl'} />
        </output>
        <UnstyledButton
          className={css.sheet}
          aria-expanded={props.isSheetOpen}
          onClick={() => props.onSheet(!props.isSheetOpen)}
        >
          {props.isSheetOpen ? 'Tutup' : 'Bayar'}
        </UnstyledButton>
      </div>
      <fieldset aria-label="Tunai" className={css.cash} onKeyDownCapture={ignoreHeldEnter} onKeyDown={leaveOnEscape}>
        <div ref={field} className={css.field}>
          <MoneyInput
            label="Uang diterima"
            size="lg"
            placeholder="Uang pas"
            disabled={count === 0 || isSelling || isUnsure}
            max={rupiah(total + MOST_CHANGE)}
            value={received}
            onChange={onReceived}
            onEnter={onEnter}
          />
        </div>
        <Change total={total} received={received} />
        <div className={css.notes}>
          {likelyAmounts(total).map((amount) => (
            <UnstyledButton
              key={amount}
              className={css.note}
              tabIndex={-1}
              disabled={!canPay}
              aria-pressed={received === amount}
              onClick={() => onReceived(rupiah(amount))}
            >
              {formatThousands(rupiah(amount / 1000))}rb
            </UnstyledButton>
          ))}
        </div>
      </fieldset>
      <div className={css.ways}>
        <HotkeyButton
          keys="Enter"
          size="lg"
          variant={isEnough ? 'filled' : 'default'}
          disabled={!canPay}
          loading={isSelling}
          onPress={settled(payReceived)}
          description="Isi uang diterima, lalu bayar"
        >
          Tunai
        </HotkeyButton>
        <HotkeyButton
          keys="F9"
          size="lg"
          variant={isEnough && !isUnsure ? 'default' : 'filled'}
          disabled={!canPay && !isUnsure}
          loading={isSelling}
          onPress={isUnsure ? onAgain : settled(() => onCash(total))}
        >
          {isUnsure ? 'Tekan lagi' : 'Uang pas'}
        </HotkeyButton>
        <HotkeyButton keys="F7" disabled={!canPay} onPress={settled(() => onProof('transfer', cash))}>
          {cash > 0 ? 'Sisa transfer' : 'Transfer'}
        </HotkeyButton>
        <HotkeyButton keys="F8" disabled={!canPay || total === 0} onPress={settled(() => onProof('qris', cash))}>
          {cash > 0 ? 'Sisa QRIS' : 'QRIS'}
        </HotkeyButton>
      </div>
    </section>
  )
}

/** Rupiah: more than that is a slip of the finger, or a scanner that typed into the field. */
const MOST_CHANGE = 1_000_000

/** A finger that stays on Enter must not pay by itself. */
function ignoreHeldEnter(event: KeyboardEvent) {
  if (event.key !== 'Enter' || !event.repeat) return
  event.preventDefault()
  event.stopPropagation()
}

function Change({ total, received }: { readonly total: Rupiah; readonly received: Rupiah | null }) {
  if (received === null || total === 0) return <div className={css.change} data-empty />
  const isShort = received < total
  const difference = isShort ? subtractRupiah(total, received) : subtractRupiah(received, total)
  return (
    <div className={css.change} role="status">
      <span>{isShort ? 'Kurang' : 'Kembalian'}</span>
      <Money amount={difference} size="xl" tone={isShort ? 'bad' : 'plain'} />
    </div>
  )
}
