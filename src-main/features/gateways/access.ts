// Owns: the way to the gateway: which provider, which place, with which key.
// Must never: open a key for anybody but the adapter.
import type { ReadDb } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import type { GatewayPlace } from '../../shared/gateway'
import { getSetting } from '../settings'
import { MIDTRANS_HOSTS, makeMidtrans } from './midtrans'
import type { PaymentGateway } from './port'

/** Null = there is no key for that place. */
export type FindGateway = (db: ReadDb, place: GatewayPlace) => PaymentGateway | null

export const KEY_PURPOSE = 'gateway-key'

export interface AccessDeps {
  readonly secrets: Secrets
  /** Tests and the demo send it to a stand-in; no screen can. */
  readonly hosts?: Readonly<Record<GatewayPlace, string>> | undefined
  readonly timeoutMs?: number | undefined
}

export const gatewayWith = (deps: AccessDeps, place: GatewayPlace, serverKey: string): PaymentGateway =>
  makeMidtrans({
    host: (deps.hosts ?? MIDTRANS_HOSTS)[place],
    serverKey,
    ...(deps.timeoutMs !== undefined && { timeoutMs: deps.timeoutMs }),
  })

export const makeFindGateway =
  (deps: AccessDeps): FindGateway =>
  (db, place) => {
    // Charges that run are looked after also when the owner has switched it off since: money may still come.
    const key = getSetting(db, 'gateway').keys[place]
    return key && gatewayWith(deps, place, deps.secrets.open(key.sealed, KEY_PURPOSE))
  }
