// Owns: hashing and checking PINs and passwords with scrypt (argon2 is missing in Electron's BoringSSL).
// Must never: run two at once (128 MiB each) or synchronously; callers limit tries before they ask.
import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from './random'
import type { Secrets } from './secrets'

export interface Passwords {
  hash(plain: string): Promise<string>
  verify(plain: string, hash: string): Promise<boolean>
}

/** log2 of scrypt's N; 17 is OWASP's minimum where Argon2id is missing. Tests pass less. */
export const DEFAULT_COST = 17

export function makePasswords(secrets: Secrets, random: Random, cost = DEFAULT_COST): Passwords {
  let queue: Promise<unknown> = Promise.resolve()
  const derive = (plain: string, salt: Uint8Array, log2: number): Promise<Buffer> => {
    const peppered = secrets.fingerprint(plain.normalize('NFC'), 'pin')
    const next = queue.then(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          const options = { N: 2 ** log2, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
          scrypt(peppered, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
        }),
    )
    queue = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }
  return {
    async hash(plain) {
      const salt = random.bytes(16)
      const key = await derive(plain, salt, cost)
      return `scrypt$${cost}$${Buffer.from(salt).toString('base64')}$${key.toString('base64')}`
    },
    async verify(plain, hash) {
      const [algorithm, log2, salt, key] = hash.split('$')
      if (algorithm !== 'scrypt' || !log2 || !salt || !key) throw new Error('unknown format of a password hash')
      const actual = await derive(plain, Buffer.from(salt, 'base64'), Number(log2))
      return timingSafeEqual(actual, Buffer.from(key, 'base64'))
    },
  }
}
