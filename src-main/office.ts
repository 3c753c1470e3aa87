// Owns: the part of the composition that serves customers: subscriptions, bills, payments, isolir, shifts, reports, copies.
// Must never: hold a rule of the shop. A feature adds one line to each list.

import { keyIdOf, makeBackupRouter, makeBackupSchedule, makeBackups } from './features/backup'
import { makeCustomersRouter } from './features/customers'
import { makeImporting } from './features/intake'
import { bookChange, makeBillingJobs, makeInvoicesRouter, makeRunner } from './features/invoices'
import { makePaymentSchedule, makePaymentsRouter } from './features/payments'
import { remindersRouter } from './features/reminders'
import type { FindMaster, ShopRouterLinks } from './features/routers'
import { makeShiftsRouter } from './features/shifts'
import { makeSubscriptionJobs, makeSubscriptionsRouter, subscriptionJobDescriptions } from './features/subscriptions'
import { makeSuspensionSchedule, reopenIfPaid, suspensionRouter } from './features/suspension'
import type { Clock } from './platform/clock'
import type { CommandContext } from './platform/context'
import { workOnFile } from './platform/db/copy-worker'
import type { Db, Tx } from './platform/db/open'
import type { Log } from './platform/log'
import type { JobDescriptions } from './platform/outbox/describe'
import type { OutboxHandler } from './platform/outbox/runner'
import type { Passwords } from './platform/passwords'
import type { PdfPrinter } from './platform/pdf'
import type { Random } from './platform/random'
import type { PeriodicJob } from './platform/schedule'
import type { Secrets } from './platform/secrets'

export interface OfficeDeps {
  readonly db: Db
  readonly dataDir: string
  readonly version: string
  /** The master key: only its owner's copy of it needs it here. */
  readonly key: Uint8Array
  readonly restart: (() => void) | undefined
  readonly links: ShopRouterLinks
  /** The computer's. */
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly pdf: PdfPrinter
  readonly findMaster: FindMaster
  /** Of the app itself: background jobs. */
  readonly context: () => CommandContext
}

export function makeOffice(deps: OfficeDeps) {
  const handlers: Record<string, OutboxHandler> = { ...makeSubscriptionJobs(deps) }
  const descriptions: JobDescriptions = { ...subscriptionJobDescriptions }
  const billing = makeRunner(deps)
  const keyId = keyIdOf(deps.key)
  const backups = makeBackups({ ...deps, keyId, work: workOnFile })
  const periodicJobs: PeriodicJob[] = [
    ...makeBackupSchedule(backups, deps.dataDir),
    ...makeBillingJobs(deps, billing),
    ...makePaymentSchedule(deps),
    ...makeSuspensionSchedule(deps),
  ]
  const paid = (tx: Tx, ctx: CommandContext, customerId: string): void => {
    reopenIfPaid(tx, ctx, customerId)
  }
  const routers = {
    backup: makeBackupRouter({ ...deps, backups, keyId }),
    customers: makeCustomersRouter({ importing: makeImporting(deps) }),
    invoices: makeInvoicesRouter(deps, billing),
    payments: makePaymentsRouter({ ...deps, paid }),
    reminders: remindersRouter,
    shifts: makeShiftsRouter(deps),
    subscriptions: makeSubscriptionsRouter({ ...deps, invoiceChange: bookChange }),
    suspension: suspensionRouter,
  }
  return { handlers, descriptions, periodicJobs, routers, paid }
}
