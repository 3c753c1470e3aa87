// Owns: reading words as values (numbers, times, addresses) and the `:to...` conversions.
// Must never: fail: what cannot be converted is nil (manual, Global commands).

import { parseDuration } from '../router-time'
import type { Guesses } from './guesses'
import { NotLearnt } from './script-error'
import { bool, id, nil, num, str, textOf, time, type Value } from './value'

const addressShape = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const prefixShape = /^(\d{1,3}(?:\.\d{1,3}){0,3})\/(\d{1,2})$/
const durationShape = /^(?:\d+[wdhms])+(?:\d+:\d\d(?::\d\d)?)?$|^\d+:\d\d(?::\d\d)?$/

/** An unquoted word as the console types it: `86400` is a number, `1d` a time, `yes` a boolean, anything else a string. */
export function wordValue(word: string): Value {
  if (/^-?\d+$/.test(word) || /^0x[0-9a-fA-F]+$/.test(word)) return num(Number(word))
  if (word === 'true' || word === 'yes') return bool(true)
  if (word === 'false' || word === 'no') return bool(false)
  if (addressShape.test(word)) return { type: 'ip', value: word }
  if (prefixShape.test(word)) return { type: 'ip-prefix', value: word }
  if (/^\*[0-9a-fA-F]+$/.test(word)) return id(`*${word.slice(1).toUpperCase()}`)
  return durationShape.test(word) ? toTime(str(word)) : str(word)
}

export function toNumber(value: Value, guesses: Guesses): Value {
  switch (value.type) {
    case 'num':
      return value
    case 'time':
      return guesses.timeToNumber === 'seconds' ? num(Math.trunc(value.value)) : nil
    case 'bool':
      return num(value.value ? 1 : 0)
    case 'str':
      if (/^-?0\d/.test(value.value) && guesses.leadingZeros === 'nil') return nil
      return /^-?\d+$|^0x[0-9a-fA-F]+$/.test(value.value) ? wholeNumber(value.value) : nil
    default:
      return nil
  }
}

/** Numbers have 64 bits; what does not fit is no number (guessed). */
function wholeNumber(text: string): Value {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return num(value)
  if (Math.abs(value) >= 2 ** 63) return nil
  throw new NotLearnt('numbers beyond 53 bits')
}

export function toTime(value: Value): Value {
  if (value.type === 'time') return value
  if (value.type === 'num') return time(value.value)
  if (value.type !== 'str') return nil
  const seconds = parseDuration(value.value.replace(/^-/, ''))
  return seconds === null ? nil : time(value.value.startsWith('-') ? -seconds : seconds)
}

/** An empty string is an empty array (manual, Tips and Tricks); a comma separates. */
export function toArray(value: Value): Value {
  if (value.type === 'array') return value
  if (value.type === 'nothing' || value.type === 'nil') return { type: 'array', items: [] }
  if (value.type !== 'str') return { type: 'array', items: [value] }
  return { type: 'array', items: value.value === '' ? [] : value.value.split(',').map(wordValue) }
}

/** Elements of an array, characters of a text; numbers and times by their text (guessed). */
export const lengthOf = (value: Value): number => (value.type === 'array' ? value.items.length : textOf(value).length)
