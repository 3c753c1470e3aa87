import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { exportAll } from '../../../src-main/features/backup/export-csv'
import { closeOfficeShops } from '../subscriptions/office-shop'
import { openCopyShop } from './copy-shop'

const folders: string[] = []
afterEach(() => {
  closeOfficeShops()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Read by its directory at the end, as every unpacker does; sums are checked. */
function readZip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = inflateRawSync(bytes.subarray(start, start + packed))
    expect([content.length, crc32(content)], name).toEqual([size, crc])
    files.set(name, content.toString())
    at += 46 + nameLength
  }
  return files
}

test('semua data keluar sebagai CSV dalam satu zip: terbaca, tanpa rumus, tanpa rahasia', async () => {
  const shop = openCopyShop()
  shop.customer({ name: '=HYPERLINK("http://jahat")', notes: 'baris satu\nbaris dua' })
  shop.subscribe({
    customerId: shop.customer({ name: 'Siti "Nur"; Aminah' }).id,
    username: 'siti',
    password: 'rahasia-sekali-1',
  })
  for (let i = 0; i < 450; i++) shop.sell(1_234)
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-ekspor-'))
  folders.push(folder)
  const target = join(folder, 'semua.zip')
  const seen: number[] = []
  const size = await exportAll({
    source: shop.db.file,
    target,
    zone: 'Asia/Jakarta',
    onProgress: (ratio) => seen.push(ratio),
  })
  const bytes = readFileSync(target)
  expect(bytes.length).toBe(size)
  expect(seen.at(-1)).toBe(1)
  const files = readZip(bytes)
  const customers = files.get('pelanggan.csv') ?? ''
  expect(customers.startsWith('\uFEFFid;nomor;nama;')).toBe(true)
  expect(customers).toContain(`"'=HYPERLINK(""http://jahat"")"`)
  expect(customers).toContain('"Siti ""Nur""; Aminah"')
  expect(customers).toContain('baris satu baris dua')
  expect(files.get('buku-mutasi.csv')?.trim().split('\r\n').length).toBe(451)
  // Times as a person writes them, in the shop's zone.
  expect(files.get('buku-catatan.csv')).toMatch(/;2026-11-21 19:42:\d\d;/)
  const all = [...files.values()].join('\n')
  expect(all).not.toMatch(/v1:[A-Za-z0-9+/=]{20}/)
  expect(all).not.toMatch(/sealed_password|secret_hash|pin_sha256/)
  expect(all).not.toContain('rahasia-sekali-1')
  expect([...files.keys()]).not.toContain('request_log.csv')
})
