// Owns: what is about to be sold, line by line, with its quantity and where its codes will come from.
// Must never: show a quantity other than the one that would be sold.
import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { useHotkeys } from '../../lib/use-hotkeys'
import { Kbd, KeyHints } from '../../ui/kbd'
import { Money } from '../../ui/money'
import { Notice } from '../../ui/notice'
import { QuantityInput } from '../../ui/quantity-input'
import { StatusChip } from '../../ui/status-chip'
import { MOST_OF_ONE, type PricedBasket, type PricedLine } from './basket'
import css from './basket.module.css'
import { supplyRemark } from './supply-words'
import { keepFocus } from './tiles-panel'
import type { BasketOfTill } from './use-basket'

export interface BasketPanelProps {
  readonly basket: BasketOfTill
  readonly priced: PricedBasket
  readonly isFrozen: boolean
  readonly onClear: () => void
}

export function BasketPanel({ basket, priced, isFrozen, onClear }: BasketPanelProps) {
  const list = useRef<HTMLUListElement>(null)
  const { currentId } = basket
  const { lines } = priced
  const isIdle = !isFrozen && currentId !== null
  const change = (by: (many: number) => number) => () => currentId !== null && basket.change(currentId, by)
  const move = (step: 1 | -1) => () => {
    const at = lines.findIndex(({ packageId }) => packageId === currentId)
    const next = lines[(at + step + lines.length) % lines.length]
    if (next) basket.choose(next.packageId)
  }
  const typeQuantity = () => list.current?.querySelector<HTMLInputElement>('[data-current] input')?.focus()
  useHotkeys([
    { keys: '+', run: change((many) => many + 1), enabled: isIdle, repeat: true, description: 'Tambah satu' },
    { keys: '-', run: change((many) => many - 1), enabled: isIdle, repeat: true, description: 'Kurangi satu' },
    { keys: '*', run: typeQuantity, enabled: isIdle, description: 'Ketik jumlahnya, lalu Enter' },
    { keys: 'Delete', run: change(() => 0), enabled: isIdle, description: 'Hapus baris ini' },
    { keys: 'Up', run: move(-1), enabled: isIdle },
    { keys: 'Down', run: move(1), enabled: isIdle, description: 'Pilih baris keranjang (atas dan bawah)' },
  ])
  return (
    <section className={css.panel} aria-label="Keranjang" onMouseDown={keepFocus}>
      <header className={css.head}>
        <h2 className={css.title}>Keranjang</h2>
        {lines.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={isFrozen}
            onClick={onClear}
            rightSection={<Kbd keys="F2" />}
          >
            Kosongkan
          </Button>
        )}
      </header>
      {priced.gone.length > 0 && (
        <Notice tone="warn">{priced.gone.join(', ')} sudah tidak dijual di sini, jadi tidak ikut dihitung.</Notice>
      )}
      {lines.length === 0 ? (
        <div className={css.empty}>
          <p>Tekan angka di paketnya, atau sentuh paketnya.</p>
          <KeyHints
            hints={[
              { keys: '*', label: 'ketik jumlah' },
              { keys: 'F9', label: 'uang pas' },
            ]}
          />
        </div>
      ) : (
        <ul ref={list} className={css.lines}>
          {lines.map((line) => (
            <Line
              key={line.packageId}
              line={line}
              isCurrent={line.packageId === currentId}
              isFrozen={isFrozen}
              onQuantity={(many) => basket.change(line.packageId, () => many)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface LineProps {
  readonly line: PricedLine
  readonly isCurrent: boolean
  readonly isFrozen: boolean
  readonly onQuantity: (many: number) => void
}

function Line({ line, isCurrent, isFrozen, onQuantity }: LineProps) {
  const remark = supplyRemark(line)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isCurrent])
  return (
    <li ref={row} className={css.line} data-current={isCurrent || undefined} aria-current={isCurrent || undefined}>
      <span className={css.name}>{line.name}</span>
      <span className={css.amount}>
        <Money amount={line.amount} />
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field gives the keys back to the tiles */}
      <span className={css.quantity} onKeyDown={leaveOnEnter}>
        <QuantityInput
          label={`Jumlah ${line.name}`}
          isLabelHidden
          value={line.quantity}
          onChange={onQuantity}
          max={MOST_OF_ONE}
          disabled={isFrozen}
        />
        <button
          type="button"
          className={css.remove}
          aria-label={`Hapus ${line.name}`}
          disabled={isFrozen}
          tabIndex={-1}
          onClick={() => onQuantity(0)}
        >
          <IconX size="1rem" aria-hidden />
        </button>
      </span>
      <span className={css.remark}>
        {remark ? (
          <StatusChip {...remark} />
        ) : (
          <span className={css.each}>{line.quantity > 1 ? eachText(line) : ''}</span>
        )}
      </span>
    </li>
  )
}

const eachText = ({ tile }: PricedLine): string => `@ ${formatRupiah(rupiah(tile.price))}`

function leaveOnEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' && event.key !== 'Escape') return
  if (!(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  event.target.blur()
}
