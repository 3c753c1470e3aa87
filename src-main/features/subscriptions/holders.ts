// Owns: the question who has a username or an address on a router.
// Must never: count a stopped subscription; it gave both back.
import { and, eq, ne, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { SubscriptionRow } from './store'
import { subscription } from './tables'

const customerName = sql<string>`(select name from customer where customer.id = ${subscription.customerId})`

const byUsername = reading((q) =>
  q
    .select({ name: customerName })
    .from(subscription)
    .where(
      and(
        eq(subscription.routerId, sql.placeholder('routerId')),
        eq(subscription.serviceType, sql.placeholder('serviceType')),
        eq(subscription.username, sql.placeholder('username')),
        // As the index says it, so that it is used.
        sql`username is not null and state <> 'stopped'`,
        ne(subscription.id, sql.placeholder('exceptId')),
      ),
    )
    .prepare(),
)

const byAddress = reading((q) =>
  q
    .select({ name: customerName })
    .from(subscription)
    .where(
      and(
        eq(subscription.routerId, sql.placeholder('routerId')),
        eq(subscription.address, sql.placeholder('address')),
        sql`address is not null and state <> 'stopped'`,
        ne(subscription.id, sql.placeholder('exceptId')),
      ),
    )
    .prepare(),
)

export type Held =
  | { readonly routerId: string; readonly serviceType: SubscriptionRow['serviceType']; readonly username: string }
  | { readonly routerId: string; readonly address: string }

/** Who has this username (per kind of service) or address on the router, other than `exceptId`; stopped ones gave it back. */
export const holderOf = (db: ReadDb, held: Held, exceptId: string): string | null =>
  ('username' in held ? byUsername(db).get({ ...held, exceptId }) : byAddress(db).get({ ...held, exceptId }))?.name ??
  null
