// Owns: what a picture belongs to: attached once by its uploader, found by its subject.
// Must never: attach another person's picture, or one that belongs to something already.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import type { StoredPicture } from './contract'
import type { Owner } from './receiving'
import { filesBy, findFile, setSubject } from './store'

/** E.g. `{type: 'claim', id: '12'}`. */
export interface Subject {
  readonly type: string
  readonly id: string
}

export interface Attaching extends Owner {
  readonly fileId: string
  readonly subject: Subject
}

/** Throws FILE_NOT_FOUND: the same for unknown, another's and used ones. */
export function attachFile(tx: Tx, ctx: CommandContext, { fileId, ownerKind, ownerId, subject }: Attaching): void {
  const row = findFile(tx, fileId)
  if (row?.ownerKind !== ownerKind || row.ownerId !== ownerId || row.subjectType !== null)
    throw new DomainError('FILE_NOT_FOUND')
  setSubject(tx, fileId, subject.type, subject.id, ctx.now)
}

export const filesOf = (db: ReadDb, { type, id }: Subject): StoredPicture[] =>
  filesBy(db, type, id).map(({ id, mime, width, height }) => ({ id, mime, width, height }))
