// Owns: writing down what a router has confirmed of a subscription, and why it refused.
// Must never: call a wish fulfilled that is newer than what the router was asked for.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { Secrets } from '../../platform/secrets'
import { passwordPurpose } from './domain'
import type { Applied } from './provision-apply'
import { PROVISION_TEXTS } from './provision-texts'
import { findKept, type Want } from './provision-want'
import { recordEvent } from './store'

const confirm = plain<{
  id: string
  revision: number
  access: string
  provision: string
  now: number
  passwordMark: string | null
  routerId: string
}>(`
  update subscription set actual_access = :access, confirmed_revision = :revision, confirmed_at = :now,
    confirmed_password = :passwordMark,
    provision = case when revision = :revision then :provision else 'waiting' end,
    provision_error = case when revision = :revision then null else provision_error end
  where id = :id and router_id = :routerId`)

const learn = plain<{ id: string; sealed: string | null; address: string | null }>(`
  update subscription set sealed_password = :sealed,
    address = case when address is null and not exists (
      select 1 from subscription other where other.router_id = subscription.router_id and other.address = :address
        and other.state <> 'stopped' and other.id <> subscription.id) then :address else address end
  where id = :id`)

/** The router on which it stands has it as wished. */
export function bookApplied(
  tx: Tx,
  ctx: CommandContext,
  want: Want,
  applied: Applied,
  {
    routerId,
    routerName,
    secrets,
  }: { readonly routerId: string; readonly routerName: string; readonly secrets: Secrets },
): void {
  const before = findKept(tx, want.id)
  // Moved while the router answered: it is taken away again by the job that the move left.
  if (before?.routerId !== routerId) return
  if (applied.adopted) {
    const { address, password } = applied.adopted
    const sealed = password === null ? null : secrets.seal(password, passwordPurpose(want.id))
    learn(tx).run({ id: want.id, sealed, address })
    recordEvent(tx, ctx, want.id, 'confirmed', PROVISION_TEXTS.adopted(routerName))
  }
  const passwordMark = applied.adopted?.password
    ? passwordMarkOf(secrets, want.id, applied.adopted.password)
    : applied.passwordMark
  const provision = want.access === 'gone' ? 'removed' : 'present'
  const { id, revision } = want
  confirm(tx).run({ id, revision, access: applied.access, provision, now: ctx.now, passwordMark, routerId })
  if (want.isNews || before.provision !== provision) {
    const kind = want.access === 'gone' ? 'gone' : applied.access
    const isMember = want.serviceType === 'hotspot' && kind === 'isolated'
    const says = isMember ? PROVISION_TEXTS.memberIsolated : PROVISION_TEXTS.confirmed[kind]
    recordEvent(tx, ctx, id, 'confirmed', says(routerName))
  }
  tx.publish('subscriptions')
}

export const passwordMarkOf = (secrets: Secrets, id: string, password: string): string =>
  secrets.fingerprint(password, passwordPurpose(id)).slice(0, 16)

/** A router it no longer stands on is clear of it. */
export function bookTakenAway(tx: Tx, ctx: CommandContext, id: string, routerName: string): void {
  if (!findKept(tx, id)) return
  recordEvent(tx, ctx, id, 'confirmed', PROVISION_TEXTS.confirmed.gone(routerName))
  tx.publish('subscriptions')
}

const fail = plain<{ id: string; revision: number; message: string }>(`
  update subscription set provision = 'failed', provision_error = :message
  where id = :id and revision = :revision and (provision <> 'failed' or provision_error is not :message)`)

/** The router said no. Said once, however often it is tried. */
export function bookRefused(tx: Tx, ctx: CommandContext, id: string, revision: number, message: string): void {
  if (fail(tx).run({ id, revision, message }).changes === 0) return
  recordEvent(tx, ctx, id, 'failed', message)
  tx.publish('subscriptions')
}

const mark = plain<{ id: string; from: string; to: string }>(
  'update subscription set provision = :to where id = :id and provision = :from',
)

/** "Cocokkan" saw that the router lost it, or has it after all. */
export function setPresence(tx: Tx, ids: readonly string[], to: 'missing' | 'present'): void {
  const from = to === 'missing' ? 'present' : 'missing'
  const changed = ids.filter((id) => mark(tx).run({ id, from, to }).changes > 0)
  if (changed.length > 0) tx.publish('subscriptions')
}

// There is no switch for a fixed address: one that is held stands on the isolir list.
const fulfil = plain<{ id: string }>(`
  update subscription set provision = 'present', provision_error = null, confirmed_revision = revision,
    actual_access = case when state = 'active' then 'open' when state = 'suspended' or service_type = 'static' then 'isolated'
      else 'off' end
  where id = :id and provision = 'missing' and state <> 'stopped'`)

/** "Cocokkan" saw everything of a wish on the router whose confirmation a restore had lost. */
export function bookFulfilled(tx: Tx, ids: readonly string[]): void {
  const changed = ids.filter((id) => fulfil(tx).run({ id }).changes > 0)
  if (changed.length > 0) tx.publish('subscriptions')
}
