// Owns: what every slip of the shop begins and ends with. Struk, bukti pembayaran and laporan shift share it.
// Must never: print a sentence that refuses returns (UU 8/1999 art. 18), or a customer's PPPoE password.
import { formatInstant, type ShopZone } from '../calendar-date'
import type { PaperLine, PaperPicture } from './document'

export interface PaperShop {
  readonly name: string
  readonly address: string
  /** As shown: 0812-3456-7890. Empty: no WA line. */
  readonly phone: string
  /** Closing words, may hold several lines. Empty: "Terima kasih". */
  readonly footer: string
  /** Above the name; null: none. */
  readonly logo?: PaperPicture | null
  readonly wifiName: string
  /** Where a customer logs in, e.g. hotspot.lan. */
  readonly loginHost: string
}

/** Set on every copy after the first; `number` 1 prints CETAK ULANG KE-1. Times are ready to print: 21/11/2026 19:50 WIB. */
export interface ReprintMark {
  readonly number: number
  readonly at: string
  readonly by: string
}

/** A copy that is asked for now: 1 = CETAK ULANG KE-1. */
export interface Reprint {
  readonly number: number
  readonly at: number
  readonly by: string
}

/** Null = the original. */
export const reprintMark = (reprint: Reprint | null, zone: ShopZone): ReprintMark | null =>
  reprint && { number: reprint.number, at: formatInstant(reprint.at, zone), by: reprint.by }

export const rule: PaperLine = { kind: 'rule' }

export const centered = (text: string, bold = false): PaperLine => ({ kind: 'text', text, align: 'center', bold })

export function shopHead(shop: PaperShop, reprint: ReprintMark | null): PaperLine[] {
  return [
    ...(shop.logo ? [{ kind: 'picture', ...shop.logo } as const] : []),
    centered(shop.name, true),
    ...(shop.address === '' ? [] : [centered(shop.address)]),
    ...(shop.phone === '' ? [] : [centered(`WA ${shop.phone}`)]),
    ...(reprint
      ? [centered(`** CETAK ULANG KE-${reprint.number} **`, true), centered(`${reprint.at} - ${reprint.by}`)]
      : []),
    rule,
  ]
}

/** `jobTag` (`#<job id>-<copy>`) tells two papers of one sale apart. */
export function shopFoot(shop: PaperShop, jobTag: string): PaperLine[] {
  const words = shop.footer.split(/\r?\n/, 6).filter((line) => line.trim() !== '')
  return [
    ...(words.length > 0 ? words : ['Terima kasih']).map((line) => centered(line)),
    ...(jobTag === '' ? [] : [{ kind: 'text', text: jobTag, align: 'right' } as const]),
    { kind: 'cut' },
  ]
}
