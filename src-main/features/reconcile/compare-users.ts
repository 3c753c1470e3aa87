// Owns: comparing the vouchers in the books with the users on a router, slice by slice.
// Must never: hold the main loop for long, or call missing what came while we read.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../platform/db/open'
import type { RouterRow } from '../../platform/routeros'
import { readSubscriptionComment } from '../../shared/subscription-comment'
import { readVoucherComment } from '../../shared/voucher-comment'
import { findRouter, isOurProfile } from '../routers'
import { batchesOf, type KeptVoucher, keptVouchers, liveVouchers, VOUCHER_STATE_NAMES } from '../vouchers'
import { compareUser } from './compare-user'
import type { ReconcileRow } from './contract'
import { LABELS, WHY } from './texts'

/** Rows between two turns of the event loop: a few milliseconds. */
const SLICE = 500

export interface UserComparison {
  readonly rows: ReconcileRow[]
  readonly checked: number
  /** Vouchers that the router does not have, and those of the books' "missing" that are there after all. */
  readonly missingIds: readonly number[]
  readonly backIds: readonly number[]
}

/** What the books say was there before the router was read. */
export interface Expected {
  readonly vouchers: ReadonlyMap<number, KeptVoucher>
}

export async function expectedOn(db: Db, routerId: string): Promise<Expected> {
  const vouchers = new Map<number, KeptVoucher>()
  for (const slice of liveVouchers(db, routerId, SLICE)) {
    for (const voucher of slice) vouchers.set(voucher.id, voucher)
    await nextTurn()
  }
  return { vouchers }
}

export interface UsersSubject {
  readonly db: Db
  readonly routerId: string
  readonly server: string
  readonly now: number
  /** Vouchers that are being moved: on two routers for a while. */
  readonly isMoving: (voucherId: number) => boolean
  /** Jobs wait for this router: what is over is perhaps just being taken away. */
  readonly isLaneBusy: boolean
}

const markKey = (tag: string, id: number) => `${tag} ${id}`

