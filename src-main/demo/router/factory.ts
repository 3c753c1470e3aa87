// Owns: what a router has out of the box, and the small hotspot that demo and tests start from.
// Must never: go around the menus' own rules, except for what only a factory may write.

import { groupPolicies, machine } from './access'
import type { RouterCore } from './core'
import { type DeviceModeName, deviceModeRow } from './device-mode'
import { addItem, initialValue } from './write'

/** Menu path to items, added in this order as if somebody had typed them. */
export type Seed = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

export type ApiUser = {
  readonly name: string
  readonly password: string
  /** Default: everything (`full`). */
  readonly policies?: readonly string[]
}

/** A running hotspot on the bridge, with the login methods the shop needs, and room for PPPoE. */
export const hotspotSeed: Seed = {
  '/ip/address': [{ address: '10.5.50.1/22', interface: 'bridge' }],
  '/ip/pool': [
    { name: 'hs-pool', ranges: '10.5.50.2-10.5.53.254' },
    { name: 'ppp-pool', ranges: '10.10.0.2-10.10.3.254' },
  ],
  '/ip/hotspot/profile': [
    {
      name: 'hsprof1',
      'hotspot-address': '10.5.50.1',
      'dns-name': 'login.warkop.net',
      'login-by': 'cookie,http-chap,http-pap,mac-cookie',
    },
  ],
  '/ip/hotspot': [
    {
      name: 'hotspot1',
      interface: 'bridge',
      'address-pool': 'hs-pool',
      profile: 'hsprof1',
      'addresses-per-mac': '2',
      disabled: 'no',
    },
  ],
}

const seeded = { by: 'seed' } as const

export function furnish(
  router: RouterCore,
  options: {
    readonly identity: string
    readonly users: readonly ApiUser[]
    readonly licenceLevel: number
    readonly deviceMode: DeviceModeName
    readonly flagged: boolean
    readonly seed: Seed
  },
): void {
  furnishSettings(router, { ...options, deviceMode: 'advanced', flagged: false })
  furnishTables(router)
  furnishUsers(router, options.users)
  for (const [path, items] of Object.entries(options.seed)) {
    const menu = router.menus.get(path)
    if (!menu) throw new Error(`the seed names ${path}, a menu this simulated router does not have`)
    for (const item of items) addItem(router, menu, new Map(Object.entries(item)), machine('seed'))
  }
  // Last: a board in `home` mode may well hold a hotspot from before its upgrade; it is only invalid now.
  router.db.put('/system/device-mode', { ...deviceModeRow(options.deviceMode, options.flagged), '.id': '*0' }, seeded)
  router.writesAtBoot = router.db.configWrites
}

function furnishSettings(router: RouterCore, options: Parameters<typeof furnish>[1]): void {
  const by = machine('seed')
  for (const menu of router.menus.values()) {
    if (menu.kind !== 'settings') continue
    const values = Object.keys(menu.properties).map((name) => [name, initialValue(router, menu, name, by)] as const)
    const row = Object.fromEntries(values.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
    router.db.put(menu.path, { ...row, ...settingsOf(menu.path, options), '.id': '*0' }, seeded)
  }
}

function settingsOf(path: string, options: Parameters<typeof furnish>[1]): Readonly<Record<string, string>> {
  switch (path) {
    case '/system/identity':
      return { name: options.identity }
    case '/system/license':
      return { nlevel: String(options.licenceLevel) }
    case '/system/device-mode':
      return deviceModeRow(options.deviceMode, options.flagged)
    default:
      return {}
  }
}

function furnishTables(router: RouterCore): void {
  const add = (path: string, values: Readonly<Record<string, string>>) => {
    const menu = router.menus.get(path)
    if (!menu) throw new Error(`no menu ${path}`)
    const initial = Object.keys(menu.properties).map(
      (name) => [name, initialValue(router, menu, name, machine('seed'))] as const,
    )
    const known = initial.filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
    router.db.insert(path, { ...Object.fromEntries(known), ...values }, seeded)
  }
  for (const number of [1, 2, 3, 4, 5]) {
    const name = `ether${number}`
    const mac = `48:8F:5A:00:00:0${number}`
    add('/interface', { name, 'default-name': name, type: 'ether', 'actual-mtu': '1500', 'mac-address': mac })
  }
  add('/interface', { name: 'bridge', type: 'bridge', 'actual-mtu': '1500', 'mac-address': '48:8F:5A:00:00:01' })
  add('/ip/hotspot/profile', { name: 'default', default: 'true' })
  add('/ip/hotspot/user/profile', { name: 'default', default: 'true' })
  add('/ip/hotspot/user', { name: 'default-trial', default: 'true', comment: 'counters and limits for trial users' })
  add('/ppp/profile', { name: 'default', default: 'true' })
  add('/ppp/profile', { name: 'default-encryption', default: 'true', 'use-encryption': 'yes' })
  const ports = { telnet: 23, ftp: 21, www: 80, ssh: 22, 'www-ssl': 443, api: 8728, winbox: 8291, 'api-ssl': 8729 }
  for (const [name, port] of Object.entries(ports)) add('/ip/service', { name, port: String(port) })
  const { text } = router.version
  const packages = router.version.atLeast('7')
    ? ['routeros']
    : ['system', 'hotspot', 'ppp', 'dhcp', 'security', 'advanced-tools']
  for (const name of packages) add('/system/package', { name, version: text, scheduled: '' })
}

function furnishUsers(router: RouterCore, users: readonly ApiUser[]): void {
  const groups = router.menus.get('/user/group')
  const accounts = router.menus.get('/user')
  if (!groups || !accounts) throw new Error('the simulated router has no user menus')
  const policyOf = (given: readonly string[]) => given.join(',')
  const standard = {
    full: groupPolicies,
    write: groupPolicies.filter((policy) => !['ftp', 'policy'].includes(policy)),
    read: groupPolicies.filter((policy) => !['ftp', 'policy', 'write'].includes(policy)),
  }
  const by = machine('seed')
  for (const [name, policies] of Object.entries(standard))
    addItem(
      router,
      groups,
      new Map([
        ['name', name],
        ['policy', policyOf(policies)],
      ]),
      by,
    )
  for (const user of users) {
    const group = user.policies ? `${user.name}-group` : 'full'
    if (user.policies)
      addItem(
        router,
        groups,
        new Map([
          ['name', group],
          ['policy', policyOf(user.policies)],
        ]),
        by,
      )
    addItem(
      router,
      accounts,
      new Map([
        ['name', user.name],
        ['password', user.password],
        ['group', group],
      ]),
      by,
    )
  }
}
