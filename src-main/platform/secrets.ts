// Owns: encryption of secrets at rest (AES-256-GCM under one master key) and the KeyStore port.
// Must never: send a plain secret towards a screen; only the router connection opens one.
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DomainError } from '../shared/errors'
import type { Random } from './random'

/** Where the 32-byte master key lives: Electron's safeStorage, or a 0600 file in the Node host. */
export interface KeyStore {
  readonly kind: 'safe-storage' | 'file'
  /** The same 32 bytes on every start; made on the first. */
  load(): Promise<Uint8Array>
  /** After a restore from another computer: its key takes the place; the old one stays beside it. */
  replace(key: Uint8Array): Promise<void>
}

/** Where the desktop app keeps the key sealed by the system's vault, beside the place of the plain file. */
export const sealedKeyFile = (file: string): string => `${file}.tersegel`

export function fileKeyStore(file: string, random: Random): KeyStore {
  return {
    kind: 'file',
    async load() {
      if (isUnwritten(file)) {
        // A second key would make every router password unreadable: this shop's key is in the system's vault.
        if (existsSync(sealedKeyFile(file))) throw new DomainError('KEY_SEALED')
        mkdirSync(dirname(file), { recursive: true })
        const text = Buffer.from(random.bytes(32)).toString('base64')
        writeFileSync(file, text, { mode: 0o600, flag: existsSync(file) ? 'w' : 'wx', flush: true })
      }
      chmodSync(file, 0o600)
      const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
      if (key.length !== 32) throw new Error('the key file is damaged')
      return key
    },
    async replace(key) {
      if (existsSync(file)) keepOldKey(file)
      const half = `${file}.baru`
      writeFileSync(half, Buffer.from(key).toString('base64'), { mode: 0o600, flush: true })
      renameSync(half, file)
    },
  }
}

/** The copies that were made under it can still be read with it. */
export const keepOldKey = (file: string): void => {
  const mark = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8)
  copyFileSync(file, `${file}.lama-${mark}`)
}

/**
 * Not there, or what a power cut leaves of a file that was never flushed: nothing, or zeros. The key is flushed before the books
 * are made, so beside books such a file is a lost key, and a second one would only hide that.
 */
function isUnwritten(file: string): boolean {
  if (!existsSync(file)) return true
  return !existsSync(join(dirname(file), BOOKS)) && /^\0*$/.test(readFileSync(file, 'latin1'))
}
const BOOKS = 'loketnet.db'

export interface Secrets {
  /** `purpose` is bound into the ciphertext: a router's password cannot be pasted into another column. */
  seal(plain: string, purpose: string): string
  open(sealed: string, purpose: string): string
  /** A keyed fingerprint, e.g. the pepper of PINs. */
  fingerprint(text: string, purpose: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

export function makeSecrets(masterKey: Uint8Array, random: Random): Secrets {
  return {
    seal(plain, purpose) {
      const iv = random.bytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', masterKey, iv)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`
    },
    open(sealed, purpose) {
      if (!sealed.startsWith('v1:')) throw new Error('unknown format of a sealed secret')
      const bytes = Buffer.from(sealed.slice(3), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', masterKey, bytes.subarray(0, IV_BYTES))
      decipher.setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    fingerprint: (text, purpose) => createHmac('sha256', masterKey).update(`${purpose}\0${text}`).digest('base64'),
  }
}
