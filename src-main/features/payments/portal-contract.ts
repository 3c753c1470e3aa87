// Owns: Konfirmasi Pembayaran from a phone: a customer says that a bill of his was paid, and what became of it.
// Must never: take whose bill it is from the input; the session says it.
import * as z from 'zod'
import { Id, Instant, Line, Rupiah } from '../../shared/contract'
import { CUSTOMER, portalCommand, portalQuery } from '../../shared/portal-contract'
import { StoredPicture } from '../files/contract'

const InvoiceId = z.int().positive()
export const ClaimMethod = z.enum(['transfer', 'qris'])

export const OwnClaim = z.object({
  id: z.int(),
  at: Instant,
  method: ClaimMethod,
  amount: Rupiah,
  paidOn: z.string().nullable(),
  bank: z.string(),
  sender: z.string(),
  note: z.string(),
  /** waiting = nobody has decided; settled = the bill was paid in another way meanwhile. */
  outcome: z.enum(['waiting', 'confirmed', 'rejected', 'settled']),
  /** Why it was rejected, as the shop says. */
  reason: z.string(),
  pictures: z.array(StoredPicture),
})
export type OwnClaim = z.infer<typeof OwnClaim>

export const payPortalContract = {
  confirm: portalCommand(
    CUSTOMER,
    z.object({
      invoiceId: InvoiceId,
      method: ClaimMethod,
      amount: z.int('Isi jumlah rupiah bulat.').min(1, 'Isi jumlahnya.').max(1_000_000_000, 'Jumlahnya terlalu besar.'),
      paidOn: z.iso.date('Pilih tanggalnya.'),
      bank: Line(40),
      sender: Line(40, 1),
      note: Line(120),
      fileId: Id.nullable(),
    }),
    z.object({ claimId: z.int() }),
  ),
  /** All confirmations of one of his bills, newest first. */
  mine: portalQuery(
    CUSTOMER,
    z.object({ invoiceId: InvoiceId }),
    // a phone's clock may be wrong: the shop's day is the newest that may be said
    z.object({ today: z.string(), claims: z.array(OwnClaim) }),
  ),
}
