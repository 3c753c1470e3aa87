// Owns: keeping the LAN door as the owner set it: open, closed, moved, with his certificate.
// Must never: fail the shop because a port is taken; it says why and sells on.
import type { Log } from '../platform/log'
import { type LanDoor, type LanDoorDeps, type LanPlace, lanAddresses, openLanDoor } from './lan-door'

export interface LanHost {
  /** The host knows where the built portal lies; from here on the door may open. */
  serve(rendererDir: string): Promise<void>
  /** The setting changed. */
  reopen(): void
  /** Every now and then: this computer may have got another address. */
  follow(): Promise<void>
  state(): {
    readonly addresses: readonly { readonly name: string; readonly ip: string }[]
    readonly urls: readonly string[]
    readonly problem: string | null
  }
  close(): Promise<void>
}

export interface LanHostDeps extends Omit<LanDoorDeps, 'rendererDir'> {
  readonly log: Log
  /** Null: closed. Throws when the certificate cannot be read. */
  readonly place: () => LanPlace | null
  /** The screens should look again. */
  readonly onChange: () => void
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Angka port ini sedang dipakai program lain. Pilih angka lain.',
  EADDRNOTAVAIL: 'Alamat ini bukan alamat komputer ini sekarang. Pilih alamat lain.',
  EACCES: 'Sistem komputer tidak mengizinkan port ini. Pakai angka 1024 ke atas.',
}

export function makeLanHost(deps: LanHostDeps): LanHost {
  let folder: string | undefined
  let door: LanDoor | undefined
  let standing = ''
  /** It is on all networks of this computer. */
  let isRoaming = false
  let problem: string | null = null
  // one after another: a second press while the first is still closing the old door
  let queue: Promise<void> = Promise.resolve()

  const addresses = deps.addresses ?? lanAddresses

  /** What is asked for, and what of the computer it rests on: on all networks, the addresses it has now. */
  const wish = (place: LanPlace | null): string =>
    JSON.stringify([folder, place, place?.address === '' ? addresses() : null])

  const settle = async (): Promise<void> => {
    isRoaming = false
    try {
      const place = folder === undefined ? null : deps.place()
      // who is on it is not thrown out because another box was ticked
      const wanted = wish(place)
      isRoaming = place?.address === ''
      if (door && wanted === standing) return
      standing = wanted
      await door?.close()
      door = undefined
      problem = null
      if (folder === undefined) return
      if (place && place.address === '' && addresses().length === 0)
        problem =
          'Komputer ini tidak tersambung ke jaringan mana pun. Sambungkan ke router lewat kabel LAN atau WiFi; portal terbuka sendiri.'
      else if (place) door = await openLanDoor({ ...deps, rendererDir: folder }, place)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      problem = PROBLEMS[code] ?? `Pintu LAN tidak dapat dibuka (${deps.log.bug(error, 'lan door')}).`
    }
    deps.onChange()
  }
  const next = (): Promise<void> => {
    queue = queue.then(settle)
    return queue
  }

  return {
    serve(rendererDir) {
      folder = rendererDir
      return next()
    },
    reopen: () => void next(),
    async follow() {
      // after whatever is under way; where nothing moved, a door is not touched and a failure not repeated
      await queue
      if (isRoaming && wish(deps.place()) !== standing) await next()
    },
    state: () => ({ addresses: addresses(), urls: door?.urls ?? [], problem }),
    async close() {
      folder = undefined
      await next()
    },
  }
}
