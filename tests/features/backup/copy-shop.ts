// Owns: a shop for the tests of copies: real books in a folder, things to sell into them, copies made of them.
// Must never: fake the copying; a broken disk is put in place of the worker by the test that wants one.
import { dirname } from 'node:path'
import { recordAudit } from '../../../src-main/features/audit'
import { type BackupDeps, makeBackups } from '../../../src-main/features/backup/copying'
import { keyIdOf } from '../../../src-main/features/backup/key-file'
import { post } from '../../../src-main/features/ledger'
import { setSetting } from '../../../src-main/features/settings'
import { workOnFile } from '../../../src-main/platform/db/copy-worker'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { rupiah } from '../../../src-main/shared/money'
import { openOfficeShop } from '../subscriptions/office-shop'

export function openCopyShop(change: Partial<BackupDeps> = {}) {
  const shop = openOfficeShop()
  const { db, clock, act, ctx } = shop
  const dataDir = dirname(db.file)
  const log: object[] = []
  const backups = makeBackups({
    db,
    dataDir,
    version: '0.0.0-test',
    clock,
    log: makeLog((line) => log.push(line), clock, systemRandom),
    context: () => ({ ...ctx(), actor: null }),
    keyId: keyIdOf(new Uint8Array(32)),
    work: workOnFile,
    ...change,
  })
  let sold = 0
  /** Money that came in, and who saw it. */
  const sell = (amount = 5_000): void => {
    act((tx, c) => {
      post(tx, c, {
        sourceType: 'test',
        sourceId: String(++sold),
        memo: 'Penjualan',
        transfers: [{ debit: 'cash-drawer', credit: 'voucher-revenue', amount: rupiah(amount) }],
      })
      recordAudit(tx, c, { action: 'test.sell', subjectType: 'test', subjectId: String(sold) })
    })
  }
  const policy = (values: { secondFolder?: string; keepDaily?: number; keepMonthly?: number; isDaily?: boolean }) =>
    act((tx, c) =>
      setSetting(tx, 'backup', { isDaily: true, secondFolder: '', keepDaily: 14, keepMonthly: 12, ...values }, c.now),
    )
  return { ...shop, dataDir, log, backups, sell, policy }
}
