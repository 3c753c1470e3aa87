// Owns: how a feature says in words what its outbox jobs are, and whether a person may give one up.
// Must never: hold a list of kinds; each feature brings its own.
import type { CommandContext } from '../context'
import type { ReadDb, Tx } from '../db/open'

export interface JobDescription {
  /** "Buat 200 voucher Harian Hemat di router Warkop". `payload` is what was enqueued; parse it. */
  readonly say: (db: ReadDb, payload: unknown) => string
  /**
   * What "Batalkan" may do. `warning` says before it happens what stays true; `apply` runs in the transaction that cancels
   * the row, and puts the feature's own state right. A string: why a person may not cancel it.
   */
  readonly cancel:
    | string
    | { readonly warning: string; readonly apply: (tx: Tx, ctx: CommandContext, payload: unknown) => void }
}

/** By kind of job: `{ 'profile.ensure': ..., 'batch.grant': ... }`. */
export type JobDescriptions = Readonly<Record<string, JobDescription>>
