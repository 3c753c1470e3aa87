// Owns: what pictures do by themselves: the daily sweep of those that nobody sent and of files without a row; the second folder.
// Must never: remove a picture that is attached to something, or one whose row is about to be made.
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { type CarryDeps, carryPictures } from './carrying'
import { ageOf, idIn, isHalfWritten, listNames, removeName, removePicture } from './folder'
import { DAY_MS, type Receiving } from './receiving'
import { deleteLoose, findFile } from './store'

export interface FileJobDeps extends CarryDeps {
  readonly db: Db
  readonly clock: Clock
  readonly receiving: Receiving
}

const HALF_MS = 3_600_000
/** The books may be a restored copy of last week, and the restore may be undone. */
const STRAY_MS = 30 * DAY_MS

export async function sweepPictures({ db, clock, receiving }: FileJobDeps): Promise<void> {
  const { folder, isUnderWay } = receiving
  const loose = db.transact((tx) => deleteLoose(tx, clock.now() - DAY_MS))
  for (const row of loose) await removePicture(folder, row)
  for (const name of await listNames(folder)) {
    const id = idIn(name)
    if (id === null || isUnderWay(id)) continue
    const isHalf = isHalfWritten(name)
    if (!isHalf && findFile(db, id)) continue
    if ((await ageOf(folder, name, clock.now())) > (isHalf ? HALF_MS : STRAY_MS)) await removeName(folder, name)
  }
}

export const makeFileSchedule = (deps: FileJobDeps): PeriodicJob[] => [
  {
    name: 'files.sweep',
    title: 'Membuang gambar yang tidak jadi dikirim',
    everyMs: DAY_MS,
    firstAfterMs: 120_000,
    run: () => sweepPictures(deps),
  },
  {
    name: 'files.carry',
    title: 'Menyalin gambar ke folder cadangan kedua',
    everyMs: 15 * 60_000,
    firstAfterMs: 90_000,
    run: (signal) => carryPictures(deps, signal),
  },
]
