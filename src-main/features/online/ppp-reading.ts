// Owns: what a router says about PPP customers who are online now.
// Must never: take a refusal for nobody being there.
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseCount, parseRouterOsDuration } from '../../platform/routeros/values'

export interface PppSeen {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly address: string
  /** Of a PPPoE customer's router; an IP address for other services. */
  readonly callerId: string
  readonly uptime: number | null
  /** From the customer and to him; null = the router does not count them where we look. */
  readonly bytesIn: number | null
  readonly bytesOut: number | null
}

/** Null: this router has no PPP, or our user may not look at it. Throws RouterError when the link broke. */
export async function readPpp(connection: RouterConnection): Promise<readonly PppSeen[] | null> {
  const proplist = ['name', 'service', 'caller-id', 'address', 'uptime']
  const rows = await orRefused(connection.print('/ppp/active', { proplist }))
  if (rows === null) return null
  if (rows.length === 0) return []
  const counted = await orRefused(
    connection.print('/interface', { proplist: ['name', 'rx-byte', 'tx-byte'], queries: ['?type=pppoe-in'] }),
  )
  // The dynamic interface of a session is called after its customer.
  const interfaces = new Map((counted ?? []).map((row) => [row.name, row]))
  return rows.map((row) => toPpp(row, interfaces.get(`<${row.service}-${row.name}>`)))
}

async function orRefused(rows: Promise<readonly RouterRow[]>): Promise<readonly RouterRow[] | null> {
  try {
    return await rows
  } catch (error) {
    if (error instanceof RouterError && error.kind === 'trap') return null
    throw error
  }
}

const toPpp = (row: RouterRow, counters: RouterRow | undefined): PppSeen => ({
  id: row['.id'] ?? '',
  name: row.name ?? '',
  service: row.service ?? '',
  address: row.address ?? '',
  callerId: row['caller-id'] ?? '',
  uptime: row.uptime === undefined ? null : parseRouterOsDuration(row.uptime),
  bytesIn: parseCount(counters?.['rx-byte']) ?? null,
  bytesOut: parseCount(counters?.['tx-byte']) ?? null,
})
