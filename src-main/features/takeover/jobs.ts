// Owns: the list of what take-overs do in the background, and their words for the Kendala screen.
// Must never: do the work; each kind has its own module.
import type { ReadDb } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { findRouter } from '../routers'
import { JOB, TakeoverPayload } from './kinds'
import { forgetWishes, makeMonitorJob } from './monitors'
import { findTakeover } from './store'
import { makeUndoJob } from './undo-job'
import { makeWriteJob, type TakeoverJobDeps } from './write-job'

export const makeTakeoverJobs = (deps: TakeoverJobDeps): Record<string, OutboxHandler> => ({
  [JOB.write]: makeWriteJob(deps),
  [JOB.undo]: makeUndoJob(deps),
  [JOB.monitors]: makeMonitorJob(deps),
})

function routerOf(db: ReadDb, payload: unknown): string {
  const takeover = findTakeover(db, TakeoverPayload.parse(payload).takeoverId)
  return (takeover && findRouter(db, takeover.routerId)?.name) ?? ''
}

export const takeoverJobDescriptions: JobDescriptions = {
  [JOB.write]: {
    say: (db, payload) => `Tulis hasil ambil alih ke router ${routerOf(db, payload)}`,
    cancel:
      'Vouchernya sudah ada di pembukuan. Kalau ingin kembali ke Mikhmon, pakai "Batalkan ambil alih" di layar Router.',
  },
  [JOB.undo]: {
    say: (db, payload) => `Kembalikan router ${routerOf(db, payload)} ke Mikhmon`,
    cancel: 'Pembatalan yang sudah dimulai diselesaikan sampai habis.',
  },
  [JOB.monitors]: {
    say: (db, payload) => `Ubah penjadwal Mikhmon di router ${routerOf(db, payload)}`,
    cancel: {
      warning: 'Penjadwal Mikhmon dibiarkan seperti sekarang.',
      apply: (tx, _ctx, payload) => forgetWishes(tx, TakeoverPayload.parse(payload).takeoverId),
    },
  },
}
