// Owns: what we know about one printer: how to reach it, how wide it is, what it understands (printing.md §2.5).
// Must never: be guessed from a model name; the owner's answers on the test page fill it.
import { z } from 'zod'

const printableName = z.string().trim().min(1).max(200)

export const paperTransportSchema = z.discriminatedUnion('k', [
  z.object({
    k: z.literal('tcp'),
    host: z
      .string()
      .trim()
      .regex(/^[\w.:-]{1,253}$/),
    port: z.int().min(1).max(65_535),
  }),
  /** XPS_PASS only for a v4 (XPS) driver, see `probe`. */
  z.object({ k: z.literal('winspool'), queue: printableName, datatype: z.enum(['RAW', 'XPS_PASS']) }),
  z.object({ k: z.literal('serial'), path: printableName, baud: z.int().min(1_200).max(921_600) }),
  z.object({ k: z.literal('cups'), queue: z.string().regex(/^[^\s/#\p{Cc}-][^\s/#\p{Cc}]{0,126}$/u) }),
  z.object({ k: z.literal('file'), path: printableName }),
  z.object({ k: z.literal('virtual') }),
])

export type PaperTransportConfig = z.infer<typeof paperTransportSchema>
export type PaperTransportKind = PaperTransportConfig['k']

export const paperColumns = [32, 42, 48] as const

export const printerProfileSchema = z.object({
  id: z.string().max(64),
  name: printableName,
  transport: paperTransportSchema,
  /** Millimetres. */
  paper: z.union([z.literal(58), z.literal(80)]),
  dots: z.union([z.literal(384), z.literal(576)]),
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
  codepage: z.object({ n: z.int().min(0).max(255), name: z.literal('cp437') }),
  /** Clones power on in Chinese mode; FS . follows every ESC @. */
  kanjiOff: z.literal(true),
  /** LF + CR doubles the paper on printers whose CR also feeds. */
  eol: z.literal('\n'),
  qr: z.enum(['raster', 'native']),
  /** Dots per module, made smaller when the code would not fit. */
  qrScale: z.int().min(2).max(10),
  rasterMaxRows: z.union([z.literal(128), z.literal(255)]),
  cut: z.enum(['none', 'gsv1', 'gsv66', 'esci']),
  /** Blank lines before the knife, or before tearing off. */
  feed: z.int().min(0).max(12),
  drawer: z.enum(['none', 'pin2', 'pin5']),
  status: z.enum(['none', 'dle_eot']),
  barrier: z.boolean(),
  /** Bytes per write. */
  chunk: z.int().min(32).max(65_536),
  chunkDelayMs: z.int().min(0).max(1_000),
  copies: z.union([z.literal(1), z.literal(2)]),
})

export type PrinterProfile = z.infer<typeof printerProfileSchema>

export const printerPresets = ['58-generik', '80-generik', 'epson-tm'] as const
export type PrinterPreset = (typeof printerPresets)[number]

/** Brand words and widths only, so these may stand on the screen. */
export const presetLabel: Readonly<Record<PrinterPreset, string>> = {
  '58-generik': '58 generik',
  '80-generik': '80 generik',
  'epson-tm': 'Epson TM',
}

const common = {
  codepage: { n: 0, name: 'cp437' },
  kanjiOff: true,
  eol: '\n',
  drawer: 'none',
  chunk: 1_024,
  chunkDelayMs: 0,
  copies: 1,
} as const

type Capabilities = Omit<PrinterProfile, 'id' | 'name' | 'transport'>

const wide = {
  ...common,
  paper: 80,
  dots: 576,
  columns: 48,
  qrScale: 6,
  rasterMaxRows: 255,
  cut: 'gsv1',
  feed: 4,
} as const

export const presetCapabilities: Readonly<Record<PrinterPreset, Capabilities>> = {
  '58-generik': {
    ...common,
    paper: 58,
    dots: 384,
    columns: 32,
    qr: 'raster',
    qrScale: 4,
    rasterMaxRows: 255,
    cut: 'none',
    feed: 4,
    status: 'none',
    barrier: false,
  },
  '80-generik': { ...wide, qr: 'raster', status: 'none', barrier: false },
  'epson-tm': { ...wide, qr: 'native', status: 'dle_eot', barrier: true },
}

/** Bluetooth and RS-232 buffers overrun: smaller slices and chunks with a pause (printing.md §2.1 "Raster garbage"). */
const serialCare = { rasterMaxRows: 128, chunk: 256, chunkDelayMs: 20 } as const

export function presetProfile(
  preset: PrinterPreset,
  identity: Pick<PrinterProfile, 'id' | 'name' | 'transport'>,
): PrinterProfile {
  const profile: PrinterProfile = { ...identity, ...presetCapabilities[preset] }
  return identity.transport.k === 'serial' ? { ...profile, ...serialCare } : profile
}

export const defaultTcpPort = 9_100
