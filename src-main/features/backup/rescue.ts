// Owns: the way out when the books do not open at all: the newest copy that is sound, laid ready without anybody logged in.
// Must never: be reached while the books open; whoever may do this could start the computer anyway.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { workOnFile } from '../../platform/db/copy-worker'
import { swapPlaces, tidyPlaces, writeMarker } from '../../platform/db/swap'
import { DomainError } from '../../shared/errors'
import { copiesFolder } from './copying'
import { listFolder } from './folder'
import { isPrepared, lookOver, type RestoreNote } from './restore'

export interface Rescue {
  readonly name: string
  /** Epoch ms of the copy. */
  readonly at: number
}

/** Of this computer's own copies; those of another key would leave the routers without their passwords. */
const candidates = (dataDir: string, keyId: string) =>
  listFolder(copiesFolder(dataDir)).filter(({ facts, isTorn }) => facts?.keyId === keyId && !isTorn)

export function findRescue(dataDir: string, keyId: string): Rescue | null {
  const [newest] = candidates(dataDir, keyId)
  return newest?.facts ? { name: newest.name, at: newest.facts.at } : null
}

/** Lays the newest sound one ready; the next start puts it in place and keeps the damaged books. Throws BACKUP_NOT_FOUND. */
export async function layRescue(input: {
  readonly dataDir: string
  readonly keyId: string
  readonly now: number
  readonly newId: () => string
}): Promise<Rescue> {
  const { dataDir, keyId, now, newId } = input
  if (isPrepared(dataDir)) throw new DomainError('RESTORE_UNDER_WAY')
  for (const copy of candidates(dataDir, keyId)) {
    // The disk that broke the books may have broken a copy too: the next one is tried.
    const seen = await lookOver({ work: workOnFile }, copy).catch(() => null)
    if (!seen) continue
    const { staged, marker } = swapPlaces(dataDir)
    mkdirSync(dirname(staged), { recursive: true })
    tidyPlaces(dataDir, now)
    await workOnFile({ kind: 'carry', source: copy.file, target: staged })
    const note: RestoreNote = {
      ...{ id: newId(), at: now, from: copy.name, copyAt: seen.at, keyId, sealedKey: null, withoutKey: false },
      by: { id: '', name: 'pemulihan darurat', secretHash: '' },
    }
    writeMarker(marker, note)
    return { name: copy.name, at: seen.at }
  }
  throw new DomainError('BACKUP_NOT_FOUND')
}
