// Owns: when copies are made by themselves, and making an ordinary copy of what gave way to a restore.
// Must never: throw away what could not be copied.
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { swapPlaces } from '../../platform/db/swap'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import type { Backups } from './copying'
import { isPrepared } from './restore'

const EVERY_MS = 30_000
const FIRST_AFTER_MS = 20_000

export function makeBackupSchedule(backups: Backups, dataDir: string): PeriodicJob[] {
  const { old } = swapPlaces(dataDir)
  let isTried = false
  return [
    {
      name: 'backup.round',
      title: 'Membuat cadangan',
      everyMs: EVERY_MS,
      firstAfterMs: FIRST_AFTER_MS,
      async run() {
        if (!isTried && existsSync(old) && !isPrepared(dataDir)) {
          isTried = true
          await keepPresent(backups, old)
        }
        await backups.round()
      },
    },
  ]
}

/** The books from before a restore become a copy like any other; damaged ones stay where they are. */
async function keepPresent(backups: Backups, old: string): Promise<void> {
  try {
    await backups.make('sebelum-pulih', old)
    rmSync(dirname(old), { recursive: true, force: true })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error // noted as a trouble by the maker, and the file is still there
  }
}
