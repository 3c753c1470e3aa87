import { describe, expect, test } from 'vitest'
import { explainFailure, outboxFailure } from '../../../src-main/features/routers/failures'
import { OutboxFailure, OutboxPause, OutboxRefusal } from '../../../src-main/platform/outbox/runner'
import { RouterError, type RouterErrorKind } from '../../../src-main/platform/routeros'
import type { RouterErrorDetails } from '../../../src-main/platform/routeros/errors'
import { DomainError } from '../../../src-main/shared/errors'

const PLACE = { name: 'Warkop', host: '192.168.88.1', port: 8728 }

type Case = readonly [kind: RouterErrorKind, message: string, details: RouterErrorDetails, code: string, outbox: string]

const CASES: readonly Case[] = [
  ['socket', 'x', { code: 'ECONNREFUSED', phase: 'tcp' }, 'ROUTER_SERVICE_OFF', 'pause'],
  ['socket', 'x', { code: 'ENOTFOUND', phase: 'tcp' }, 'ROUTER_NAME_UNKNOWN', 'pause'],
  ['socket', 'x', { code: 'EAI_AGAIN', phase: 'tcp' }, 'ROUTER_NAME_UNKNOWN', 'pause'],
  ['socket', 'x', { code: 'EHOSTUNREACH', phase: 'tcp' }, 'ROUTER_NO_WAY', 'pause'],
  ['socket', 'x', { code: 'ENETUNREACH', phase: 'tcp' }, 'ROUTER_NO_WAY', 'pause'],
  ['socket', 'x', { code: 'ETIMEDOUT', phase: 'tcp' }, 'ROUTER_SILENT', 'pause'],
  ['socket', 'x', { code: 'ECONNRESET', phase: 'login' }, 'ROUTER_CLOSED_AT_ONCE', 'pause'],
  ['socket', 'x', { code: 'ECONNRESET', phase: 'command' }, 'ROUTER_LOST', 'pause'],
  ['timeout', 'x', { phase: 'tcp' }, 'ROUTER_SILENT', 'pause'],
  ['timeout', 'x', { phase: 'login' }, 'ROUTER_MUTE', 'pause'],
  ['timeout', 'x', { phase: 'command' }, 'ROUTER_SILENT', 'pause'],
  ['closed', 'x', { phase: 'login' }, 'ROUTER_CLOSED_AT_ONCE', 'pause'],
  ['closed', 'x', { phase: 'command' }, 'ROUTER_LOST', 'pause'],
  ['login', 'invalid user name or password (6)', {}, 'ROUTER_LOGIN', 'pause'],
  ['tls', 'x', { code: 'PIN_MISMATCH' }, 'ROUTER_CERTIFICATE_CHANGED', 'pause'],
  ['tls', 'x', { code: 'NO_CERTIFICATE' }, 'ROUTER_NO_CERTIFICATE', 'pause'],
  ['tls', 'x', { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' }, 'ROUTER_NO_CERTIFICATE', 'pause'],
  ['tls', 'x', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'ROUTER_TLS', 'pause'],
  ['protocol', 'x', { phase: 'login' }, 'ROUTER_NOT_ROUTEROS', 'pause'],
  ['fatal', 'session terminated on request', {}, 'ROUTER_REFUSED', 'pause'],
  ['trap', 'not enough permissions (9)', {}, 'ROUTER_PERMISSION', 'refusal'],
  ['trap', 'failure: not allowed by device-mode', {}, 'ROUTER_DEVICE_MODE', 'refusal'],
  ['trap', 'failure: configuration flagged, check all router configuration', {}, 'ROUTER_FLAGGED', 'refusal'],
  ['trap', 'input does not match any value of address-pool', {}, 'ROUTER_UNKNOWN_NAME', 'refusal'],
  ['trap', 'no such command prefix', {}, 'ROUTER_UNKNOWN_COMMAND', 'refusal'],
  ['trap', 'failure: something new', {}, 'ROUTER_REFUSED', 'refusal'],
  ['trap', 'action timed out - try again, if error continues contact MikroTik support', {}, 'ROUTER_BUSY', 'retry'],
  ['trap', 'interrupted', {}, 'ROUTER_BUSY', 'retry'],
]

const nameOf = (error: unknown): string => {
  if (error instanceof OutboxPause) return 'pause'
  if (error instanceof OutboxRefusal) return 'refusal'
  return error instanceof OutboxFailure ? 'retry' : 'bug'
}

describe('kegagalan router dalam kata-kata warung', () => {
  test.each(CASES)('%s %s %j -> %s, %s', (kind, message, details, code, outbox) => {
    const error = new RouterError(kind, message, details)
    const explained = explainFailure(error, PLACE)
    expect(explained.code).toBe(code)
    expect(explained.message).not.toMatch(/\{|undefined|\bx\b/)
    expect(
      explained.message.includes('Warkop') || explained.message.includes('192.168.88.1') || kind !== 'socket',
    ).toBe(true)
    const failed = outboxFailure(error, PLACE)
    expect(nameOf(failed)).toBe(outbox)
    expect(failed).toMatchObject({ code, message: explained.message })
  })

  test('yang tidak dikenal di router disebut dengan nama isiannya', () => {
    const error = new RouterError('trap', 'input does not match any value of address-pool')
    expect(explainFailure(error, PLACE).message).toBe('Router Warkop tidak mengenal pool IP yang diminta.')
  })

  test('router asing menghentikan seluruh antrean; data yang rusak juga; kesalahan kita sendiri tetap kesalahan', () => {
    const stranger = new DomainError('ROUTER_STRANGER', { name: 'Warkop', serial: 'X' })
    expect(nameOf(outboxFailure(stranger, PLACE))).toBe('pause')
    const settings = new DomainError('ROUTER_SETTINGS', { name: 'Warkop' })
    expect(nameOf(outboxFailure(new RouterError('usage', 'x', { cause: settings }), PLACE))).toBe('pause')
    expect(nameOf(outboxFailure(new DomainError('PROFILE_NOT_OURS'), PLACE))).toBe('refusal')
    expect(nameOf(outboxFailure(new RouterError('usage', 'not a command: ""'), PLACE))).toBe('bug')
    expect(nameOf(outboxFailure(new TypeError('oops'), PLACE))).toBe('bug')
  })
})
