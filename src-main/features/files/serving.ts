// Owns: which picture a customer or reseller may look at, and its bytes.
// Must never: tell apart another's picture and one that does not exist.
import type { Party } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import type { PortalCall } from '../../platform/portal-rpc'
import type { Subject } from './attaching'
import type { Mime } from './contract'
import { readPicture } from './folder'
import type { Receiving } from './receiving'
import { type FileRow, findFile } from './store'

/** A feature lets a party see pictures that others sent, e.g. the shop's answer in his own ticket. */
export type MayRead = (db: ReadDb, party: Party, subject: Subject) => boolean

export interface ServedPicture {
  readonly mime: Mime
  readonly bytes: Buffer
}

export type ServePicture = (call: PortalCall, id: string) => Promise<ServedPicture | null>

export function makeServePicture(receiving: Receiving, grants: readonly MayRead[]): ServePicture {
  const isHis = (db: ReadDb, party: Party, row: FileRow): boolean => {
    if (row.ownerKind === party.kind && row.ownerId === party.id) return true
    if (row.subjectType === null || row.subjectId === null) return false
    const subject = { type: row.subjectType, id: row.subjectId }
    return grants.some((may) => may(db, party, subject))
  }
  return async (call, id) => {
    const party = call.party()
    if (!party || !call.isOpenFor(party.kind) || !call.isSafe() || call.mustChange(party)) return null
    const row = findFile(call.db, id)
    if (!row || !isHis(call.db, party, row)) return null
    const bytes = await readPicture(receiving.folder, row)
    return bytes && { mime: row.mime, bytes }
  }
}
