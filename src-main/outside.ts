// Owns: the part of the composition that serves people outside the counter: the LAN door, resellers, recharge cards.
// Must never: hold a rule of the shop. A feature adds one line to each list.
import {
  cardsSoldTo,
  cardTroubles,
  makeCardGuard,
  makeCardSchedule,
  makeCardsRouter,
  makeSaldoRouter,
} from './features/cards'
import { createCustomer, findCustomer } from './features/customers'
import {
  type MayRead,
  makeAdmit,
  makeFileSchedule,
  makeFilesPortalRouter,
  makeFilesRouter,
  makeReceiving,
  makeServePicture,
} from './features/files'
import { makeGateways } from './features/gateways'
import { bookChange, quoteChange } from './features/invoices'
import type { OfficeTrouble } from './features/kendala'
import {
  findOrder,
  makeOrderPortalRouter,
  makeOrderSchedule,
  makeOrdersRouter,
  orderNumberOf,
  orderTroubles,
} from './features/orders'
import { claimTroubles, type Paid, payPortalRouter } from './features/payments'
import {
  type FindParty,
  type MakeCustomer,
  makeLogins,
  makePortalSessionRouter,
  makePortalStaffRouter,
  makeRegistering,
  portalTroubles,
} from './features/portal'
import { makePromoGuard, makePromosRouter } from './features/promos'
import {
  depositTroubles,
  findReseller,
  makeResellerPortalRouter,
  makeResellerSchedule,
  makeResellersRouter,
  type NeverLoggedIn,
} from './features/resellers'
import { makeSelfcareRouter } from './features/selfcare'
import { getSetting, PLAIN_WARNING_VERSION } from './features/settings'
import { termsPortalRouter, termsRouter } from './features/terms'
import { makeTicketsPortalRouter, makeTicketsRouter, mayReadTicketPicture, ticketTroubles } from './features/tickets'
import type { Clock } from './platform/clock'
import type { CommandContext, Party } from './platform/context'
import type { Db } from './platform/db/open'
import { type Limit, makeGuessAlarm, makeLimiter } from './platform/limits'
import type { Log } from './platform/log'
import type { PasswordLanes } from './platform/passwords'
import type { PdfPrinter } from './platform/pdf'
import type { PortalCall } from './platform/portal-rpc'
import type { Random } from './platform/random'
import type { Connection } from './platform/rpc'
import type { PeriodicJob } from './platform/schedule'
import type { Secrets } from './platform/secrets'
import type { GatewayPlace } from './shared/gateway'
import type { PartyKind } from './shared/portal-contract'
import type { LanPlace, LanRouter } from './transport/lan-door'
import { makeLanHost } from './transport/lan-host'

export interface OutsideDeps {
  readonly db: Db
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  readonly passwords: PasswordLanes
  readonly pdf: PdfPrinter
  /** Asks a router now whether a code was ever used. */
  readonly neverLoggedIn: NeverLoggedIn
  /** Nothing late may be left of this customer: isolir looks at once. */
  readonly paid: Paid
  readonly isDemo: boolean
  readonly isPassive: () => boolean
  /** Tests send the payment gateway to a stand-in. */
  readonly gatewayHosts?: Readonly<Record<GatewayPlace, string>> | undefined
  /** Of the app itself, or of a customer or reseller. */
  readonly context: (party?: Party | null) => CommandContext
}

/** Commands of one customer or reseller: a rush of a minute, then one in three seconds. */
const PACE = { burst: 60, refillMs: 3_000 }
/** And of a day: each is written down, much of it for good. A reseller sells all day long. */
const DAY_PACE: Readonly<Record<PartyKind, Limit>> = {
  customer: { burst: 300, refillMs: 180_000 },
  reseller: { burst: 2_000, refillMs: 30_000 },
}

type Finder = (db: Parameters<FindParty>[0], partyId: string) => Party | undefined

