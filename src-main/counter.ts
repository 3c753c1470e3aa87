// Owns: the part of the composition that serves the counter: catalogue, vouchers, sales, paper, and the routers they live on.
// Must never: hold a rule of the shop. A feature adds one line to each list.
import { refundPurchase } from './features/cards'
import { clockWarningOf } from './features/care'
import { findMaster, makeCatalogRouter } from './features/catalog'
import type { makeKeeping } from './features/keeping'
import { refundOrdered } from './features/orders'
import { makePrintingRouter } from './features/printing'
import { refundVoucher } from './features/resellers'
import {
  describeProfileJob,
  ensureProfiles,
  isClockVouched,
  makeProfileJob,
  makeRoutersRouter,
  neverLoggedIn,
  type ShopRouterLinks,
  watchRouters,
} from './features/routers'
import { makeSalesRouter, makeTopUp, reprintSale } from './features/sales'
import { getSetting } from './features/settings'
import { forgetDrafts, makeTakeoverJobs, makeTakeoverRouter, takeoverJobDescriptions } from './features/takeover'
import {
  countVouchers,
  makeVoucherJobs,
  makeVoucherSchedule,
  makeVouchersRouter,
  outstandingOn,
  sheetOfBatch,
  voucherJobDescriptions,
} from './features/vouchers'
import type { makeOffice } from './office'
import type { Clock } from './platform/clock'
import type { CommandContext } from './platform/context'
import type { Db } from './platform/db/open'
import type { PaperTransports } from './platform/escpos/transports'
import type { Log } from './platform/log'
import type { JobDescriptions } from './platform/outbox/describe'
import type { OutboxHandler } from './platform/outbox/runner'
import { forgetFinished } from './platform/outbox/store'
import type { Passwords } from './platform/passwords'
import type { PdfPrinter } from './platform/pdf'
import { forgetOldAnswers, REMEMBER_MS } from './platform/requests'
import type { PeriodicJob } from './platform/schedule'
import type { Secrets } from './platform/secrets'

type Keeping = ReturnType<typeof makeKeeping>
type Office = ReturnType<typeof makeOffice>

export interface CounterDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  /** The shop's. */
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly pdf: PdfPrinter
  readonly transports: PaperTransports
  readonly context: () => CommandContext
  readonly keeping: Pick<Keeping, 'comparing' | 'profileJob' | 'routerReplaced'>
  readonly office: Pick<Office, 'copyPaper' | 'masterChanged' | 'routerReplaced'>
  /** An old router that the demo offers to take over. */
  readonly demoRouter: Parameters<typeof makeTakeoverRouter>[0]['demoRouter']
  readonly wake: (lane: string) => void
}

/** A look at an old router that nobody took over. */
const DRAFT_MS = 24 * 3_600_000
const TIDY_MS = 6 * 3_600_000

export function makeCounter(deps: CounterDeps) {
  const { db, links, clock, log, secrets, keeping, office, wake } = deps
  const profiles = { db, links, clock, findMaster }
  const isOnline = (routerId: string) => links.isOnline(routerId)

  const handlers: Record<string, OutboxHandler> = {
    'profile.ensure': keeping.profileJob(makeProfileJob(profiles)),
    ...makeVoucherJobs(deps),
    ...keeping.comparing(makeTakeoverJobs(deps)),
  }
  const descriptions: JobDescriptions = {
    'profile.ensure': describeProfileJob(findMaster),
    ...voucherJobDescriptions,
    ...takeoverJobDescriptions,
  }
  const periodicJobs: PeriodicJob[] = [
    { name: 'shop.tidy', title: 'Membuang catatan lama', everyMs: TIDY_MS, firstAfterMs: 60_000, run: tidy },
    ...makeVoucherSchedule({ ...deps, isClockVouched: () => isClockVouched(db, clock.now()) }),
  ]
  function tidy(): void {
    db.transact((tx) => {
      forgetOldAnswers(tx, clock.now())
      forgetFinished(tx, clock.now() - REMEMBER_MS)
      forgetDrafts(tx, clock.now() - DRAFT_MS)
    })
  }

  const routers = {
    catalog: makeCatalogRouter({
      masterChanged(tx, ctx, masterId) {
        ensureProfiles(tx, ctx, masterId)
        office.masterChanged(tx, ctx, masterId)
      },
      unsoldOf: (read, packageId) => countVouchers(read, { packageId, state: 'stock' }),
    }),
    printing: makePrintingRouter({
      ...deps,
      copyReceipt: (tx, ctx, saleId, isApproved) => reprintSale(tx, ctx, saleId, isApproved).jobId,
      copyPaper: office.copyPaper,
      sheetOf: (call, input) => sheetOfBatch(call.db, call.contextFor(null), input),
    }),
    routers: makeRoutersRouter({
      ...{ links, secrets, clock, log, findMaster, wake },
      unfinishedVouchers: outstandingOn,
      routerReplaced(tx, ctx, routerId) {
        keeping.routerReplaced(tx, ctx, routerId)
        office.routerReplaced(tx, ctx, routerId)
      },
      zoneOf: (read) => getSetting(read, 'shop').zone,
    }),
    sales: makeSalesRouter({
      ...deps,
      isOnline,
      clockWarning: clockWarningOf,
      topUp: makeTopUp(isOnline),
      neverLoggedIn: (routerId, voucher) => neverLoggedIn(links, routerId, voucher),
      refundElsewhere: (tx, ctx, input) =>
        refundVoucher(tx, ctx, input) ?? refundPurchase(tx, ctx, input) ?? refundOrdered(tx, ctx, input),
    }),
    takeover: makeTakeoverRouter({ links, clock, secrets, demoRouter: deps.demoRouter }),
    vouchers: makeVouchersRouter(deps),
  }

  return {
    handlers,
    descriptions,
    periodicJobs,
    routers,
    watch: (wakeLane: (lane: string) => void) => watchRouters({ ...profiles, log, wake: wakeLane }),
  }
}
