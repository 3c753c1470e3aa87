// The voucher list in a big shop: every filter, every depth, and a search that gives nothing away.
// VOUCHER_ROWS=1000000 measures with a million (the figures are printed); 60,000 otherwise.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findVoucherByCode } from '../../../src-main/features/vouchers'
import { progressOf, statesOf } from '../../../src-main/features/vouchers/batch-store'
import { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import { countOfVouchers, pageOfVouchers, type Viewer } from '../../../src-main/features/vouchers/list'
import { type Db, openDb } from '../../../src-main/platform/db/open'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { EVENING } from '../../support/test-app'
import { BATCH, fillWithVouchers, PACKAGE, PERSON } from './many-vouchers'

const ROWS = Number(process.env.VOUCHER_ROWS ?? 60_000)
const BATCHES = ROWS / 5_000
const owner: Viewer = { zone: 'Asia/Jakarta', seesUnsold: true }
const cashier: Viewer = { zone: 'Asia/Jakarta', seesUnsold: false }

const folder = mkdtempSync(join(tmpdir(), 'loketnet-many-'))
let db: Db
beforeAll(() => {
  db = openDb({ file: join(folder, 'loketnet.db'), clock: { now: () => EVENING } })
  fillWithVouchers(db, ROWS, EVENING)
}, 120_000)
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

const filterOf = (filter: Partial<VoucherFilter>): VoucherFilter => VoucherFilter.parse(filter)
const page = (filter: Partial<VoucherFilter>, after: string | null = null, limit = 50, viewer = owner) =>
  pageOfVouchers(db, { filter: filterOf(filter), after, limit }, viewer)
const day = (daysAgo: number) => businessDay(EVENING - daysAgo * 86_400_000, 'Asia/Jakarta')
const scalar = (sql: string) => Number(db.connection.prepare(sql).pluck().get())

const FILTERS: [string, Partial<VoucherFilter>, string][] = [
  ['tanpa saringan', {}, 'true'],
  ['paket', { packageId: PACKAGE(3) }, `package_id = '${PACKAGE(3)}'`],
  ['batch', { batchId: BATCH(2) }, `batch_id = '${BATCH(2)}'`],
  ['status', { state: 'sold' }, "state = 'sold'"],
  ['status router yang sering', { routerState: 'present' }, "router_state = 'present'"],
  ['status router yang jarang', { routerState: 'failed' }, "router_state = 'failed'"],
  ['status router yang tidak ada', { routerState: 'missing' }, "router_state = 'missing'"],
  ['kasir', { soldBy: PERSON(1) }, `sold_by = '${PERSON(1)}'`],
  [
    'tanggal',
    { madeFrom: day(5), madeTo: day(2) },
    `made_at between ${EVENING - 5 * 86_400_000} and ${EVENING - 86_400_000}`,
  ],
  [
    'tanggal terjual',
    { soldFrom: day(5), soldTo: day(3) },
    `sold_at between ${EVENING - 5 * 86_400_000} and ${EVENING - 2 * 86_400_000}`,
  ],
  [
    'tanggal terjual, kasir dan status',
    { soldFrom: day(9), soldBy: PERSON(1), state: 'sold' },
    `sold_at >= ${EVENING - 9 * 86_400_000} and sold_by = '${PERSON(1)}' and state = 'sold'`,
  ],
  ['tag batch', { code: 't2' }, `batch_id = '${BATCH(2)}'`],
  ['awalan kode', { code: 'k' }, "code like 'K%'"],
  [
    'paket dan status',
    { packageId: PACKAGE(1), state: 'finished' },
    `package_id = '${PACKAGE(1)}' and state = 'finished'`,
  ],
  [
    'batch dan status router',
    { batchId: BATCH(1), routerState: 'failed' },
    `batch_id = '${BATCH(1)}' and router_state = 'failed'`,
  ],
  [
    'kasir, paket dan kode',
    { soldBy: PERSON(0), packageId: PACKAGE(0), code: 'A' },
    `sold_by = '${PERSON(0)}' and package_id = '${PACKAGE(0)}' and code like 'A%'`,
  ],
]

describe.each(FILTERS)('%s', (_, filter, where) => {
  test('halaman demi halaman sampai habis: setiap voucher tepat sekali, urut', () => {
    const seen: number[] = []
    const keys: string[] = []
    let after: string | null = null
    do {
      const { rows, next }: ReturnType<typeof page> = page(filter, after, 200)
      seen.push(...rows.map(({ id }) => id))
      keys.push(
        ...rows.map(({ id, code, madeAt, batchId }) =>
          filter.code === 'k' || filter.code === 'A' ? code : `${batchId} ${madeAt} ${String(1e12 - id)}`,
        ),
      )
      after = next
    } while (after !== null && seen.length < 6_000)
    const total = scalar(`select count(*) from voucher where ${where}`)
    expect(seen).toHaveLength(Math.min(total, Math.max(seen.length, after === null ? 0 : 6_000)))
    expect(new Set(seen).size).toBe(seen.length)
    if (filter.code === 'k') expect(keys).toEqual(keys.toSorted())
  })

  test('jumlahnya benar, atau jujur bilang lebih', () => {
    const total = scalar(`select count(*) from voucher where ${where}`)
    const { value, isExact } = countOfVouchers(db, filterOf(filter), owner)
    if (isExact) expect(value).toBe(total)
    else {
      expect(value).toBeLessThanOrEqual(total)
      expect(value).toBeGreaterThan(0)
    }
  })
})

test('di kedalaman mana pun satu halaman sama cepatnya', () => {
  const measure = (work: () => unknown): number => {
    const before = performance.now()
    work()
    return performance.now() - before
  }
  /** A busy computer only ever adds: the fastest of several says what the work itself takes. */
  const best = (times: number, work: () => unknown) => Math.min(...Array.from({ length: times }, () => measure(work)))
  const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
  const lines: string[] = []
  const slow: string[] = []
  for (const [name, filter] of FILTERS) {
    const head = best(20, () => page(filter))
    const deep: number[] = []
    let after: string | null = null
    for (let number = 0; number < 400; number++) {
      const from: string | null = after
      deep.push(best(3, () => page(filter, from)))
      after = page(filter, from).next
      if (after === null) break
    }
    const count = best(10, () => countOfVouchers(db, filterOf(filter), owner))
    const [median, worst] = [at(deep, 0.5), at(deep, 0.99)]
    lines.push(
      `${name.padEnd(32)} halaman 1 ${head.toFixed(2)} ms, dalam ${median.toFixed(2)} (p99 ${worst.toFixed(2)}), jumlah ${count.toFixed(2)}`,
    )
    if (median > head * 3 + 2 || count > 25) slow.push(name)
  }
  const codes = db.connection.prepare<[], string>('select code from voucher order by random() limit 500').pluck().all()
  const exact = codes.map((code) => measure(() => findVoucherByCode(db, code)))
  const prefix = codes.map((code) => measure(() => page({ code: code.slice(0, 4) })))
  const progress = Array.from({ length: 20 }, () => measure(() => progressOf(db, BATCH(1))))
  const states = Array.from({ length: 20 }, () => measure(() => statesOf(db, BATCH(1))))
  lines.push(
    `kode tepat p50 ${at(exact, 0.5).toFixed(3)} p99 ${at(exact, 0.99).toFixed(3)} ms; awalan 4 huruf p50 ${at(prefix, 0.5).toFixed(2)} p99 ${at(prefix, 0.99).toFixed(2)} ms`,
  )
  lines.push(`batch 5.000: kemajuan ${at(progress, 0.5).toFixed(2)} ms, per status ${at(states, 0.5).toFixed(2)} ms`)
  console.log(`${ROWS} voucher\n${lines.join('\n')}`)
  expect(slow).toEqual([])
}, 120_000)

test('tidak ada halaman yang harus mengurutkan dulu apa yang ditemukannya', () => {
  const plans: string[] = []
  const seen = db.connection.prepare.bind(db.connection)
  const watched: string[] = []
  Object.assign(db.connection, {
    prepare: (sql: string) => {
      watched.push(sql)
      return seen(sql)
    },
  })
  for (const [, filter] of FILTERS) {
    const first = page(filter, null, 5)
    if (first.next) page(filter, first.next, 5)
  }
  Object.assign(db.connection, { prepare: seen })
  for (const sql of watched.filter((text) => / voucher v /.test(text)))
    for (const { detail } of seen(`explain query plan ${sql}`).all(...Array.from(sql.matchAll(/\?/g), () => 1)) as {
      detail: string
    }[])
      if (/TEMP B-TREE|MATERIALIZE/.test(detail) && !/batch_id = \?/.test(sql)) plans.push(`${detail}: ${sql}`)
  expect(watched.length).toBeGreaterThan(FILTERS.length)
  expect(plans).toEqual([])
})

describe('kasir mencari', () => {
  const unsold = () =>
    db.connection.prepare<[], string>("select code from voucher where state = 'stock' limit 1").pluck().get() ?? ''

  test('awalan kode hanya menemukan yang sudah terjual; kode utuh ditemukan', () => {
    const code = unsold()
    for (let length = 1; length < code.length; length++) {
      const rows = page({ code: code.slice(0, length) }, null, 200, cashier).rows
      expect(rows.every((row) => row.soldAt !== null)).toBe(true)
    }
    expect(page({ code: code.toLowerCase() }, null, 50, cashier).rows).toHaveLength(1)
    expect(page({ code: code.slice(0, 7) }).rows.map((row) => row.code)).toContain(code)
  })

  test('tanda halaman berikutnya tidak membawa kode: yang terakhir dilihat bisa saja belum terjual', () => {
    const { next } = page({ code: 'A' }, null, 5, cashier)
    expect(JSON.parse(Buffer.from(next ?? '', 'base64url').toString())).toEqual(['code', [expect.any(Number)]])
  })

  test('jumlah hasil pun tidak membocorkan awalan yang benar', () => {
    const code = unsold()
    const sold = scalar(`select count(*) from voucher where code like '${code.slice(0, 4)}%' and sold_at is not null`)
    expect(countOfVouchers(db, filterOf({ code: code.slice(0, 4) }), cashier)).toEqual({ value: sold, isExact: true })
  })
})

test('tanda halaman dari urutan lain atau karangan sendiri ditolak', () => {
  const { next } = page({})
  expect(() => page({ code: 'A' }, next)).toThrow(/belum benar/)
  expect(() => page({}, 'bukan tanda')).toThrow(/belum benar/)
  expect(() => page({}, Buffer.from('["id",["1; drop table voucher"]]').toString('base64url'))).not.toThrow()
  expect(scalar('select count(*) from voucher')).toBeGreaterThan(BATCHES)
})
