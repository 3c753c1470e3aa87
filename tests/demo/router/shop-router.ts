// Owns: simulated routers for tests: a clock that only moves when told, closed after each test, and proof that the simulator had no bug.
// Must never: use the real clock.

import { afterEach, expect } from 'vitest'
import { createSimRouter, type SimRouter, type SimRouterOptions } from '../../../src-main/demo/router'
import { ApiClient } from './api-client'

/** Saturday 21 November 2026, 10:00 WIB. */
export const saturday = Date.UTC(2026, 10, 21, 3)

const open: SimRouter[] = []
const clients: ApiClient[] = []

export function shopRouter(options: Partial<SimRouterOptions> = {}): SimRouter {
  const router = createSimRouter({ clock: { now: () => saturday }, ...options })
  open.push(router)
  return router
}

/** A router that listens, and a client that is logged in. */
export async function routerWithClient(options: Partial<SimRouterOptions> = {}) {
  const router = shopRouter(options)
  const port = await router.listen()
  const client = await clientOf(port)
  return { router, port, client }
}

export async function clientOf(port: number, name = 'admin', password = ''): Promise<ApiClient> {
  const client = await ApiClient.loggedIn(port, name, password)
  clients.push(client)
  return client
}

export async function strangerAt(port: number): Promise<ApiClient> {
  const client = await ApiClient.open(port)
  clients.push(client)
  return client
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  for (const router of open.splice(0)) {
    await router.close()
    expect(router.bugs, 'the simulator itself made a mistake').toEqual([])
  }
})
