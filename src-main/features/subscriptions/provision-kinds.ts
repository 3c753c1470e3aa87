// Owns: subscriptions in "Cocokkan": secrets, members, queues, leases and isolir entries that are missing, changed or left over.
// Must never: touch what is not ours, or judge a subscription whose job is still on its way.
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { RouterRow } from '../../platform/routeros'
import { readSubscriptionComment, shortIdOf } from '../../shared/subscription-comment'
import { findMaster } from '../catalog'
import { type KindComparison, type ReconcileKind, type ReconcileRow, readPpp, reconcileKind } from '../reconcile'
import { getSetting } from '../settings'
import { bookFulfilled, setPresence } from './provision-booking'
import { type ExpectedItem, expectedItems, type FoundItem, type Item, readItems } from './provision-expect'
import { differing } from './provision-item'
import { KIND_LABELS, KIND_WHY } from './provision-texts'
import type { Kept } from './provision-want'
import { wishOn } from './provision-wish'

interface Settled extends Kept {
  readonly packageName: string
}

// Those whose newest wish the router has confirmed, and those that it lost or whose job a restore put aside: the others have their
// jobs.
const settledOn = plain<{ routerId: string }, Settled>(`
  select s.id, s.router_id as "routerId", s.state, s.service_type as "serviceType", s.revision,
    s.confirmed_revision as "confirmedRevision", s.confirmed_password as "confirmedPassword", s.username,
    null as "sealedPassword", s.address, s.mac, s.static_kind as "staticKind", s.provision,
    c.name as "customerName", p.master_id as "masterId", p.name as "packageName"
  from subscription s join customer c on c.id = s.customer_id join package p on p.id = s.package_id
  where s.router_id = :routerId and s.state <> 'stopped'
    and (s.provision = 'missing' or (s.provision = 'present' and s.revision = s.confirmed_revision))`)

interface Owner {
  readonly id: string
  readonly short: string
  readonly routerId: string | null
  readonly state: string
  readonly provision: string
  readonly customerName: string
}

const ownersOf = plain<{ shorts: string }, Owner>(`
  select s.id, substr(replace(s.id, '-', ''), -12) as short, s.router_id as "routerId", s.state, s.provision,
    c.name as "customerName"
  from subscription s join customer c on c.id = s.customer_id
  where substr(replace(s.id, '-', ''), -12) in (select value from json_each(:shorts))`)

const waitAgain = plain<{ id: string; routerId: string }>(
  "update subscription set provision = 'waiting', provision_error = null where id = :id and router_id = :routerId",
)

const PREFIX = 's:'
const OBJECT = { secret: 'secret', member: 'secret', queue: 'queue', lease: 'lease', address: 'address' } as const

export const subscriptionKind: ReconcileKind = reconcileKind<Settled>({
  prefix: PREFIX,
  wanted: (db, routerId) => settledOn(db).all({ routerId }),
  read: async (connection) => {
    const items = await readItems(connection, (menu, proplist) => readPpp(connection, menu, proplist))
    return items.map(({ item, row }) => ({ ...row, [ITEM]: item }))
  },
  compare,
  fix(tx: Tx, ctx: CommandContext, routerId, rows) {
    for (const id of new Set(rows.map(({ key }) => key.slice(PREFIX.length).split(':')[0] ?? ''))) {
      waitAgain(tx).run({ id, routerId })
      wishOn(tx, ctx, id, routerId)
    }
    tx.publish('subscriptions')
  },
})

/** Which menu a row is from; no property of a router is called like this. */
const ITEM = '#item'
const isItem = (text: string | undefined): text is Item => text !== undefined && Object.hasOwn(OBJECT, text)

