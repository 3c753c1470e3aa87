// Owns: new codes: drawn from the CSPRNG, put into the books in bulk, drawn again only where one was taken already.
// Must never: let a caller choose a code, or leave a batch with fewer than it was asked for.
import type { Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { type Random, randomTexts } from '../../platform/random'
import { DomainError } from '../../shared/errors'
import { CODE_ALPHABET, type CodeShape, passwordLength } from '../../shared/voucher-code'
import type { BatchRow } from './batch-store'
import { useBeforeOf } from './domain'

export interface DrawnCode {
  readonly code: string
  readonly password: string | null
}

/** Sorted by code: neighbours share a page of the unique index, which halves the work beside a million old codes. */
export function drawCodes(random: Random, shape: CodeShape, count: number): DrawnCode[] {
  const size = passwordLength(shape)
  const passwords = size > 0 ? randomTexts(random, CODE_ALPHABET, size, count) : null
  return randomTexts(random, CODE_ALPHABET, shape.length, count)
    .map((code, index) => ({ code: shape.prefix + code, password: passwords?.[index] ?? null }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

/** Sold in the moment they are made, at the counter. */
export interface SoldAtOnce {
  readonly saleId: string
  readonly soldBy: string | null
  readonly soldAt: number
}

interface Insert {
  batchId: string
  packageId: string
  routerId: string
  madeAt: number
  useBefore: number | null
  state: string
  soldAt: number | null
  soldBy: string | null
  saleId: string | null
  codes: string
}

const COLUMNS = `insert into voucher
  (code, password, batch_id, package_id, router_id, state, router_state, made_at, use_before, sold_at, sold_by, sale_id)`
const VALUES = `:batchId, :packageId, :routerId, :state, 'waiting', :madeAt, :useBefore, :soldAt, :soldBy, :saleId`

// The unique index decides whether a code is new; asking it first would be a second look-up and a race.
const insertSingles = plain<Insert>(`${COLUMNS}
  select value, null, ${VALUES} from json_each(:codes) where true on conflict (code) do nothing`)
const insertPairs = plain<Insert>(`${COLUMNS}
  select value ->> 0, value ->> 1, ${VALUES} from json_each(:codes) where true on conflict (code) do nothing`)

function insert(tx: Tx, batch: BatchRow, drawn: readonly DrawnCode[], sale?: SoldAtOnce): number {
  const isPair = drawn[0]?.password !== null
  const codes = isPair ? drawn.map(({ code, password }) => [code, password]) : drawn.map(({ code }) => code)
  const statement = isPair ? insertPairs(tx) : insertSingles(tx)
  const { changes } = statement.run({
    batchId: batch.id,
    packageId: batch.packageId,
    routerId: batch.routerId,
    madeAt: batch.createdAt,
    useBefore: useBeforeOf(batch.terms, batch.createdAt),
    state: sale ? 'sold' : 'stock',
    soldAt: sale?.soldAt ?? null,
    soldBy: sale?.soldBy ?? null,
    saleId: sale?.saleId ?? null,
    codes: JSON.stringify(codes),
  })
  return changes
}

/** A space that is nearly full gives fewer and fewer new codes a round; then only a longer code helps. */
const FRUITLESS_ROUNDS = 200

/** Makes exactly `drawn.length` vouchers; a code that exists already is replaced by another one. */
export function makeVouchers(
  tx: Tx,
  random: Random,
  batch: BatchRow,
  drawn: readonly DrawnCode[],
  sale?: SoldAtOnce,
): void {
  let missing = drawn.length - insert(tx, batch, drawn, sale)
  for (let fruitless = 0; missing > 0; ) {
    const made = insert(tx, batch, drawCodes(random, batch.codeFormat, missing), sale)
    missing -= made
    fruitless = made > 0 ? 0 : fruitless + 1
    if (fruitless > FRUITLESS_ROUNDS) throw new DomainError('CODE_SPACE_FULL', { length: batch.codeFormat.length })
  }
  tx.publish('vouchers', 'batches')
}
