// Owns: the old router as it stands in the shop: a simulated MikroTik that ran Mikhmon for years.
// Must never: hold anything of LoketNet's: that is what a take-over brings.
import { formatRouterDate } from '../../platform/routeros/values'
import { businessDay, splitDate } from '../../shared/calendar-date'
import { createSimRouter, hotspotSeed, type Seed, type SimRouter, type SimRouterOptions } from '../router'
import { OLD_PACKAGES, pppItems, presetItems, profileItems } from './packages'
import { oldVouchers, type VoucherOptions } from './vouchers'

export interface MikhmonOptions extends Partial<Omit<SimRouterOptions, 'items' | 'clock'>> {
  readonly clock: { now(): number }
  readonly each?: number
  /** Beside Mikhmon's: what a test is about. */
  readonly more?: Seed
}

const VERSION = '7.19.1'

const layoutOf = (version: string): VoucherOptions['layout'] => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 7 || (major === 7 && minor >= 10) ? 'iso' : 'month-name'
}

export function createMikhmonRouter({ each, more = {}, ...options }: MikhmonOptions): SimRouter {
  const { clock, seed = 1, version = VERSION } = options
  const now = clock.now()
  const vouchers = oldVouchers({ now, layout: layoutOf(version), seed, each })
  const sim = createSimRouter({
    identity: 'WARKOP-LAMA',
    board: { model: 'RB941-2nD', serial: 'DEMO0000002' },
    ...options,
    version,
    items: merged(mikhmonItems(now, layoutOf(version), vouchers), more),
  })
  for (const [name, { uptime, bytes }] of vouchers.used) {
    const row = sim.db.table('/ip/hotspot/user').byName(name)
    const counted = { uptime, 'bytes-in': String(Math.floor(bytes / 8)), 'bytes-out': String(bytes) }
    if (row) sim.db.patch('/ip/hotspot/user', row['.id'], counted, { by: 'seed', runtime: true })
  }
  return sim
}

function mikhmonItems(now: number, layout: VoucherOptions['layout'], vouchers: ReturnType<typeof oldVouchers>): Seed {
  const ppp = pppItems()
  const started = formatRouterDate(splitDate(businessDay(now - 90 * 86_400_000, 'Asia/Jakarta')), layout)
  const monitor = 'foreach i in=[/ip hotspot user find where profile="x"] do={ :log debug "periksa" }'
  return {
    ...hotspotSeed,
    '/queue/simple': [{ name: 'total-hotspot', target: '10.5.50.0/23', 'max-limit': '20M/50M' }],
    '/ip/hotspot/user/profile': profileItems(),
    '/ip/hotspot/user': vouchers.users,
    '/system/script': [...presetItems(), ...vouchers.sales],
    '/system/scheduler': [
      ...OLD_PACKAGES.filter(({ seconds }) => seconds !== null).map(({ name }, index) => ({
        name,
        comment: `Monitor Profile ${name}`,
        'start-date': started,
        'start-time': `00:0${index}:17`,
        interval: `2m${index + 10}s`,
        'on-event': monitor,
        // One that somebody had switched off by hand stays off, whatever happens.
        ...(name === '30HARI' ? { disabled: 'yes' } : {}),
      })),
      {
        name: 'backup-malam',
        'start-date': started,
        'start-time': '03:00:00',
        interval: '1d',
        'on-event': '/system backup save name=malam',
      },
      // Mikhmon's helper for a login that a power cut ended.
      { name: 'listrik', 'start-date': started, 'start-time': '09:15:00', interval: '1d', 'on-event': '' },
    ],
    '/ppp/profile': ppp.profiles,
    '/ppp/secret': ppp.secrets,
  }
}

function merged(seed: Seed, more: Seed): Seed {
  const paths = [...new Set([...Object.keys(seed), ...Object.keys(more)])]
  return Object.fromEntries(paths.map((path) => [path, [...(seed[path] ?? []), ...(more[path] ?? [])]]))
}
