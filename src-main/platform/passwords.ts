// Owns: hashing and checking PINs and passwords with scrypt (argon2 is missing in Electron's BoringSSL).
// Must never: run two at once (128 MiB each) or synchronously; callers limit tries before they ask.
import { scrypt, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../shared/errors'
import type { Random } from './random'
import type { Secrets } from './secrets'

export interface Passwords {
  hash(plain: string): Promise<string>
  verify(plain: string, hash: string): Promise<boolean>
}

export interface PasswordLanes extends Passwords {
  /** For people on the LAN: after everybody at the counter, and refused with TOO_MANY_TRIES when many wait already. */
  readonly lan: Passwords
}

/** log2 of scrypt's N; 17 is OWASP's minimum where Argon2id is missing. Tests pass less. */
export const DEFAULT_COST = 17

export function makePasswords(secrets: Secrets, random: Random, cost = DEFAULT_COST): PasswordLanes {
  const take = makeTurns()
  const derive = (lane: Lane, plain: string, salt: Uint8Array, log2: number): Promise<Buffer> => {
    const peppered = secrets.fingerprint(plain.normalize('NFC'), 'pin')
    const options = { N: 2 ** log2, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
    return take(
      lane,
      () =>
        new Promise<Buffer>((resolve, reject) => {
          scrypt(peppered, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
        }),
    )
  }
  const passwordsOf = (lane: Lane): Passwords => ({
    async hash(plain) {
      const salt = random.bytes(16)
      const key = await derive(lane, plain, salt, cost)
      return `scrypt$${cost}$${Buffer.from(salt).toString('base64')}$${key.toString('base64')}`
    },
    async verify(plain, hash) {
      const [algorithm, log2, salt, key] = hash.split('$')
      if (algorithm !== 'scrypt' || !log2 || !salt || !key) throw new Error('unknown format of a password hash')
      const actual = await derive(lane, plain, Buffer.from(salt, 'base64'), Number(log2))
      return timingSafeEqual(actual, Buffer.from(key, 'base64'))
    },
  })
  return { ...passwordsOf('counter'), lan: passwordsOf('lan') }
}

type Lane = 'counter' | 'lan'

/** About 6 seconds of work on a small computer. */
const MOST_WAITING = 20

/** One at a time; guesses from the LAN never stand before somebody at the counter. */
function makeTurns() {
  const waiting: Readonly<Record<Lane, (() => void)[]>> = { counter: [], lan: [] }
  let isBusy = false
  const next = (): void => {
    const begin = waiting.counter.shift() ?? waiting.lan.shift()
    isBusy = begin !== undefined
    begin?.()
  }
  return async <T>(lane: Lane, work: () => Promise<T>): Promise<T> => {
    if (lane === 'lan' && waiting.lan.length >= MOST_WAITING) throw new DomainError('TOO_MANY_TRIES', { seconds: 10 })
    await new Promise<void>((begin) => {
      waiting[lane].push(begin)
      if (!isBusy) next()
    })
    try {
      return await work()
    } finally {
      next()
    }
  }
}
