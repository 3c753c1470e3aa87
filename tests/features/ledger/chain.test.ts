// The books against somebody with the database file in hand: every change of a posting or its transfers shows.
import { afterEach, expect, test } from 'vitest'
import { findBrokenPosting } from '../../../src-main/features/ledger'
import { closeRouterShops } from '../../support/router-shop'
import { openTill, sell } from '../sales/till-shop'

afterEach(closeRouterShops)

test.each([
  ['jumlah dikecilkan', 'update ledger_transfer set amount = 1000 where posting_seq = 2', 2],
  ['dipindah dari laci ke bank', `update ledger_transfer set debit_account = 'bank' where posting_seq = 1`, 1],
  ['pemindahan dihapus', 'delete from ledger_transfer where posting_seq = 3', 3],
  ['hari pembukuan diganti', `update ledger_posting set business_day = '2026-11-20' where seq = 2`, 2],
])('%s: ketahuan', async (_, sql, seq) => {
  const shop = await openTill({ stock: 3 })
  for (let count = 0; count < 3; count++) await sell(shop)
  const { db } = shop.app
  expect(findBrokenPosting(db)).toBeNull()
  for (const table of ['ledger_posting', 'ledger_transfer'])
    db.connection.exec(`drop trigger ${table}_no_update; drop trigger ${table}_no_delete`)
  expect(db.connection.prepare(sql).run().changes).toBe(1)
  expect(findBrokenPosting(db)).toBe(seq)
})
