// Owns: the router's judge: after the drain it holds exactly what the book says, mark for mark.
// Must never: ask the till.
import type Database from 'better-sqlite3'
import type { SimRouter } from '../../src-main/demo/router'
import { readVoucherComment } from '../../src-main/shared/voucher-comment'

const USERS = '/ip/hotspot/user'

interface BookVoucher {
  readonly id: number
  readonly code: string
  readonly password: string | null
  readonly state: string
  readonly routerState: string
  readonly useBefore: number | null
  readonly tag: string
  readonly profile: string
  readonly activeSeconds: number | null
}

export interface RouterVerdict {
  readonly onBook: number
  readonly wrong: string[]
}

/** `foreign`: users that somebody else had made there; they stay as they were. */
export function judgeRouter(
  connection: Database.Database,
  router: SimRouter,
  foreign: readonly string[],
): RouterVerdict {
  const vouchers = connection
    .prepare<[], BookVoucher>(
      `select v.id, v.code, v.password, v.state, v.router_state as routerState, v.use_before as useBefore, b.tag,
         b.terms ->> 'profileName' as profile, b.terms ->> 'activeSeconds' as activeSeconds
       from voucher v join voucher_batch b on b.id = v.batch_id`,
    )
    .all()
  const wrong: string[] = []
  const users = new Map(router.db.rows(USERS).map((row) => [row.name, row]))
  const names = router.db.rows(USERS).map((row) => row.name)
  if (names.length !== users.size) wrong.push(`${names.length - users.size} users twice`)
  let onBook = 0
  for (const voucher of vouchers) {
    const user = users.get(voucher.code)
    const isGood = voucher.state === 'stock' || voucher.state === 'sold'
    if (isGood) onBook += 1
    if (isGood && voucher.routerState !== 'present')
      wrong.push(`unfinished: ${voucher.code} is ${voucher.state}, ${voucher.routerState}`)
    if (isGood && !user) wrong.push(`missing: ${voucher.code} (${voucher.state}, ${voucher.routerState})`)
    if (!isGood && user) wrong.push(`extra: ${voucher.code} is ${voucher.state} in the book`)
    if (isGood && user) wrong.push(...differences(voucher, user))
    users.delete(voucher.code)
  }
  for (const [name = '', row] of users) {
    if (readVoucherComment(row.comment)) wrong.push(`extra: ${name} is in no book`)
    else if (!foreign.includes(JSON.stringify(row))) wrong.push(`foreign: ${name} was touched`)
  }
  const left = router.db.rows(USERS).map((row) => JSON.stringify(row))
  for (const row of foreign) if (!left.includes(row)) wrong.push(`foreign: ${row} is gone`)
  return { onBook, wrong }
}

function differences(voucher: BookVoucher, user: Readonly<Record<string, string | undefined>>): string[] {
  const mark = readVoucherComment(user.comment)
  const wanted: Record<string, unknown> = {
    password: voucher.password ?? voucher.code,
    profile: voucher.profile,
    server: 'all',
    tag: voucher.tag,
    id: voucher.id,
    activeSeconds: voucher.activeSeconds ?? 0,
    useBefore: voucher.useBefore === null ? 0 : Math.floor(voucher.useBefore / 1000),
    firstLogin: 0,
  }
  const actual: Record<string, unknown> = { server: 'all', ...user, ...mark }
  return Object.entries(wanted).flatMap(([name, value]) =>
    actual[name] === value ? [] : [`wrong: ${voucher.code} ${name} is ${actual[name]}, should be ${value}`],
  )
}

/** Users of somebody else, made before the shop knew the router. */
export function furnishForeign(router: SimRouter): string[] {
  router.run(['/ip/hotspot/user/add', '=name=tamu', '=password=tamu', '=comment=vc-123-11.21.26-'])
  router.run(['/ip/hotspot/user/add', '=name=POSRONDA', '=password=1234', '=comment=lk1;punya pos ronda'])
  return router.db.rows(USERS).map((row) => JSON.stringify(row))
}
