// Owns: what is kept of the isolir profile and rules per router, and wishing for them.
// Must never: put rules on a router whose owner did not press the button; only pool and profile come by themselves with the first isolir.
import { isIPv4 } from 'node:net'
import * as z from 'zod'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { enqueueOnce } from '../../platform/outbox/store'
import { routerLane } from '../routers'
import { getSetting } from '../settings'
import type { IsolirPage } from './isolir-rules'
import { JOB } from './provision-wish'
import { isolirSetup } from './tables'

export const IsolirPayload = z.object({ routerId: z.string(), remove: z.boolean().optional() })

/** JSON of `installed`. */
export const Installed = z.object({
  rate: z.string().default(''),
  page: z.string().nullable().default(null),
  rules: z.array(z.string()).default([]),
})
export type Installed = z.infer<typeof Installed>

export type SetupRow = typeof isolirSetup.$inferSelect

export const listSetups = (db: ReadDb): SetupRow[] => db.read.select().from(isolirSetup).all()

/** Where isolated customers are sent; null: no page, or no address that a router could send them to. */
export function isolirPage(db: ReadDb): IsolirPage | null {
  const { pagePort, pageHost } = getSetting(db, 'suspension')
  return pagePort > 0 && isIPv4(pageHost) && pageHost !== '0.0.0.0' ? { host: pageHost, port: pagePort } : null
}

export const pageText = (page: IsolirPage | null): string | null => page && `${page.host}:${page.port}`

/** True when the router was given another rate or page than the settings say now. */
export function isOutdated(db: ReadDb, row: SetupRow): boolean {
  const { rate, page } = Installed.parse(JSON.parse(row.installed))
  return rate !== getSetting(db, 'suspension').rate || page !== pageText(isolirPage(db))
}

const put = plain<{ routerId: string; state: string; error: string | null }>(`
  insert into isolir_setup (router_id, state, error) values (:routerId, :state, :error)
  on conflict (router_id) do update set state = excluded.state, error = excluded.error`)

const confirm = plain<{ routerId: string; installed: string; now: number }>(`
  insert into isolir_setup (router_id, state, installed, checked_at) values (:routerId, 'ok', :installed, :now)
  on conflict (router_id) do update
  set state = 'ok', error = null, installed = excluded.installed, checked_at = excluded.checked_at`)

const forget = plain<{ routerId: string }>('delete from isolir_setup where router_id = :routerId')

export function setSetup(tx: Tx, routerId: string, state: SetupRow['state'], error: string | null): void {
  put(tx).run({ routerId, state, error })
  tx.publish('suspension')
}

export function bookInstalled(tx: Tx, routerId: string, installed: Installed, now: number): void {
  confirm(tx).run({ routerId, installed: JSON.stringify(installed), now })
  tx.publish('suspension')
}

export function bookRemoved(tx: Tx, routerId: string): void {
  forget(tx).run({ routerId })
  tx.publish('suspension')
}

const changeOpen = plain<{ subject: string; payload: string; now: number }>(`
  update outbox set payload = :payload, due_at = 0, updated_at = :now
  where subject = :subject and state in ('waiting', 'running')`)

const intent = (ctx: CommandContext, routerId: string, remove: boolean) => ({
  lane: routerLane(routerId),
  kind: JOB.isolir,
  subject: `isolir:${routerId}`,
  payload: { routerId, ...(remove ? { remove } : {}) } satisfies z.infer<typeof IsolirPayload>,
  priority: 3,
  actorId: ctx.actor?.id ?? null,
  at: ctx.now,
})

export function wishIsolir(tx: Tx, ctx: CommandContext, routerId: string): void {
  setSetup(tx, routerId, 'waiting', null)
  enqueueOnce(tx, intent(ctx, routerId, false))
}

/**
 * The newest word counts, also for a job that waits or that may come back from a refusal; one that runs just now is followed by
 * another.
 */
export function replaceIsolir(tx: Tx, ctx: CommandContext, routerId: string, remove: boolean): void {
  const job = intent(ctx, routerId, remove)
  setSetup(tx, routerId, 'waiting', null)
  changeOpen(tx).run({ subject: job.subject, payload: JSON.stringify(job.payload), now: ctx.now })
  enqueueOnce(tx, job)
  tx.publish('outbox')
}

/** Rate or page changed in the settings: every router that was set up follows. */
export function refreshIsolir(tx: Tx, ctx: CommandContext): number {
  const old = listSetups(tx).filter((row) => row.state !== 'waiting' && isOutdated(tx, row))
  for (const { routerId } of old) wishIsolir(tx, ctx, routerId)
  return old.length
}
