import { expect, it } from 'vitest'
import { classifyTrap, RouterError, type TrapClass } from '../../../src-main/platform/routeros'

/** The texts of routeros.md §2.5, each as a router says it. */
const TEXTS: readonly (readonly [string, TrapClass])[] = [
  ['failure: already have user with this name for this server', 'duplicate'],
  ['failure: secret with the same name already exists', 'duplicate'],
  ['failure: pool with such name exists', 'duplicate'],
  ['failure: already have such name', 'duplicate'],
  ['failure: already have such entry', 'duplicate'],
  ['failure: already have static lease for this client', 'duplicate'],
  ['failure: already have static lease with this IP address', 'duplicate'],
  ['failure: server with such name already exists', 'duplicate'],
  ['failure: user with the same name already exists', 'duplicate'],
  ['failure: entry already exists', 'duplicate'],
  ['input does not match any value of profile', 'missing-reference'],
  ['input does not match any value of address-pool', 'missing-reference'],
  ['ambiguous value of server, more than one possible value matches input', 'bad-value'],
  ['no such item', 'gone'],
  ['no such item (4)', 'gone'],
  ['no such command', 'unknown-command'],
  ['no such command prefix', 'unknown-command'],
  ['no such command or directory (hotspo)', 'unknown-command'],
  ['unknown parameter rate-limit', 'unknown-command'],
  ['invalid value for argument address', 'bad-value'],
  ['value of shared-users out of range (1..4294967295)', 'bad-value'],
  ["value of range must have ip address after '-'", 'bad-value'],
  ['failure: contents too long', 'bad-value'],
  ['not enough permissions (9)', 'permission'],
  ['failure: not allowed by device-mode', 'device-mode'],
  [
    'failure: configuration flagged, check all router configuration for unauthorized changes and update device-mode',
    'flagged',
  ],
  ['action timed out - try again, if error continues contact MikroTik support and send a supout file (13)', 'busy'],
  ['interrupted', 'interrupted'],
  ['Failure: Already Have Such Entry', 'duplicate'],
  ['', 'other'],
  ['kata-kata baru yang belum dikenal', 'other'],
  ['failure: user no such item was already removed', 'other'],
]

it.each(TEXTS)('"%s" berarti %s', (message, expected) => {
  expect(classifyTrap(message)).toBe(expected)
  expect(new RouterError('trap', message).trap).toBe(expected)
})

it('hanya penolakan router yang punya arti penolakan', () => {
  expect(new RouterError('timeout', 'no such item').trap).toBeUndefined()
  expect(new RouterError('login', 'not enough permissions (9)').trap).toBeUndefined()
})
