// Owns: printers, print jobs and what a person decides about them.
// Must never: call a paper printed without proof.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Nothing, query } from '../../shared/contract'
import { printerProfileSchema } from '../../shared/paper/profile'
import { EVERYONE, MANAGERS } from '../../shared/roles'

export const PrintState = z.enum([
  'queued',
  'checking',
  'blocked',
  'sending',
  'sent',
  'printed',
  'uncertain',
  'failed',
  'cancelled',
])
export type PrintState = z.infer<typeof PrintState>

export const PrinterItem = z.object({ id: Id, name: z.string(), profile: printerProfileSchema, isDefault: z.boolean() })

export const PrintJobItem = z.object({
  id: z.int(),
  printerName: z.string(),
  /** receipt | drawer | test-page */
  kind: z.string(),
  title: z.string(),
  copyNumber: z.int(),
  state: PrintState,
  /** Why it is not on paper: a sentence and what to do, or empty. */
  message: z.string(),
  advice: z.string(),
  /** Older than ten minutes: it waits for a person's yes. */
  isStale: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  documentType: z.string(),
  documentId: z.string(),
})

const Span = z.object({ text: z.string(), bold: z.boolean(), size: z.enum(['normal', 'tall', 'double']) })
export const PreviewRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), spans: z.array(Span) }),
  /** One SVG path in a `size` x `size` view box. */
  z.object({ kind: z.literal('qr'), path: z.string(), size: z.int() }),
  z.object({ kind: z.literal('bar'), rows: z.int() }),
  /** One SVG path in a `width` x `height` view box of dots. */
  z.object({ kind: z.literal('picture'), path: z.string(), width: z.int(), height: z.int() }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('drawer') }),
])

export const SheetLayoutName = z.enum(['hemat', 'standar', 'besar', 'mikhmon'])

const Found = z.object({ transport: printerProfileSchema.shape.transport, name: z.string(), detail: z.string() })

const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })

export const printingContract = {
  printers: query(EVERYONE, Nothing, z.array(PrinterItem)),
  /** Without an id a new one; the first printer becomes the default. */
  savePrinter: command(MANAGERS, z.object({ id: Id.nullable(), profile: printerProfileSchema }), PrinterItem),
  removePrinter: command(MANAGERS, z.object({ id: Id }), Done),
  setDefault: command(MANAGERS, z.object({ id: Id }), Done),
  /** What this computer can print to; LAN printers are typed in. */
  discover: query(MANAGERS, Nothing, z.object({ found: z.array(Found), failures: z.array(z.string()) })),
  /** Asks the printer itself, without paper. */
  probe: query(
    MANAGERS,
    z.object({ profile: printerProfileSchema }),
    z.object({
      isReachable: z.boolean(),
      message: z.string(),
      advice: z.string(),
      answersStatus: z.boolean(),
      answersBarrier: z.boolean(),
      paper: z.enum(['ok', 'low', 'out', 'unknown']),
    }),
  ),
  printTestPage: command(MANAGERS, z.object({ printerId: Id }), z.object({ jobId: z.int() })),
  /** "Buka laci": written down, listed at the close of the shift. */
  openDrawer: command(EVERYONE, z.object({ reason: Line(80, 3) }), z.object({ jobId: z.int().nullable() })),
  jobs: query(EVERYONE, z.object({ limit: z.int().min(1).max(200).default(50) }), z.array(PrintJobItem)),
  /** Jobs that wait for a person, and jobs that wait for paper. */
  problems: query(EVERYONE, Nothing, z.array(PrintJobItem)),
  job: query(
    EVERYONE,
    z.object({ id: z.int() }),
    z.object({ job: PrintJobItem, columns: z.int(), rows: z.array(PreviewRow) }),
  ),
  /** Only where certainly nothing left us: blocked, failed, queued for long. Goes to the printer as it is set up now. */
  retry: command(EVERYONE, z.object({ id: z.int() }), Done),
  cancel: command(EVERYONE, z.object({ id: z.int() }), Done),
  /**
   * "Apakah struk keluar utuh?" about an uncertain one. `cameOut` false makes a marked copy, unless the person wants none;
   * from the third copy on with the PIN of a Pemilik or Admin.
   */
  decide: command(
    EVERYONE,
    z.object({
      id: z.int(),
      cameOut: z.boolean(),
      wantsCopy: z.boolean().default(true),
      approval: Approval.nullable().default(null),
    }),
    z.object({ copyJobId: z.int().nullable() }),
  ),
  /** A4 sheet of a batch's unsold vouchers, as a PDF in base64. */
  voucherSheet: query(
    MANAGERS,
    z.object({ batchId: Id, layout: SheetLayoutName, showPrice: z.boolean().default(true) }),
    z.object({ fileName: z.string(), pdf: z.string(), vouchers: z.int() }),
  ),
}
