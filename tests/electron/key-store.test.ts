import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { chooseKeyStore, type Vault } from '../../src-main/electron/key-store'
import { systemRandom } from '../../src-main/platform/random'
import { fileKeyStore, sealedKeyFile } from '../../src-main/platform/secrets'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-key-'))
const file = join(folder, 'kunci')
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Seals by turning the bytes around with a mask; enough to see that nothing plain reaches the disk. */
function makeVault(
  options: { isAvailable?: boolean; backend?: string; mask?: number; shouldReEncrypt?: boolean } = {},
) {
  const { isAvailable = true, backend, mask = 0x5a, shouldReEncrypt = false } = options
  let seals = 0
  const vault: Vault = {
    isAsyncEncryptionAvailable: async () => isAvailable,
    encryptStringAsync: async (text) => {
      seals++
      return Buffer.from([mask, ...Buffer.from(text).map((byte) => byte ^ mask)])
    },
    decryptStringAsync: async (sealed) => {
      if (sealed[0] !== mask) throw new Error('another account sealed this')
      return { result: Buffer.from(sealed.subarray(1).map((byte) => byte ^ mask)).toString(), shouldReEncrypt }
    },
    ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
  }
  return { vault, seals: () => seals }
}

describe('kunci utama di brankas sistem', () => {
  test.each([
    ['Windows dan macOS', undefined, true, 'safe-storage'],
    ['GNOME', 'gnome_libsecret', true, 'safe-storage'],
    ['KDE', 'kwallet6', true, 'safe-storage'],
    ['Linux tanpa brankas', 'basic_text', true, 'file'],
    ['brankas belum dikenal', 'unknown', true, 'file'],
    ['brankas tidak ada', undefined, false, 'file'],
  ])('%s', async (_name, backend, isAvailable, kind) => {
    const { vault } = makeVault({ isAvailable, ...(backend === undefined ? {} : { backend }) })
    const store = await chooseKeyStore(vault, file, systemRandom)
    const key = await store.load()
    expect(store.kind).toBe(kind)
    expect(key).toHaveLength(32)
    expect(await (await chooseKeyStore(vault, file, systemRandom)).load()).toEqual(key)
    expect(existsSync(file)).toBe(kind === 'file')
  })

  test('di berkas hanya yang tersegel, dan tidak ada berkas setengah jadi', async () => {
    const { vault } = makeVault()
    const key = await (await chooseKeyStore(vault, file, systemRandom)).load()
    expect(readdirSync(folder)).toEqual(['kunci.tersegel'])
    expect(readFileSync(sealedKeyFile(file)).includes(Buffer.from(key).toString('base64'))).toBe(false)
  })

  test('toko yang sudah dipakai di mode peramban tetap memakai kunci yang sama', async () => {
    const key = await fileKeyStore(file, systemRandom).load()
    const store = await chooseKeyStore(makeVault().vault, file, systemRandom)
    expect(store.kind).toBe('file')
    expect(await store.load()).toEqual(key)
  })

  test('kunci tersegel tidak pernah diganti diam-diam: brankas terkunci, akun lain, atau mode peramban', async () => {
    await (await chooseKeyStore(makeVault().vault, file, systemRandom)).load()
    const before = readFileSync(sealedKeyFile(file))
    for (const { vault } of [
      makeVault({ isAvailable: false }),
      makeVault({ mask: 0x11 }),
      makeVault({ backend: 'basic_text' }),
    ])
      await expect((await chooseKeyStore(vault, file, systemRandom)).load()).rejects.toMatchObject({
        code: 'KEY_SEALED',
      })
    await expect(fileKeyStore(file, systemRandom).load()).rejects.toMatchObject({ code: 'KEY_SEALED' })
    expect(readFileSync(sealedKeyFile(file))).toEqual(before)
    expect(existsSync(file)).toBe(false)
  })

  test('menyegel ulang bila sistem mengganti kuncinya, dan menolak yang rusak', async () => {
    const rotating = makeVault({ shouldReEncrypt: true })
    const key = await (await chooseKeyStore(rotating.vault, file, systemRandom)).load()
    expect(rotating.seals()).toBe(2)
    expect(await (await chooseKeyStore(makeVault().vault, file, systemRandom)).load()).toEqual(key)
    writeFileSync(sealedKeyFile(file), await makeVault().vault.encryptStringAsync('pendek'))
    await expect((await chooseKeyStore(makeVault().vault, file, systemRandom)).load()).rejects.toThrow('damaged')
  })
})
