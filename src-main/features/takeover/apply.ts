// Owns: taking over: packages, vouchers, history and the list of what the router has to be told, in one transaction.
// Must never: talk to a router, take what a person did not choose, or write half of it.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { ensureProfile, findRouter } from '../routers'
import { adoptVouchers } from '../vouchers'
import type { Choices, ExtraChoice } from './contract'
import { draftRow, type Gathered, gather } from './gather'
import { insertHistory } from './history'
import { type JudgedRow, judge, mikhmonOf, monitorsOf, type Reading } from './judge'
import type { UserTake } from './judge-user'
import { enqueueJob, JOB } from './kinds'
import { makePackages, type Packages } from './make-packages'
import type { FoundMonitor, FoundUser, TakeoverPlan, WantedMonitor, WantedUser } from './plan'
import { isClockSane } from './scan'
import { changeTakeover, insertItems, type NewItem, type TakeoverRow } from './store'

/** A look that is older says too little about vouchers that are being used. */
const FRESH_MS = 3_600_000

export function applyTakeover(tx: Tx, ctx: CommandContext, id: string, choices: Choices): void {
  const row = draftRow(tx, id)
  const router = findRouter(tx, row.routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
  if (ctx.now - row.scannedAt > FRESH_MS) throw new DomainError('TAKEOVER_STALE', { name: router.name })
  const gathered = gather(tx, id)
  const { reading } = gathered
  if (!isClockSane(reading.scan)) throw new DomainError('TAKEOVER_CLOCK', { name: router.name })
  const rows = judge(reading, choices, gathered.known, ctx.zone)
  if (!rows.some(({ outcome }) => outcome === 'new')) throw new DomainError('TAKEOVER_EMPTY')

  const packages = makePackages(tx, ctx, row.routerId, openChoices(choices, gathered), reading)
  const vouchers = adoptUsers(tx, ctx, row, rows, packages)
  const sales = rows.flatMap(({ sale }) => sale ?? [])
  insertHistory(tx, { takeoverId: id, routerId: row.routerId, zone: ctx.zone }, sales)
  insertItems(tx, id, itemsOf(gathered, rows, packages, vouchers))
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
      router: router.name,
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

function itemsOf(
  { reading }: Gathered,
  rows: readonly JudgedRow[],
  packages: Packages,
  vouchers: ReadonlyMap<string, Mark>,
): NewItem[] {
  const profileOf = new Map(reading.scan.users.map((user) => [user.name, user.profile]))
  const monitors = new Map(monitorsOf(reading.scan).map((monitor) => [monitor.scheduler.name, monitor]))
  return rows.map(({ kind, name, detail, outcome, reason, data, user }): NewItem => {
    const row = { kind, name, detail, outcome, reason, data }
    const mark = user && vouchers.get(user.code)
    if (user && mark) {
      const pack = packages.byProfile.get(user.user.profile)?.pack
      const promisedSeconds = mikhmonOf(reading.profiles.get(user.user.profile))?.activeSeconds ?? null
      const wanted = wantedOf(user, mark, pack?.master.profileName ?? '', promisedSeconds)
      return { ...row, voucherId: mark.id, found: foundOf(user), wanted, state: 'waiting' }
    }
    const monitor = kind === 'scheduler' ? monitors.get(name) : undefined
    if (monitor) {
      const { comment, isDisabled } = monitor.scheduler
      const found: FoundMonitor = { comment, isDisabled, profile: monitor.profile }
      const wanted: WantedMonitor = { isOff: false, isWanted: 'on' }
      return { ...row, voucherId: null, found, wanted, state: 'none' }
    }
    // What stays with Mikhmon is counted by profile when its schedulers are about to be switched off.
    const found = kind === 'user' ? { profile: profileOf.get(name) ?? '' } : null
    return { ...row, voucherId: null, found, wanted: null, state: 'none' }
  })
}

const foundOf = ({ user }: UserTake): FoundUser => ({
  server: user.server,
  profile: user.profile,
  comment: user.comment,
  isDisabled: user.isDisabled,
  uptime: user.uptime,
})

const wantedOf = (take: UserTake, { id, tag }: Mark, profile: string, promisedSeconds: number | null): WantedUser => ({
  profile,
  tag,
  voucherId: id,
  activeSeconds: take.activeSeconds,
  firstLogin: take.firstLogin,
  expires: take.expires,
  isStopped: take.isStopped,
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
