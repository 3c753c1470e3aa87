// Owns: the screen of copies: what there is, what goes wrong, restoring, exporting.
// Must never: carry a key or the words that lock one back to a screen.
import * as z from 'zod'
import { command, Done, Line, Nothing, query } from '../../shared/contract'
import { MANAGERS, OWNER } from '../../shared/roles'
import { Approval } from '../sales/contract'

const Place = z.enum(['main', 'second'])
const Name = z.string().regex(/^loketnet-\d{8}-\d{6}-[a-z-]+\.db$/)
const Which = { place: Place, name: Name }
const Why = z.enum(['harian', 'shift', 'tangan', 'sebelum-pulih'])

export const CopyItem = z.object({
  ...Which,
  at: z.int().nullable(),
  why: Why.nullable(),
  size: z.int(),
  /** ok = opened and compared when it was made; torn = not as long as then; unchecked = nobody has looked it over. */
  state: z.enum(['ok', 'torn', 'unchecked']),
  shop: z.string(),
  /** Of another master key than this computer's. */
  isForeignKey: z.boolean(),
  sales: z.int().nullable(),
  customers: z.int().nullable(),
})
export type CopyItem = z.infer<typeof CopyItem>

const BackupTrouble = z.object({
  place: Place,
  code: z.string(),
  message: z.string(),
  advice: z.string(),
  since: z.int(),
})

/** What the last restore did; shown until somebody has read it. */
export const RestoreResult = z.object({
  at: z.int(),
  from: z.string(),
  byName: z.string(),
  /** Null when it worked; else why the present was put back. */
  failed: z.string().nullable(),
  /** Work for routers and printers that stood in the copy and was put aside. */
  jobsAside: z.int(),
  papersAside: z.int(),
  /** Codes that the copy has in stock and that were sold after it: marked as sold, so that nobody sells them twice. */
  soldAfter: z.array(z.string()),
  soldAfterCount: z.int(),
  /** The present could be read: its numbers go on, and what was sold is known. */
  hadPresent: z.boolean(),
  withoutKey: z.boolean(),
})
export type RestoreResult = z.infer<typeof RestoreResult>

const Newest = z.object({ number: z.string(), at: z.int() }).nullable()
const Side = z.object({ sale: Newest, invoice: Newest, payment: Newest })

export const Preview = z.object({
  ...Which,
  shop: z.string(),
  at: z.int(),
  version: z.string(),
  /** Of the same till: then "lost" is counted exactly. */
  isSameShop: z.boolean(),
  here: Side,
  there: Side,
  tables: z.array(z.object({ name: z.string(), here: z.int(), there: z.int() })),
  /** same = this computer's; file = in a locked file beside it; missing = neither. */
  key: z.enum(['same', 'file', 'missing']),
  /** Waits already: the next start does it. */
  isPrepared: z.boolean(),
})
export type Preview = z.infer<typeof Preview>

export const backupContract = {
  status: query(
    MANAGERS,
    Nothing,
    z.object({
      progress: z
        .object({ why: z.string(), step: z.enum(['copy', 'second', 'export']), ratio: z.number(), since: z.int() })
        .nullable(),
      troubles: z.array(BackupTrouble),
      folder: z.string(),
      secondFolder: z.string(),
      isSecondThere: z.boolean(),
      /** Of the key file: null = there is none, or it is of an older key. */
      keyFileAt: z.int().nullable(),
      isKeyFileOnSecond: z.boolean(),
      isPrepared: z.boolean(),
      restored: RestoreResult.nullable(),
      /** Bytes of the books. */
      size: z.int(),
    }),
  ),
  list: query(MANAGERS, Nothing, z.array(CopyItem)),
  make: command(MANAGERS, Nothing, z.object({ name: z.string() })),
  tryFolder: query(
    OWNER,
    z.object({ folder: Line(400, 1) }),
    z.object({ freeBytes: z.int(), isSameDisk: z.boolean(), copies: z.int() }),
  ),
  preview: query(OWNER, z.object(Which), Preview),
  /** Lays it ready; done at the next start, which comes by itself where the host can. */
  restore: command(
    OWNER,
    z.object({
      ...Which,
      approval: Approval,
      /** Of the key file, when it is of another key. */
      words: z.string().max(200).nullable(),
      withoutKey: z.boolean(),
    }),
    z.object({ restarts: z.boolean() }),
  ),
  cancelRestore: command(OWNER, Nothing, Done),
  dismissResult: command(OWNER, Nothing, Done),
  exportKey: command(
    OWNER,
    z.object({ approval: Approval, words: z.string().min(12, 'Paling sedikit 12 huruf.').max(200) }),
    Done,
  ),
  /** Every table as CSV in one zip, beside the copies. */
  exportAll: command(OWNER, z.object({ approval: Approval }), z.object({ file: z.string(), size: z.int() })),
}
