// Owns: the outbox handler that carries chosen repairs out: looks again, writes only what is still wrong, books what was done.
// Must never: repair what is no longer so, or write a stamp that the books do not get too.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { attributeWords, type RouterCommand, RouterError } from '../../platform/routeros'
import { toRouterOsDuration } from '../../shared/duration'
import { recordAudit } from '../audit'
import { findRouter, outboxFailure, withRouter } from '../routers'
import { keptVouchers, noteLostSeconds, noteOnVouchers, setFirstLogin } from '../vouchers'
import { CASE_NAMES } from './contract'
import { type Diagnosis, type DoctorDeps, diagnoseWard } from './examine'
import type { Case } from './judge'
import { JOB, RepairPayload } from './kinds'
import { readWard } from './read'
import { type CaseRow, casesById, closeCase, factsOf, reopenCases } from './store'
import { NOTES } from './texts'

export interface RepairDeps extends DoctorDeps {
  readonly context: () => CommandContext
  /** Puts vouchers on their router again, in the same lane. */
  readonly regrant: (tx: Tx, ctx: CommandContext, routerId: string, voucherIds: readonly number[]) => void
}

const SLICE = 50

interface Step {
  readonly row: CaseRow
  readonly one: Case
  readonly commands: readonly RouterCommand[]
}

export const makeRepairJob =
  (deps: RepairDeps): OutboxHandler =>
  async ({ payload }) => {
    const { db, links, clock, context, regrant } = deps
    const { routerId, caseIds } = RepairPayload.parse(payload)
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) return { kind: 'done' }
    const chosen = casesById(db, caseIds).filter(({ state }) => state === 'chosen')
    const rows = chosen.slice(0, SLICE)
    if (rows.length === 0) return { kind: 'done' }
    const codes = new Map(
      keptVouchers(
        db,
        rows.map(({ voucherId }) => voucherId),
      ).map(({ id, code }) => [id, code]),
    )
    const { gone, failure, done } = await withRouter(links, routerId, async (connection) => {
      const ward = await readWard(connection, [...new Set(codes.values())])
      const { diagnoses } = await diagnoseWard({ ...deps, healsItself: () => false }, routerId, ward)
      const byVoucher = new Map(diagnoses.map((diagnosis) => [diagnosis.voucher.id, diagnosis]))
      const steps: Step[] = []
      const gone: CaseRow[] = []
      for (const row of rows) {
        const diagnosis = byVoucher.get(row.voucherId)
        const one = diagnosis?.found.find(({ kind }) => kind === row.kind)
        if (diagnosis && one) steps.push({ row, one, commands: commandsFor(one, diagnosis) })
        else gone.push(row)
      }
      const done: Step[] = []
      let failure: unknown = null
      // One voucher after the other, its own commands in order: the stamp first, then open again.
      for (const step of steps) {
        try {
          for (const { command, params } of step.commands) await connection.run(command, params ?? [])
          done.push(step)
        } catch (error) {
          if (!(error instanceof RouterError)) throw error
          if (error.trap === 'gone') gone.push(step.row)
          else {
            failure = error
            break
          }
        }
      }
      return { gone, failure, done }
    })
    const book = (tx: Tx) => {
      const ctx = context()
      const now = clock.now()
      for (const row of gone) closeCase(tx, row.id, 'gone', now)
      for (const { row, one } of done) {
        const { firstLoginAt, expiresAt = null, lostSeconds, grant } = one.plan
        if (firstLoginAt !== undefined) setFirstLogin(tx, row.voucherId, { firstLoginAt, expiresAt })
        if (lostSeconds !== undefined) noteLostSeconds(tx, row.voucherId, lostSeconds, now)
        if (grant) regrant(tx, ctx, routerId, [row.voucherId])
        noteOnVouchers(tx, ctx, [row.voucherId], NOTES.mended(CASE_NAMES[row.kind]))
        closeCase(tx, row.id, 'mended', now)
      }
      if (done.length > 0)
        recordAudit(tx, ctx, {
          action: 'doctor.repair',
          subjectType: 'router',
          subjectId: routerId,
          detail: {
            name: router.name,
            repairs: done.map(({ row }) => ({ voucherId: row.voucherId, kind: row.kind, done: factsOf(row).proposal })),
          },
        })
      tx.publish('vouchers', 'care')
    }
    if (failure === null) return { kind: chosen.length > rows.length ? 'more' : 'done', book }
    db.transact(book)
    throw outboxFailure(failure, links.place(routerId))
  }

function commandsFor({ plan }: Case, { user, sessionIds }: Diagnosis): RouterCommand[] {
  const values = {
    ...(plan.comment === undefined ? {} : { comment: plan.comment }),
    ...(plan.limitUptime === undefined ? {} : { 'limit-uptime': toRouterOsDuration(plan.limitUptime) }),
    ...(plan.limitBytes === undefined ? {} : { 'limit-bytes-total': plan.limitBytes }),
    ...(plan.enable ? { disabled: 'no' } : {}),
  }
  const set =
    user && Object.keys(values).length > 0
      ? [{ command: '/ip/hotspot/user/set', params: attributeWords({ '.id': user['.id'] ?? '', ...values }) }]
      : []
  const kicks = plan.kick
    ? sessionIds.map((id) => ({ command: '/ip/hotspot/active/remove', params: [`=.id=${id}`] }))
    : []
  return [...set, ...kicks]
}

export const doctorJobDescriptions: JobDescriptions = {
  [JOB.repair]: {
    say(db, payload) {
      const { routerId, caseIds } = RepairPayload.parse(payload)
      return `Perbaiki ${caseIds.length} temuan dokter di router ${findRouter(db, routerId)?.name ?? ''}`
    },
    cancel: {
      warning: 'Yang belum diperbaiki tetap ada di daftar Dokter listrik padam.',
      apply: (tx, _ctx, payload) => reopenCases(tx, RepairPayload.parse(payload).caseIds),
    },
  },
}
