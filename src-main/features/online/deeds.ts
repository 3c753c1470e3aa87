// Owns: what a person does to one session or device at the router, while he waits for the answer.
// Must never: end another session than the one that was pressed: a router gives its ids again after a restart.

import type { ReadDb } from '../../platform/db/open'
import { type RouterConnection, RouterError } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { askRouter, findRouter, type ShopRouterLinks } from '../routers'
import { findBatch, findVoucher, releaseDevice } from '../vouchers'
import type { SessionKind } from './contract'

export interface Kick {
  readonly routerId: string
  readonly kind: SessionKind
  readonly sessionId: string
  readonly user: string
}

/** Its device, for the audit trail. Throws SESSION_GONE, ROUTER_UNREACHABLE, or what the router said. */
export function kickSession(links: ShopRouterLinks, kick: Kick): Promise<string> {
  return askRouter(links, kick.routerId, (connection) =>
    kick.kind === 'pppoe' ? kickPpp(connection, kick) : kickHotspot(connection, kick),
  )
}

/** Its cookie first, or the device would be back before the person has looked up. */
async function kickHotspot(connection: RouterConnection, kick: Kick): Promise<string> {
  const proplist = ['user', 'mac-address']
  const [session] = await connection.print('/ip/hotspot/active', { proplist, queries: [`?.id=${kick.sessionId}`] })
  if (session?.user !== kick.user) throw new DomainError('SESSION_GONE', { user: kick.user })
  const mac = session['mac-address'] ?? ''
  const cookies = await connection.print('/ip/hotspot/cookie', { proplist, queries: [`?user=${kick.user}`] })
  for (const cookie of cookies)
    if (cookie['mac-address'] === mac) await remove(connection, '/ip/hotspot/cookie', cookie['.id'])
  await remove(connection, '/ip/hotspot/active', session['.id'])
  return mac
}

async function kickPpp(connection: RouterConnection, kick: Kick): Promise<string> {
  const queries = [`?.id=${kick.sessionId}`]
  const [session] = await connection.print('/ppp/active', { proplist: ['name', 'caller-id'], queries })
  if (session?.name !== kick.user) throw new DomainError('SESSION_GONE', { user: kick.user })
  await remove(connection, '/ppp/active', session['.id'])
  return session['caller-id'] ?? ''
}

/** One that went by itself meanwhile is what was wanted. */
async function remove(connection: RouterConnection, menu: string, id: string | undefined): Promise<void> {
  try {
    await connection.run(`${menu}/remove`, [`=.id=${id}`])
  } catch (error) {
    if (!(error instanceof RouterError) || error.trap !== 'gone') throw error
  }
}

/** "Lepas kunci perangkat". Throws VOUCHER_NOT_THERE when the router does not have it. */
export async function releaseVoucherDevice(db: ReadDb, links: ShopRouterLinks, voucherId: number): Promise<void> {
  const row = findVoucher(db, voucherId)
  const batch = row && findBatch(db, row.batchId)
  if (!row || !batch) throw new DomainError('VOUCHER_NOT_FOUND')
  const mark = { id: row.id, code: row.code, tag: batch.tag }
  const isDone = await askRouter(links, row.routerId, (connection) => releaseDevice(connection, mark))
  if (!isDone)
    throw new DomainError('VOUCHER_NOT_THERE', { code: row.code, name: findRouter(db, row.routerId)?.name ?? '' })
}
