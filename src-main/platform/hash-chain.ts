// Owns: the hash that ties a row to the one before it, for the audit trail and the ledger alike.
// Must never: change its form: hashes on disk would no longer fit.
import { createHash } from 'node:crypto'

/** What the first link stands on. */
export const FIRST_HASH = '0'.repeat(64)

/** SHA-256, hex, over the values of a link in a fixed order. */
export const hashLink = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex')
