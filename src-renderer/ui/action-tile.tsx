// Owns: one thing to press on the selling screen: name, price, its key, how much there is.
// Must never: be known by its colour alone, or be so small that a thumb misses it.

import type { CSSProperties, ReactNode } from 'react'
import { type TileColor, tileColorHex } from '../../src-main/shared/tile-color'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import css from './action-tile.module.css'
import { Kbd } from './kbd'
import { StatusChip } from './status-chip'
import type { Tone } from './theme'

export type ActionTileProps = {
  readonly title: string
  /** big: usually <Money> */
  readonly main: ReactNode
  readonly detail?: ReactNode
  readonly color: TileColor
  readonly keys?: string
  /** "12 tersedia", "Stok habis" */
  readonly mark?: { readonly tone: Tone; readonly word: string }
  /** how many are in the basket */
  readonly count?: number
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

export function ActionTile({
  title,
  main,
  detail,
  color,
  keys,
  mark,
  count = 0,
  isDisabled = false,
  onPress,
}: ActionTileProps) {
  useHotkeys(keys ? [{ keys, run: onPress, enabled: !isDisabled, description: title }] : [])
  const style: CSSProperties & { '--tile': string } = { '--tile': tileColorHex[color] }
  return (
    <button
      type="button"
      className={css.tile}
      style={style}
      disabled={isDisabled}
      data-taken={count > 0 || undefined}
      aria-keyshortcuts={keys ? ariaShortcut(keys) : undefined}
      onClick={onPress}
    >
      <span className={css.head}>
        <span className={css.title}>{title}</span>
        {keys && <Kbd keys={keys} />}
      </span>
      {detail && <span className={css.detail}>{detail}</span>}
      <span className={css.foot}>
        <span className={css.main}>{main}</span>
        {mark && (
          <span className={css.mark}>
            <StatusChip tone={mark.tone} word={mark.word} />
          </span>
        )}
      </span>
      {count > 0 && <span className={`${css.count} ln-number`}>{count}×</span>}
    </button>
  )
}

export const TileGrid = ({ children }: { readonly children: ReactNode }) => <div className={css.grid}>{children}</div>