export function makeOutside(deps: OutsideDeps) {
  const { db, log, secrets, context, isPassive } = deps

  // One line a feature in each list.
  const finders: Readonly<Record<PartyKind, Finder>> = {
    customer: (read, id) => {
      const customer = findCustomer(read, id)
      return customer && !customer.isArchived ? { kind: 'customer', id, name: customer.name } : undefined
    },
    reseller: (read, id) => {
      const row = findReseller(read, id)
      return row?.isActive ? { kind: 'reseller', id, name: row.name } : undefined
    },
  }
  const findParty: FindParty = (read, kind, partyId) => finders[kind](read, partyId)
  const alarm = makeGuessAlarm(deps.clock, () => db.transact((tx) => tx.publish('portal', 'outbox')))
  const logins = makeLogins({ ...deps, passwords: deps.passwords.lan, findParty, alarm })
  const makeCustomer: MakeCustomer = (tx, ctx, person) => {
    const { id, name } = createCustomer(tx, ctx, { ...person, notes: 'Daftar sendiri lewat portal.' })
    return { kind: 'customer', id, name }
  }
  const register = makeRegistering({ ...deps, passwords: deps.passwords.lan, logins, alarm, makeCustomer })
  const guard = makeCardGuard(deps.clock, () => db.transact((tx) => tx.publish('cards', 'outbox')))
  const receiving = makeReceiving(deps)
  const promoGuard = makePromoGuard()
  const gateways = makeGateways({ ...deps, hosts: deps.gatewayHosts })
  const ticketSeams = { findOrder }
  const periodicJobs: PeriodicJob[] = [
    ...makeResellerSchedule(deps),
    ...makeCardSchedule(deps),
    ...makeFileSchedule({ ...deps, receiving }),
    ...gateways.periodicJobs,
    ...makeOrderSchedule(deps),
    {
      name: 'lan.follow',
      title: 'Mengikuti alamat jaringan portal',
      everyMs: 30_000,
      firstAfterMs: 30_000,
      run: () => lan.follow(),
    },
  ]
  const lanRouter: LanRouter = {
    files: makeFilesPortalRouter({ receiving }),
    pay: payPortalRouter,
    gateway: gateways.portalRouter,
    orders: makeOrderPortalRouter({ ...deps, promoGuard }),
    session: makePortalSessionRouter({ logins, register, isDemo: deps.isDemo }),
    reseller: makeResellerPortalRouter({ ...deps, cardsSoldTo }),
    saldo: makeSaldoRouter({ ...deps, guard, invoiceChange: bookChange, quoteChange }),
    selfcare: makeSelfcareRouter({ ...deps, alarm }),
    tickets: makeTicketsPortalRouter(ticketSeams),
    terms: termsPortalRouter,
  }

  /** Pictures that somebody else sent and a party may see all the same. */
  const pictureGrants: MayRead[] = [mayReadTicketPicture]

  const paces = makeLimiter(PACE)
  const dayPaces = { customer: makeLimiter(DAY_PACE.customer), reseller: makeLimiter(DAY_PACE.reseller) }
  const callFor = (connection: Connection, isTls: boolean): PortalCall => ({
    connection,
    db,
    party: () => logins.partyOfToken(connection.token()),
    isSafe: () => isTls || getSetting(db, 'lan').plainAccepted >= PLAIN_WARNING_VERSION,
    isOpenFor: (kind) => getSetting(db, 'lan')[kind === 'customer' ? 'forCustomers' : 'forResellers'],
    mustChange: logins.mustChange,
    isPassive,
    pace: ({ kind, id }) => paces.take(`${kind}:${id}`) || dayPaces[kind].take(id),
    contextFor: context,
  })

  const place = (): LanPlace | null => {
    const { isOn, address, port, names } = getSetting(db, 'lan')
    if (!isOn) return null
    const tls = getSetting(db, 'lanTls')
    return {
      address,
      port,
      names,
      ...(tls && { tls: { certificate: tls.certificate, key: secrets.open(tls.sealedKey, 'lan-tls') } }),
    }
  }
  const lan = makeLanHost({
    router: lanRouter,
    log,
    callFor,
    pictures: { admit: makeAdmit(), serve: makeServePicture(receiving, pictureGrants) },
    place,
    onChange: () => db.transact((tx) => tx.publish('portal')),
  })

  return {
    handlers: gateways.handlers,
    descriptions: gateways.descriptions,
    lanes: gateways.lanes,
    periodicJobs,
    lan,
    /** For the Kendala screen: what needs a person. */
    troubles: (): OfficeTrouble[] => [
      ...cardTroubles(guard, deps.clock.now()),
      ...claimTroubles(db),
      ...depositTroubles(db),
      ...portalTroubles(alarm, deps.clock.now()),
      ...ticketTroubles(db, deps.clock.now()),
      ...gateways.troubles(),
      ...orderTroubles(db, deps.clock.now()),
    ],
    routers: {
      files: makeFilesRouter({ receiving }),
      cards: makeCardsRouter({ ...deps, guard }),
      orders: makeOrdersRouter(deps),
      gateways: gateways.router,
      promos: makePromosRouter({ orderNumberOf }),
      resellers: makeResellersRouter(deps),
      terms: termsRouter,
      tickets: makeTicketsRouter(ticketSeams),
      portal: makePortalStaffRouter({ ...deps, findParty, door: lan.state, reopen: lan.reopen }),
    },
  }
}
