// Owns: addresses of interfaces, pools, DHCP servers and leases, firewall address lists (routeros.md §2.2, §2.5; Lab REST contract).
// Must never: route a packet.

import type { RouterCore } from '../core'
import { type Answer, answered, type Call, type Menu } from '../menu'
import type { Row } from '../table'
import { traps } from '../trap'
import { duration, flag, optionalText, reference, text } from '../values'
import { addressOrName, addressWithMask, formatIp, ipAddress, ipRanges, macAddress, parseRange } from '../values-net'
import { itemsOf } from '../write'
import { comment, disabled, dynamic, editing, editingAll, freshName, shown, shownAs, uniqueName } from './properties'

const address: Menu = {
  path: '/ip/address',
  kind: 'table',
  commands: editingAll,
  volatile: (row) => row.dynamic === 'true',
  properties: {
    address: { type: addressWithMask, required: true },
    // Left out: the network of the address; of a /32 the other end of the line.
    network: { type: ipAddress({ emptyUnsets: true }) },
    interface: { type: reference('/interface'), required: true },
    'actual-interface': shown,
    invalid: shownAs('false'),
    dynamic,
    disabled,
    comment,
  },
  unique: [
    {
      index: 'address',
      key: (row) => (row.disabled === 'true' ? undefined : `${row.address ?? ''} ${row.interface ?? ''}`),
      refusal: 'already have such address',
    },
  ],
  settle(row) {
    const network = parseRange(row.address ?? '')
    if (network && (row.network === undefined || network.first !== network.last)) row.network = formatIp(network.first)
    if (row.interface !== undefined) row['actual-interface'] = row.interface
  },
}

const pool: Menu = {
  path: '/ip/pool',
  kind: 'table',
  commands: [...editing, 'comment'],
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/ip/pool'), 'pool') },
    ranges: { type: ipRanges, required: true },
    'next-pool': { type: reference('/ip/pool', { absent: ['none'] }) },
    total: { ...shown, since: '7.20' },
    used: { ...shown, since: '7.20' },
    available: { ...shown, since: '7.20' },
    comment,
  },
  unique: [uniqueName('pool with such name exists')],
  computed(row, router) {
    const { total, used } = router.pools.usage(row.name ?? '')
    return { total: String(total), used: String(used), available: String(total - used) }
  },
}

const dhcpServer: Menu = {
  path: '/ip/dhcp-server',
  kind: 'table',
  commands: editingAll,
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/ip/dhcp-server'), 'dhcp') },
    interface: { type: reference('/interface'), required: true },
    'address-pool': { type: reference('/ip/pool', { words: ['static-only'] }), initial: 'static-only' },
    'lease-time': { type: duration(), initial: '30m' },
    'lease-script': { type: text, initial: '' },
    'use-radius': { type: text, initial: 'no' },
    dynamic,
    disabled,
    invalid: shownAs('false'),
    comment,
  },
  unique: [uniqueName('server with such name already exists')],
}

const isStaticAndOn = (row: Row): boolean => row.dynamic !== 'true' && row.disabled !== 'true'

const lease: Menu = {
  path: '/ip/dhcp-server/lease',
  kind: 'table',
  commands: editingAll,
  volatile: (row) => row.dynamic === 'true',
  properties: {
    address: { type: ipAddress() },
    'mac-address': { type: macAddress({ emptyUnsets: true }) },
    'client-id': { type: optionalText },
    // Absent when it is `all`.
    server: { type: reference('/ip/dhcp-server', { absent: ['all'] }) },
    'lease-time': { type: duration({ zeroUnsets: true }) },
    'rate-limit': { type: optionalText },
    'address-lists': { type: text, initial: '' },
    'block-access': { type: flag },
    'dhcp-option': { type: text, initial: '' },
    'always-broadcast': { type: flag },
    'use-src-mac': { type: flag },
    status: shownAs('waiting'),
    'last-seen': shownAs('never'),
    'expires-after': shown,
    'active-address': shown,
    'active-mac-address': shown,
    'active-server': shown,
    'host-name': shown,
    radius: shownAs('false'),
    blocked: shownAs('false'),
    dynamic,
    disabled,
    comment,
  },
  // Only among enabled static ones: the address on any server, the MAC per server, where `all` clashes with each.
  unique: [
    {
      index: 'address',
      key: (row) => (isStaticAndOn(row) ? row.address : undefined),
      refusal: 'already have static lease with this IP address',
    },
  ],
  indexes: { mac: (row) => (isStaticAndOn(row) ? row['mac-address'] : undefined) },
  settle(row, router, _by, id) {
    const mac = row['mac-address']
    if (mac === undefined || row.disabled === 'true' || row.dynamic === 'true') return
    for (const other of router.db.table('/ip/dhcp-server/lease').lookUp('mac', mac)) {
      if (other['.id'] === id) continue
      const sameServer = other.server === row.server
      if (sameServer || other.server === undefined || row.server === undefined)
        throw traps.failure('already have static lease for this client')
    }
  },
  guard(command, row) {
    const changes = command === 'set' || command === 'comment' || command === 'disable' || command === 'enable'
    if (changes && row?.dynamic === 'true') throw traps.failure('can not change dynamic lease')
  },
  actions: {
    'make-static': { args: ['.id', 'numbers'], policy: 'write', run: makeStatic },
  },
}

function makeStatic(call: Call, router: RouterCore): Answer {
  for (const row of itemsOf(router, call.menu, call.args))
    router.db.patch(call.menu.path, row['.id'], { dynamic: 'false' }, { by: call.by.name })
  return answered
}

const addressList: Menu = {
  path: '/ip/firewall/address-list',
  kind: 'table',
  commands: editingAll,
  volatile: (row) => row.dynamic === 'true',
  properties: {
    list: { type: text, required: true },
    address: { type: addressOrName, required: true },
    // An entry with a timeout is dynamic, lives in memory and goes by itself.
    timeout: { type: duration({ zeroUnsets: true }) },
    'creation-time': { type: text, readOnly: true, initial: ({ clock }) => clock.stamp() },
    dynamic,
    disabled,
    comment,
  },
  unique: [
    {
      index: 'entry',
      key: (row) =>
        row.disabled === 'true' ? undefined : `${row.list ?? ''}\u0000${(row.address ?? '').replace(/\/32$/, '')}`,
      refusal: 'already have such entry',
    },
  ],
  settle(row) {
    row.dynamic = String(row.timeout !== undefined)
  },
  changed(_change, router) {
    router.timedEntries.replan()
  },
}

export const networkMenus: readonly Menu[] = [address, pool, dhcpServer, lease, addressList]
