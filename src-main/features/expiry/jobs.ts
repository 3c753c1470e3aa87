// Owns: the outbox job that brings the engine to a router, and what is remembered of how that went.
// Must never: try again at every connect what the router does not keep.
import * as z from 'zod'
import type { JobDescription } from '../../platform/outbox/describe'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { findRouter, isOurProfile, outboxFailure, withRouter } from '../routers'
import type { ExpiryDeed } from './contract'
import { type ExpiryReport, installExpiry } from './installer'
import { type ExpiryDeps, INSTALL, noteRefusal, seenValues } from './keeping'
import { planInstall } from './plan'
import { findExpiry, keepExpiry } from './store'
import { stepSentence } from './texts'
import { troubleOf } from './trouble'

const Payload = z.object({ routerId: z.string() })

export const makeExpiryJobs = (deps: ExpiryDeps): Record<typeof INSTALL, OutboxHandler> => ({
  [INSTALL]: async ({ payload }) => {
    const { db, links, clock } = deps
    const { routerId } = Payload.parse(payload)
    const router = findRouter(db, routerId)
    // Archived or taken off meanwhile: nothing is wished for any more.
    if (!router || router.isArchived || findExpiry(db, routerId)?.isWanted === false) return { kind: 'done' }
    const report = await withRouter(links, routerId, (connection) => installExpiry(connection, isOurProfile)).catch(
      (error: unknown) => {
        if (error instanceof OutboxRefusal) db.transact((tx) => noteRefusal(tx, routerId, error, clock.now()))
        throw error
      },
    )
    const failure = report.refusal && outboxFailure(report.refusal, links.place(routerId))
    const keep = deedValues('install', report, failure, clock.now())
    if (failure) {
      db.transact((tx) => {
        keepExpiry(tx, routerId, {
          ...seenValues(findExpiry(tx, routerId), planOf(report), report.state, clock.now()),
          ...keep,
          state: 'refused',
        })
      })
      throw failure
    }
    return {
      kind: 'done',
      book(tx) {
        const before = findExpiry(tx, routerId)
        // An idle look is no deed: the last one stays on the screen.
        const deed = report.steps.length > 0 ? keep : {}
        const state = report.unkept.length > 0 ? ('unkept' as const) : ('installed' as const)
        keepExpiry(tx, routerId, { ...seenValues(before, planOf(report), report.state, clock.now()), ...deed, state })
      },
    }
  },
})

const planOf = ({ state }: ExpiryReport) => planInstall(state, isOurProfile)

export function deedOf(deed: ExpiryDeed['deed'], report: ExpiryReport, failure: unknown, at: number): ExpiryDeed {
  return {
    deed,
    at,
    steps: report.steps.map(({ step, outcome }) => ({ sentence: stepSentence(step), outcome })),
    trouble: failure === undefined ? null : troubleOf(failure),
    unkept: report.unkept.map(stepSentence),
  }
}

const deedValues = (...deed: Parameters<typeof deedOf>) => ({ report: JSON.stringify(deedOf(...deed)) })

export const expiryJobDescriptions: Record<typeof INSTALL, JobDescription> = {
  [INSTALL]: {
    say: (db, payload) =>
      `Pasang penjaga masa aktif di router ${findRouter(db, Payload.parse(payload).routerId)?.name ?? ''}`,
    cancel: {
      warning:
        'Router tidak menutup voucher yang habis selama aplikasi tertutup, dan penjaganya tidak dipasang sendiri lagi sampai Anda menekan “Pasang” di layar Router.',
      apply(tx, _ctx, payload) {
        keepExpiry(tx, Payload.parse(payload).routerId, { isWanted: false })
      },
    },
  },
}
