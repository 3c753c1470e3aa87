// Owns: the hotspot menus' own commands.
// Must never: repeat what login and sessions do; it calls them.

import type { RouterCore } from './core'
import { loginHotspot } from './hotspot-login'
import { type Answer, answered, type Call } from './menu'
import { traps } from './trap'
import { itemsOf } from './write'

/** `/ip/hotspot/user/reset-counters`: of the items named, or of everybody. */
export function resetUserCounters(call: Call, router: RouterCore): Answer {
  const named = call.args.has('.id') || call.args.has('numbers')
  const rows = named ? itemsOf(router, call.menu, call.args) : router.db.rows(call.menu.path)
  const zero = { uptime: '0s', 'bytes-in': '0', 'bytes-out': '0', 'packets-in': '0', 'packets-out': '0' }
  for (const row of rows) router.db.patch(call.menu.path, row['.id'], zero, { by: call.by.name })
  return answered
}

/** `/ip/hotspot/active/login`: somebody logs a device in from the router's side. */
export function loginByAdmin(call: Call, router: RouterCore): Answer {
  const user = call.args.get('user')
  if (user === undefined) throw traps.missing('user')
  const answer = loginHotspot(router, {
    user,
    password: call.args.get('password'),
    mac: call.args.get('mac-address') ?? '02:00:00:00:00:01',
    address: call.args.get('ip'),
    by: 'admin',
  })
  if (!answer.ok) throw traps.failure(answer.error)
  return answered
}
