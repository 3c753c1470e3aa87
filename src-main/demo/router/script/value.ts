// Owns: the values of the scripting language and their texts.
// Must never: convert between types by itself; conversion.ts does what `:tonum` and its like do.

import { formatDuration } from '../router-time'

export type Value =
  /** A variable without a value, and what is not there. */
  | { readonly type: 'nothing' }
  /** A conversion or search without a result. */
  | { readonly type: 'nil' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'num'; readonly value: number }
  | { readonly type: 'str'; readonly value: string }
  /** Seconds; may be negative. */
  | { readonly type: 'time'; readonly value: number }
  | { readonly type: 'ip'; readonly value: string }
  | { readonly type: 'ip-prefix'; readonly value: string }
  /** `*1A`. */
  | { readonly type: 'id'; readonly value: string }
  | { readonly type: 'array'; readonly items: readonly Value[] }

export const nothing: Value = { type: 'nothing' }
export const nil: Value = { type: 'nil' }
export const bool = (value: boolean): Value => ({ type: 'bool', value })
export const num = (value: number): Value => ({ type: 'num', value })
export const str = (value: string): Value => ({ type: 'str', value })
export const time = (value: number): Value => ({ type: 'time', value })
export const id = (value: string): Value => ({ type: 'id', value })
export const array = (items: readonly Value[]): Value => ({ type: 'array', items })

export const isEmpty = (value: Value): boolean => value.type === 'nothing' || value.type === 'nil'

/** What `:tostr`, `.` and an interpolation make of it. Times always print in the clock layout on the console. */
export function textOf(value: Value): string {
  switch (value.type) {
    case 'nothing':
    case 'nil':
      return ''
    case 'bool':
    case 'num':
      return String(value.value)
    case 'time':
      return value.value < 0 ? `-${formatDuration(-value.value, 'clock')}` : formatDuration(value.value, 'clock')
    case 'array':
      return value.items.map(textOf).join(';')
    default:
      return value.value
  }
}

const names: Readonly<Record<Value['type'], string>> = {
  nothing: 'nothing',
  nil: 'nil',
  bool: 'boolean',
  num: 'integer number',
  str: 'string',
  time: 'time interval',
  ip: 'ip address',
  'ip-prefix': 'ip prefix',
  id: 'internal number',
  array: 'array',
}

/** As the console's own refusals call a type: `cannot add string to integer number`. */
export const typeName = (value: Value): string => names[value.type]
