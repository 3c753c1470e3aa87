// Owns: putting a draft together for judging: the scan, what the books know of it, and the packages there are.
// Must never: change anything, or leave a password of the router where it can be read.
import * as z from 'zod'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { DomainError } from '../../shared/errors'
import { listPackages, type PackageView } from '../catalog'
import { findVouchersByCodes } from '../vouchers'
import { knownSales } from './history'
import { type Known, type Reading, readScan } from './judge'
import type { Catalogue } from './proposal'
import { RouterScan } from './scan'
import { earlierPackages, findTakeover, keptScanOf, lastStates, type TakeoverRow } from './store'

export interface Gathered {
  readonly row: TakeoverRow
  readonly reading: Reading
  readonly known: Known
  readonly catalogue: Catalogue
}

type Connected = Db | Tx

export function draftRow(db: ReadDb, id: string): TakeoverRow {
  const row = findTakeover(db, id)
  if (!row) throw new DomainError('TAKEOVER_NOT_FOUND')
  if (row.state !== 'draft') throw new DomainError('TAKEOVER_TAKEN')
  return row
}

export interface Drafts {
  /** As text for the row of the draft: passwords of users are sealed. */
  readonly kept: (scan: RouterScan) => string
  readonly gather: (db: Connected, id: string) => Gathered
}

/** What is added to the JSON of a scan whose passwords were taken out. */
const Sealed = z.object({ passwords: z.string() })
const Passwords = z.array(z.string().nullable())
const PURPOSE = 'takeover-draft'

export function makeDrafts(secrets: Pick<Secrets, 'seal' | 'open'>): Drafts {
  /** Scans are some megabytes of text and never change: the last one asked for is kept. */
  let lastRead: { readonly id: string; readonly reading: Reading } | undefined

  const readingOf = (db: ReadDb, id: string): Reading => {
    if (lastRead?.id === id) return lastRead.reading
    const text = keptScanOf(db, id)
    if (!text) throw new DomainError('TAKEOVER_TAKEN')
    const json: unknown = JSON.parse(text)
    const scan = RouterScan.parse(json)
    const passwords = Passwords.parse(JSON.parse(secrets.open(Sealed.parse(json).passwords, PURPOSE)))
    const users = scan.users.map((user, index) => ({ ...user, password: passwords[index] ?? null }))
    lastRead = { id, reading: readScan({ ...scan, users }) }
    return lastRead.reading
  }

  return {
    kept(scan) {
      const passwords = secrets.seal(JSON.stringify(scan.users.map(({ password }) => password)), PURPOSE)
      return JSON.stringify({ ...scan, users: scan.users.map((user) => ({ ...user, password: null })), passwords })
    },
    gather(db, id) {
      const row = draftRow(db, id)
      const reading = readingOf(db, id)
      const packages = listPackages(db)
      const known = knownOf(db, row.routerId, reading, packages)
      const earlier = earlierPackages(db, row.routerId, 'profile')
      return { row, reading, known, catalogue: { packages, earlier, knownPresets: new Set(known.presets.keys()) } }
    },
  }
}

function knownOf(db: Connected, routerId: string, { scan }: Reading, packages: readonly PackageView[]): Known {
  const rows = findVouchersByCodes(
    db,
    scan.users.map(({ name }) => name),
  )
  const last = lastStates(
    db,
    rows.map(({ id }) => id),
  )
  const standingOf = (id: number, ofRouter: string): 'free' | 'taken' | 'other' => {
    switch (last.get(id)) {
      case 'restored':
      case 'changed':
      case 'gone':
        return 'free'
      case undefined:
        return 'other'
      default:
        return ofRouter === routerId ? 'taken' : 'other'
    }
  }
  const presets = earlierPackages(db, routerId, 'preset')
  return {
    presets: new Map(
      [...presets].flatMap(([preset, packageId]) => {
        const pack = packages.find(({ id }) => id === packageId)
        return pack ? [[preset, pack.name] as const] : []
      }),
    ),
    vouchers: new Map(rows.map((row) => [row.code, { id: row.id, standing: standingOf(row.id, row.routerId) }])),
    sales: knownSales(db, routerId),
    packages: new Map(
      packages
        .filter(({ master }) => master.serviceType === 'hotspot')
        .map(({ id, name, master }) => [id, { name, activeSeconds: master.activeSeconds }]),
    ),
    pppProfiles: new Map(
      packages.flatMap(({ name, master }) => (master.pppProfile === null ? [] : [[master.pppProfile, name] as const])),
    ),
  }
}
