// Owns: taking over: packages, vouchers, history and the list of what the router has to be told, in one transaction.
// Must never: talk to a router, take what a person did not choose, write half of it, or hold the main loop for what can be done before.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import type { MasterView } from '../catalog'
import { ensureProfile, findRouter } from '../routers'
import { adoptVouchers } from '../vouchers'
import type { Choices, ExtraChoice } from './contract'
import { type Drafts, draftRow, type Gathered } from './gather'
import { insertHistory } from './history'
import { type JudgedRow, judge, judgeInTurns, mikhmonOf, monitorsOf, type Reading } from './judge'
import type { UserTake } from './judge-user'
import { enqueueJob, JOB } from './kinds'
import { makePackages, type Packages } from './make-packages'
import type { FoundMonitor, FoundUser, TakeoverPlan, WantedMonitor, WantedUser } from './plan'
import { isClockSane } from './scan'
import {
  changeTakeover,
  insertItems,
  type NewItem,
  type TakenItem,
  type TakeoverRow,
  takeItems,
  unstageItems,
} from './store'

/** A look that is older says too little about vouchers that are being used. */
const FRESH_MS = 3_600_000

/** What was worked out and laid ready before the transaction begins. */
export interface Prepared {
  readonly id: string
  readonly choices: Choices
  readonly rows: readonly JudgedRow[]
  /** Of the rows that lie ready, in their order. */
  readonly itemIds: readonly number[]
  /** What the books said then. */
  readonly standing: string
}

const SLICE = 500

/**
 * Everything that can be done before: judging, and laying the rows ready beside the draft, where nobody sees them. A router of
 * years holds tens of thousands of rows: the till must not wait for them.
 */
export async function prepareTakeover(
  db: Db,
  ctx: CommandContext,
  drafts: Drafts,
  { id, choices }: { readonly id: string; readonly choices: Choices },
): Promise<Prepared> {
  assertFresh(db, ctx, id)
  const gathered = drafts.gather(db, id)
  const rows = await judgeInTurns(gathered.reading, choices, gathered.known, ctx.zone)
  assertTakeable(db, gathered, rows)
  db.transact((tx) => unstageItems(tx, id))
  const layOne = stagedIn(gathered)
  const itemIds: number[] = []
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE).map(layOne)
    const ids = db.transact((tx) => {
      draftRow(tx, id)
      return insertItems(tx, id, slice)
    })
    itemIds.push(...ids)
    await nextTurn()
  }
  return { id, choices, rows, itemIds, standing: standingOf(gathered) }
}

/** It was not taken after all. */
export const unprepare = (db: Db, id: string): void => db.transact((tx) => unstageItems(tx, id))

