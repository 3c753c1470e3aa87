// Owns: counting what commits write into the WAL, read from the index that SQLite keeps beside it.
// Must never: touch the database.
import { closeSync, openSync, readSync } from 'node:fs'
import type { Db } from '../../src-main/platform/db/open'

const FRAME_BYTES = 4096 + 24
/** `mxFrame` in the WAL index header (sqlite.org/walformat.html, section 2.1). */
const MAX_FRAME_AT = 16

export function countWalBytes(db: Db): { bytes(): number; stop(): void } {
  const index = openSync(`${db.file}-shm`, 'r')
  const field = Buffer.alloc(4)
  const frames = (): number => {
    readSync(index, field, 0, 4, MAX_FRAME_AT)
    return field.readUInt32LE()
  }
  let last = frames()
  let written = 0
  const look = () => {
    const now = frames()
    // The log began again from its start after a checkpoint.
    written += now >= last ? now - last : now
    last = now
  }
  const unsubscribe = db.onCommit(look)
  return {
    bytes() {
      look()
      return written * FRAME_BYTES
    },
    stop() {
      unsubscribe()
      closeSync(index)
    },
  }
}
