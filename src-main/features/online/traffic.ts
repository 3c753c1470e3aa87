// Owns: what flows through one interface of a router, asked for once for everybody who looks at it.
// Must never: be asked while nobody looks.
import type { Clock } from '../../platform/clock'
import { type RouterConnection, RouterError } from '../../platform/routeros'
import { parseCount, parseFlag } from '../../platform/routeros/values'
import { DomainError } from '../../shared/errors'
import type { ShopRouterLinks } from '../routers'
import type { RouterInterface, TrafficPoint } from './contract'
import { type SharedPoll, sharedPoll } from './shared-poll'

interface TrafficDeps {
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly everyMs?: number
}

/** What the router sends and receives there; bits a second. */
interface Flow {
  readonly at: number
  readonly rx: number | null
  readonly tx: number | null
}

export interface Traffic {
  follow(
    place: { readonly routerId: string; readonly interfaceName: string; readonly side: RouterInterface['side'] },
    listener: (point: TrafficPoint) => void,
  ): () => void
}

const EVERY_MS = 2_000
const REST_SHARE = 10

export function makeTraffic({ links, clock, everyMs = EVERY_MS }: TrafficDeps): Traffic {
  const polls = new Map<string, SharedPoll<Flow>>()

  const ask = async (routerId: string, interfaceName: string): Promise<Flow> => {
    const nothing = { at: clock.now(), rx: null, tx: null }
    if (!links.isOnline(routerId)) return nothing
    try {
      const connection = await links.trusted(routerId)
      const words = [`=interface=${interfaceName}`, '=once=']
      const { rows } = await connection.run('/interface/monitor-traffic', words, { timeoutMs: 10_000 })
      const rate = (name: string) => parseCount(rows[0]?.[name]) ?? null
      return { at: clock.now(), rx: rate('rx-bits-per-second'), tx: rate('tx-bits-per-second') }
    } catch (error) {
      // A gap in the chart says it; the link and the router's panel say why.
      if (error instanceof RouterError || error instanceof DomainError) return nothing
      throw error
    }
  }

  return {
    follow({ routerId, interfaceName, side }, listener) {
      const key = `${routerId} ${interfaceName}`
      const poll =
        polls.get(key) ??
        sharedPoll(() => ask(routerId, interfaceName), {
          everyMs,
          restShare: REST_SHARE,
          onIdle: () => polls.delete(key),
        })
      polls.set(key, poll)
      return poll.subscribe(({ at, rx, tx }) =>
        listener(side === 'internet' ? { at, download: rx, upload: tx } : { at, download: tx, upload: rx }),
      )
    },
  }
}

/** Ways to the internet by their names and types; the rest leads to customers (a guess, and the screen lets one choose). */
const UPLINK_NAME = /^(ether1$|wan|internet|isp|modem|lte|sfp1$)/i
const UPLINK_TYPES = new Set(['pppoe-out', 'lte', 'l2tp-out', 'sstp-out', 'ovpn-out', 'wg'])

/** Those that customers' sessions made are left out. Hotspot first. Throws RouterError. */
export async function readInterfaces(connection: RouterConnection): Promise<RouterInterface[]> {
  const proplist = ['name', 'type', 'running', 'disabled', 'dynamic']
  const [rows, servers] = await Promise.all([
    connection.print('/interface', { proplist }),
    connection.print('/ip/hotspot', { proplist: ['interface'] }),
  ])
  const hotspots = new Set(servers.map((row) => row.interface))
  const order = (name: string) => (hotspots.has(name) ? 0 : 1)
  return rows
    .filter((row) => !parseFlag(row.dynamic) && !parseFlag(row.disabled) && row.type !== 'loopback')
    .map(({ name = '', type = '', running }) => ({
      name,
      type,
      isRunning: parseFlag(running),
      side:
        !hotspots.has(name) && (UPLINK_NAME.test(name) || UPLINK_TYPES.has(type))
          ? ('internet' as const)
          : ('customers' as const),
    }))
    .sort((one, other) => order(one.name) - order(other.name) || Number(other.isRunning) - Number(one.isRunning))
}
