// Owns: the board itself: resources, licence, device mode, reboot (routeros.md §2.3).
// Must never: pretend to more precision than a status screen needs; loads and memory are made up (FIDELITY.md).

import type { RouterCore } from '../core'
import { type Answer, answered, type Call, type Menu } from '../menu'
import { formatDuration } from '../router-time'
import { traps } from '../trap'
import { flag } from '../values'
import { shown, shownAs } from './properties'

/** Sectors of 512 bytes that one configuration change costs (guessed). */
const sectorsPerWrite = 8
/** Bytes of flash a hotspot user takes (guessed). */
const bytesPerUser = 160

const resource: Menu = {
  path: '/system/resource',
  kind: 'settings',
  commands: ['print', 'get'],
  properties: {
    uptime: shown,
    version: shown,
    'build-time': shown,
    'factory-software': shown,
    'free-memory': shown,
    'total-memory': shown,
    cpu: shown,
    'cpu-count': shown,
    'cpu-frequency': shown,
    'cpu-load': shown,
    'free-hdd-space': shown,
    'total-hdd-space': shown,
    'write-sect-since-reboot': shown,
    'write-sect-total': shown,
    'bad-blocks': shown,
    'architecture-name': shown,
    'board-name': shown,
    platform: shown,
  },
  computed: (_row, router) => resourceOf(router),
}

function resourceOf(router: RouterCore): Record<string, string> {
  const { board, db } = router
  const users = db.table('/ip/hotspot/user').rows.size
  const writes = db.configWrites * sectorsPerWrite
  return {
    uptime: formatDuration(router.clock.uptimeSeconds(), router.durations),
    version: router.version.printed,
    'build-time': router.version.atLeast('7.10') ? '2026-05-20 10:00:00' : 'may/20/2026 10:00:00',
    'factory-software': '6.44.6',
    'free-memory': String(Math.round(board.memory * 0.7) - users * bytesPerUser * 4),
    'total-memory': String(board.memory),
    cpu: 'MIPS 1004Kc V2.15',
    'cpu-count': '4',
    'cpu-frequency': '880',
    'cpu-load': String(Math.min(95, 3 + router.hotspot.size)),
    'free-hdd-space': String(Math.max(0, Math.round(board.flash * 0.25) - users * bytesPerUser)),
    'total-hdd-space': String(board.flash),
    'write-sect-since-reboot': String(writes - router.writesAtBoot * sectorsPerWrite),
    'write-sect-total': String(120_000 + writes),
    'bad-blocks': '0',
    'architecture-name': board.architecture,
    'board-name': board.model,
    platform: 'MikroTik',
  }
}

const routerboard: Menu = {
  path: '/system/routerboard',
  kind: 'settings',
  commands: ['print', 'get'],
  properties: {
    routerboard: shownAs('true'),
    model: shown,
    'serial-number': shown,
    'firmware-type': shownAs('mt7621L'),
    'factory-firmware': shownAs('6.44.6'),
    'current-firmware': shown,
    'upgrade-firmware': shown,
  },
  computed: (_row, { board, version }) => ({
    model: board.model,
    'serial-number': board.serial,
    'current-firmware': version.text,
    'upgrade-firmware': version.text,
  }),
}

const license: Menu = {
  path: '/system/license',
  kind: 'settings',
  commands: ['print', 'get'],
  properties: { 'software-id': shownAs('SIMU-L4T0'), nlevel: shownAs('4'), features: shownAs('') },
}

const modes = ['mode', 'flagged', 'flagging-enabled', 'scheduler', 'hotspot', 'fetch', 'email'] as const

const deviceMode: Menu = {
  path: '/system/device-mode',
  since: '7.2',
  kind: 'settings',
  commands: ['print', 'get'],
  properties: { ...Object.fromEntries(modes.map((name) => [name, shown])), 'attempt-count': shown },
  actions: {
    update: { args: [...modes, 'activation-timeout'], policy: 'write', run: askForMode },
  },
}

/** The router only notes the wish: somebody has to press a button or pull the plug within five minutes [DOC]. */
function askForMode(call: Call, router: RouterCore): Answer {
  const wish: Record<string, string> = {}
  for (const [name, value] of call.args) {
    if (name === 'activation-timeout') continue
    const context = {
      argument: name,
      table: router.db.table,
      version: router.version,
      clock: router.clock,
      durations: router.durations,
    }
    const stored = name === 'mode' ? value : flag.accept(value, context)
    if (stored !== undefined) wish[name] = stored
  }
  router.deviceMode.pending = wish
  const text = 'please activate by turning power off or pressing reset or mode button in 5m00s'
  return { rows: [[`=update=${text}`]], done: [] }
}

const system: Menu = {
  path: '/system',
  kind: 'settings',
  commands: [],
  properties: {},
  actions: {
    reboot: { args: [], policy: 'reboot', run: (_call, router) => ({ ...answered, after: () => router.reboot() }) },
    shutdown: {
      args: [],
      policy: 'reboot',
      run() {
        throw traps.failure('the simulator does not shut down')
      },
    },
  },
}

export const deviceMenus: readonly Menu[] = [resource, routerboard, license, deviceMode, system]
