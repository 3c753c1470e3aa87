// Owns: PPP profiles in "Cocokkan": ours that are missing or were changed, somebody else's shown.
// Must never: touch a profile that is not ours.
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { type ReconcileKind, type ReconcileRow, readPpp, reconcileKind } from '../reconcile'
import { isOurProfile } from '../routers'
import { getSetting } from '../settings'
import { ISOLIR_PROFILE, profileWish } from './isolir-profile'
import { listSetups, wishIsolir } from './isolir-setup'
import { PPP_PROFILES } from './ppp-profile'
import { differing, type Values } from './provision-item'
import { PROFILE_WHY } from './provision-texts'
import { wishOn, wishProfile } from './provision-wish'

interface WantedProfile {
  /** `isolir` for the one of isolir. */
  readonly id: string
  readonly label: string
  readonly values: Values
}

interface Line {
  readonly masterId: string
  readonly name: string
  readonly profileName: string
  readonly rateLimit: string | null
}

const mastersOn = plain<{ routerId: string }, Line>(`
  select distinct m.id as "masterId", m.name, m.profile_name as "profileName", m.rate_limit as "rateLimit"
  from subscription s join package p on p.id = s.package_id join master_package m on m.id = p.master_id
  where s.router_id = :routerId and s.service_type = 'pppoe' and s.state = 'active' and s.provision = 'present'
    and m.ppp_profile is null`)

const isolatedOn = plain<{ routerId: string }, { id: string }>(`
  select id from subscription
  where router_id = :routerId and service_type = 'pppoe' and actual_access = 'isolated' and state = 'suspended' limit 1`)

const PREFIX = 'q:'
const ISOLIR = 'isolir'

export const pppProfileKind: ReconcileKind = reconcileKind<WantedProfile>({
  prefix: PREFIX,
  wanted,
  read: (connection) =>
    readPpp(connection, PPP_PROFILES, ['name', 'rate-limit', 'address-list', 'remote-address', 'default', 'dynamic']),
  compare: (wishes, found) => ({
    rows: [...wishes.flatMap((wish) => compareOne(wish, found)), ...found.filter(isForeign).map(foreign)],
    checked: wishes.length,
  }),
  fix(tx: Tx, ctx: CommandContext, routerId, rows) {
    for (const { key } of rows) {
      const id = key.slice(PREFIX.length)
      if (id === ISOLIR) fixIsolir(tx, ctx, routerId)
      else wishProfile(tx, ctx, routerId, id)
    }
  },
})

function wanted(db: Db, routerId: string): WantedProfile[] {
  const isIsolirUsed =
    isolatedOn(db).get({ routerId }) !== undefined ||
    listSetups(db).some((row) => row.routerId === routerId && row.state === 'ok')
  return [
    ...mastersOn(db)
      .all({ routerId })
      .map(({ masterId, name, profileName, rateLimit }) => ({
        id: masterId,
        label: name,
        values: { name: profileName, 'rate-limit': rateLimit ?? '' },
      })),
    ...(isIsolirUsed ? [{ id: ISOLIR, label: 'Isolir', values: profileWish(getSetting(db, 'suspension').rate) }] : []),
  ]
}

function compareOne({ id, label, values }: WantedProfile, found: readonly RouterRow[]): ReconcileRow[] {
  const name = values.name ?? ''
  const base = { key: `${PREFIX}${id}`, object: 'ppp-profile', name, label } as const
  const actual = found.find((row) => row.name === name)
  if (!actual) return [{ ...base, kind: 'missing', why: PROFILE_WHY.missing, changes: [], action: 'grant' }]
  const changes = Object.entries(differing(values, actual)).map(([property, wish]) => ({
    property,
    wanted: wish === '' ? 'tidak ada' : wish,
    actual: actual[property] ?? 'tidak ada',
  }))
  return changes.length === 0
    ? []
    : [{ ...base, kind: 'different', why: PROFILE_WHY.different, changes, action: 'fix' }]
}

/** Where the rules were put by a person they come along; else the next isolated customer's job makes it. */
function fixIsolir(tx: Tx, ctx: CommandContext, routerId: string): void {
  if (listSetups(tx).some((row) => row.routerId === routerId)) {
    wishIsolir(tx, ctx, routerId)
    return
  }
  const isolated = isolatedOn(tx).get({ routerId })
  if (isolated) wishOn(tx, ctx, isolated.id, routerId)
}

const isForeign = (row: RouterRow): boolean =>
  !parseFlag(row.default) && !parseFlag(row.dynamic) && !isOurProfile(row.name ?? '') && row.name !== ISOLIR_PROFILE

const foreign = (row: RouterRow): ReconcileRow => ({
  key: `${PREFIX}x${row['.id']}`,
  object: 'ppp-profile',
  kind: 'foreign',
  name: row.name ?? '',
  label: PROFILE_WHY.label,
  why: PROFILE_WHY.foreign,
  changes: [],
  action: null,
})
