// Somebody guesses in the portal: the till says so, to those who can act.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newPhone, openPortal } from '../../support/portal-phone'
import { refusal, startTestApp } from '../../support/test-app'
import { cashier } from '../sales/till-shop'

test('lebih dari 50 tebakan sejam tampil di Kendala untuk Pemilik, tidak untuk Kasir', async () => {
  const shop = await startTestApp()
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  const phone = newPhone(await openPortal(shop, folder))
  const keys = async () => (await shop.api.kendala.overview({})).office.map(({ key }) => key)
  expect(await keys()).toEqual([])
  const before = (await shop.api.kendala.counts({})).attention
  for (let index = 0; index < 55; index++) await refusal(phone.login('customer', '081234567801', `tebakan-${index}`))
  expect(await keys()).toContain('portal-guessed')
  expect((await shop.api.kendala.counts({})).attention).toBe(before + 1)
  const siti = await cashier(shop as Parameters<typeof cashier>[0]) // it needs the app and the owner only
  expect((await siti.kendala.overview({})).office).toEqual([])
  await shop.close()
})
