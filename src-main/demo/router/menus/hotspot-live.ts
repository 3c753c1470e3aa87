// Owns: who is on the hotspot now: sessions, cookies, hosts. Read, removed, never edited.
// Must never: end a session behind hotspot-sessions.ts's back.

import { loginByAdmin } from '../hotspot-actions'
import type { Menu } from '../menu'
import { formatDuration } from '../router-time'
import { looking, shown } from './properties'

const active: Menu = {
  path: '/ip/hotspot/active',
  kind: 'table',
  commands: [...looking, 'remove'],
  volatile: true,
  properties: {
    server: shown,
    user: shown,
    domain: shown,
    address: shown,
    'mac-address': shown,
    'login-by': shown,
    uptime: shown,
    'session-time-left': shown,
    'idle-time': shown,
    'idle-timeout': shown,
    'keepalive-timeout': shown,
    'bytes-in': shown,
    'bytes-out': shown,
    'packets-in': shown,
    'packets-out': shown,
    'limit-bytes-in': shown,
    'limit-bytes-out': shown,
    'limit-bytes-total': shown,
    radius: shown,
    blocked: shown,
  },
  computed: (row, router) => router.hotspot.describe(row['.id']),
  // Removing the row is the router's 'admin reset': counters are booked and the MAC cookie goes [DOC].
  changed({ before, after }, router) {
    if (before && !after) router.hotspot.end(before['.id'], 'admin reset')
  },
  actions: {
    login: { args: ['user', 'password', 'mac-address', 'ip', 'domain'], policy: 'write', run: loginByAdmin },
  },
}

const cookie: Menu = {
  path: '/ip/hotspot/cookie',
  kind: 'table',
  commands: [...looking, 'remove'],
  properties: { user: shown, domain: shown, 'mac-address': shown, 'expires-in': shown, 'mac-cookie': shown },
  computed: (row, router) => ({
    'expires-in': formatDuration(router.hotspot.cookieSecondsLeft(row['.id']), router.durations),
  }),
}

const host: Menu = {
  path: '/ip/hotspot/host',
  kind: 'table',
  commands: [...looking, 'remove'],
  volatile: true,
  properties: {
    'mac-address': shown,
    address: shown,
    'to-address': shown,
    server: shown,
    uptime: shown,
    'idle-time': shown,
    authorized: shown,
    bypassed: shown,
  },
}

export const hotspotLiveMenus: readonly Menu[] = [active, cookie, host]
