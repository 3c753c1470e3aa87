// A shop that was there before this version: its database is brought up, nothing of it is lost, and it sells on.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { migrate, shippedMigrations } from '../../../src-main/platform/db/migrate'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

/** What has landed and can never change again: everything after it must take a database that ends here. */
const LANDED = ['0000_init', '0001_guards']
const BU_RINI = { name: 'Bu Rini', secret: '123456' }

const shops: TestApp[] = []
const folders: string[] = []
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const strings = (connection: Database.Database, sql: string): string[] =>
  connection.prepare<[], string>(sql).pluck().all()
const TABLES = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name"
const columnsOf = (connection: Database.Database, table: string): string[] =>
  strings(connection, `select name from pragma_table_info('${table}')`)
const countOf = (connection: Database.Database, table: string): number =>
  connection.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0

/** The same rows, as the landed version would have kept them: its tables, its columns, its triggers. */
function asLanded(from: string, to: string, clock: TestApp['clock']): Map<string, number> {
  const old = new Database(to)
  const landed = shippedMigrations().filter(({ tag }) => LANDED.includes(tag))
  migrate(old, landed, clock)
  old.pragma('foreign_keys = OFF')
  old.prepare('attach ? as today').run(from)
  const triggers = old
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all()
  const counts = new Map<string, number>()
  old.transaction(() => {
    for (const { name } of triggers) old.exec(`drop trigger "${name}"`)
    for (const table of strings(old, TABLES).filter((name) => name !== 'schema_migration')) {
      const columns = columnsOf(old, table)
        .map((column) => `"${column}"`)
        .join(', ')
      old.exec(`delete from "${table}"; insert into "${table}" (${columns}) select ${columns} from today."${table}"`)
      counts.set(table, countOf(old, table))
    }
    for (const { sql } of triggers) old.exec(sql)
    old.exec('delete from lease') // the copy was taken while its shop was running
  })()
  expect(old.pragma('foreign_key_check')).toEqual([])
  old.close()
  return counts
}

test('basis data versi yang sudah dipakai toko: dibawa ke versi ini, tidak ada yang hilang, salinannya disimpan dulu', async () => {
  const before = await startTestApp({ setUp: false, deps: { demo: true } })
  const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-'))
  folders.push(dataDir)
  const today = join(dataDir, 'hari-ini.db')
  before.app.db.connection.prepare('vacuum into ?').run(today)
  const counts = asLanded(today, join(dataDir, 'loketnet.db'), before.clock)
  cpSync(join(before.dataDir, 'kunci'), join(dataDir, 'kunci'), { recursive: true })
  await before.close()
  expect([...counts.values()].filter((count) => count > 0).length).toBeGreaterThan(40)

  const shop = await startTestApp({ setUp: false, dataDir, clock: before.clock })
  shops.push(shop)
  const { connection } = shop.app.db
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(connection.pragma('foreign_key_check')).toEqual([])
  const fewer = [...counts].filter(([table, count]) => countOf(connection, table) < count).map(([table]) => table)
  expect(fewer).toEqual([])
  expect(readdirSync(join(dataDir, 'sebelum-pembaruan'))).toHaveLength(1)

  await shop.api.session.login({ ...BU_RINI, requestId: requestId() })
  const [bill] = (await shop.api.invoices.list({ status: 'unpaid' })).rows
  if (!bill) throw new Error('nobody owes anything')
  const open = bill.total - bill.paid
  await shop.api.payments.pay({
    customerId: bill.customerId,
    parts: [{ method: 'cash', amount: open, received: open, reference: '' }],
    invoiceIds: [bill.id],
    toBalance: 0,
    note: '',
    requestId: requestId(),
  })
  expect((await shop.api.invoices.detail({ id: bill.id })).bill.state).toBe('paid')
}, 120_000)
