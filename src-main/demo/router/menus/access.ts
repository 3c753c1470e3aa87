// Owns: router users, groups, services and the log (routeros.md §2.4).
// Must never: show a password; /user does not even with `sensitive`.

import { groupPolicy, noPolicies } from '../access'
import type { Caller, Menu } from '../menu'
import { traps } from '../trap'
import { duration, integer, oneOf, optionalText, reference, text } from '../values'
import { prefixes } from '../values-net'
import { comment, disabled, editing, editingAll, looking, shown, shownAs, uniqueName } from './properties'

const user: Menu = {
  path: '/user',
  kind: 'table',
  commands: editingAll,
  properties: {
    name: { type: text, required: true },
    group: { type: reference('/user/group'), required: true },
    password: { type: text, initial: '', secret: 'always' },
    address: { type: prefixes, initial: '' },
    'inactivity-timeout': { type: duration(), initial: '10m', since: '7.0' },
    'inactivity-policy': { type: oneOf(['none', 'logout', 'lockscreen']), initial: 'none', since: '7.0' },
    'last-logged-in': shown,
    expired: { ...shownAs('false'), since: '7.0' },
    disabled,
    comment,
  },
  unique: [uniqueName('user with the same name already exists')],
  guard: (_command, _row, _router, by) => askPolicy(by),
}

/** Who hands out rights needs the right to (guessed: the policy called `policy`). */
function askPolicy(by: Caller): void {
  if (!by.policies.has('policy')) throw traps.notEnoughPermissions()
}

const group: Menu = {
  path: '/user/group',
  kind: 'table',
  commands: [...editing, 'comment'],
  properties: {
    name: { type: text, required: true },
    policy: { type: groupPolicy, initial: noPolicies },
    skin: { type: text, initial: 'default' },
    comment,
  },
  unique: [uniqueName('group with the same name already exists')],
  guard(command, row, router, by) {
    askPolicy(by)
    if (command === 'remove' && router.db.rows('/user').some((member) => member.group === row?.name))
      throw traps.failure('group has some users')
  },
}

const service: Menu = {
  path: '/ip/service',
  kind: 'table',
  commands: [...looking, 'set', 'enable', 'disable'],
  properties: {
    name: shown,
    port: { type: integer(1, 65_535) },
    proto: { ...shownAs('tcp'), since: '7.20' },
    address: { type: prefixes, initial: '' },
    'available-from': { type: prefixes, since: '7.24' },
    certificate: { type: optionalText },
    'tls-version': { type: oneOf(['any', 'only-1.2']) },
    vrf: { type: text, initial: 'main', since: '7.2' },
    'max-sessions': { type: integer(1, 1000), initial: '20', since: '7.16' },
    dynamic: { ...shownAs('false'), since: '7.20' },
    invalid: shownAs('false'),
    disabled,
  },
}

/** Who is logged in to the router itself; rows come and go with the connections. */
const active: Menu = {
  path: '/user/active',
  kind: 'table',
  commands: looking,
  volatile: true,
  properties: { when: shown, name: shown, address: shown, via: shown, group: shown },
}

const log: Menu = {
  path: '/log',
  kind: 'table',
  commands: looking,
  volatile: true,
  properties: { time: shown, topics: shown, message: shown },
}

export const accessMenus: readonly Menu[] = [group, user, active, service, log]
