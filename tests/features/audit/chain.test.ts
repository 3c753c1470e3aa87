// The audit trail against somebody with the database file in hand: every change shows, and where it begins.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrokenLink } from '../../../src-main/features/audit'
import { requestId, SHOP, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
  for (const footer of ['satu', 'dua', 'tiga', 'empat'])
    await shop.api.settings.saveShop({ ...SHOP, footer, requestId: requestId() })
})
afterEach(() => shop.close())

/** What the triggers forbid the app, a person with a database tool can do. */
const forge = (sql: string): void => {
  const { connection } = shop.app.db
  connection.exec('drop trigger audit_event_no_update; drop trigger audit_event_no_delete')
  expect(connection.prepare(sql).run().changes).toBeGreaterThan(0)
}

test.each([
  ['rincian diubah', `update audit_event set detail = '{"name":"lain"}' where seq = 3`, 3],
  ['pelaku diganti', `update audit_event set actor_name = 'Siti' where seq = 2`, 2],
  ['waktu digeser', 'update audit_event set at = at - 60000 where seq = 5', 5],
  ['satu baris dihapus', 'delete from audit_event where seq = 3', 3],
  ['baris pertama dihapus', 'delete from audit_event where seq = 1', 1],
  ['hash ditulis ulang', `update audit_event set hash = '${'a'.repeat(64)}' where seq = 4`, 4],
])('%s: ketahuan, dan disebut mulai dari mana', async (_, sql, seq) => {
  expect(await shop.api.audit.verify({})).toMatchObject({ links: 5, brokenAt: null })
  forge(sql)
  expect(await shop.api.audit.verify({})).toMatchObject({ brokenAt: seq })
})

test('setelah mati listrik hanya ujungnya yang diperiksa: yang lama tidak, yang baru ya', () => {
  forge(`update audit_event set actor_name = 'Siti' where seq = 2`)
  expect([findBrokenLink(shop.app.db, 3), findBrokenLink(shop.app.db, 4)]).toEqual([null, 2])
})
