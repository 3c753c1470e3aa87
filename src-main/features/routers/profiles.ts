// Owns: wishing for profiles on routers, carrying the wish out, and noticing when a router no longer has them as wished.
// Must never: write to a router outside the outbox.
import * as z from 'zod'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import type { JobDescription } from '../../platform/outbox/describe'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { enqueueOnce } from '../../platform/outbox/store'
import { isErrorCode, sentenceOf } from '../../shared/errors'
import type { Trouble } from './contract'
import { routerLane } from './domain'
import { ensureProfileOn, readProfiles } from './ensure-profile'
import type { ShopRouterLinks } from './links'
import { withRouter } from './links'
import { missingProfile, type ProfileMaster, profileDrift, profileSpec } from './profile'
import {
  driftOf,
  listProfiles,
  routersHolding,
  setProfileChecked,
  setProfileFailed,
  setProfileGivenUp,
  setProfileWaiting,
} from './profile-store'
import { findRouter } from './store'

/** The catalogue's own finder, wired by app.ts: routers know no catalogue. */
export type FindMaster = (db: ReadDb, masterId: string) => ProfileMaster | undefined

const Payload = z.object({ routerId: z.string(), masterId: z.string() })

/** A person at the counter may be waiting for the first voucher of it: before every grant. */
const PRIORITY = 0

/** Wishes that the profile of a master be on a router, as the catalogue says when the job runs. */
export function ensureProfile(tx: Tx, ctx: CommandContext, routerId: string, masterId: string): void {
  setProfileWaiting(tx, routerId, masterId)
  enqueueOnce(tx, {
    lane: routerLane(routerId),
    kind: 'profile.ensure',
    subject: `profile:${routerId}:${masterId}`,
    payload: { routerId, masterId } satisfies z.infer<typeof Payload>,
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}

/** A technical property of a master changed: every router that holds its profile follows. */
export function ensureProfiles(tx: Tx, ctx: CommandContext, masterId: string): void {
  for (const routerId of routersHolding(tx, masterId)) ensureProfile(tx, ctx, routerId, masterId)
}

export interface ProfileDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly findMaster: FindMaster
}

export const makeProfileJob =
  ({ db, links, clock, findMaster }: ProfileDeps): OutboxHandler =>
  async ({ payload }) => {
    const { routerId, masterId } = Payload.parse(payload)
    const router = findRouter(db, routerId)
    const master = findMaster(db, masterId)
    // Archived since, or a kind that has no hotspot profile: nothing is wished for any more.
    if (!router || router.isArchived || master?.serviceType !== 'hotspot') return { kind: 'done' }
    try {
      const spec = profileSpec(master)
      const drift = await withRouter(links, routerId, (connection) => ensureProfileOn(connection, spec, router.name))
      const at = clock.now()
      const { profileName } = master
      return { kind: 'done', book: (tx) => setProfileChecked(tx, routerId, masterId, { profileName, drift, at }) }
    } catch (error) {
      if (error instanceof OutboxRefusal) {
        const trouble = troubleFrom(error)
        db.transact((tx) => setProfileFailed(tx, routerId, masterId, trouble, clock.now()))
      }
      throw error
    }
  }

const troubleFrom = ({ code, message }: OutboxRefusal): Trouble => ({
  code,
  message,
  advice: isErrorCode(code) ? sentenceOf(code).advice : '',
})

/** Reads all our profiles of a router at once and notes what differs. Writes nothing to the router. Throws RouterError. */
export async function checkProfiles({ db, links, clock, findMaster }: ProfileDeps, routerId: string): Promise<void> {
  const wanted = listProfiles(db, routerId).flatMap((row) => {
    const master = row.state === 'ok' || row.state === 'drift' ? findMaster(db, row.masterId) : undefined
    return master?.serviceType === 'hotspot'
      ? [{ row, spec: profileSpec(master), profileName: master.profileName }]
      : []
  })
  if (wanted.length === 0) return
  const connection = await links.trusted(routerId)
  const actual = await readProfiles(
    connection,
    wanted.map(({ spec }) => spec),
  )
  const at = clock.now()
  db.transact((tx) => {
    for (const { row, spec, profileName } of wanted) {
      const found = actual.get(profileName)
      const drift = found ? profileDrift(spec, found) : missingProfile(spec)
      if (JSON.stringify(drift) !== JSON.stringify(driftOf(row)))
        setProfileChecked(tx, routerId, row.masterId, { profileName, drift, at })
    }
  })
}

export const describeProfileJob = (findMaster: FindMaster): JobDescription => ({
  say(db, payload) {
    const { routerId, masterId } = Payload.parse(payload)
    return `Samakan profil ${findMaster(db, masterId)?.name ?? '(paket dihapus)'} di router ${findRouter(db, routerId)?.name ?? ''}`
  },
  cancel: {
    warning: 'Profil di router dibiarkan seperti sekarang. Voucher baru dari paket ini mungkin memakai kecepatan lama.',
    apply(tx, _ctx, payload) {
      const { routerId, masterId } = Payload.parse(payload)
      setProfileGivenUp(tx, routerId, masterId)
    },
  },
})
