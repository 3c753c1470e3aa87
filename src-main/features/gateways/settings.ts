// Owns: the owner's settings of the gateway: keeping the key sealed, and an honest word about whether it works.
// Must never: give a key back, or write one into the trail.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { randomText } from '../../platform/random'
import { fieldError } from '../../shared/errors'
import type { ChargeMethod, GatewayPlace } from '../../shared/gateway'
import { recordAudit } from '../audit'
import { type GatewaySetting, getSetting, setSetting } from '../settings'
import { type AccessDeps, gatewayWith, KEY_PURPOSE } from './access'
import type { GatewayFinding, GatewaySettings } from './contract'
import { REF_ALPHABET } from './domain'
import { GatewayFailure } from './port'
import { countRunning } from './store'
import { FINDINGS } from './texts'
import type { GatewayLink } from './watch'

const tailOf = (key: { readonly tail: string } | null) => key && { tail: key.tail }

export function settingsFor(db: ReadDb, link: GatewayLink | null): GatewaySettings {
  const { provider, place, methods, expiryHours, keys } = getSetting(db, 'gateway')
  const tails = { sandbox: tailOf(keys.sandbox), production: tailOf(keys.production) }
  return { provider, place, methods, expiryHours, keys: tails, link, running: countRunning(db) }
}

export interface SaveGateway {
  readonly provider: GatewaySetting['provider']
  readonly place: GatewayPlace
  readonly methods: readonly ChargeMethod[]
  readonly expiryHours: number
  /** Empty = the one that is kept. */
  readonly serverKey: string
}

export function saveGateway(tx: Tx, ctx: CommandContext, input: SaveGateway, { secrets }: AccessDeps): void {
  const { provider, place, expiryHours, serverKey } = input
  assertKey(serverKey)
  const { keys: known } = getSetting(tx, 'gateway')
  const keys =
    serverKey === ''
      ? known
      : { ...known, [place]: { sealed: secrets.seal(serverKey, KEY_PURPOSE), tail: serverKey.slice(-3) } }
  if (provider !== 'off' && keys[place] === null) throw fieldError('serverKey', 'GATEWAY_KEY_MISSING')
  if (provider !== 'off' && input.methods.length === 0) throw fieldError('methods', 'GATEWAY_NO_METHOD')
  const methods = [...new Set(input.methods)]
  setSetting(tx, 'gateway', { provider, place, keys, methods, expiryHours }, ctx.now)
  recordAudit(tx, ctx, {
    action: 'settings.gateway',
    subjectType: 'settings',
    subjectId: 'gateway',
    detail: { provider, place, methods, expiryHours, isKeyNew: serverKey !== '' },
  })
  tx.publish('gateways')
}

/** Printable, and not the client key, which stands beside it in the dashboard. */
function assertKey(serverKey: string): void {
  if (serverKey === '') return
  if (!/^[\x21-\x7e]{8,120}$/.test(serverKey) || /client/i.test(serverKey))
    throw fieldError('serverKey', 'GATEWAY_KEY_SHAPE')
}

export interface TestGateway {
  readonly place: GatewayPlace
  readonly serverKey: string
}

/** An order that cannot exist: "not found" proves the key, "unauthorized" disproves it. Nothing is made there. */
export async function testGateway(
  db: ReadDb,
  { place, serverKey }: TestGateway,
  ctx: CommandContext,
  deps: AccessDeps,
): Promise<GatewayFinding[]> {
  assertKey(serverKey)
  const kept = getSetting(db, 'gateway').keys[place]
  const key = serverKey || (kept ? deps.secrets.open(kept.sealed, KEY_PURPOSE) : '')
  if (key === '') throw fieldError('serverKey', 'GATEWAY_KEY_MISSING')
  const hint = place === 'production' && key.startsWith('SB-') ? [FINDINGS.sandboxKey] : []
  const known = { ref: `COBA-${randomText(ctx.random, REF_ALPHABET, 16)}`, amount: 0, transactionId: null }
  try {
    const { kind } = await gatewayWith(deps, place, key).status(known, AbortSignal.timeout(20_000))
    if (kind !== 'unknown') return [...hint, FINDINGS.odd]
    return [...hint, place === 'sandbox' ? FINDINGS.sandboxWorks : FINDINGS.works, FINDINGS.methodsUntested]
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error
    const found =
      error.kind === 'key' ? FINDINGS.key : error.kind === 'unreachable' ? FINDINGS.unreachable : FINDINGS.odd
    return [...hint, found]
  }
}
