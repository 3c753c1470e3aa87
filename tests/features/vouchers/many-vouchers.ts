// Owns: a database with as many vouchers as a shop has after years, made in seconds.
// Must never: be a shop; only lists and counts are asked of it.
import type { Db } from '../../../src-main/platform/db/open'
import { randomTexts, systemRandom } from '../../../src-main/platform/random'
import { CODE_ALPHABET } from '../../../src-main/shared/voucher-code'

export const uuid = (kind: number, number: number): string =>
  `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`

export const PACKAGE = (number: number): string => uuid(1, number)
export const ROUTER = (number: number): string => uuid(2, number)
export const BATCH = (number: number): string => uuid(3, number)
export const PERSON = (number: number): string => uuid(4, number)

const DAY = 86_400_000

/** 20 packages, 2 routers, 3 cashiers; the oldest three quarters are used up, the newest twentieth is stock. One batch a day. */
export function fillWithVouchers(db: Db, rows: number, now: number, perBatch = 5_000): void {
  const { connection } = db
  connection.pragma('synchronous = OFF')
  const batches = Math.ceil(rows / perBatch)
  connection.exec(`insert into master_package (id, name, name_key, service_type, billing_type, profile_name, created_at, updated_at)
    values ('${uuid(0, 1)}', 'Induk', 'induk', 'hotspot', 'daily', 'lk-induk', 0, 0)`)
  for (let number = 0; number < 20; number++)
    connection.exec(`insert into package (id, master_id, name, name_key, customer_price, operator_price, code_format, created_at, updated_at)
      values ('${PACKAGE(number)}', '${uuid(0, 1)}', 'Paket ${number}', 'paket ${number}', 5000, 4000, '{"length":8,"prefix":"","style":"single"}', 0, 0)`)
  for (let number = 0; number < 2; number++)
    connection.exec(`insert into router (id, name, name_key, host, port, use_tls, username, sealed_password, created_at, updated_at)
      values ('${ROUTER(number)}', 'Router ${number}', 'router ${number}', 'x', 8728, 0, 'x', 'x', 0, 0)`)
  for (let number = 0; number < 3; number++)
    connection.exec(`insert into user (id, name, name_key, role, secret_hash, created_at, updated_at)
      values ('${PERSON(number)}', 'Kasir ${number}', 'kasir ${number}', 'cashier', 'x', 0, 0)`)
  const terms = JSON.stringify({
    packageName: 'Paket',
    masterId: uuid(0, 1),
    profileName: 'lk-induk',
    activeSeconds: 86_400,
    shelfSeconds: null,
    uptimeQuotaSeconds: null,
    volumeQuotaBytes: null,
  })
  const insertBatch =
    connection.prepare(`insert into voucher_batch (id, tag, package_id, router_id, quantity, code_format, terms, state, created_at, updated_at)
    values (?, ?, ?, ?, ?, '{"length":8,"prefix":"","style":"single"}', ?, 'done', ?, ?)`)
  const insert =
    connection.prepare(`insert into voucher (code, batch_id, package_id, router_id, state, router_state, made_at, sold_at, sold_by)
    select value, @batch, @pack, @router, @state, @routerState, @madeAt, @soldAt, @soldBy from json_each(@codes) where true on conflict do nothing`)
  for (let number = 0; number < batches; number++) {
    const [batch, pack, router] = [BATCH(number), PACKAGE(number % 20), ROUTER(number % 2)]
    const madeAt = now - (batches - number) * DAY
    const state = number < batches * 0.75 ? 'finished' : number < Math.floor(batches * 0.95) ? 'sold' : 'stock'
    insertBatch.run(batch, `T${number}`, pack, router, perBatch, terms, madeAt, madeAt)
    insert.run({
      batch,
      pack,
      router,
      state,
      routerState: state === 'finished' ? 'removed' : 'present',
      madeAt,
      soldAt: state === 'stock' ? null : madeAt + 1,
      soldBy: state === 'stock' ? null : PERSON(number % 3),
      codes: JSON.stringify(randomTexts(systemRandom, CODE_ALPHABET, 8, perBatch).sort()),
    })
  }
  // Rare things, spread thin: what a person looks for.
  connection.exec(
    `update voucher set router_state = 'failed', router_error = 'x' where id % ${Math.floor(rows / 40)} = 7`,
  )
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.pragma('synchronous = FULL')
}
