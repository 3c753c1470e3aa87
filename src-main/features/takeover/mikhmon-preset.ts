// Owns: reading a quick-print preset (`QuickPrintMikhmon`): how codes of a package look and what they are limited to.
// Must never: carry a length over that is easy to guess; LoketNet's own codes stay as long as its own default.
import { parseRouterOsDuration } from '../../shared/duration'
import { type CodeShape, DEFAULT_CODE_SHAPE } from '../../shared/voucher-code'
import { isUnreadableValidity, readPrice, readValidity } from './mikhmon-profile'

export interface MikhmonPreset {
  readonly name: string
  readonly profile: string
  readonly codeFormat: CodeShape
  /** Connected time; null = none. */
  readonly uptimeSeconds: number | null
  readonly volumeBytes: number | null
  readonly activeSeconds: number | null
  readonly price: number | null
  readonly sellingPrice: number | null
}

/** Fields as Mikhmon joins them: `#name#server#mode#length#prefix#charset#profile#time#data#comment#validity#price_selling#lock`. */
export function readPreset(source: string): MikhmonPreset | null {
  const fields = source
    .replace(/^#/, '')
    .split('#')
    .map((field) => field.trim())
  const [name = '', , mode = '', , prefix = '', , profile = '', time = '', data = '', , validity = '', prices = ''] =
    fields
  if (fields.length < 12 || name === '' || profile === '' || !/^(vc|up)$/.test(mode)) return null
  const [price, sellingPrice] = prices.split('_').map(readPrice)
  const volumeBytes = readBytes(data)
  const hasBrokenLimit = isUnreadableValidity(time) || isUnreadableValidity(validity) || volumeBytes === undefined
  if (hasBrokenLimit) return null
  return {
    name,
    profile,
    codeFormat: {
      length: DEFAULT_CODE_SHAPE.length,
      prefix: prefix
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 6),
      style: mode === 'up' ? 'pair' : 'single',
    },
    uptimeSeconds: readLimit(time),
    volumeBytes,
    activeSeconds: readValidity(validity),
    price: price ?? null,
    sellingPrice: sellingPrice ?? null,
  }
}

/** `3h`, `00:30:00`; nothing and zero are no limit. */
export function readLimit(text: string): number | null {
  const seconds = parseRouterOsDuration(text.toLowerCase())
  return seconds === null || seconds <= 0 ? null : seconds
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1_024, m: 1_048_576, g: 1_073_741_824 }

/** `1073741824`, `500M`, `1G`; null for nothing and zero, undefined for anything else. */
export function readBytes(text: string): number | null | undefined {
  if (text === '') return null
  const match = /^(\d{1,15})([kmg]?)$/i.exec(text)
  const bytes = match ? Number(match[1]) * (UNITS[match[2]?.toLowerCase() ?? ''] ?? Number.NaN) : Number.NaN
  if (!Number.isSafeInteger(bytes)) return undefined
  return bytes === 0 ? null : bytes
}
