// Owns: where a code will come from, in words, before anybody pays.
// Must never: promise a code that works at once when the router is away.
import type { Tone } from '../../ui/theme'
import type { Counter, PricedLine, Tile } from './basket'

interface Mark {
  readonly tone: Tone
  readonly word: string
}

/** On the tile: how many there are, or what happens without any. */
export function stockMark(tile: Tile, offlineSale: Counter['offlineSale']): Mark {
  if (tile.stock > 0)
    return { tone: tile.isLow ? 'warn' : 'good', word: tile.isLow ? `Sisa ${tile.stock}` : `${tile.stock} siap` }
  if (tile.canMakeNow) return { tone: 'info', word: 'Dibuat saat dijual' }
  if (offlineSale === 'sell') return { tone: 'warn', word: 'Aktif nanti' }
  return { tone: 'bad', word: 'Habis' }
}

/** In the basket, under the line; null when there is nothing to say. */
export function supplyRemark({ tile, quantity, supply }: PricedLine): Mark | null {
  if (supply.kind === 'stock') return null
  const part = supply.missing === quantity ? '' : `${tile.stock} dari stok, ${supply.missing} `
  if (supply.kind === 'make') return { tone: 'info', word: sentence(`${part}dibuat saat dijual`) }
  if (supply.kind === 'later') return { tone: 'warn', word: sentence(`${part}aktif setelah router tersambung`) }
  return {
    tone: 'bad',
    word:
      tile.stock === 0
        ? 'Stok habis, tidak ada router tersambung'
        : `Stok tinggal ${tile.stock}, tidak ada router tersambung`,
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
