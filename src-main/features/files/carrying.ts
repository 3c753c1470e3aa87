// Owns: the second home of pictures: new ones go to the owner's second folder, lost ones come back from it.
// Must never: carry a picture whose bytes are not what they were, or make the folder of a stick that is not plugged in.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../platform/db/open'
import { getSetting } from '../settings'
import { listNames, nameOf, picturesFolder, readPicture, writePicture } from './folder'
import { attachedAfter, type FileRow } from './store'

const SLICE = 500

export interface CarryDeps {
  readonly db: Db
  readonly dataDir: string
}

/** Both ways; only what was sent with something, since the rest may be swept. */
export async function carryPictures({ db, dataDir }: CarryDeps, signal?: AbortSignal): Promise<void> {
  const { secondFolder } = getSetting(db, 'backup')
  if (secondFolder === '' || !existsSync(secondFolder)) return // that it is missing, the copies of the books say
  const here = picturesFolder(dataDir)
  const there = join(secondFolder, 'berkas')
  const hereNames = new Set(await listNames(here))
  const thereNames = new Set(await listNames(there))
  for (let rows = attachedAfter(db, '', SLICE); rows.length > 0; ) {
    for (const row of rows) {
      if (signal?.aborted) return
      const name = nameOf(row)
      if (!thereNames.has(name)) await carry(row, here, there)
      else if (!hereNames.has(name)) await carry(row, there, here)
    }
    rows = attachedAfter(db, rows.at(-1)?.id ?? '', SLICE)
  }
}

async function carry(row: FileRow, from: string, to: string): Promise<void> {
  const bytes = await readPicture(from, row)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== row.sha256) return
  await writePicture(to, row, bytes)
}
