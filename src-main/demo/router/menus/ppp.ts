// Owns: PPP secrets, profiles and live sessions (routeros.md §2.2; value shapes from terraform-provider-routeros dumps).
// Must never: drop a live session because a secret changed; real routers do not either.

import type { Menu } from '../menu'
import { traps } from '../trap'
import { bytes, duration, flag, integer, oneOf, optionalText, reference, text } from '../values'
import { ipAddress, ipOrPool } from '../values-net'
import { comment, disabled, editing, editingAll, looking, shown, shownAs, uniqueName } from './properties'

const triState = { type: oneOf(['default', 'no', 'yes']), initial: 'default' } as const
const fourState = { type: oneOf(['default', 'no', 'yes', 'required']), initial: 'default' } as const

const secret: Menu = {
  path: '/ppp/secret',
  kind: 'table',
  commands: editingAll,
  properties: {
    name: { type: text, required: true },
    service: { type: oneOf(['any', 'async', 'pptp', 'pppoe', 'l2tp', 'ovpn', 'sstp']), initial: 'any' },
    'caller-id': { type: text, initial: '' },
    password: { type: text, initial: '', secret: 'sensitive' },
    profile: { type: reference('/ppp/profile'), initial: 'default' },
    'local-address': { type: ipAddress({ emptyUnsets: true }) },
    'remote-address': { type: ipAddress({ emptyUnsets: true }) },
    routes: { type: text, initial: '' },
    'ipv6-routes': { type: text, initial: '' },
    'remote-ipv6-prefix': { type: optionalText },
    'limit-bytes-in': { type: bytes(), initial: '0' },
    'limit-bytes-out': { type: bytes(), initial: '0' },
    // A secret that never logged in reads as the first second of 1970 (guessed for 7.x).
    'last-logged-out': {
      type: text,
      readOnly: true,
      initial: ({ clock }) => clock.stamp(-clock.offsetMinutes * 60_000),
    },
    'last-caller-id': shown,
    'last-disconnect-reason': shown,
    disabled,
    comment,
  },
  unique: [uniqueName('secret with the same name already exists')],
}

const profile: Menu = {
  path: '/ppp/profile',
  kind: 'table',
  commands: [...editing, 'comment'],
  properties: {
    name: { type: text, required: true },
    'local-address': { type: ipOrPool },
    'remote-address': { type: ipOrPool },
    'remote-ipv6-prefix-pool': { type: optionalText },
    'dhcpv6-pd-pool': { type: optionalText },
    'dhcpv6-use-radius': { type: flag, since: '7.20' },
    'dhcpv6-lease-time': { type: duration(), since: '7.20' },
    bridge: { type: reference('/interface') },
    'bridge-port-priority': { type: integer(0, 255) },
    'bridge-path-cost': { type: integer(1, 200_000_000) },
    'bridge-horizon': { type: optionalText },
    'bridge-learning': triState,
    'bridge-port-vid': { type: integer(1, 4094), since: '7.17' },
    'bridge-port-trusted': { type: flag, since: '7.17' },
    'session-timeout': { type: duration({ zeroUnsets: true }) },
    'idle-timeout': { type: duration({ zeroUnsets: true }) },
    'use-ipv6': { ...fourState, initial: 'yes' },
    'use-mpls': fourState,
    'use-compression': triState,
    'use-encryption': fourState,
    'only-one': triState,
    'change-tcp-mss': triState,
    'use-upnp': triState,
    'rate-limit': { type: optionalText },
    'address-list': { type: text, initial: '' },
    'interface-list': { type: optionalText },
    'dns-server': { type: optionalText },
    'wins-server': { type: optionalText },
    'parent-queue': { type: reference('/queue/simple', { words: ['none'] }) },
    'insert-queue-before': { type: reference('/queue/simple', { words: ['bottom', 'first'] }) },
    'queue-type': { type: optionalText },
    'incoming-filter': { type: optionalText },
    'outgoing-filter': { type: optionalText },
    'on-up': { type: text, initial: '' },
    'on-down': { type: text, initial: '' },
    default: shownAs('false'),
    comment,
  },
  unique: [uniqueName('profile with the same name already exists')],
  guard(command, row) {
    if (command === 'remove' && row?.default === 'true') throw traps.failure('can not remove default')
  },
}

const active: Menu = {
  path: '/ppp/active',
  kind: 'table',
  commands: [...looking, 'remove'],
  volatile: true,
  properties: {
    name: shown,
    service: shown,
    'caller-id': shown,
    address: shown,
    uptime: shown,
    encoding: shown,
    'session-id': shown,
    'limit-bytes-in': shown,
    'limit-bytes-out': shown,
    radius: shown,
  },
  computed: (row, router) => ({ uptime: router.ppp.uptime(row['.id']) }),
  changed({ before, after }, router) {
    if (before && !after) router.ppp.drop(before['.id'], 'nas-request')
  },
}

const server: Menu = {
  path: '/interface/pppoe-server/server',
  kind: 'table',
  commands: editingAll,
  properties: {
    'service-name': { type: text, initial: 'service1' },
    interface: { type: reference('/interface'), required: true },
    'max-mtu': { type: text, initial: 'auto' },
    'max-mru': { type: text, initial: 'auto' },
    mrru: { type: text, initial: 'disabled' },
    authentication: { type: text, initial: 'pap,chap,mschap1,mschap2' },
    'keepalive-timeout': { type: text, initial: '10' },
    'one-session-per-host': { type: flag, initial: 'false' },
    'max-sessions': { type: text, initial: 'unlimited' },
    'pado-delay': { type: text, initial: '0' },
    'default-profile': { type: reference('/ppp/profile'), initial: 'default' },
    invalid: shownAs('false'),
    disabled,
    comment,
  },
}

export const pppMenus: readonly Menu[] = [profile, secret, active, server]
