// Owns: the packages to press, each with its key and what there is of it.
// Must never: keep the focus after a press by hand: the next Enter belongs to the payment.
import { Button } from '@mantine/core'
import type { MouseEvent } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { isTileColor } from '../../../src-main/shared/tile-color'
import { useSession } from '../../api'
import { go } from '../../app/route'
import { ActionTile, TileGrid } from '../../ui/action-tile'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import type { Basket, Counter, Tile } from './basket'
import css from './cashier.module.css'
import { stockMark } from './supply-words'
import { tileKey } from './tile-keys'

export interface TilesPanelProps {
  readonly counter: Counter
  readonly basket: Basket
  readonly isFrozen: boolean
  readonly onAdd: (tile: Tile) => void
}

/** Buttons pressed by hand do not take the caret; fields do. */
export const keepFocus = (event: MouseEvent): void => {
  if (event.target instanceof Element && !event.target.closest('input, select, textarea')) event.preventDefault()
}

export function TilesPanel({ counter, basket, isFrozen, onAdd }: TilesPanelProps) {
  if (counter.tiles.length === 0) return <NoPackages />
  return (
    <section className={css.tiles} aria-label="Paket" onMouseDown={keepFocus}>
      <TileGrid>
        {counter.tiles.map((tile, index) => (
          <ActionTile
            key={tile.packageId}
            title={tile.name}
            main={<Money amount={rupiah(tile.price)} />}
            detail={tile.note === null ? tile.activeText : <TimeWithNote text={tile.activeText} />}
            color={isTileColor(tile.color) ? tile.color : 'pandan'}
            keys={tileKey(index) ?? undefined}
            mark={stockMark(tile, counter.offlineSale)}
            count={basket.find(({ packageId }) => packageId === tile.packageId)?.quantity ?? 0}
            isDisabled={isFrozen}
            onPress={() => onAdd(tile)}
          />
        ))}
      </TileGrid>
    </section>
  )
}

/** The router's clock is wrong: what is sold by time may begin or end at the wrong moment. Selling goes on. */
const TimeWithNote = ({ text }: { readonly text: string }) => (
  <>
    {text} <StatusChip tone="warn" word="Jam router salah" />
  </>
)

function NoPackages() {
  const { may } = useSession()
  const canMake = may(MANAGERS)
  return (
    <section className={css.tiles} aria-label="Paket">
      <EmptyState
        title="Belum ada paket untuk dijual"
        action={canMake && <Button onClick={() => go('katalog')}>Buat paket</Button>}
      >
        {canMake
          ? 'Buat paket hotspot dulu di Katalog Layanan; tombolnya langsung muncul di sini.'
          : 'Minta Pemilik atau Admin membuat paket hotspot di Katalog Layanan.'}
      </EmptyState>
    </section>
  )
}
