// Owns: bringing vouchers to a router: which add worked, which one did not, and which nobody knows.
// Must never: add what might be there already without looking, or throw once a command is on the wire: every result is told.
import { type RouterConnection, RouterError } from '../../platform/routeros'
import type { BatchRow } from './batch-store'
import { addCommand, findUsers, ownUser } from './hotspot-users'
import type { Forgotten } from './on-router'
import type { VoucherRow } from './store'

/** What of a voucher goes to the router. */
export type GrantedVoucher = Pick<VoucherRow, 'id' | 'code' | 'password' | 'useBefore' | 'firstLoginAt' | 'expiresAt'>

export interface Outcome {
  readonly present: number[]
  /** Somebody else has a user of that name. */
  readonly clashes: number[]
  readonly refused: { readonly id: number; readonly error: RouterError }[]
  /** Sent, and the answer never came. */
  readonly doubtful: number[]
  /** Refused for a reason that concerns every voucher alike (a right, the profile ...): none of them is to blame. */
  systemic: RouterError | null
  /** The connection ended. */
  lost: RouterError | null
}

export interface Granting {
  readonly rows: readonly GrantedVoucher[]
  readonly batch: Pick<BatchRow, 'tag' | 'terms'>
  readonly server: string
  /** True for vouchers that an earlier attempt may have brought there. */
  readonly isDoubtful: (row: GrantedVoucher) => boolean
  /** What an earlier stay on a router used up of them. */
  readonly forgotten?: (row: GrantedVoucher) => Forgotten
  /** Asked now and then while commands run: stop starting new ones. */
  readonly shouldStop: () => boolean
  readonly signal: AbortSignal
}

/** Looking is cheap but not free: after every so many answers. */
const ASK_EVERY = 8

export async function grant(connection: RouterConnection, work: Granting): Promise<Outcome> {
  const { rows, batch, server, isDoubtful, forgotten, shouldStop, signal } = work
  const outcome: Outcome = { present: [], clashes: [], refused: [], doubtful: [], systemic: null, lost: null }
  const toAdd = await leaveOutWhatIsThere(connection, rows, batch, isDoubtful, outcome)

  const stop = new AbortController()
  let answers = 0
  const results = await connection.runMany(
    toAdd.map((row) => addCommand(row, batch, server, forgotten?.(row))),
    {
      signal: AbortSignal.any([signal, stop.signal]),
      onResult: () => {
        answers += 1
        if (answers % ASK_EVERY === 0 && shouldStop()) stop.abort()
      },
    },
  )
  const duplicates: GrantedVoucher[] = []
  for (const [index, row] of toAdd.entries()) {
    const result = results[index]
    if (!result) continue
    if (result.ok) outcome.present.push(row.id)
    else if (result.error.trap === 'duplicate') duplicates.push(row)
    else sortFailure(outcome, row.id, result.error)
  }
  await tellDuplicatesApart(connection, duplicates, batch, outcome)
  return outcome
}

/** One look for all that are doubtful, not one each. */
async function leaveOutWhatIsThere(
  connection: RouterConnection,
  rows: readonly GrantedVoucher[],
  batch: Pick<BatchRow, 'tag'>,
  isDoubtful: (row: GrantedVoucher) => boolean,
  outcome: Outcome,
): Promise<readonly GrantedVoucher[]> {
  const doubtful = rows.filter(isDoubtful)
  if (doubtful.length === 0) return rows
  const found = await findUsers(
    connection,
    doubtful.map(({ code }) => code),
  )
  const byName = Map.groupBy(found, (row) => row.name ?? '')
  const isThere = new Set(
    doubtful.filter(({ code, id }) => ownUser(byName.get(code) ?? [], { code, id, tag: batch.tag })),
  )
  outcome.present.push(...[...isThere].map(({ id }) => id))
  return rows.filter((row) => !isThere.has(row))
}

function sortFailure(outcome: Outcome, id: number, error: RouterError): void {
  if (error.kind !== 'trap') {
    // Ours: told to stop, nothing was sent.
    if (error.code === 'ABORTED') return
    outcome.lost ??= error
    if (error.outcomeUnknown) outcome.doubtful.push(id)
    return
  }
  switch (error.trap) {
    case 'busy':
    case 'interrupted':
      // "try again" does not say that nothing happened.
      outcome.doubtful.push(id)
      outcome.systemic ??= error
      return
    case 'permission':
    case 'device-mode':
    case 'flagged':
    case 'unknown-command':
    case 'missing-reference':
      outcome.systemic ??= error
      return
    default:
      outcome.refused.push({ id, error })
  }
}

/** "Already have user with this name": ours from a lost answer, or somebody else's. */
async function tellDuplicatesApart(
  connection: RouterConnection,
  duplicates: readonly GrantedVoucher[],
  batch: Pick<BatchRow, 'tag'>,
  outcome: Outcome,
): Promise<void> {
  if (duplicates.length === 0) return
  try {
    const found = await findUsers(
      connection,
      duplicates.map(({ code }) => code),
    )
    for (const { id, code } of duplicates) {
      if (ownUser(found, { code, id, tag: batch.tag })) outcome.present.push(id)
      else outcome.clashes.push(id)
    }
  } catch (error) {
    outcome.doubtful.push(...duplicates.map(({ id }) => id))
    if (!(error instanceof RouterError)) throw error
    outcome.lost ??= error
  }
}

/** Which of these the router does not have after all: a power cut can take back what it had already confirmed (routeros.md §2.6). */
export async function findMissing(
  connection: RouterConnection,
  vouchers: readonly { readonly id: number; readonly code: string }[],
  tag: string,
): Promise<number[]> {
  const users = await findUsers(
    connection,
    vouchers.map(({ code }) => code),
  )
  const byName = Map.groupBy(users, (row) => row.name ?? '')
  return vouchers.filter(({ id, code }) => !ownUser(byName.get(code) ?? [], { id, code, tag })).map(({ id }) => id)
}
