// Owns: UUIDv7, the id of every row that may one day travel to a head office.
// Must never: read the clock or the system's randomness by itself.
import type { Clock } from './clock'
import type { Random } from './random'

export type MakeId = () => string

/** RFC 9562 version 7: 48 bits of milliseconds, then randomness; sorts by time of making. */
export function uuidV7(clock: Clock, random: Random): MakeId {
  return () => {
    const bytes = random.bytes(16)
    const at = clock.now()
    for (let index = 0; index < 6; index++) bytes[index] = Math.floor(at / 2 ** (8 * (5 - index))) % 256
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
    const hex = Buffer.from(bytes).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