export async function compareUsers(
  subject: UsersSubject,
  expected: Expected,
  users: readonly RouterRow[],
): Promise<UserComparison> {
  const { db, routerId, server, now } = subject
  const batchOf = batchesOf(db)
  const byMark = new Map<string, RouterRow[]>()
  const byName = new Map<string, RouterRow[]>()
  for (const user of users) {
    push(byName, user.name ?? '', user)
    const mark = readVoucherComment(user.comment)
    if (mark) push(byMark, markKey(mark.tag, mark.id), user)
  }
  await nextTurn()

  const rows: ReconcileRow[] = []
  const missingIds: number[] = []
  const backIds: number[] = []
  const ours = new Set<string>()
  const vouchers = [...expected.vouchers.values()]
  for (let at = 0; at < vouchers.length; at += SLICE) {
    const slice = vouchers.slice(at, at + SLICE)
    // As they are now: sold, voided or moved while the router answered.
    for (const voucher of keptVouchers(
      db,
      slice.map(({ id }) => id),
    ))
      compareOne(voucher)
    await nextTurn()
  }
  const checked = vouchers.length
  for (let at = 0; at < users.length; at += SLICE) {
    judgeStrangers(users.slice(at, at + SLICE).filter((user) => !ours.has(user['.id'] ?? '') && !isMember(user)))
    await nextTurn()
  }
  return { rows, checked, missingIds, backIds }

  function compareOne(voucher: KeptVoucher): void {
    const batch = batchOf(voucher.batchId)
    const isLive = voucher.state === 'stock' || voucher.state === 'sold' || voucher.state === 'active'
    if (!batch || !isLive || voucher.routerId !== routerId) return
    const marked = byMark.get(markKey(batch.tag, voucher.id)) ?? []
    const own = marked.find((row) => row.name === voucher.code) ?? marked[0]
    const label = batch.terms.packageName
    if (own) {
      ours.add(own['.id'] ?? '')
      for (const copy of marked) if (copy !== own) addCopy(copy, voucher, label)
      if (voucher.routerState === 'missing') backIds.push(voucher.id)
      addDifferent(voucher, own, WHY.different, label)
      return
    }
    // Waiting, failed and removed ones have their own jobs and places.
    if (voucher.routerState !== 'present' && voucher.routerState !== 'missing') return
    const namesake = byName.get(voucher.code)?.[0]
    if (namesake && isOurProfile(namesake.profile ?? '') && !readVoucherComment(namesake.comment)) {
      ours.add(namesake['.id'] ?? '')
      addDifferent(voucher, namesake, WHY.unmarked, label)
      return
    }
    if (isOverByTime(voucher)) return
    // It came after the books were read, and perhaps after the router was.
    if (expected.vouchers.get(voucher.id)?.routerState === 'waiting') return
    missingIds.push(voucher.id)
    const base = { key: `u:${voucher.id}`, object: 'user', name: voucher.code, label, changes: [] } as const
    rows.push(
      namesake
        ? { ...base, changes: [], kind: 'clash', why: WHY.clash, action: null }
        : {
            ...base,
            changes: [],
            kind: 'missing',
            why: voucher.state === 'active' ? WHY.missingActive : WHY.missing,
            action: 'grant',
          },
    )
  }

  function isOverByTime({ state, useBefore, expiresAt }: KeptVoucher): boolean {
    const end = state === 'active' ? expiresAt : useBefore
    return end !== null && end <= now
  }

  function addDifferent(voucher: KeptVoucher, actual: RouterRow, why: string, label: string): void {
    const batch = batchOf(voucher.batchId)
    const changes = batch ? compareUser({ voucher, batch, server, now }, actual) : []
    if (changes.length === 0) return
    rows.push({
      key: `u:${voucher.id}`,
      object: 'user',
      kind: 'different',
      name: voucher.code,
      label,
      why,
      changes: changes.map(({ property, wanted, actual: found }) => ({ property, wanted, actual: found })),
      action: 'fix',
    })
  }

  function addCopy(copy: RouterRow, { code }: KeptVoucher, label: string): void {
    ours.add(copy['.id'] ?? '')
    rows.push(leftover(`c:${copy['.id']}`, copy.name ?? '', label, WHY.copy(code)))
  }

  function judgeStrangers(strangers: readonly RouterRow[]): void {
    const marks = strangers.map((user) => readVoucherComment(user.comment))
    const known = new Map(
      keptVouchers(
        db,
        marks.flatMap((mark) => mark?.id ?? []),
      ).map((voucher) => [voucher.id, voucher]),
    )
    for (const [index, user] of strangers.entries()) {
      const mark = marks[index]
      const voucher = mark ? known.get(mark.id) : undefined
      const batch = voucher && batchOf(voucher.batchId)
      if (!mark || !voucher || !batch || batch.tag !== mark.tag) {
        rows.push(foreign(user, mark ? WHY.foreignMark : WHY.foreign))
        continue
      }
      const label = batch.terms.packageName
      const isOver = voucher.state === 'void' || voucher.state === 'lapsed' || voucher.state === 'finished'
      const isLeaving = voucher.routerState !== 'removed' && subject.isLaneBusy
      if (isOver && !isLeaving)
        rows.push(leftover(`u:${voucher.id}`, user.name ?? '', label, WHY.over(VOUCHER_STATE_NAMES[voucher.state])))
      else if (!isOver && voucher.routerId !== routerId && !subject.isMoving(voucher.id)) {
        const home = findRouter(db, voucher.routerId)?.name ?? ''
        rows.push(leftover(`u:${voucher.id}`, user.name ?? '', label, WHY.elsewhere(home)))
      }
    }
  }
}

/** A monthly member: the subscriptions compare those themselves. */
const isMember = (user: RouterRow): boolean => readSubscriptionComment(user.comment) !== null

const leftover = (key: string, name: string, label: string, why: string): ReconcileRow => ({
  key,
  object: 'user',
  kind: 'leftover',
  name,
  label,
  why,
  changes: [],
  action: 'revoke',
})

const foreign = (user: RouterRow, why: string): ReconcileRow => ({
  key: `x:${user['.id']}`,
  object: 'user',
  kind: 'foreign',
  name: user.name ?? '',
  label: LABELS.user,
  why,
  changes: [],
  action: null,
})

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
