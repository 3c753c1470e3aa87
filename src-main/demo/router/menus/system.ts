// Owns: identity, clock, NTP, scheduler, scripts and packages (routeros.md §2.2, §2.3).
// Must never: interpret a script.

import { scriptPolicies } from '../access'
import type { RouterCore } from '../core'
import { type Answer, answered, type Call, type InitialContext, type Menu } from '../menu'
import { zoneOffset } from '../router-clock'
import { parseDate, parseTime } from '../router-time'
import { traps } from '../trap'
import { date, duration, flag, oneOf, optionalText, several, text, timeOfDay } from '../values'
import { itemsOf } from '../write'
import {
  comment,
  disabled,
  editing,
  editingAll,
  freshName,
  looking,
  settings,
  shown,
  shownAs,
  uniqueName,
} from './properties'

const identity: Menu = {
  path: '/system/identity',
  kind: 'settings',
  commands: settings,
  properties: { name: { type: text, initial: 'MikroTik' } },
}

const clock: Menu = {
  path: '/system/clock',
  kind: 'settings',
  commands: settings,
  properties: {
    time: { type: timeOfDay() },
    date: { type: date },
    'time-zone-autodetect': { type: flag, initial: 'true' },
    'time-zone-name': {
      type: {
        accept(value, { argument }) {
          if (zoneOffset(value) === undefined) throw traps.noMatch(argument)
          return value
        },
      },
    },
    'gmt-offset': shown,
    'dst-active': shownAs('false'),
  },
  // The row never keeps what the clock itself knows.
  settle(row, router) {
    const zone = row['time-zone-name']
    if (zone !== undefined) router.clock.setZone(zone, zoneOffset(zone) ?? 0)
    const [day, hour] = [row.date, row.time]
    if (day !== undefined || hour !== undefined) {
      const midnight = parseDate(day ?? router.clock.date()) ?? 0
      const seconds = parseTime(hour ?? router.clock.time()) ?? 0
      router.clock.setWall((midnight + seconds - router.clock.offsetMinutes * 60) * 1000)
    }
    for (const name of ['date', 'time', 'time-zone-name']) delete row[name]
    router.scheduler.replan()
  },
  computed: (_row, { clock: now }) => ({
    time: now.time(),
    date: now.date(),
    'time-zone-name': now.zoneName,
    'gmt-offset': now.gmtOffset(),
  }),
}

const ntp: Menu = {
  path: '/system/ntp/client',
  kind: 'settings',
  commands: settings,
  properties: {
    enabled: { type: flag, initial: 'false' },
    mode: { type: oneOf(['unicast', 'broadcast', 'multicast', 'manycast']), initial: 'unicast' },
    'primary-ntp': { type: text, initial: '0.0.0.0', before: '7.0' },
    'secondary-ntp': { type: text, initial: '0.0.0.0', before: '7.0' },
    'server-dns-names': { type: text, initial: '', before: '7.0' },
    servers: { type: text, initial: '', since: '7.0' },
    vrf: { type: text, initial: 'main', since: '7.2' },
    status: { ...shown, since: '7.0' },
  },
  computed: (row, router) => ({
    status:
      row.enabled !== 'true' ? 'stopped' : router.clock.wall() === router.clock.now() ? 'synchronized' : 'waiting',
  }),
}

const startDate = ({ clock: now }: InitialContext) => now.date()
const ownPolicies = ({ by }: InitialContext) => scriptPolicies.filter((policy) => by.policies.has(policy)).join(',')
const policy = { type: several(scriptPolicies), initial: ownPolicies } as const

/** A script or scheduler never gets more than its maker has [DOC]; the refusal's words are guessed. */
function refuseMore(row: Readonly<Record<string, string>>, policies: ReadonlySet<string>): void {
  const wanted = (row.policy ?? '').split(',').filter((name) => name !== '')
  if (wanted.some((name) => !policies.has(name))) throw traps.notEnoughPermissions()
}

const scheduler: Menu = {
  path: '/system/scheduler',
  kind: 'table',
  commands: editingAll,
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/system/scheduler'), 'schedule') },
    'start-date': { type: date, initial: startDate },
    'start-time': { type: timeOfDay(['startup']), initial: ({ clock: now }) => now.time() },
    interval: { type: duration(), initial: '0s' },
    days: { type: optionalText, since: '7.24' },
    'on-event': { type: text, initial: '' },
    owner: { type: text, readOnly: true, initial: ({ by }) => by.name },
    policy,
    'run-count': shownAs('0'),
    'next-run': shown,
    disabled,
    comment,
  },
  unique: [uniqueName('item with such name already exists')],
  settle: (row, _router, by) => refuseMore(row, by.policies),
  guard(command, _row, router) {
    if (command === 'remove' || command === 'disable') return
    if (router.deviceMode.flagged) throw traps.flagged()
    if (!router.deviceMode.allows('scheduler')) throw traps.deviceMode()
  },
  computed(row, router) {
    const next = router.scheduler.nextRun(row['.id'])
    return { 'next-run': next === undefined ? undefined : router.clock.stamp(next) }
  },
}

const script: Menu = {
  path: '/system/script',
  kind: 'table',
  commands: [...editing, 'comment'],
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/system/script'), 'script') },
    owner: { type: text, initial: ({ by }) => by.name },
    policy,
    'dont-require-permissions': { type: flag, initial: 'false' },
    'last-started': shown,
    'run-count': shownAs('0'),
    source: { type: text, initial: '' },
    invalid: shownAs('false'),
    comment,
  },
  unique: [uniqueName('item with such name already exists')],
  settle: (row, _router, by) => refuseMore(row, by.policies),
  guard(command, _row, router) {
    if (command === 'add' && router.deviceMode.flagged) throw traps.flagged()
  },
  actions: {
    // Unlike other commands it takes no `numbers` ([CODE], live).
    run: { args: ['.id', 'use-script-permissions'], policy: 'read', run: runScript },
  },
}

function runScript(call: Call, router: RouterCore): Answer {
  for (const row of itemsOf(router, call.menu, call.args)) router.scripts.runScript(row, 'run', {}, call.by.policies)
  return answered
}

const job: Menu = {
  path: '/system/script/job',
  kind: 'table',
  commands: [...looking, 'remove'],
  volatile: true,
  properties: { script: shown, type: shown, owner: shown, started: shown, parent: shown, policy: shown },
}

const packages: Menu = {
  path: '/system/package',
  kind: 'table',
  commands: looking,
  properties: {
    name: shown,
    version: shown,
    'build-time': shown,
    scheduled: shown,
    size: { ...shown, since: '7.13' },
    disabled,
  },
}

export const systemMenus: readonly Menu[] = [identity, clock, ntp, script, scheduler, job, packages]
