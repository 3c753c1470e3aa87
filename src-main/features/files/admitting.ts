// Owns: who may send a picture from the LAN, asked before a byte of it is read.
// Must never: let a stranger, or one phone, keep the shop reading megabytes.
import type { Party } from '../../platform/context'
import { makeLimiter, makeTurns } from '../../platform/limits'
import type { PortalCall } from '../../platform/portal-rpc'
import { partyOf } from '../../platform/portal-rpc'
import { DomainError } from '../../shared/errors'
import { assertToday } from './receiving'

/** Phones behind a router that masquerades share an address. */
const BY_ADDRESS = { burst: 40, refillMs: 20_000 }
/** Whoever makes himself one account after another fills a gigabyte a day at most. */
const BY_ADDRESS_A_DAY = { burst: 150, refillMs: 480_000 }
/** Each holds up to 4 MB of memory. */
const AT_ONCE = { all: 8, ofOne: 2 }

/** Throws what the phone is told; the returned function ends the turn. */
export type Admit = (call: PortalCall) => () => void

export function makeAdmit(elapsed?: () => number): Admit {
  const byAddress = makeLimiter(BY_ADDRESS, elapsed)
  const ofDay = makeLimiter(BY_ADDRESS_A_DAY, elapsed)
  const turns = makeTurns(AT_ONCE)
  return (call) => {
    const party = partyOf(call)
    if (!call.isOpenFor(party.kind)) throw new DomainError('PORTAL_CLOSED')
    if (!call.isSafe()) throw new DomainError('PORTAL_NOT_SAFE')
    if (call.mustChange(party)) throw new DomainError('PORTAL_MUST_CHANGE')
    if (call.isPassive()) throw new DomainError('PASSIVE_HOST')
    assertToday(call.db, ownerOf(party), call.contextFor(null).now)
    const { address } = call.connection
    const wait = byAddress.take(address) || ofDay.take(address)
    if (wait > 0) throw new DomainError('FILE_BUSY', { seconds: Math.ceil(wait / 1000) })
    const leave = turns(`${party.kind}:${party.id}`)
    if (!leave) throw new DomainError('FILE_BUSY', { seconds: 5 })
    return leave
  }
}

export const ownerOf = ({ kind, id }: Party) => ({ ownerKind: kind, ownerId: id }) as const
