// Owns: "Dokter listrik padam": what a power cut or a restart did to vouchers, what would mend each, and what was done.
// Must never: mend by itself; a person chooses, and each repair is logged.
import * as z from 'zod'
import { command, Id, Instant, Nothing, Page, PageRequest, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const CaseKind = z.enum([
  'lost-stamp',
  'unstamped',
  'bad-stamp',
  'rolled-back',
  'wrongly-off',
  'session-without-user',
])
export type CaseKind = z.infer<typeof CaseKind>
export const CaseState = z.enum(['open', 'chosen', 'mended', 'gone', 'dismissed'])
export type CaseState = z.infer<typeof CaseState>

export const CASE_NAMES: Readonly<Record<CaseKind, string>> = {
  'lost-stamp': 'Cap login pertama hilang',
  unstamped: 'Dipakai, belum dicap',
  'bad-stamp': 'Cap login salah',
  'rolled-back': 'Hitungan mundur',
  'wrongly-off': 'Ditutup terlalu cepat',
  'session-without-user': 'Masuk tanpa pengguna',
}

export const CaseItem = z.object({
  id: z.int(),
  routerId: Id,
  voucherId: z.int(),
  code: z.string(),
  packageName: z.string(),
  kind: CaseKind,
  /** What was seen. */
  seen: z.string(),
  /** What would be done, and why so. */
  proposal: z.string(),
  state: CaseState,
  foundAt: Instant,
  decidedByName: z.string().nullable(),
  doneAt: Instant.nullable(),
})
export type CaseItem = z.infer<typeof CaseItem>

export const DoctorItem = z.object({
  routerId: Id,
  routerName: z.string(),
  isOnline: z.boolean(),
  /** Null: never examined. */
  exam: z
    .object({
      at: Instant,
      why: z.enum(['rebooted', 'asked', 'hourly']),
      checked: z.int(),
      found: z.int(),
      bootedAt: Instant.nullable(),
    })
    .nullable(),
  open: z.int(),
  /** Chosen, and not done yet. */
  chosen: z.int(),
  mended: z.int(),
})
export type DoctorItem = z.infer<typeof DoctorItem>

const CaseIds = z.array(z.int().min(1)).min(1).max(5_000)

export const doctorContract = {
  list: query(MANAGERS, Nothing, z.array(DoctorItem)),
  /** Newest first. `open` also shows what is chosen and not done yet. */
  cases: query(
    MANAGERS,
    z.object({ ...PageRequest, routerId: Id, show: z.enum(['open', 'done']) }),
    Page(CaseItem).extend({ total: z.int() }),
  ),
  examine: command(MANAGERS, z.object({ routerId: Id }), z.object({ checked: z.int(), found: z.int() })),
  /** `caseIds` null: all open ones of the router. */
  mend: command(MANAGERS, z.object({ routerId: Id, caseIds: CaseIds.nullable() }), z.object({ queued: z.int() })),
  /** "Biarkan": it is not proposed again until it changes. */
  dismiss: command(MANAGERS, z.object({ routerId: Id, caseIds: CaseIds }), z.object({ dismissed: z.int() })),
}
