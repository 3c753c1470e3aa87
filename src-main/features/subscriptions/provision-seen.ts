// Owns: when a customer's line was last up, and with which address, from what the rounds at the routers read anyway.
// Must never: cost a router a question of its own, or say that somebody is away because nobody looked.
import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Db, ReadDb } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { subscription } from './tables'

export interface LineSeen {
  readonly name: string
  readonly address: string
}

const anyOn = plain<{ routerId: string }, { found: number }>(`
  select 1 as found from subscription
  where router_id = :routerId and state in ('active', 'suspended') and service_type in ('pppoe', 'hotspot') limit 1`)

const see = plain<{ routerId: string; type: string; rows: string; at: number }>(`
  update subscription set last_seen_at = :at, last_address = coalesce(nullif(line.address, ''), last_address)
  from (select value ->> 'name' as name, value ->> 'address' as address from json_each(:rows)) as line
  where router_id = :routerId and service_type = :type and username = line.name and state <> 'stopped'`)

export interface LinesSeen {
  /** Somebody of the customers may be online here. */
  isOn(routerId: string): boolean
  /** `ppp` null: the router could not be asked for it. */
  seen(
    routerId: string,
    at: number,
    lines: { readonly ppp: readonly LineSeen[] | null; readonly hotspot: readonly LineSeen[] },
  ): void
}

export const makeLinesSeen = (db: Db): LinesSeen => ({
  isOn: (routerId) => anyOn(db).get({ routerId }) !== undefined,
  seen(routerId, at, { ppp, hotspot }) {
    if ((ppp?.length ?? 0) + hotspot.length === 0) return
    const rowsOf = (lines: readonly LineSeen[]) => JSON.stringify(lines.map(({ name, address }) => ({ name, address })))
    db.transact((tx) => {
      const online = see(tx).run({ routerId, type: 'pppoe', rows: rowsOf(ppp ?? []), at }).changes
      const members = see(tx).run({ routerId, type: 'hotspot', rows: rowsOf(hotspot), at }).changes
      if (online + members > 0) tx.publish('subscriptions')
    })
  },
})

const linesOn = reading((q) =>
  q
    .select({
      id: subscription.customerId,
      type: subscription.serviceType,
      username: subscription.username,
      access: subscription.actualAccess,
      name: sql<string>`(select name from customer where customer.id = ${subscription.customerId})`,
      packageName: sql<string>`(select name from package where package.id = ${subscription.packageId})`,
    })
    .from(subscription)
    .where(
      and(
        eq(subscription.routerId, sql.placeholder('routerId')),
        inArray(subscription.serviceType, ['pppoe', 'hotspot']),
        isNotNull(subscription.username),
        ne(subscription.state, 'stopped'),
      ),
    )
    .prepare(),
)

/** Whose line is whose, for the live view: `pppoe budi`, `hotspot ani-kos`. */
export const customersOn = (db: ReadDb, routerId: string) =>
  new Map(
    linesOn(db)
      .all({ routerId })
      .map(({ type, username, access, ...names }) => [
        `${type} ${username}`,
        { ...names, isIsolated: access === 'isolated' },
      ]),
  )
