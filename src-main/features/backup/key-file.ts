// Owns: the master key in a file of its own, locked with words that only the owner knows: what a restore on another computer needs.
// Must never: hold the key readable, or tell a wrong word from a damaged file by anything but the seal.
import { createCipheriv, createDecipheriv, createHmac, scrypt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Random } from '../../platform/random'
import { DomainError } from '../../shared/errors'

export const KEY_FILE = 'kunci-loketnet.json'
/** log2 of scrypt's N, as for PINs: a stick that is lost is guessed at for as long as somebody likes. */
const COST = 17
const AAD = 'loketnet-kunci-1'

/** A short tag would be easy to forge, and an empty one throws. */
const bytes = (length: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === length)

const Locked = z.object({
  format: z.literal(1),
  app: z.literal('LoketNet'),
  keyId: z.string(),
  at: z.int(),
  /** Not more than we ever write: more memory than we allow, and minutes of work. */
  log2: z.int().min(14).max(COST),
  salt: z.base64(),
  iv: bytes(12),
  tag: bytes(16),
  body: z.base64(),
})

/** Says which key it is without saying anything of the key. */
export const keyIdOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('loketnet key id').digest('hex').slice(0, 16)

const derive = (words: string, salt: Uint8Array, log2: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** log2, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
    scrypt(words.normalize('NFC').trim(), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

export async function writeKeyFile(
  folders: readonly string[],
  input: {
    readonly key: Uint8Array
    readonly words: string
    readonly at: number
    readonly random: Random
    readonly cost?: number
  },
): Promise<void> {
  const { key, words, at, random, cost = COST } = input
  const salt = random.bytes(16)
  const iv = random.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(words, salt, cost), iv)
  cipher.setAAD(Buffer.from(AAD))
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  const text = JSON.stringify({
    format: 1,
    app: 'LoketNet',
    keyId: keyIdOf(key),
    at,
    log2: cost,
    salt: base64(salt),
    iv: base64(iv),
    tag: base64(cipher.getAuthTag()),
    body: base64(body),
  } satisfies z.infer<typeof Locked>)
  for (const folder of folders) {
    const file = join(folder, KEY_FILE)
    writeFileSync(`${file}.baru`, text, { mode: 0o600, flush: true })
    renameSync(`${file}.baru`, file)
  }
}

/** Null when there is none, or none that can be read. */
export function findKeyFile(folder: string): { readonly keyId: string; readonly at: number } | null {
  const locked = readLocked(folder)
  return locked && { keyId: locked.keyId, at: locked.at }
}

/** Throws BACKUP_KEY_MISSING or BACKUP_KEY_WORDS. */
export async function openKeyFile(folder: string, words: string): Promise<Uint8Array> {
  const locked = readLocked(folder)
  if (!locked) throw new DomainError('BACKUP_KEY_MISSING')
  const read = (text: string) => Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', await derive(words, read(locked.salt), locked.log2), read(locked.iv))
  decipher.setAAD(Buffer.from(AAD))
  decipher.setAuthTag(read(locked.tag))
  try {
    return Buffer.concat([decipher.update(read(locked.body)), decipher.final()])
  } catch (cause) {
    throw new DomainError('BACKUP_KEY_WORDS', { field: 'words' }, { cause })
  }
}

function readLocked(folder: string): z.infer<typeof Locked> | null {
  const file = join(folder, KEY_FILE)
  if (!existsSync(file)) return null
  try {
    return Locked.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null // not JSON: torn, or somebody else's file
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
