import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyBeforeMigration } from '../../../src-main/platform/db/copy'
import { migrate } from '../../../src-main/platform/db/migrate'
import { assertSettings, type Db, openDb } from '../../../src-main/platform/db/open'
import { DomainError } from '../../../src-main/shared/errors'
import { testClock } from '../../support/test-app'

let folder: string
let db: Db | undefined
const clock = testClock()
const open = (file = 'toko.db') => {
  db = openDb({ file: join(folder, file), clock })
  return db
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'db-'))
})
afterEach(() => {
  db?.close()
  db = undefined
  rmSync(folder, { recursive: true })
})

describe('sambungan ke basis data', () => {
  test('setiap sambungan benar-benar WAL, synchronous=FULL, foreign_keys, dan SQLite yang aman', () => {
    const { connection } = open()
    expect([
      connection.pragma('journal_mode', { simple: true }),
      connection.pragma('synchronous', { simple: true }),
    ]).toEqual(['wal', 2])
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  test('menolak berjualan bila setelannya tidak aman', () => {
    const loose = new Database(join(folder, 'longgar.db'))
    loose.pragma('journal_mode = WAL')
    loose.pragma('synchronous = NORMAL')
    expect(() => assertSettings(loose, 'longgar.db')).toThrow(DomainError)
    loose.close()
  })

  test('perintah yang menunggu sesuatu di tengah jalan dibatalkan utuh', () => {
    const shop = open()
    const slow = async () => undefined
    // @ts-expect-error the type already refuses a promise; this is the belt to those braces
    expect(() => shop.transact(() => slow())).toThrow('synchronous')
    expect(() => shop.transact(() => shop.transact(() => 1))).toThrow('transact() inside')
  })

  test('kabar perubahan keluar sesudah tersimpan, dan tidak keluar bila batal', () => {
    const shop = open()
    const heard: string[][] = []
    shop.onCommit((topics) => heard.push([...topics]))
    shop.transact((tx) => {
      tx.publish('sales', 'vouchers', 'sales')
      tx.afterCommit(() => heard.push(['sesudah']))
      expect(heard).toEqual([])
    })
    expect(() =>
      shop.transact((tx) => {
        tx.publish('audit')
        throw new Error('batal')
      }),
    ).toThrow('batal')
    expect(heard).toEqual([['sesudah'], ['sales', 'vouchers']])
  })

  test('buku, penjualan dan jejak audit tidak dapat diubah atau dihapus', () => {
    const { connection } = open()
    connection.exec(
      "insert into audit_event values (1,'o','d',1,null,'x','a','t','i','{}','p','h'); insert into ledger_posting values (1,'id','o','d',1,'2026-11-21','s','i','m',null,null,null,'p','h')",
    )
    for (const table of ['audit_event', 'ledger_posting']) {
      expect(() => connection.exec(`update ${table} set at = 2`)).toThrow('append-only')
      expect(() => connection.exec(`delete from ${table}`)).toThrow('append-only')
    }
    const tables = ['ledger_transfer', 'sale', 'sale_line', 'sale_voucher', 'sale_payment', 'refund']
    const guards = connection.prepare("select name from sqlite_master where type = 'trigger'").pluck().all()
    for (const table of tables)
      expect(guards).toEqual(expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]))
  })

  test('semua tabel STRICT, dan tidak ada uang yang ikut terhapus (ON DELETE CASCADE)', () => {
    const { connection } = open()
    const tables = connection
      .prepare("select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .all()
    for (const { name, sql } of tables as { name: string; sql: string }[]) {
      expect(sql, name).toMatch(/\) STRICT$/i)
      expect(sql, name).not.toMatch(/on delete cascade/i)
    }
  })
})

describe('pembaruan basis data', () => {
  const one = { tag: '0000_satu', sql: 'create table induk (id integer primary key, nama text) strict' }
  const two = {
    tag: '0001_dua',
    sql: 'create table anak (id integer primary key, induk_id integer not null references induk(id) on delete cascade) strict',
  }
  /** What drizzle-kit writes when only a DEFAULT of the parent changes. */
  const rebuild = {
    tag: '0002_bangun_ulang',
    sql: [
      "create table __new_induk (id integer primary key, nama text default 'x') strict",
      'insert into __new_induk select id, nama from induk',
      'drop table induk',
      'alter table __new_induk rename to induk',
    ].join(';--> statement-breakpoint\n'),
  }
  const connect = () => {
    const connection = new Database(join(folder, 'pembaruan.db'))
    connection.pragma('foreign_keys = ON')
    return connection
  }

  test('membangun ulang tabel induk tidak menghapus anaknya', () => {
    const connection = connect()
    migrate(connection, [one, two], clock)
    connection.exec('insert into induk values (1, null); insert into anak values (1, 1), (2, 1), (3, 1)')
    let copied = 0
    migrate(connection, [one, two, rebuild], clock, () => copied++)
    expect(connection.prepare('select count(*) from anak').pluck().get()).toBe(3)
    expect([copied, connection.pragma('foreign_keys', { simple: true })]).toEqual([1, 1])
    connection.close()
  })

  test('sebelum pembaruan pertama menyentuh data, salinannya sudah ada; hanya tiga yang disimpan', () => {
    const connection = connect()
    migrate(connection, [one], clock)
    connection.exec("insert into induk values (1, 'Siti')")
    for (let version = 1; version <= 5; version++) copyBeforeMigration(connection, folder, version)
    const copies = readdirSync(join(folder, 'sebelum-pembaruan'))
    expect(copies.map((name) => Number(name.slice(0, 14)))).toEqual([3, 4, 5])
    const copy = new Database(join(folder, 'sebelum-pembaruan', copies[0] ?? ''), { readonly: true })
    expect(copy.prepare('select nama from induk').pluck().get()).toBe('Siti')
    copy.close()
    connection.close()
  })

  test('menolak basis data dari versi yang lebih baru, dan pembaruan yang diubah setelah dipakai', () => {
    const connection = connect()
    migrate(connection, [one, two], clock)
    expect(() => migrate(connection, [one], clock)).toThrow(/versi yang lebih baru/)
    expect(() => migrate(connection, [one, { ...two, sql: `${two.sql} ` }], clock)).toThrow(/was changed/)
    connection.close()
  })

  test('pembaruan yang merusak hubungan dibatalkan utuh', () => {
    const connection = connect()
    migrate(connection, [one, two], clock)
    connection.exec('insert into induk values (1, null); insert into anak values (1, 1)')
    const breaking = { tag: '0002_rusak', sql: 'delete from induk' }
    expect(() => migrate(connection, [one, two, breaking], clock)).toThrow(/broken foreign keys/)
    expect(connection.prepare('select count(*) from induk').pluck().get()).toBe(1)
    connection.close()
  })
})
