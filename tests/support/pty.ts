// Owns: a real serial line without hardware: a pseudo terminal of this Linux, through koffi.
// Must never: be used where `ptyProblem()` names a reason; the test then says why it is skipped.
import { closeSync, read, writeSync } from 'node:fs'
import koffi from 'koffi'

export interface Pty {
  /** The printer's end, as the program under test opens it. */
  readonly path: string
  /** Everything that was written to it so far. */
  received(): Buffer
  answer(bytes: Uint8Array): void
  /** As when Bluetooth goes out of range. */
  hangUp(): void
}

export const ptyProblem = (): string | null =>
  process.platform === 'linux' ? null : `pseudo terminals are tested on Linux only, this is ${process.platform}`

const openReadWrite = 0x0002
const noControllingTerminal = 0x0100
const nonBlocking = 0x0800

export function openPty(): Pty {
  const libc = koffi.load('libc.so.6')
  const openMaster = libc.func('posix_openpt', 'int', ['int'])
  const grant = libc.func('grantpt', 'int', ['int'])
  const unlock = libc.func('unlockpt', 'int', ['int'])
  const nameOf = libc.func('ptsname', 'str', ['int'])
  const master: number = openMaster(openReadWrite | noControllingTerminal | nonBlocking)
  if (master < 0 || grant(master) !== 0 || unlock(master) !== 0) throw new Error('no pseudo terminal')
  const path: string = nameOf(master)
  const chunks: Buffer[] = []
  let isOpen = true
  const listen = () => {
    if (!isOpen) return
    const buffer = Buffer.alloc(65_536)
    read(master, buffer, 0, buffer.length, null, (error, count) => {
      if (!error && count > 0) chunks.push(buffer.subarray(0, count))
      // EAGAIN: nothing yet. EIO: nobody has the other end open yet, or any more.
      if (isOpen) setTimeout(listen, 5)
    })
  }
  listen()
  return {
    path,
    received: () => Buffer.concat(chunks),
    answer: (bytes) => {
      writeSync(master, bytes)
    },
    hangUp() {
      if (!isOpen) return
      isOpen = false
      closeSync(master)
    },
  }
}
