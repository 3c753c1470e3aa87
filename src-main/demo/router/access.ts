// Owns: who may log in to the API and what his group lets him do (routeros.md §2.1, §2.4).
// Must never: remember a connection; connection.ts does.

import { createHash } from 'node:crypto'
import type { RouterCore } from './core'
import type { Caller, ValueType } from './menu'
import type { Row } from './table'
import { traps } from './trap'
import { prefixesAllow } from './values-net'

/** In the order a group prints them. */
export const groupPolicies = [
  'local',
  'telnet',
  'ssh',
  'ftp',
  'reboot',
  'read',
  'write',
  'policy',
  'test',
  'winbox',
  'password',
  'web',
  'sniff',
  'sensitive',
  'api',
  'romon',
  'rest-api',
] as const

/** What a script or scheduler may carry. */
export const scriptPolicies = [
  'ftp',
  'reboot',
  'read',
  'write',
  'policy',
  'test',
  'password',
  'sniff',
  'sensitive',
  'romon',
]

/** A group's policies: every one is printed, the missing ones with `!`. */
export const groupPolicy: ValueType = {
  accept(value, { argument }) {
    const given = new Set<string>()
    for (const word of value === '' ? [] : value.split(',')) {
      const name = word.replace(/^!/, '')
      if (!groupPolicies.some((policy) => policy === name)) throw traps.noMatch(argument)
      if (word === name) given.add(name)
    }
    return groupPolicies.map((policy) => (given.has(policy) ? policy : `!${policy}`)).join(',')
  },
}

/** What a group without any right prints. */
export const noPolicies = groupPolicies.map((policy) => `!${policy}`).join(',')

/** The router itself: seeds, sessions, the test's own hand. */
export const machine = (name: string): Caller => ({ name, address: '', policies: new Set(groupPolicies) })

/** The answer to a pre-6.43 challenge: `00` + md5(0x00 + password + challenge bytes). */
export function challengeResponse(password: string, challenge: string): string {
  const digest = createHash('md5')
    .update(Buffer.from([0]))
    .update(password, 'utf8')
    .update(Buffer.from(challenge, 'hex'))
  return `00${digest.digest('hex')}`
}

/** The caller a name and a proof of his password stand for; undefined when the router would not say why either. */
export function authenticate(
  router: RouterCore,
  name: string,
  address: string,
  knows: (password: string) => boolean,
): Caller | undefined {
  const user = router.db.table('/user').byName(name)
  const accepted =
    user !== undefined &&
    user.disabled !== 'true' &&
    prefixesAllow(user.address ?? '', address) &&
    knows(user.password ?? '') &&
    policiesOf(router, user).has('api')
  if (!accepted) {
    router.db.counters.failedLogins += 1
    router.log('system,error,critical', `login failure for user ${name} from ${address} via api`)
    return undefined
  }
  router.db.counters.logins += 1
  const seen = { 'last-logged-in': router.clock.stamp() }
  router.db.patch('/user', user['.id'], seen, { by: 'router', runtime: true })
  router.log('system,info,account', `user ${name} logged in from ${address} via api`)
  return { name, address, policies: policiesOf(router, user) }
}

function policiesOf(router: RouterCore, user: Row): ReadonlySet<string> {
  const policy = router.db.table('/user/group').byName(user.group ?? '')?.policy ?? ''
  return new Set(policy.split(',').filter((word) => word !== '' && !word.startsWith('!')))
}
