// Owns: taking a picture in: looked at, limited, on the disk first, then its row.
// Must never: leave a row without its file, or keep a file whose row did not come to be.
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import { DomainError, fieldError } from '../../shared/errors'
import { examine, MOST_SIDE } from './content'
import type { Purpose } from './contract'
import { freeBytes, isFull, picturesFolder, removePicture, writePicture } from './folder'
import { countSince, type FileRow, findFile, insertFile } from './store'

export interface ReceivingDeps {
  readonly db: Db
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Log
  /** Bytes that are free; tests put a full disk in its place. */
  readonly free?: (folder: string) => Promise<number>
  readonly write?: typeof writePicture
}

export type Owner = Pick<FileRow, 'ownerKind' | 'ownerId'>

/** What is known of a picture before its row. */
export type Taken = Pick<FileRow, 'id' | 'mime' | 'width' | 'height' | 'bytes' | 'sha256'>

export const DAY_MS = 86_400_000
/** Pictures of one person in a day. */
const A_DAY: Readonly<Record<Owner['ownerKind'], number>> = { customer: 20, reseller: 40, staff: 400 }
/** Left for the shop's own books: a phone must not stop the till. */
const KEPT_FREE = 300 * 1024 * 1024

export function assertToday(db: ReadDb, owner: Owner, now: number): void {
  const count = countSince(db, owner, now - DAY_MS)
  if (count >= A_DAY[owner.ownerKind]) throw fieldError('picture', 'FILE_TOO_MANY', { count })
}

export type Receiving = ReturnType<typeof makeReceiving>

export function makeReceiving(deps: ReceivingDeps) {
  const { db, log, free = freeBytes, write = writePicture } = deps
  const folder = picturesFolder(deps.dataDir)
  const underWay = new Set<string>()

  const remove = async (file: Taken): Promise<void> => {
    try {
      await removePicture(folder, file)
    } catch (error) {
      log.bug(error, 'picture without a row') // the sweep tries again
    }
  }

  return {
    folder,
    /** Its row may come in a moment: the sweep leaves it alone. */
    isUnderWay: (id: string): boolean => underWay.has(id),
    /**
     * `book` makes the row (`bookPicture`) in the command's own transaction and answers with the id it has then: another one for a
     * request that was answered before.
     */
    async take(id: string, bytes: Uint8Array, book: (taken: Taken) => { id: string }): Promise<{ id: string }> {
      const facts = examine(bytes)
      if ('refused' in facts) throw fieldError('picture', facts.refused, { most: MOST_SIDE })
      if ((await free(folder)) < KEPT_FREE) throw new DomainError('FILE_DISK_FULL')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const taken: Taken = { id, ...facts, bytes: bytes.length, sha256 }
      underWay.add(id)
      try {
        await write(folder, taken, bytes)
        const answer = book(taken)
        if (answer.id !== id) await remove(taken)
        return answer
      } catch (error) {
        if (!findFile(db, id)) await remove(taken)
        throw isFull(error) ? new DomainError('FILE_DISK_FULL', {}, { cause: error }) : error
      } finally {
        underWay.delete(id)
      }
    },
  }
}

export function bookPicture(tx: Tx, ctx: CommandContext, owner: Owner, purpose: Purpose, taken: Taken): { id: string } {
  assertToday(tx, owner, ctx.now)
  insertFile(tx, {
    ...taken,
    ...owner,
    purpose,
    createdAt: ctx.now,
    subjectType: null,
    subjectId: null,
    attachedAt: null,
  })
  return { id: taken.id }
}
