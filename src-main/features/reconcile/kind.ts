// Owns: how another feature brings a kind of thing of its own to "Cocokkan": what it wants on a router, how that is read, compared, mended.
// Must never: know a kind; reports.ts and apply.ts treat them all alike.
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import type { ReconcileRow } from './contract'

export interface KindComparison {
  readonly rows: readonly ReconcileRow[]
  /** Things of ours that were compared. */
  readonly checked: number
}

export interface KindSpec<Wanted> {
  /** Begins the key of each row of this kind, with a colon: `s:`. The built-in ones are u c x f p o e. */
  readonly prefix: string
  /** What the books want on this router; asked before the router is read. */
  readonly wanted: (db: Db, routerId: string) => readonly Wanted[]
  /** Throws RouterError: what nobody could read must not look empty. */
  readonly read: (connection: RouterConnection) => Promise<readonly RouterRow[]>
  /**
   * `wanted` is as it was before the router answered: what was changed meanwhile must be asked of the books again, and must
   * not be called missing. Somebody else's things are rows of kind `foreign` without an action.
   */
  readonly compare: (
    wanted: readonly Wanted[],
    found: readonly RouterRow[],
    at: { readonly db: Db; readonly routerId: string; readonly now: number },
  ) => KindComparison
  /** Chosen rows of this kind become jobs in the outbox, in the router's lane; each looks again before it acts. */
  readonly fix: (tx: Tx, ctx: CommandContext, routerId: string, rows: readonly ReconcileRow[]) => void
}

/** Reads the books at once; the returned look reads the router, then compares. */
export interface ReconcileKind {
  readonly prefix: string
  readonly prepare: (db: Db, routerId: string) => (connection: RouterConnection) => Promise<CompareNow>
  readonly fix: KindSpec<never>['fix']
}

/** When everything has been read. */
export type CompareNow = (now: number) => KindComparison

export const reconcileKind = <Wanted>({ prefix, wanted, read, compare, fix }: KindSpec<Wanted>): ReconcileKind => ({
  prefix,
  fix,
  prepare(db, routerId) {
    const wishes = wanted(db, routerId)
    return async (connection) => {
      const found = await read(connection)
      return (now) => compare(wishes, found, { db, routerId, now })
    }
  },
})
