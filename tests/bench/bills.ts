// Owns: a billing run of 20,000, and lists and searches over 1.2 million bills.
// Must never: call a run fast whose bills are not all there.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { makeRunner } from '../../src-main/features/invoices'
import type { BillFilter } from '../../src-main/features/invoices/contract'
import { writeMark } from '../../src-main/features/invoices/cursor'
import { countBills, pageOfBills } from '../../src-main/features/invoices/list'
import { previewRun } from '../../src-main/features/invoices/preview'
import { startRun } from '../../src-main/features/invoices/run'
import { systemClock } from '../../src-main/platform/clock'
import type { CommandContext } from '../../src-main/platform/context'
import { type Db, openDb } from '../../src-main/platform/db/open'
import { uuidV7 } from '../../src-main/platform/ids'
import { makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import { addMonths, businessDay, firstOfMonth } from '../../src-main/shared/calendar-date'
import { customerLists } from './customers'
import { type Figure, percentile, timed, timedAsync } from './figures'
import { CUSTOMERS, MONTHS, makeIsp, nameOf, phoneOf } from './isp'

const ASKED = 300
const WARM = 20
const LIMIT = 100
const SLICE = 100

export async function measureBills(scratch: string): Promise<Figure[]> {
  const folder = join(scratch, 'isp')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const db = openDb({ file: join(folder, 'loketnet.db'), clock: systemClock })
  const newId = uuidV7(systemClock, systemRandom)
  const context = (): CommandContext => {
    const now = systemClock.now()
    return {
      now,
      businessDay: businessDay(now, 'Asia/Jakarta'),
      zone: 'Asia/Jakarta',
      actor: null,
      device: { outletId: '', deviceId: '', label: 'A' },
      shiftId: null,
      newId,
      random: systemRandom,
    }
  }
  const today = context().businessDay
  makeIsp(db, context(), today)
  const figures = [...customerLists(db), ...lists(db, today), ...(await run(db, context))]
  db.close()
  rmSync(folder, { recursive: true, force: true })
  return figures
}

const NONE: BillFilter = { status: null, month: null, search: '' }

function lists(db: Db, today: string): Figure[] {
  const newest = db.connection.prepare<[], number>('select max(id) from invoice').pluck().get() ?? 0
  const bare = db.connection.prepare(
    `select * from invoice i join customer c on c.id = i.customer_id where i.id > ? order by i.id limit ${LIMIT}`,
  )
  const draw = (most: number): number => Math.floor(Math.random() * most)
  const monthBack = (months: number) => addMonths(firstOfMonth(businessDay(systemClock.now(), 'Asia/Jakarta')), -months)
  const p99 = (work: () => unknown): number => {
    const took = Array.from({ length: ASKED + WARM }, () => timed(work)).slice(WARM)
    return percentile(took, 0.99)
  }
  const floor = p99(() => bare.all(draw(newest)))
  const page = (filter: () => Partial<BillFilter>, after: () => string | null = () => null) =>
    p99(() => pageOfBills(db, { ...NONE, ...filter(), after: after(), limit: LIMIT }, today))
  const count = (filter: () => Partial<BillFilter>) => p99(() => countBills(db, { ...NONE, ...filter() }, today))
  const month = () => monthBack(1 + draw(MONTHS)).slice(0, 7)
  const anywhere = () => writeMark('issue', monthBack(1 + draw(MONTHS)), 1 + draw(newest))
  const measured: [string, number][] = [
    ['page of bills anywhere', page(() => ({}), anywhere)],
    ['page of bills, Jatuh Tempo', page(() => ({ status: 'overdue' }))],
    ['page of bills, Belum Dibayar', page(() => ({ status: 'unpaid' }))],
    ['page of bills, Menunggu Konfirmasi', page(() => ({ status: 'pending' }))],
    ['page of bills, Lunas of one month', page(() => ({ status: 'paid', month: month() }))],
    ['page of bills, Batal of one month', page(() => ({ status: 'cancelled', month: month() }))],
    ['page of bills, search by whole name', page(() => ({ search: nameOf(draw(CUSTOMERS)) }))],
    [
      'page of bills, search by first name (thousands fit)',
      page(() => ({ search: nameOf(draw(CUSTOMERS)).split(' ')[0] ?? '' })),
    ],
    ['page of bills, search by phone', page(() => ({ search: `0${phoneOf(draw(CUSTOMERS)).slice(2)}` }))],
    [
      'page of bills, search by number',
      page(() => ({ search: `INV-${month().slice(2).replace('-', '')}-0${1000 + draw(9000)}` })),
    ],
    ['counts and sums of bills', count(() => ({}))],
    ['counts and sums of bills, search by the beginning of a number', count(() => ({ search: 'INV-2' }))],
    ['counts and sums of bills, one month', count(() => ({ month: month() }))],
    [
      'counts and sums of bills, search by first name',
      count(() => ({ search: nameOf(draw(CUSTOMERS)).split(' ')[0] ?? '' })),
    ],
  ]
  return measured.map(([name, value]) => ({
    name: `${name}, ${(newest / 1e6).toFixed(1)} million, p99`,
    value,
    unit: 'ms',
    floor,
    floorName: `${LIMIT} rows with their customer by key, bare SQL, p99`,
    goal: { value: 16 },
  }))
}

async function run(db: Db, context: () => CommandContext): Promise<Figure[]> {
  const log = makeLog((line) => console.error(line), systemClock, systemRandom)
  const runner = makeRunner({ db, log, context })
  const looking = await timedAsync(() => previewRun(db, context().businessDay))
  db.transact((tx) => startRun(tx, context(), { due: CUSTOMERS, allowsMany: false }))
  const waits = monitorEventLoopDelay({ resolution: 1 })
  waits.enable()
  const making = await timedAsync(() => runner.work())
  waits.disable()
  const made = db.connection
    .prepare<[], { bills: number; amount: number }>('select made as bills, amount from billing_run')
    .get()
  const floor = bareRun(db)
  return [
    {
      name: `billing run of ${CUSTOMERS} bills with lines and books`,
      value: making / 1000,
      unit: 's',
      floor: floor / 1000,
      floorName: 'the same rows, bare SQL, in the same slices',
      goal: { ratio: 4 },
    },
    {
      name: 'preview of that run',
      value: looking / 1000,
      unit: 's',
      floor: null,
      floorName: '',
      goal: { value: 5 },
    },
    {
      name: 'longest that the till waits during the run',
      value: waits.max / 1e6,
      unit: 'ms',
      floor: null,
      floorName: '',
      goal: { value: 200 },
    },
    {
      name: 'bills that the run did not make, or made for another sum',
      value: CUSTOMERS - (made?.bills ?? 0) + Math.abs(CUSTOMERS * 150_000 - (made?.amount ?? 0)),
      unit: 'wrong',
      floor: null,
      floorName: '',
      goal: { value: 0 },
    },
  ]
}

/** What a run writes at the least: number, bill, line, posting, transfer, the subscription's day. */
function bareRun({ connection }: Db): number {
  const rows = connection
    .prepare<[], { id: string; customer: string }>('select id, customer_id as customer from subscription')
    .all()
  const seq = connection.prepare<[], number>('select max(seq) from ledger_posting').pluck().get() ?? 0
  const number = connection.prepare(
    `insert into number_series (series, next) values ('BARE', 2) on conflict do update set next = next + 1 returning next`,
  )
  const bill = connection.prepare(
    `insert into invoice (number, outlet_id, device_id, customer_id, subscription_id, kind, package_name, issue_day, due_day, issued_at, total, paid, state)
     values (?, '', '', ?, ?, 'manual', 'Rumahan 20 Mbps', '2020-01-01', '2020-01-11', 0, 150000, 0, 'unpaid') returning id`,
  )
  const line = connection.prepare(
    `insert into invoice_line (invoice_id, kind, description, amount) values (?, 'subscription', 'Rumahan 20 Mbps November 2026', 150000)`,
  )
  const posting = connection.prepare(
    `insert into ledger_posting (seq, id, outlet_id, device_id, at, business_day, source_type, source_id, memo, previous_hash, hash)
     values (?, ?, '', '', 0, '2020-01-01', 'invoice', ?, 'Tagihan', 'x', 'x')`,
  )
  const transfer = connection.prepare(
    `insert into ledger_transfer (posting_seq, debit_account, credit_account, amount, party_id) values (?, 'receivable', 'subscription-revenue', 150000, ?)`,
  )
  const day = connection.prepare(`update subscription set billed_until = '2020-02-01' where id = ?`)
  return timed(() => {
    for (let from = 0; from < rows.length; from += SLICE)
      connection
        .transaction(() => {
          rows.slice(from, from + SLICE).forEach(({ id, customer }, index) => {
            number.get()
            const made = bill.get(`BARE-${from + index}`, customer, id) as { id: number } // the statement returns it
            line.run(made.id)
            posting.run(seq + 1 + from + index, `bare-${from + index}`, String(made.id))
            transfer.run(seq + 1 + from + index, customer)
            day.run(id)
          })
        })
        .immediate()
  })
}
