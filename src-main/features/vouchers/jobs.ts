// Owns: the list of what vouchers do in the background: outbox handlers, their words for the Kendala screen, the clockwork.
// Must never: do the work; each kind has its own module.

import type { ReadDb } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import type { PeriodicJob } from '../../platform/schedule'
import { findRouter } from '../routers'
import { makeAdjustJob } from './adjusting'
import { findBatch } from './batch-store'
import { bringStray } from './bringing'
import { cancelBatch } from './commands'
import { makeGrantJobs, type VoucherJobDeps } from './grant-jobs'
import { AdjustPayload, BatchPayload, JOB, RevokePayload, RouterPayload, VouchersPayload } from './kinds'
import { lapsePast, makeLapseJob } from './lapsing'
import { makeMakingJobs } from './making-jobs'
import { refillLowStock } from './refill'
import { makeRevokeJobs } from './revoke-jobs'
import { findVoucher } from './store'

export function makeVoucherJobs(deps: VoucherJobDeps): Record<string, OutboxHandler> {
  const { batch, sold } = makeGrantJobs(deps)
  const { make, giveUp } = makeMakingJobs(deps)
  const { revoke, sweep } = makeRevokeJobs(deps)
  return {
    [JOB.make]: make,
    [JOB.grant]: batch,
    [JOB.giveUp]: giveUp,
    [JOB.sweep]: sweep,
    [JOB.grantSold]: sold,
    [JOB.revoke]: revoke,
    [JOB.adjust]: makeAdjustJob(deps),
    [JOB.lapse]: makeLapseJob(deps),
  }
}

const MINUTE = 60_000

export interface VoucherScheduleDeps extends Pick<VoucherJobDeps, 'db' | 'context'> {
  /**
   * A router's clock agrees with the computer's. Without that nothing lapses: a mistyped year would end the whole stock for
   * good, while a code past its shelf life is not sold anyway.
   */
  readonly isClockVouched: () => boolean
}

export function makeVoucherSchedule({ db, context, isClockVouched }: VoucherScheduleDeps): PeriodicJob[] {
  return [
    {
      name: 'voucher.lapse',
      title: 'Memeriksa voucher yang hangus',
      everyMs: MINUTE,
      firstAfterMs: 5_000,
      run: async (signal) => {
        if (isClockVouched()) await lapsePast(db, context, signal)
      },
    },
    {
      name: 'voucher.astray',
      title: 'Memeriksa voucher yang menunggu router',
      everyMs: 5 * MINUTE,
      firstAfterMs: 30_000,
      run: () => {
        db.transact((tx) => bringStray(tx, context()))
      },
    },
    {
      name: 'voucher.refill',
      title: 'Mengisi stok yang menipis',
      everyMs: MINUTE,
      firstAfterMs: 10_000,
      run: () => {
        db.transact((tx) => refillLowStock(tx, context()))
      },
    },
  ]
}

const batchWords = (db: ReadDb, payload: unknown): string => {
  const batch = findBatch(db, BatchPayload.parse(payload).batchId)
  return batch ? `${batch.quantity} voucher ${batch.terms.packageName}` : 'batch yang sudah tidak ada'
}

const routerOfBatch = (db: ReadDb, payload: unknown): string => {
  const batch = findBatch(db, BatchPayload.parse(payload).batchId)
  return (batch && findRouter(db, batch.routerId)?.name) ?? ''
}

const routerOfVoucher = (db: ReadDb, id: number | undefined): string => {
  const row = id === undefined ? undefined : findVoucher(db, id)
  return (row && findRouter(db, row.routerId)?.name) ?? ''
}

const giveUpBatch = {
  warning: 'Yang sudah di router tetap menjadi stok. Sisanya dibatalkan dan kodenya tidak dipakai lagi.',
  apply: (tx, ctx, payload) =>
    cancelBatch(tx, ctx, { id: BatchPayload.parse(payload).batchId, reason: 'dibatalkan dari layar Kendala' }),
} satisfies JobDescriptions[string]['cancel']

const MUST_LEAVE =
  'Voucher ini sudah tidak berlaku di pembukuan. Kalau dibiarkan di router, kodenya masih bisa dipakai orang.'

export const voucherJobDescriptions: JobDescriptions = {
  [JOB.make]: { say: (db, payload) => `Buat kode untuk ${batchWords(db, payload)}`, cancel: giveUpBatch },
  [JOB.grant]: {
    say: (db, payload) => `Masukkan ${batchWords(db, payload)} ke router ${routerOfBatch(db, payload)}`,
    cancel: giveUpBatch,
  },
  [JOB.giveUp]: {
    say: (db, payload) => `Batalkan sisa dari ${batchWords(db, payload)}`,
    cancel: 'Pembatalan yang sudah dimulai diselesaikan sampai habis.',
  },
  [JOB.sweep]: {
    say: (db, payload) => `Bersihkan sisa batch yang dibatalkan dari router ${routerOfBatch(db, payload)}`,
    cancel: MUST_LEAVE,
  },
  [JOB.grantSold]: {
    say(db, payload) {
      const { voucherIds } = VouchersPayload.parse(payload)
      return `Masukkan ${voucherIds.length} voucher yang sudah terjual ke router ${routerOfVoucher(db, voucherIds[0])}`
    },
    cancel: 'Voucher ini sudah dibayar pelanggan. Batalkan lewat layar Penjualan supaya uangnya ikut tercatat.',
  },
  [JOB.revoke]: {
    say(db, payload) {
      const ids = RevokePayload.parse(payload)
      return `Cabut ${ids.length} voucher dari router ${routerOfVoucher(db, ids[0])}`
    },
    cancel: MUST_LEAVE,
  },
  [JOB.adjust]: {
    say(db, payload) {
      const { voucherId } = AdjustPayload.parse(payload)
      return `Terapkan perubahan voucher di router ${routerOfVoucher(db, voucherId)}`
    },
    cancel: 'Perpanjangan atau penonaktifan sudah tercatat dan harus sampai ke router.',
  },
  [JOB.lapse]: {
    say: (db, payload) =>
      `Periksa voucher terjual yang masa berlakunya lewat di router ${findRouter(db, RouterPayload.parse(payload).routerId)?.name ?? ''}`,
    cancel: 'Dijalankan lagi dengan sendirinya setiap menit selama masih ada yang perlu diperiksa.',
  },
}
