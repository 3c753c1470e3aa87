// Owns: the interface list and its traffic.
// Must never: create interfaces over the API; the board and the PPP sessions have them.

import type { RouterCore } from '../core'
import type { Answer, Call, Menu } from '../menu'
import { parseDuration } from '../router-time'
import { traps } from '../trap'
import { integer, text } from '../values'
import { comment, disabled, looking, shown, shownAs, uniqueName } from './properties'

const interfaces: Menu = {
  path: '/interface',
  kind: 'table',
  commands: [...looking, 'set', 'enable', 'disable', 'comment'],
  volatile: (row) => row.dynamic === 'true',
  properties: {
    name: { type: text, required: true },
    'default-name': shown,
    type: shown,
    mtu: { type: integer(68, 65_535), initial: '1500' },
    'actual-mtu': shown,
    'mac-address': shown,
    'last-link-up-time': shown,
    'link-downs': shownAs('0'),
    'rx-byte': shown,
    'tx-byte': shown,
    running: shownAs('true'),
    dynamic: shown,
    disabled,
    comment,
  },
  unique: [uniqueName('already have interface with such name')],
  computed(row, router) {
    const { rx, tx } = router.traffic.counted(row.name ?? '')
    return { 'rx-byte': String(rx), 'tx-byte': String(tx) }
  },
  actions: {
    'monitor-traffic': {
      args: ['interface', '.id', 'numbers', 'once', 'interval', 'duration', '.proplist'],
      policy: 'read',
      run: monitorTraffic,
    },
  },
}

/** One reading with `once`; else one every `interval` until /cancel. */
function monitorTraffic(call: Call, router: RouterCore): Answer {
  const wanted = call.args.get('interface') ?? call.args.get('.id') ?? call.args.get('numbers')
  if (wanted === undefined || wanted === '') throw traps.missing('interface')
  const names = wanted.split(',')
  for (const name of names) if (!router.db.table('/interface').byName(name)) throw traps.noMatch('interface')
  const reading = (): string[][] => names.map((name) => readingOf(router, name))
  if (call.args.has('once')) return { rows: reading(), done: [] }
  const every = parseDuration(call.args.get('interval') ?? '1s')
  if (every === null || every === 0) throw traps.invalidTime('interval')
  return {
    rows: reading(),
    done: [],
    stream: {
      start(emit) {
        const timer = setInterval(() => {
          for (const row of reading()) emit(row)
        }, every * 1000)
        timer.unref()
        return () => clearInterval(timer)
      },
    },
  }
}

function readingOf(router: RouterCore, name: string): string[] {
  const { rx, tx } = router.traffic.rate(name)
  return [
    `=name=${name}`,
    `=rx-packets-per-second=${Math.round(rx / 6400)}`,
    `=rx-bits-per-second=${rx}`,
    '=rx-drops-per-second=0',
    '=rx-errors-per-second=0',
    `=tx-packets-per-second=${Math.round(tx / 6400)}`,
    `=tx-bits-per-second=${tx}`,
    '=tx-drops-per-second=0',
    '=tx-queue-drops-per-second=0',
    '=tx-errors-per-second=0',
  ]
}

export const interfaceMenus: readonly Menu[] = [interfaces]
