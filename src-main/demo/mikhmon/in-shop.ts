// Owns: the old router as one of the demo shop's routers: offered until somebody adds it, found again at every start.
// Must never: be added by itself; the demo begins with one router.
import { listRouterItems, type ShopRouterLinks, saveRouter } from '../../features/routers'
import type { TakeoverDeps } from '../../features/takeover'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { OLD_ROUTER, type OldDemoRouter } from './demo'

export interface OldRouterDeps {
  readonly old: OldDemoRouter
  readonly links: ShopRouterLinks
  readonly secrets: Secrets
}

/** By the name it logs in with: a person may call the router what he likes. */
export const oldRouterIn = (db: ReadDb, links: ShopRouterLinks): string | undefined =>
  listRouterItems(db, links).find(({ username }) => username === OLD_ROUTER.username)?.id

export const offerOldRouter = ({ old, links, secrets }: OldRouterDeps): TakeoverDeps['demoRouter'] => ({
  name: OLD_ROUTER.name,
  isThere: ({ db }) => oldRouterIn(db, links) !== undefined,
  add: (tx, ctx) => save(tx, ctx, secrets, null, old.port),
})

/** It answers at another port at every start. */
export function pointOldRouter(tx: Tx, ctx: CommandContext, { old, links, secrets }: OldRouterDeps): void {
  const id = oldRouterIn(tx, links)
  if (id !== undefined) save(tx, ctx, secrets, id, old.port)
}

function save(tx: Tx, ctx: CommandContext, secrets: Secrets, id: string | null, port: number): string {
  const { name, wifiName, loginHost, username, password } = OLD_ROUTER
  const router = {
    name,
    host: '127.0.0.1',
    port,
    useTls: false,
    username,
    password,
    hotspotServer: 'all',
    wifiName,
    loginHost,
    pinSha256: null,
  }
  return saveRouter(tx, ctx, secrets, { id, router }).id
}