function assertFresh(db: ReadDb, ctx: CommandContext, id: string): TakeoverRow {
  const row = draftRow(db, id)
  const router = findRouter(db, row.routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
  if (ctx.now - row.scannedAt > FRESH_MS) throw new DomainError('TAKEOVER_STALE', { name: router.name })
  return row
}

function assertTakeable(db: ReadDb, { row, reading }: Gathered, rows: readonly JudgedRow[]): void {
  const name = findRouter(db, row.routerId)?.name ?? ''
  if (!isClockSane(reading.scan)) throw new DomainError('TAKEOVER_CLOCK', { name })
  if (!rows.some(({ outcome }) => outcome === 'new')) throw new DomainError('TAKEOVER_EMPTY')
}

/** Changes with everything of the books that a judgement rests on. */
const standingOf = ({ known }: Gathered): string =>
  JSON.stringify([
    [...known.vouchers],
    known.sales.size,
    [...known.packages],
    [...known.presets],
    [...known.pppProfiles],
  ])

/** Sold, made a package of, or taken over meanwhile: judged anew, now in one go. */
function upToDate(tx: Tx, ctx: CommandContext, prepared: Prepared, gathered: Gathered): Prepared {
  const standing = standingOf(gathered)
  if (standing === prepared.standing) return prepared
  const { id, choices } = prepared
  const rows = judge(gathered.reading, choices, gathered.known, ctx.zone)
  assertTakeable(tx, gathered, rows)
  unstageItems(tx, id)
  return { id, choices, rows, standing, itemIds: insertItems(tx, id, rows.map(stagedIn(gathered))) }
}

export function applyTakeover(tx: Tx, ctx: CommandContext, drafts: Drafts, before: Prepared): void {
  const { id, choices } = before
  const row = assertFresh(tx, ctx, id)
  const gathered = drafts.gather(tx, id)
  const { reading } = gathered
  const prepared = upToDate(tx, ctx, before, gathered)
  const { rows } = prepared

  const packages = makePackages(tx, ctx, row.routerId, openChoices(choices, gathered), reading)
  const vouchers = adoptUsers(tx, ctx, row, rows, packages)
  const sales = rows.flatMap(({ sale }) => sale ?? [])
  insertHistory(tx, { takeoverId: id, routerId: row.routerId, zone: ctx.zone }, sales)
  takeItems(tx, takenItems(prepared, reading, packages, vouchers))
  changeTakeover(tx, id, {
    state: 'running',
    appliedAt: ctx.now,
    choices,
    plan: planOf(packages, reading),
    scan: '',
  })
  for (const masterId of new Set([...packages.byProfile.values()].map(({ pack }) => pack.master.id)))
    ensureProfile(tx, ctx, row.routerId, masterId)
  enqueueJob(tx, ctx, JOB.write, row)
  recordAudit(tx, ctx, {
    action: 'takeover.apply',
    subjectType: 'takeover',
    subjectId: id,
    detail: {
      router: findRouter(tx, row.routerId)?.name ?? '',
      vouchers: vouchers.size,
      packages: packages.all.map(({ pack, isNew }) => `${pack.name}${isNew ? ' (baru)' : ''}`),
      sales: sales.length,
      stopsPast: choices.stopsPast,
    },
  })
}

/** Asked for a second time, a preset or a PPP profile is what it became the first time. */
const openChoices = (choices: Choices, { known }: Gathered): Choices => ({
  ...choices,
  presets: choices.presets.map((choice) => (known.presets.has(choice.name) ? leave(choice) : choice)),
  ppp: choices.ppp.map((choice) => (known.pppProfiles.has(choice.name) ? leave(choice) : choice)),
})
const leave = ({ name }: ExtraChoice): ExtraChoice => ({ name, target: { kind: 'leave' } })

interface Mark {
  readonly id: number
  readonly tag: string
}

/** By code. One batch for each package and promise, so that a batch's terms are true of all its vouchers. */
function adoptUsers(
  tx: Tx,
  ctx: CommandContext,
  row: TakeoverRow,
  rows: readonly JudgedRow[],
  packages: Packages,
): Map<string, Mark> {
  const takes = rows.flatMap(({ user }) => user ?? [])
  const promiseOf = (take: UserTake) =>
    JSON.stringify([
      packages.byProfile.get(take.user.profile)?.pack.id,
      take.activeSeconds,
      take.uptimeQuotaSeconds,
      take.volumeQuotaBytes,
    ])
  const marks = new Map<string, Mark>()
  for (const group of Map.groupBy(takes, promiseOf).values()) {
    const [first] = group
    const pack = first && packages.byProfile.get(first.user.profile)?.pack
    if (!first || !pack) throw new Error('a user was taken into no package')
    const { activeSeconds, uptimeQuotaSeconds, volumeQuotaBytes } = first
    const adopted = adoptVouchers(tx, ctx, {
      packageId: pack.id,
      routerId: row.routerId,
      reason: `Ambil alih ${formatDate(ctx.businessDay)}`,
      terms: { activeSeconds, uptimeQuotaSeconds, volumeQuotaBytes },
      vouchers: group,
    })
    for (const { code, id, tag } of adopted) marks.set(code, { id, tag })
  }
  return marks
}

/** A row of what was found as it lies ready: nothing of it is taken yet. */
function stagedIn({ reading }: Gathered): (row: JudgedRow) => NewItem {
  const profileOf = new Map(reading.scan.users.map((user) => [user.name, user.profile]))
  const monitors = new Map(monitorsOf(reading.scan).map((monitor) => [monitor.scheduler.name, monitor]))
  return ({ kind, name, detail, outcome, reason, data, user }) => {
    const row = { kind, name, detail, outcome, reason, data }
    if (user) return { ...row, found: foundOf(user), wanted: null }
    const monitor = kind === 'scheduler' ? monitors.get(name) : undefined
    if (monitor) {
      const { comment, isDisabled } = monitor.scheduler
      const found: FoundMonitor = { comment, isDisabled, profile: monitor.profile }
      const wanted: WantedMonitor = { isOff: false, isWanted: 'on' }
      return { ...row, found, wanted }
    }
    // What stays with Mikhmon is counted by profile when its schedulers are about to be switched off.
    const found = kind === 'user' ? { profile: profileOf.get(name) ?? '' } : null
    return { ...row, found, wanted: null }
  }
}

function takenItems(
  { rows, itemIds }: Prepared,
  reading: Reading,
  packages: Packages,
  vouchers: ReadonlyMap<string, Mark>,
): TakenItem[] {
  return rows.flatMap(({ user }, index) => {
    const mark = user && vouchers.get(user.code)
    const id = itemIds[index]
    if (!user || !mark || id === undefined) return []
    const pack = packages.byProfile.get(user.user.profile)?.pack
    const promisedSeconds = mikhmonOf(reading.profiles.get(user.user.profile))?.activeSeconds ?? null
    return [{ id, voucherId: mark.id, wanted: wantedOf(user, mark, pack?.master, promisedSeconds) }]
  })
}

const foundOf = ({ user }: UserTake): FoundUser => ({
  server: user.server,
  profile: user.profile,
  comment: user.comment,
  isDisabled: user.isDisabled,
  uptime: user.uptime,
})

const wantedOf = (
  take: UserTake,
  { id, tag }: Mark,
  master: MasterView | undefined,
  promisedSeconds: number | null,
): WantedUser => ({
  profile: master?.profileName ?? '',
  tag,
  voucherId: id,
  activeSeconds: take.activeSeconds,
  firstLogin: take.firstLogin,
  expires: take.expires,
  isStopped: take.isStopped,
  isLocked: master?.lockToFirstMac ?? false,
  promisedSeconds,
})

/** Only a profile that is new is dressed like the old one; a package's own is its own. */
function planOf({ all, byProfile }: Packages, reading: Reading): TakeoverPlan {
  return {
    packages: all.map(({ source, name, pack, isNew }) => ({ source, name, packageId: pack.id, isNew })),
    extras: reading.scan.profiles.flatMap(({ name, extras }) => {
      const made = byProfile.get(name)
      return made?.isNew && Object.keys(extras).length > 0
        ? [{ profileName: made.pack.master.profileName, values: extras }]
        : []
    }),
  }
}
