// Owns: the master key in the system's own vault (Windows DPAPI, macOS Keychain, GNOME/KDE wallet) through safeStorage.
// Must never: call `basic_text` a vault (it is a constant in Chromium's source), nor make a second key beside a first.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../platform/random'
import { fileKeyStore, type KeyStore, keepOldKey, sealedKeyFile } from '../platform/secrets'
import { DomainError } from '../shared/errors'

/** The part of Electron's safeStorage used here. Only its asynchronous half: the other is removed in Electron 46. */
export interface Vault {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
  /** Linux only. */
  getSelectedStorageBackend?(): string
}

/**
 * A key file that is already there stays in use: the same shop may also be opened in browser mode, which has no vault.
 * Otherwise the vault if it is a real one, else a key file; `kind: 'file'` is the flag for "penyimpanan lemah".
 */
export async function chooseKeyStore(vault: Vault, file: string, random: Random): Promise<KeyStore> {
  const sealed = sealedKeyFile(file)
  if (existsSync(file)) return fileKeyStore(file, random)
  const isSafe = await isRealVault(vault)
  if (!isSafe && !existsSync(sealed)) return fileKeyStore(file, random)
  return {
    kind: 'safe-storage',
    async load() {
      if (!isSafe) throw new DomainError('KEY_SEALED')
      if (!existsSync(sealed)) writeWhole(sealed, await vault.encryptStringAsync(toText(random.bytes(32))))
      // Read back even when just made: a vault that cannot open what it sealed must fail now, not after the first sale.
      const { result, shouldReEncrypt } = await vault
        .decryptStringAsync(readFileSync(sealed))
        .catch((cause: unknown) => {
          throw new DomainError('KEY_SEALED', {}, { cause })
        })
      const key = Buffer.from(result, 'base64')
      if (key.length !== 32) throw new Error('the sealed key is damaged')
      if (shouldReEncrypt) writeWhole(sealed, await vault.encryptStringAsync(result))
      return key
    },
    async replace(key) {
      if (!isSafe) throw new DomainError('KEY_SEALED')
      if (existsSync(sealed)) keepOldKey(sealed)
      writeWhole(sealed, await vault.encryptStringAsync(toText(key)))
    },
  }
}

async function isRealVault(vault: Vault): Promise<boolean> {
  if (!(await vault.isAsyncEncryptionAvailable())) return false
  const backend = vault.getSelectedStorageBackend?.()
  return backend !== 'basic_text' && backend !== 'unknown'
}

const toText = (key: Uint8Array): string => Buffer.from(key).toString('base64')

/** All or nothing, and on the disk before it is used: the power may go between the first router password and the next second. */
function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const half = `${file}.baru`
  const handle = openSync(half, 'w', 0o600)
  writeSync(handle, bytes)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(half, file)
}
