// Owns: a shop with 1,000,000 vouchers of three years, made once for the run.
// Must never: be a shop that the product could not have made: its triggers and checks have seen every row.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src-main/platform/clock'
import { shippedMigrations } from '../../src-main/platform/db/migrate'
import type { Tx } from '../../src-main/platform/db/open'
import { uuidV7 } from '../../src-main/platform/ids'
import { randomTexts, systemRandom } from '../../src-main/platform/random'
import { firstRun, openShop } from '../crash/shop'
import type { ShopFacts } from '../crash/till-order'

export const OLD_VOUCHERS = 1_000_000
const BATCH = 10_000
const DAY_MS = 86_400_000
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Makes `folder` such a shop unless it is one already. Returns how long it took, in seconds. */
export async function makeMillion(folder: string): Promise<number> {
  const mark = join(folder, 'bench.json')
  const version = JSON.stringify(shippedMigrations())
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return 0
  const begun = performance.now()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { app, api, close } = await openShop({ dataDir: folder, onBug: (line) => console.error(line) })
  // Nobody listens there: this shop's router is away, and nothing but the book is at work.
  const facts = await firstRun(api, { routerPort: 9, printerPort: 0 })
  const firstDay = systemClock.now() - 3 * 365 * DAY_MS
  for (let made = 0; made < OLD_VOUCHERS; made += BATCH) {
    const at = firstDay + Math.floor((made / OLD_VOUCHERS) * 3 * 365) * DAY_MS
    app.db.transact((tx) => insertBatch(tx, facts, made / BATCH, at))
  }
  await close()
  writeFileSync(mark, version)
  return (performance.now() - begun) / 1000
}

function insertBatch(tx: Tx, facts: ShopFacts, index: number, at: number): void {
  const item = facts.packages[index % facts.packages.length]
  if (!item) throw new Error('the shop sells nothing')
  const id = uuidV7({ now: () => at + index }, systemRandom)()
  const [tag = ''] = randomTexts(systemRandom, ALPHABET, 8, 1)
  const terms = { packageName: 'Warkop 3 Jam', masterId: 'x', profileName: 'lk-x', activeSeconds: 10_800 }
  const none = { shelfSeconds: null, uptimeQuotaSeconds: null, volumeQuotaBytes: null }
  tx.connection
    .prepare(
      `insert into voucher_batch (id, tag, package_id, router_id, quantity, code_format, terms, state, created_by, created_at, updated_at)
       values (?, ?, ?, ?, ?, '{"length":9,"prefix":"","style":"single"}', ?, 'done', ?, ?, ?)`,
    )
    .run(id, tag, item.id, facts.routerId, BATCH, JSON.stringify({ ...terms, ...none }), facts.ownerId, at, at)
  // The newest tenth is still in stock; of the rest one in fifty was taken back and the others are sold or used up.
  const isNew = index >= (OLD_VOUCHERS / BATCH) * 0.9
  tx.connection
    .prepare(
      `insert into voucher (code, batch_id, package_id, router_id, state, router_state, made_at, use_before, sold_at, sold_by)
       select value, :batchId, :packageId, :routerId,
         iif(:isNew, 'stock', iif(key % 50 = 0, 'void', iif(key % 3 = 0, 'finished', 'sold'))), iif(:isNew or key % 50 <> 0, 'present', 'removed'),
         :at, null, iif(:isNew or key % 50 = 0, null, :at + key * 60000), iif(:isNew or key % 50 = 0, null, :soldBy)
       from json_each(:codes)`,
    )
    .run({
      ...{ batchId: id, packageId: item.id, routerId: facts.routerId, isNew: isNew ? 1 : 0, at, soldBy: facts.ownerId },
      codes: JSON.stringify(randomTexts(systemRandom, ALPHABET, 9, BATCH).sort()),
    })
}