function compare(
  before: readonly Settled[],
  rows: readonly RouterRow[],
  { db, routerId }: { readonly db: Db; readonly routerId: string },
): KindComparison {
  const found = rows.flatMap((row): FoundItem[] => (isItem(row[ITEM]) ? [{ item: row[ITEM], row }] : []))
  const owned = Map.groupBy(found, ({ row }) => readSubscriptionComment(row.comment))
  const isolirRate = getSetting(db, 'suspension').rate
  const now = new Map(
    settledOn(db)
      .all({ routerId })
      .map((row) => [row.id, row]),
  )
  const wanted = before.flatMap(({ id, revision }) => {
    const row = now.get(id)
    return row?.revision === revision ? [row] : []
  })
  const out: ReconcileRow[] = []
  const [gone, there, fulfilled]: [string[], string[], string[]] = [[], [], []]
  const judged = new Set<string>()
  for (const row of wanted) {
    const master = findMaster(db, row.masterId)
    if (!master) continue
    const own = owned.get(shortIdOf(row.id)) ?? []
    const expected = expectedItems(row, master, isolirRate)
    const isMissing = expected.some(({ item }) => !own.some((one) => one.item === item))
    const wrong = compareOne(row, expected, own, found)
    if (isMissing) gone.push(row.id)
    else if (row.revision === row.confirmedRevision) there.push(row.id)
    else if (wrong.length === 0) fulfilled.push(row.id)
    out.push(...wrong)
    judged.add(shortIdOf(row.id))
  }
  db.transact((tx) => {
    setPresence(tx, gone, 'missing')
    setPresence(tx, there, 'present')
    bookFulfilled(tx, fulfilled)
  })
  const strangers = [...owned].flatMap(([short, items]) =>
    short === null
      ? items.filter(({ item }) => item === 'secret').map(({ row }) => foreign(row, KIND_WHY.foreign))
      : [],
  )
  const shorts = [...owned.keys()].flatMap((short) => (short === null || judged.has(short) ? [] : [short]))
  return { rows: [...out, ...judgeOthers(db, routerId, shorts, owned), ...strangers], checked: wanted.length }
}

function compareOne(
  row: Settled,
  expected: readonly ExpectedItem[],
  own: readonly FoundItem[],
  all: readonly FoundItem[],
): ReconcileRow[] {
  const base = { label: row.packageName }
  const wrong = expected.flatMap(({ item, name, values }): ReconcileRow[] => {
    const mine = own.filter((one) => one.item === item)
    const actual = (mine.find((one) => one.row.name === name) ?? mine[0])?.row
    const at = { ...base, key: `${PREFIX}${row.id}:${item}`, object: OBJECT[item], name: sayName(row, name) }
    if (!actual) {
      const property = item === 'secret' || item === 'member' ? 'name' : null
      const isTaken = property !== null && all.some((one) => one.item === item && one.row.name === name)
      return [
        isTaken
          ? { ...at, kind: 'clash', why: KIND_WHY.clash, changes: [], action: null }
          : { ...at, kind: 'missing', why: KIND_WHY.missing(row.state), changes: [], action: 'grant' },
      ]
    }
    const changes = Object.entries(differing(values, actual)).map(([property, wanted]) => ({
      property,
      wanted: wanted === '' ? 'tidak ada' : wanted,
      actual: actual[property] ?? 'tidak ada',
    }))
    return changes.length === 0 ? [] : [{ ...at, kind: 'different', why: KIND_WHY.different, changes, action: 'fix' }]
  })
  const extra = own
    .filter(({ item }) => !expected.some((one) => one.item === item))
    .map(({ item, row: found }) => leftover(row.id, item, found, row.packageName, KIND_WHY.notAnyMore))
  return [...wrong, ...extra]
}

const sayName = ({ customerName }: Settled, name: string): string => `${customerName} (${name})`

/** Marked as ours, and not among those that should be as the books say. */
function judgeOthers(
  db: Db,
  routerId: string,
  shorts: readonly string[],
  owned: ReadonlyMap<string | null, readonly FoundItem[]>,
): ReconcileRow[] {
  const owners = new Map(
    ownersOf(db)
      .all({ shorts: JSON.stringify(shorts) })
      .map((owner) => [owner.short, owner]),
  )
  return shorts.flatMap((short) => {
    const owner = owners.get(short)
    const items = owned.get(short) ?? []
    if (!owner) return items.map(({ row }) => foreign(row, KIND_WHY.foreignMark))
    if (owner.routerId === routerId && (owner.state !== 'stopped' || owner.provision === 'waiting')) return []
    const why = owner.state === 'stopped' ? KIND_WHY.stopped : KIND_WHY.elsewhere
    return items.map(({ item, row }) => leftover(owner.id, item, row, owner.customerName, why))
  })
}

const leftover = (id: string, item: Item, row: RouterRow, label: string, why: string): ReconcileRow => ({
  key: `${PREFIX}${id}:${item}:x`,
  object: OBJECT[item],
  kind: 'leftover',
  name: row.name ?? row.address ?? row.target ?? '',
  label,
  why,
  changes: [],
  action: 'revoke',
})

const foreign = (row: RouterRow, why: string): ReconcileRow => ({
  key: `${PREFIX}x${row['.id']}`,
  object: 'secret',
  kind: 'foreign',
  name: row.name ?? row.address ?? '',
  label: KIND_LABELS.secret,
  why,
  changes: [],
  action: null,
})
