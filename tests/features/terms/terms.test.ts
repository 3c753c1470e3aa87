import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentTerms, termsOf } from '../../../src-main/features/terms'
import { EVENING, OWNER, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(() => shop.close())

const save = (text: string) => shop.api.terms.save({ text, requestId: requestId() })
const LONGER = 'Bayar dulu, lalu pakai. Bila ada yang tidak beres, datang ke loket.'

test('toko baru sudah punya ketentuan, dan isinya tidak menolak pengembalian', async () => {
  const first = await shop.api.terms.get({})
  expect(first).toMatchObject({ version: 1, at: null, byName: null })
  expect(first.text).toMatch(/^1\. Pesanan\n/)
  expect(first.text).toContain('uang Anda kami kembalikan penuh')
  // UU 8/1999 art. 18: nothing that refuses returns or pushes the blame away
  expect(first.text).not.toMatch(/tidak (dapat|bisa|boleh) (dikembalikan|ditukar|diuangkan)|bukan tanggung jawab/i)
})

test('teks yang diubah menjadi versi baru; yang disetujui dulu tetap dapat dibaca', async () => {
  const first = currentTerms(shop.app.db)
  expect(await save(LONGER)).toEqual({ version: 2 })
  expect(currentTerms(shop.app.db)).toEqual({ version: 2, text: LONGER })
  expect(termsOf(shop.app.db, 1)).toEqual(first)
  const versions = await shop.api.terms.versions({})
  expect(versions.map(({ version, byName }) => [version, byName])).toEqual([
    [2, OWNER.name],
    [1, null],
  ])
  expect(Math.abs((versions[0]?.at ?? 0) - EVENING)).toBeLessThan(60_000)
  expect(() => termsOf(shop.app.db, 3)).toThrow(/tidak ditemukan/)
})

test('teks yang sama tidak menjadi versi baru, juga bila baris dan spasinya lain', async () => {
  await save(`${LONGER}\nBaris kedua.`)
  expect(await save(`  ${LONGER}  \r\nBaris kedua.\r\n\r\n`)).toEqual({ version: 2 })
  expect(await shop.api.terms.versions({})).toHaveLength(2)
})

test('versi lama tidak dapat diubah atau dihapus, dan teks kosong ditolak', async () => {
  const { connection } = shop.app.db
  expect(() => connection.exec("update terms_version set text = 'lain'")).toThrow('append-only')
  expect(() => connection.exec('delete from terms_version')).toThrow('append-only')
  expect((await refusal(save('   '))).code).toBe('INPUT_INVALID')
})
