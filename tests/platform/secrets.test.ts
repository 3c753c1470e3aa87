import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { uuidV7 } from '../../src-main/platform/ids'
import { makePasswords } from '../../src-main/platform/passwords'
import { randomText, systemRandom } from '../../src-main/platform/random'
import { fileKeyStore, makeSecrets } from '../../src-main/platform/secrets'
import { DomainError } from '../../src-main/shared/errors'

const file = () => join(mkdtempSync(join(tmpdir(), 'kunci-')), 'kunci')

test('rahasia tidak terbaca di berkas, terikat pada tempatnya, dan kerusakan ketahuan', async () => {
  const secrets = makeSecrets(await fileKeyStore(file(), systemRandom).load(), systemRandom)
  const sealed = secrets.seal('rahasia router', 'router:1')
  expect(sealed).not.toContain('rahasia')
  expect(secrets.seal('rahasia router', 'router:1')).not.toBe(sealed)
  expect(secrets.open(sealed, 'router:1')).toBe('rahasia router')
  expect(() => secrets.open(sealed, 'router:2')).toThrow()
  expect(() => secrets.open(`${sealed.slice(0, -4)}AAA=`, 'router:1')).toThrow()
})

test('kunci tersimpan hanya untuk pemilik komputer, sama setiap kali, dan yang rusak ditolak', async () => {
  const path = file()
  const first = await fileKeyStore(path, systemRandom).load()
  expect(await fileKeyStore(path, systemRandom).load()).toEqual(first)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  writeFileSync(path, 'pendek')
  await expect(fileKeyStore(path, systemRandom).load()).rejects.toThrow('damaged')
})

test.each([
  ['kosong', ''],
  ['berisi nol', '\0'.repeat(44)],
])('listrik padam saat kunci pertama kali ditulis, berkasnya %s: dibuat lagi, toko tetap terbuka', async (_, left) => {
  const path = file()
  writeFileSync(path, left)
  const key = await fileKeyStore(path, systemRandom).load()
  expect(key).toHaveLength(32)
  expect(await fileKeyStore(path, systemRandom).load()).toEqual(key)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  writeFileSync(join(dirname(path), 'loketnet.db'), 'pembukuan')
  writeFileSync(path, left)
  await expect(fileKeyStore(path, systemRandom).load()).rejects.toThrow('damaged')
})

test('PIN diperiksa benar, dan PIN yang sama tidak terlihat sama', async () => {
  const passwords = makePasswords(makeSecrets(systemRandom.bytes(32), systemRandom), systemRandom, 4)
  const [one, other] = await Promise.all([passwords.hash('246810'), passwords.hash('246810')])
  expect(one).not.toBe(other)
  expect(await Promise.all([passwords.verify('246810', one), passwords.verify('246811', one)])).toEqual([true, false])
  const stolen = makePasswords(makeSecrets(systemRandom.bytes(32), systemRandom), systemRandom, 4)
  expect(await stolen.verify('246810', one)).toBe(false)
})

test('tebakan dari LAN tidak membuat petugas di loket menunggu, dan antreannya tidak tumbuh tanpa batas', async () => {
  const passwords = makePasswords(makeSecrets(systemRandom.bytes(32), systemRandom), systemRandom, 4)
  const order: string[] = []
  const guesses = Array.from({ length: 100 }, (_, index) =>
    passwords.lan.hash(`tebakan ${index}`).then(
      () => order.push('tebakan'),
      (error: unknown) => order.push(error instanceof DomainError ? error.code : String(error)),
    ),
  )
  await Promise.all([passwords.hash('246810').then(() => order.push('loket')), ...guesses])
  const done = order.filter((what) => what !== 'TOO_MANY_TRIES')
  expect(done.indexOf('loket')).toBeLessThanOrEqual(1) // the guess that had begun is finished
  expect(done.length).toBeLessThanOrEqual(22)
  expect(order).toHaveLength(101)
  await passwords.lan.hash('lagi')
})

test('huruf acak merata dan nomor urut waktu naik', () => {
  const counts = new Map<string, number>()
  for (const letter of randomText(systemRandom, 'ABC', 30_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  let at = 1_790_000_000_000
  const newId = uuidV7({ now: () => at++ }, systemRandom)
  const ids = Array.from({ length: 50 }, newId)
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
