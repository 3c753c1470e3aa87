// Owns: the pure rules of vouchers: what a batch promises, which change of state is allowed, what a refill makes.
// Must never: read the database, ask the time or make a code.
import * as z from 'zod'
import { DomainError } from '../../shared/errors'
import type { PackageView } from '../catalog'
import { VOUCHER_STATE_NAMES, type VoucherState } from './contract'

/** What the master and the package said when the batch was made; a later change of the catalogue does not reach back. */
export const BatchTerms = z.object({
  packageName: z.string(),
  masterId: z.string(),
  profileName: z.string(),
  activeSeconds: z.int().nullable(),
  shelfSeconds: z.int().nullable(),
  uptimeQuotaSeconds: z.int().nullable(),
  volumeQuotaBytes: z.int().nullable(),
  /** Only the first device may use it; the router pins its address at the first login. Batches of before do not say. */
  lockToFirstMac: z.boolean().optional(),
})
export type BatchTerms = z.infer<typeof BatchTerms>

export const termsOf = ({ name, master }: PackageView): BatchTerms => ({
  packageName: name,
  masterId: master.id,
  profileName: master.profileName,
  activeSeconds: master.activeSeconds,
  shelfSeconds: master.shelfSeconds,
  uptimeQuotaSeconds: master.uptimeQuotaSeconds,
  volumeQuotaBytes: master.volumeQuotaBytes,
  lockToFirstMac: master.lockToFirstMac,
})

/** Epoch ms, for all vouchers of a batch the same; null = keeps for ever. */
export const useBeforeOf = (terms: BatchTerms, madeAt: number): number | null =>
  terms.shelfSeconds === null ? null : madeAt + terms.shelfSeconds * 1000

/** Reasons that the app itself gives; people see them in the history. */
export const REASONS = {
  sold: 'Dijual',
  madeForSale: 'Dibuat saat dijual',
  refill: 'Isi otomatis',
  clash: 'Kode bentrok',
  lapsed: 'Masa berlaku lewat sebelum dipakai',
  used: 'Sudah dipakai menurut router',
} as const

const NEXT: Readonly<Record<VoucherState, readonly VoucherState[]>> = {
  stock: ['sold', 'lapsed', 'void', 'active'],
  sold: ['active', 'lapsed', 'void', 'finished'],
  active: ['finished'],
  finished: [],
  lapsed: [],
  void: [],
}

export const mayBecome = (from: VoucherState, to: VoucherState): boolean => NEXT[from].includes(to)

export function assertVoidable(voucher: { readonly code: string; readonly state: VoucherState }): void {
  if (!mayBecome(voucher.state, 'void'))
    throw new DomainError('VOUCHER_NOT_VOIDABLE', { code: voucher.code, state: VOUCHER_STATE_NAMES[voucher.state] })
}

/** A code that was never sold opens the internet for whoever reads it. */
export const isSecret = (voucher: { readonly soldAt: number | null }): boolean => voucher.soldAt === null

/** What "Isi stok" makes: as the package says, else twice the minimum, else a first handful. */
export const refillOf = (pack: { readonly refillQuantity: number; readonly stockMinimum: number }): number =>
  pack.refillQuantity > 0 ? pack.refillQuantity : Math.min(Math.max(pack.stockMinimum * 2, 20), 10_000)

export const isSoldOn = (pack: { readonly routerIds: readonly string[] }, routerId: string): boolean =>
  pack.routerIds.length === 0 || pack.routerIds.includes(routerId)
