// Owns: the part of the composition that serves customers: subscriptions, bills, payments, isolir, shifts, reports, copies.
// Must never: hold a rule of the shop. A feature adds one line to each list.

import { backupTroubles, keyIdOf, makeBackupRouter, makeBackupSchedule, makeBackups } from './features/backup'
import { reprintCardSale } from './features/cards'
import { makeCustomersRouter } from './features/customers'
import { makeImporting } from './features/intake'
import {
  bookChange,
  dueBilling,
  makeBillingJobs,
  makeInvoicesRouter,
  makeRunner,
  printBill,
  quoteChange,
} from './features/invoices'
import { type IsolirPageWatch, makeIsolirPage } from './features/isolirpage'
import { ledgerRouter } from './features/ledger'
import { activatePaid } from './features/orders'
import {
  BALANCE_REFUND,
  makePaymentSchedule,
  makePaymentsRouter,
  reprintPayment,
  reprintRefund,
} from './features/payments'
import { remindersRouter } from './features/reminders'
import { makeReportsRouter } from './features/reports'
import type { FindMaster, ShopRouterLinks } from './features/routers'
import { makeShiftsRouter, printSlip, shiftTroubles } from './features/shifts'
import {
  makeLinesSeen,
  makePrepaidSchedule,
  makeProvisioningRouter,
  makeSubscriptionJobs,
  makeSubscriptionsRouter,
  masterChanged,
  pppProfileKind,
  refreshIsolir,
  routerReplaced,
  subscriptionJobDescriptions,
  subscriptionKind,
} from './features/subscriptions'
import { makeSuspensionSchedule, reopenIfPaid, suspensionRouter, suspensionTroubles } from './features/suspension'
import type { Clock } from './platform/clock'
import type { CommandContext } from './platform/context'
import { workOnFile } from './platform/db/copy-worker'
import type { Db, Tx } from './platform/db/open'
import type { Running } from './platform/lease'
import type { Log } from './platform/log'
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
  /** After a job about a thing that "Cocokkan" compares. */
  readonly thenCompare: (work: OutboxHandler) => OutboxHandler
}

/** What the subscriptions keep on routers, for "Cocokkan". */
export const officeKinds = [subscriptionKind, pppProfileKind] as const
export { makeLinesSeen }

export function makeOffice(deps: OfficeDeps) {
  const jobs = Object.entries(makeSubscriptionJobs(deps)).map(([kind, work]) => [kind, deps.thenCompare(work)] as const)
  const handlers: Record<string, OutboxHandler> = Object.fromEntries(jobs)
  const isolirPage = makeIsolirPage(deps)
  const billing = makeRunner(deps)
  const keyId = keyIdOf(deps.key)
  const backups = makeBackups({ ...deps, keyId, work: workOnFile })
  const periodicJobs: PeriodicJob[] = [
    ...makeBackupSchedule(backups, deps.dataDir),
    ...makeBillingJobs(deps, billing),
    ...makePaymentSchedule(deps),
    ...makeSuspensionSchedule(deps),
    makePrepaidSchedule(deps),
    {
      name: 'isolir.page',
      title: 'Membuka halaman isolir',
      everyMs: 60_000,
      firstAfterMs: 60_000,
      run: isolirPage.check,
    },
  ]
  const paid = (tx: Tx, ctx: CommandContext, customerId: string): void => {
    reopenIfPaid(tx, ctx, customerId)
    activatePaid(tx, ctx, customerId, deps)
  }
  /** The marked copy of a paper that did not come out whole; null = nobody makes one. */
  const copyPaper = (tx: Tx, ctx: CommandContext, documentType: string, documentId: string): number | null => {
    if (documentType === 'payment') return reprintPayment(tx, ctx, documentId).jobId
    if (documentType === BALANCE_REFUND) return reprintRefund(tx, ctx, documentId).jobId
    if (documentType === 'invoice') return printBill(tx, ctx, Number(documentId)).jobId
    if (documentType === 'shift') return printSlip(tx, ctx, documentId).jobId
    if (documentType === 'card-sale') return reprintCardSale(tx, ctx, documentId).jobId
    return null
  }
  const routers = {
    backup: makeBackupRouter({ ...deps, backups, keyId }),
    customers: makeCustomersRouter({ importing: makeImporting(deps) }),
    invoices: makeInvoicesRouter(deps, billing),
    payments: makePaymentsRouter({ ...deps, paid }),
    provisioning: makeProvisioningRouter({ ...deps, pageState: isolirPage.state }),
    reminders: remindersRouter,
    ledger: ledgerRouter,
    reports: makeReportsRouter(deps),
    shifts: makeShiftsRouter(deps),
    subscriptions: makeSubscriptionsRouter({ ...deps, invoiceChange: bookChange, quoteChange, dueBilling }),
    suspension: suspensionRouter,
  }
  /** In the leading process only. */
  const start = (): Running => startIsolir(deps, isolirPage)
  /** For the Kendala screen: what needs a person. */
  const troubles = () => [
    ...suspensionTroubles(deps.db),
    ...backupTroubles(backups),
    ...shiftTroubles(deps.db, deps.context().now),
  ]
  return {
    handlers,
    descriptions: subscriptionJobDescriptions,
    periodicJobs,
    routers,
    troubles,
    copyPaper,
    paid,
    start,
    masterChanged,
    routerReplaced,
  }
}

/** The page is open while the settings ask for it, and routers that were set up follow a new rate or page. */
function startIsolir({ db, context }: OfficeDeps, page: IsolirPageWatch): Running {
  const unsubscribe = db.onCommit((topics) => {
    if (topics.includes('settings')) db.transact((tx) => refreshIsolir(tx, context()))
  })
  const open = page.start()
  return {
    close() {
      unsubscribe()
      return open.close()
    },
  }
}
