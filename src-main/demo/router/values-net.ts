// Owns: addresses as RouterOS takes and prints them: IPv4, ranges, prefixes, MAC.
// Must never: resolve a name or touch a socket. IPv6 is not modelled (FIDELITY.md).

import type { ValueType } from './menu'
import { traps } from './trap'

/** `10.5.50.2` to an unsigned number; null for anything else. */
export function parseIp(value: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(value)
  if (!match) return null
  const parts = match.slice(1).map(Number)
  return parts.every((part) => part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

export const formatIp = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')

export type IpRange = { readonly first: number; readonly last: number }

/** `a`, `a-b` or `a/bits` to the addresses it covers; null when it is none of them. */
export function parseRange(value: string): IpRange | null {
  const [head = '', bits] = value.split('/')
  if (bits !== undefined) {
    const base = parseIp(head)
    const length = /^\d{1,2}$/.test(bits) ? Number(bits) : 33
    if (base === null || length > 32) return null
    const size = 2 ** (32 - length)
    const first = Math.floor(base / size) * size
    return { first, last: first + size - 1 }
  }
  const [from = '', to = from] = value.split('-')
  const [first, last] = [parseIp(from), parseIp(to)]
  return first === null || last === null || last < first ? null : { first, last }
}

/** `emptyUnsets`: 0.0.0.0 and '' mean none and are not printed. */
export function ipAddress(options: { readonly emptyUnsets?: boolean } = {}): ValueType {
  return {
    accept(value, { argument }) {
      if (options.emptyUnsets && (value === '' || value === '0.0.0.0')) return undefined
      const address = parseIp(value)
      if (address === null) throw traps.invalidValue(argument)
      return formatIp(address)
    },
  }
}

/** `10.5.50.1/24` of an interface: the host's own bits stay, a bare address gets /32. */
export const addressWithMask: ValueType = {
  accept(value, { argument }) {
    const [head = '', bits = '32'] = value.split('/')
    const address = parseIp(head)
    if (address === null || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) throw traps.invalidValue(argument)
    return `${formatIp(address)}/${Number(bits)}`
  },
}

/** An address, or the name of a pool (PPP remote-address). */
export const ipOrPool: ValueType = {
  refersTo: '/ip/pool',
  accept(value, { argument, table }) {
    if (value === '') return undefined
    const address = parseIp(value)
    if (address !== null) return formatIp(address)
    const pool = table('/ip/pool').byName(value)
    // "invalid value for argument remote-address" is what a wrong address or an unknown pool got on a live router ([CODE]).
    if (!pool) throw traps.invalidValue(argument)
    return value
  },
}

/** `a-b,c-d` of a pool. */
export const ipRanges: ValueType = {
  accept(value, { argument }) {
    const ranges = value.split(',').map((part) => {
      if (/^[\d.]+-$/.test(part)) throw traps.rangeNeedsEnd()
      const range = parseRange(part)
      if (!range) throw traps.invalidValue(argument)
      return range.first === range.last ? formatIp(range.first) : `${formatIp(range.first)}-${formatIp(range.last)}`
    })
    return ranges.join(',')
  },
}

/** `10.10.10.10/32` is stored as `10.10.10.10`; a whole-prefix range as its prefix; a DNS name stays (address-list). */
export const addressOrName: ValueType = {
  accept(value, { argument }) {
    if (value === '') throw traps.invalidValue(argument)
    const range = parseRange(value)
    if (!range) {
      if (/^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z])$/.test(value)) return value
      throw traps.invalidValue(argument)
    }
    const size = range.last - range.first + 1
    const bits = 32 - Math.log2(size)
    if (size === 1) return formatIp(range.first)
    if (Number.isInteger(bits) && range.first % size === 0) return `${formatIp(range.first)}/${bits}`
    return `${formatIp(range.first)}-${formatIp(range.last)}`
  },
}

/** What a simple queue aims at: prefixes (a bare address gets /32) or an interface name. */
export const queueTarget: ValueType = {
  accept(value, { argument, table }) {
    return value
      .split(',')
      .map((part) => {
        const range = parseRange(part)
        if (range) return part.includes('/') ? part : `${part}/32`
        if (table('/interface').byName(part)) return part
        throw traps.invalidValue(argument)
      })
      .join(',')
  },
}

/** A list of prefixes (service and user `address`); '' lets everybody in. */
export const prefixes: ValueType = {
  accept(value, { argument }) {
    if (value === '') return ''
    return value
      .split(',')
      .map((part) => {
        if (!parseRange(part) || part.includes('-')) throw traps.invalidValue(argument)
        return part.includes('/') ? part : `${part}/32`
      })
      .join(',')
  },
}

export const prefixesAllow = (list: string, address: string): boolean => {
  const ip = parseIp(address.replace(/^::ffff:/, ''))
  if (list === '' || ip === null) return true
  return list.split(',').some((part) => {
    const range = parseRange(part)
    return range !== null && ip >= range.first && ip <= range.last
  })
}

/** Upper case with colons; dashes and lower case are taken. */
export function macAddress(options: { readonly emptyUnsets?: boolean } = {}): ValueType {
  return {
    accept(value, { argument }) {
      if (value === '' && options.emptyUnsets) return undefined
      const digits = value.replace(/[:-]/g, '').toUpperCase()
      if (!/^[0-9A-F]{12}$/.test(digits)) throw traps.invalidValue(argument)
      const mac = (digits.match(/../g) ?? []).join(':')
      return options.emptyUnsets && mac === '00:00:00:00:00:00' ? undefined : mac
    },
  }
}
