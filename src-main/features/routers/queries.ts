// Owns: what screens read of the routers.
// Must never: hand out a password, sealed or not.
import type { ReadDb } from '../../platform/db/open'
import { countLanes } from '../../platform/outbox/queries'
import { sentenceOf } from '../../shared/errors'
import type { RouterItem, RouterLinkView, Trouble } from './contract'
import { routerLane, strangerError } from './domain'
import { explainFailure } from './failures'
import type { ShopRouterLinks } from './links'
import { countProfiles, driftOf, listProfiles, troubleOf } from './profile-store'
import type { FindMaster } from './profiles'
import { factsOf, listRouterRows, type RouterRow } from './store'

const NO_PROFILES = { total: 0, drift: 0, failed: 0, waiting: 0 }

export function listRouterItems(db: ReadDb, links: ShopRouterLinks): RouterItem[] {
  const lanes = new Map(countLanes(db).map((count) => [count.lane, count]))
  const profiles = countProfiles(db)
  return listRouterRows(db).map((row) => {
    const facts = factsOf(row)
    const lane = lanes.get(routerLane(row.id))
    return {
      id: row.id,
      name: row.name,
      host: row.host,
      port: row.port,
      useTls: row.useTls,
      username: row.username,
      hotspotServer: row.hotspotServer,
      wifiName: row.wifiName,
      loginHost: row.loginHost,
      pinSha256: row.pinSha256,
      link: linkView(row, links),
      facts,
      lastSeenAt: row.lastSeenAt,
      waitingJobs: lane?.open ?? 0,
      attentionJobs: lane?.attention ?? 0,
      profiles: profiles.get(row.id) ?? NO_PROFILES,
    }
  })
}

/** The link's own state, unless the machine at its end is not ours. */
export function linkView(row: RouterRow, links: ShopRouterLinks): RouterLinkView {
  const { state, since, retryAt, lastError } = links.status(row.id)
  const stranger = factsOf(row)?.stranger
  if (state === 'online' && stranger) {
    const trouble = sentence(strangerError(row.name, stranger.serial))
    return { state: 'stranger', since, retryAt: null, trouble, refusedFingerprint: null }
  }
  const trouble = state === 'online' || !lastError ? null : sentence(explainFailure(lastError, row))
  const refusedFingerprint = trouble?.code === 'ROUTER_CERTIFICATE_CHANGED' ? (lastError?.fingerprint256 ?? null) : null
  return { state, since, retryAt: retryAt ?? null, trouble, refusedFingerprint }
}

const sentence = ({ code, data }: ReturnType<typeof explainFailure>): Trouble => ({ code, ...sentenceOf(code, data) })

export const listProfileItems = (db: ReadDb, routerId: string, findMaster: FindMaster) =>
  listProfiles(db, routerId).map((row) => {
    const master = findMaster(db, row.masterId)
    return {
      routerId,
      masterId: row.masterId,
      masterName: master?.name ?? '',
      profileName: row.profileName || (master?.profileName ?? ''),
      state: row.state,
      drift: row.state === 'drift' ? driftOf(row) : [],
      trouble: troubleOf(row),
      checkedAt: row.checkedAt,
    }
  })
