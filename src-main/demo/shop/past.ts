// Owns: what three weeks would have done to sold vouchers: used, finished, some still running.
// Must never: touch anything but the demo's own database and its simulated router.
import type { Db } from '../../platform/db/open'
import type { SimRouter } from '../router'
import { seededChance } from './story'

interface Sold {
  readonly id: number
  readonly code: string
  readonly sold_at: number
  readonly active_seconds: number | null
}

const FIRST_LOGIN_WITHIN_MS = 40 * 60_000

/** Direct SQL: no command writes the past, and the demo's router was not there for three weeks to tell of it. */
export function agePast(db: Db, sim: SimRouter, now: number): void {
  const chance = seededChance(7)
  db.transact((tx) => {
    const sold = tx.connection
      .prepare(
        `select voucher.id, voucher.code, voucher.sold_at, master_package.active_seconds from voucher
         join package on package.id = voucher.package_id join master_package on master_package.id = package.master_id
         where voucher.state = 'sold' order by voucher.sold_at`,
      )
      .all() as Sold[] // the columns named above
    const change = tx.connection.prepare(
      'update voucher set state = ?, router_state = ?, first_login_at = ?, expires_at = ?, ended_at = ? where id = ?',
    )
    const note = tx.connection.prepare(
      'insert into voucher_event (voucher_id, at, from_state, to_state, reason) values (?, ?, ?, ?, ?)',
    )
    for (const voucher of sold) {
      const login = voucher.sold_at + Math.floor(chance() * FIRST_LOGIN_WITHIN_MS)
      if (login > now || chance() < 0.03) continue // bought for later
      const expires = voucher.active_seconds === null ? null : login + voucher.active_seconds * 1000
      note.run(voucher.id, login, 'sold', 'active', 'Login pertama')
      const isOver = expires !== null && expires <= now
      if (isOver) note.run(voucher.id, expires, 'active', 'finished', 'Masa aktif habis')
      change.run(
        isOver ? 'finished' : 'active',
        isOver ? 'removed' : 'present',
        login,
        expires,
        isOver ? expires : null,
        voucher.id,
      )
      if (isOver) removeUser(sim, voucher.code)
      else stampUser(sim, voucher.code, { login, expires })
    }
    tx.publish('vouchers')
  })
}

function removeUser(sim: SimRouter, code: string): void {
  const row = sim.db.table('/ip/hotspot/user').byName(code)
  if (row) sim.run(['/ip/hotspot/user/remove', `=.id=${row['.id']}`])
}

/** As the router's own script would have at that login: a second login must not count as the first. */
function stampUser(
  sim: SimRouter,
  code: string,
  stamp: { readonly login: number; readonly expires: number | null },
): void {
  const row = sim.db.table('/ip/hotspot/user').byName(code)
  if (!row?.comment?.startsWith('lk1;')) return
  const seconds = (instant: number) => String(Math.floor(instant / 1000)).padStart(10, '0')
  const comment = `lk1;x=${seconds(stamp.expires ?? 0)};f=${seconds(stamp.login)};${row.comment.slice(30)}`
  sim.run(['/ip/hotspot/user/set', `=.id=${row['.id']}`, `=comment=${comment}`])
}
