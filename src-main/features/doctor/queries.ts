// Owns: what screens read of the doctor.
// Must never: examine.
import type { ReadDb } from '../../platform/db/open'
import { listRouters } from '../routers'
import { findUser } from '../users'
import { findBatch, findVoucher } from '../vouchers'
import type { CaseItem, CaseState, DoctorItem } from './contract'
import { type CaseRow, countCases, factsOf, listExams, pageOfCases } from './store'

export function doctorItems(db: ReadDb, isOnline: (routerId: string) => boolean): DoctorItem[] {
  const exams = new Map(listExams(db).map((exam) => [exam.routerId, exam]))
  const counts = countCases(db)
  return listRouters(db).map(({ id, name }) => {
    const exam = exams.get(id)
    const of = (state: CaseState) => counts.find((row) => row.routerId === id && row.state === state)?.count ?? 0
    return {
      routerId: id,
      routerName: name,
      isOnline: isOnline(id),
      exam: exam
        ? { at: exam.at, why: exam.why, checked: exam.checked, found: exam.found, bootedAt: exam.bootedAt }
        : null,
      open: of('open'),
      chosen: of('chosen'),
      mended: of('mended'),
    }
  })
}

const STATES = { open: ['open', 'chosen'], done: ['mended', 'gone', 'dismissed'] } as const satisfies Record<
  string,
  readonly CaseState[]
>

export function casePage(
  db: ReadDb,
  input: {
    readonly routerId: string
    readonly show: 'open' | 'done'
    readonly after: string | null
    readonly limit: number
  },
) {
  const states = STATES[input.show]
  const before = input.after === null ? null : Number(input.after)
  const rows = pageOfCases(db, { routerId: input.routerId, states, before, limit: input.limit })
  const total = countCases(db)
    .filter(({ routerId, state }) => routerId === input.routerId && states.some((one) => one === state))
    .reduce((sum, { count }) => sum + count, 0)
  const next = rows.length === input.limit ? String(rows.at(-1)?.id) : null
  return { rows: rows.map((row) => toItem(db, row)), next, total }
}

function toItem(db: ReadDb, row: CaseRow): CaseItem {
  const voucher = findVoucher(db, row.voucherId)
  const { seen, proposal } = factsOf(row)
  return {
    id: row.id,
    routerId: row.routerId,
    voucherId: row.voucherId,
    code: voucher?.code ?? '',
    packageName: (voucher && findBatch(db, voucher.batchId)?.terms.packageName) ?? '',
    kind: row.kind,
    seen,
    proposal,
    state: row.state,
    foundAt: row.foundAt,
    decidedByName: row.decidedBy === null ? null : (findUser(db, row.decidedBy)?.name ?? ''),
    doneAt: row.doneAt,
  }
}
