// Owns: the hotspot's configuration: servers, server profiles, users, user profiles, bindings (routeros.md §2.2; CHR command trees;
// value shapes from terraform-provider-routeros dumps). Must never: hold sessions; hotspot-live.ts.

import { resetUserCounters } from '../hotspot-actions'
import type { Menu, Property } from '../menu'
import { traps } from '../trap'
import { bytes, duration, flag, integer, oneOf, optionalText, reference, several, text } from '../values'
import { ipAddress, macAddress } from '../values-net'
import { comment, disabled, dynamic, editing, editingAll, freshName, shown, shownAs, uniqueName } from './properties'

const none = { words: ['none'] }
const noneTime = (initial: string): Property => ({ type: duration(none), initial })

const server: Menu = {
  path: '/ip/hotspot',
  kind: 'table',
  commands: [...editing, 'enable', 'disable'],
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/ip/hotspot'), 'hotspot') },
    interface: { type: reference('/interface'), required: true },
    'address-pool': { type: reference('/ip/pool', { absent: ['none'] }) },
    profile: { type: reference('/ip/hotspot/profile'), initial: 'default' },
    'idle-timeout': noneTime('5m'),
    'keepalive-timeout': noneTime('none'),
    'login-timeout': noneTime('none'),
    'addresses-per-mac': { type: integer(1, 255, { words: ['unlimited'] }), initial: '2' },
    'ip-of-dns-name': shown,
    'proxy-status': shown,
    HTTPS: shownAs('false'),
    invalid: shown,
    disabled,
  },
  unique: [uniqueName('server with such name already exists')],
  guard(command, _row, router) {
    if (command !== 'remove' && command !== 'disable' && !router.deviceMode.allows('hotspot')) throw traps.deviceMode()
  },
  computed(row, router) {
    const allowed = router.deviceMode.allows('hotspot')
    const running = allowed && row.disabled !== 'true'
    return { invalid: String(!allowed), 'proxy-status': running ? 'running' : undefined }
  },
}

const serverProfile: Menu = {
  path: '/ip/hotspot/profile',
  kind: 'table',
  commands: editing,
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/ip/hotspot/profile'), 'hsprof') },
    'hotspot-address': { type: ipAddress(), initial: '0.0.0.0' },
    'dns-name': { type: text, initial: '' },
    'html-directory': { type: text, initial: 'hotspot' },
    'html-directory-override': { type: text, initial: '' },
    'install-hotspot-queue': { type: flag, initial: 'false' },
    'rate-limit': { type: optionalText },
    'http-proxy': { type: text, initial: '0.0.0.0:0' },
    'smtp-server': { type: ipAddress(), initial: '0.0.0.0' },
    'login-by': {
      type: several(['mac', 'cookie', 'http-chap', 'https', 'http-pap', 'trial', 'mac-cookie']),
      initial: 'cookie,http-chap',
    },
    'http-cookie-lifetime': { type: duration(), initial: '3d' },
    'ssl-certificate': { type: optionalText },
    'split-user-domain': { type: flag, initial: 'false' },
    'trial-uptime-limit': { type: duration({ zeroUnsets: true }) },
    'trial-uptime-reset': { type: duration({ zeroUnsets: true }) },
    'trial-user-profile': { type: reference('/ip/hotspot/user/profile') },
    'use-radius': { type: flag, initial: 'false' },
    default: shown,
  },
  unique: [uniqueName('profile with the same name already exists')],
  guard: keepDefault,
}

