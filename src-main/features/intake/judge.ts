// Owns: what becomes of each row: new, known already, in conflict with somebody, or wrong.
// Must never: take two people for one because they have the same name.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { phoneInList } from '../../shared/phone'
import { findPackage, listPackages } from '../catalog'
import { fold, type ImportFile, type ImportVerdict } from '../customers'
import { listRouters } from '../routers'
import { guessMapping, type Mapping } from './columns'
import { type Draft, draftOf, type ShopNames } from './draft'
import type { Table } from './read-table'

export interface Judged extends Draft {
  readonly verdict: ImportVerdict
}

export const mappingOf = (file: Pick<ImportFile, 'mapping'>, table: Table): Mapping =>
  file.mapping ?? guessMapping(table[0] ?? [])

export function shopNames(db: ReadDb, today: CalendarDate, file: ImportFile): ShopNames {
  return {
    today,
    packages: new Map(listPackages(db).map((pack) => [fold(pack.name), pack])),
    routers: new Map(listRouters(db).map((router) => [fold(router.name), router])),
    usualPackage: (file.packageId && findPackage(db, file.packageId)) || null,
    usualRouterId: file.routerId,
  }
}

interface Holder {
  readonly name: string
  readonly number: string
}

/** Everybody, once: a row asks four maps instead of the books. */
export interface Known {
  readonly numbers: ReadonlyMap<string, Holder>
  readonly people: ReadonlyMap<string, Holder>
  readonly phones: Map<string, string>
  readonly usernames: Map<string, Holder>
  readonly addresses: Map<string, Holder>
}

const personKey = (name: string, phone: string, address: string): string =>
  [fold(name), phone, fold(address)].join('\u0001')

export function knownOf(db: ReadDb): Known {
  const customers = db.read
    .select({
      number: sql<string>`number`,
      name: sql<string>`name`,
      phone: sql<string>`phone`,
      address: sql<string>`address`,
    })
    .from(sql`customer`)
    .where(sql`archived_at is null`)
    .all()
  const services = db.read
    .select({
      routerId: sql<string>`s.router_id`,
      serviceType: sql<string>`s.service_type`,
      username: sql<string | null>`s.username`,
      address: sql<string | null>`s.address`,
      name: sql<string>`c.name`,
      number: sql<string>`c.number`,
    })
    .from(sql`subscription s join customer c on c.id = s.customer_id`)
    .where(sql`s.state <> 'stopped' and s.router_id is not null`)
    .all()
  return {
    numbers: new Map(customers.map((one) => [one.number.toLowerCase(), one])),
    people: new Map(customers.map((one) => [personKey(one.name, one.phone, one.address), one])),
    phones: new Map(customers.flatMap((one) => (one.phone === '' ? [] : [[one.phone, `${one.name} (${one.number})`]]))),
    usernames: new Map(
      services.flatMap((one) =>
        one.username === null ? [] : [[`${one.routerId} ${one.serviceType} ${one.username}`, one]],
      ),
    ),
    addresses: new Map(
      services.flatMap((one) => (one.address === null ? [] : [[`${one.routerId} ${one.address}`, one]])),
    ),
  }
}

/** Judges one row, and remembers it: the next one may be in its way. */
export function judge(line: number, row: readonly string[], mapping: Mapping, shop: ShopNames, known: Known): Judged {
  const draft = draftOf(line, row, mapping, shop)
  if (draft.reasons.length > 0) return { ...draft, verdict: 'error' }
  const { name, phone, address } = draft.customer
  const twin = known.numbers.get(draft.number.toLowerCase()) ?? known.people.get(personKey(name, phone, address))
  if (twin) return refused(draft, 'known', `Sudah ada: ${twin.number} ${twin.name}.`)
  const inTheWay = holderOf(draft, known)
  if (inTheWay) {
    const isSame = fold(inTheWay.holder.name) === fold(name) && inTheWay.holder.number !== ''
    if (isSame)
      return refused(draft, 'known', `Sudah ada: ${inTheWay.holder.number} ${inTheWay.holder.name}, ${inTheWay.what}.`)
    return refused(draft, 'conflict', `${inTheWay.what} sudah dipakai ${inTheWay.holder.name}.`)
  }
  const sharer = phone === '' ? undefined : known.phones.get(phone)
  if (sharer) draft.warnings.push(`Nomor ${phoneInList(phone)} juga milik ${sharer}.`)
  remember(draft, known)
  return { ...draft, verdict: 'new' }
}

const refused = (draft: Draft, verdict: ImportVerdict, reason: string): Judged => ({
  ...draft,
  verdict,
  reasons: [reason],
})

const keysOf = ({ service, pack }: Draft) => {
  const routerId = service?.routerId
  if (!service || !pack || !routerId) return null
  const { username, address } = service
  return {
    username: username ? `${routerId} ${pack.master.serviceType} ${username}` : null,
    address: address ? `${routerId} ${address}` : null,
  }
}

function holderOf(draft: Draft, known: Known): { readonly what: string; readonly holder: Holder } | null {
  const keys = keysOf(draft)
  const byName = keys?.username ? known.usernames.get(keys.username) : undefined
  if (byName) return { what: `Username ${draft.service?.username}`, holder: byName }
  const byAddress = keys?.address ? known.addresses.get(keys.address) : undefined
  return byAddress ? { what: `Alamat ${draft.service?.address}`, holder: byAddress } : null
}

function remember(draft: Draft, known: Known): void {
  const { name, phone } = draft.customer
  const holder = { name: `${name} (baris ${draft.line})`, number: '' }
  if (phone !== '' && !known.phones.has(phone)) known.phones.set(phone, holder.name)
  const keys = keysOf(draft)
  if (keys?.username) known.usernames.set(keys.username, holder)
  if (keys?.address) known.addresses.set(keys.address, holder)
}
