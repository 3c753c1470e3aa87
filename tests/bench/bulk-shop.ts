// Owns: a shop with routers for the bulk runs, and whether its books and a router say exactly the same.
// Must never: take "close enough" for right.
import { mkdirSync, rmSync } from 'node:fs'
import type { App } from '../../src-main/app'
import type { Api } from '../../src-main/transport/contract'
import { API_USER, firstRun, openShop, requestId } from '../crash/shop'
import type { RouterChild } from './router-child'

export interface BulkShop {
  readonly app: App
  readonly api: Api
  readonly routerIds: readonly string[]
  /** From the click to "done" on the router; the id of the batch. */
  make(quantity: number, routerId?: string): Promise<string>
  /** Resolves when nothing waits in the outbox. */
  drained(): Promise<void>
  /** Vouchers that stand on only one side, twice, or spoilt, and work that was given up. */
  wrong(at?: number): Promise<number>
  close(): Promise<void>
}

const FORMAT = { length: 10, prefix: '', style: 'single' } as const

export async function openBulkShop(folder: string, routers: RouterChild): Promise<BulkShop> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const shop = await openShop({ dataDir: folder, onBug: (line) => console.error(line) })
  const { app, api } = shop
  const facts = await firstRun(api, { routerPort: routers.port, printerPort: 0 })
  const [item] = facts.packages
  if (!item) throw new Error('the shop sells nothing')
  const routerIds = [facts.routerId]
  for (const [index, port] of routers.ports.entries()) {
    if (index === 0) continue
    const router = {
      ...{ name: `Warkop ${index + 1}`, host: '127.0.0.1', port, useTls: false, pinSha256: null },
      ...{ username: API_USER.name, password: API_USER.password },
      ...{ hotspotServer: 'all', wifiName: 'WARKOP-JOKO', loginHost: '' },
    }
    routerIds.push((await api.routers.save({ id: null, router, requestId: requestId() })).id)
  }
  const one = (sql: string) => app.db.connection.prepare<[string], string>(sql).pluck()
  const stateOf = one('select state from voucher_batch where id = ?')
  const openJobs = app.db.connection.prepare<[], number>(
    "select count(*) from outbox where state in ('waiting', 'running')",
  )
  const booked = one(
    "select code || ' ' || id from voucher where router_id = ? and router_state = 'present' order by id",
  )
  const unsettled = app.db.connection.prepare<[string], number>(
    "select count(*) from voucher where router_id = ? and router_state not in ('present', 'removed')",
  )
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return
        stop()
        resolve()
      }
      const stop = app.db.onCommit(look)
      look()
    })

  return {
    app,
    api,
    routerIds,
    async make(quantity, routerId = facts.routerId) {
      const batch = { packageId: item.id, routerId, quantity, codeFormat: FORMAT, reason: '', approval: null }
      const { batchId } = await api.vouchers.createBatch({ ...batch, requestId: requestId() })
      await until(() => stateOf.get(batchId) === 'done')
      return batchId
    },
    drained: () => until(() => openJobs.pluck().get() === 0),
    async wrong(at = 0) {
      const routerId = routerIds[at] ?? ''
      const there = await routers.users(at)
      const wanted = new Set(booked.all(routerId))
      const extra = there.filter((user) => !wanted.delete(user)).length
      return extra + wanted.size + (unsettled.pluck().get(routerId) ?? 0)
    },
    close: shop.close,
  }
}