const user: Menu = {
  path: '/ip/hotspot/user',
  kind: 'table',
  commands: editingAll,
  properties: {
    server: { type: reference('/ip/hotspot', { absent: ['all'] }) },
    name: { type: text, required: true },
    password: { type: optionalText, secret: 'sensitive' },
    'totp-secret': { type: optionalText, secret: 'sensitive', since: '7.21', before: '7.21.3' },
    'otp-secret': { type: optionalText, secret: 'sensitive', since: '7.21.3' },
    address: { type: ipAddress({ emptyUnsets: true }) },
    'mac-address': { type: macAddress({ emptyUnsets: true }) },
    profile: { type: reference('/ip/hotspot/user/profile'), initial: 'default' },
    routes: { type: optionalText },
    email: { type: optionalText },
    'limit-uptime': { type: duration({ zeroUnsets: true }) },
    'limit-bytes-in': { type: bytes({ zeroUnsets: true }) },
    'limit-bytes-out': { type: bytes({ zeroUnsets: true }) },
    'limit-bytes-total': { type: bytes({ zeroUnsets: true }) },
    uptime: shownAs('0s'),
    'bytes-in': shownAs('0'),
    'bytes-out': shownAs('0'),
    'packets-in': shownAs('0'),
    'packets-out': shownAs('0'),
    default: shown,
    dynamic,
    disabled,
    comment,
  },
  unique: [
    {
      index: 'name and server',
      key: (row) => `${row.name ?? ''}\u0000${row.server ?? 'all'}`,
      refusal: 'already have user with this name for this server',
    },
  ],
  guard: keepDefault,
  actions: {
    'reset-counters': { args: ['.id', 'numbers'], policy: 'write', run: resetUserCounters },
  },
}

const userProfile: Menu = {
  path: '/ip/hotspot/user/profile',
  kind: 'table',
  // Neither comment nor disable: both are refused on real routers.
  commands: editing,
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/ip/hotspot/user/profile'), 'uprof') },
    'address-pool': { type: reference('/ip/pool', { absent: ['none'] }) },
    // '' and `none` are refused here, unlike idle-timeout ([CODE], live).
    'session-timeout': { type: duration({ zeroUnsets: true }) },
    'idle-timeout': noneTime('none'),
    'keepalive-timeout': noneTime('2m'),
    'status-autorefresh': noneTime('1m'),
    'shared-users': { type: integer(1, 4_294_967_295, { words: ['unlimited'] }), initial: '1' },
    'add-mac-cookie': { type: flag, initial: 'true' },
    'mac-cookie-timeout': { type: duration(), initial: '3d' },
    // Plain text on the router: a nonsense rate is stored as it is ([DOC] type string).
    'rate-limit': { type: optionalText },
    'parent-queue': { type: reference('/queue/simple', { words: ['none'] }) },
    'insert-queue-before': { type: reference('/queue/simple', { words: ['bottom', 'first'] }) },
    'queue-type': { type: optionalText },
    'address-list': { type: text, initial: '' },
    'incoming-filter': { type: optionalText },
    'outgoing-filter': { type: optionalText },
    'incoming-packet-mark': { type: optionalText },
    'outgoing-packet-mark': { type: optionalText },
    'on-login': { type: optionalText },
    'on-logout': { type: optionalText },
    'transparent-proxy': { type: flag, initial: 'true' },
    'open-status-page': { type: oneOf(['always', 'http-login']) },
    advertise: { type: flag },
    'advertise-url': { type: optionalText },
    'advertise-interval': { type: optionalText },
    'advertise-timeout': { type: optionalText },
    default: shown,
  },
  unique: [uniqueName('profile with the same name already exists')],
  guard: keepDefault,
}

const binding: Menu = {
  path: '/ip/hotspot/ip-binding',
  kind: 'table',
  commands: editingAll,
  properties: {
    'mac-address': { type: macAddress({ emptyUnsets: true }) },
    address: { type: ipAddress({ emptyUnsets: true }) },
    'to-address': { type: ipAddress({ emptyUnsets: true }) },
    server: { type: reference('/ip/hotspot', { absent: ['all'] }) },
    type: { type: oneOf(['regular', 'bypassed', 'blocked']) },
    bypassed: shown,
    blocked: shown,
    disabled,
    comment,
  },
  computed: (row) => ({
    bypassed: row.type === 'bypassed' ? 'true' : undefined,
    blocked: row.type === 'blocked' ? 'true' : undefined,
  }),
}

/** `default-trial` and the default profiles stay. The refusal's words are guessed. */
function keepDefault(command: string, row: Readonly<Record<string, string>> | undefined): void {
  if (command === 'remove' && row?.default === 'true') throw traps.failure('can not remove default')
}

export const hotspotMenus: readonly Menu[] = [server, serverProfile, userProfile, user, binding]
