// Owns: asking a router what it is, and telling it from another one at the same address.
// Must never: write to the router, or take a refusal for an empty answer.
import type { Clock } from '../../platform/clock'
import { type RouterConnection, RouterError, type RouterRow, type TrapClass } from '../../platform/routeros'
import {
  parseCount,
  parseFlag,
  parseGmtOffset,
  parseRouterDate,
  routerEpochSeconds,
} from '../../platform/routeros/values'
import type { RouterFacts } from './contract'

/** Every menu that "Tes koneksi" and the facts look at; only `print`. */
export const QUESTION_NAMES = [
  'identity',
  'resource',
  'routerboard',
  'license',
  'deviceMode',
  'clock',
  'ntp',
  'pools',
  'hotspotServers',
  'hotspotProfiles',
  'userProfiles',
  'users',
  'groups',
] as const
export type Question = (typeof QUESTION_NAMES)[number]

const QUESTIONS: Readonly<Record<Question, string>> = {
  identity: '/system/identity',
  resource: '/system/resource',
  routerboard: '/system/routerboard',
  license: '/system/license',
  deviceMode: '/system/device-mode',
  clock: '/system/clock',
  ntp: '/system/ntp/client',
  pools: '/ip/pool',
  hotspotServers: '/ip/hotspot',
  hotspotProfiles: '/ip/hotspot/profile',
  userProfiles: '/ip/hotspot/user/profile',
  users: '/user',
  groups: '/user/group',
}

/** `/ip/hotspot`, as a person finds it in WinBox. */
export const menuOf = (question: Question): string => QUESTIONS[question]

/** What a router answered: rows, or why it would not say. */
export type Asked =
  | { readonly isAnswered: true; readonly rows: readonly RouterRow[] }
  | { readonly isAnswered: false; readonly trap: TrapClass; readonly text: string }

/** Throws RouterError when the link broke; a refusal is an answer. */
export async function ask(connection: RouterConnection, question: Question): Promise<Asked> {
  try {
    const { rows } = await connection.run(`${QUESTIONS[question]}/print`)
    return { isAnswered: true, rows }
  } catch (error) {
    if (error instanceof RouterError && error.trap !== undefined)
      return { isAnswered: false, trap: error.trap, text: error.message }
    throw error
  }
}

const rowsOf = (asked: Asked): readonly RouterRow[] => (asked.isAnswered ? asked.rows : [])
export const firstOf = (asked: Asked): RouterRow => rowsOf(asked)[0] ?? {}

/** The router's clock minus ours, in seconds; null when it did not say, or in a layout nobody knows. */
export function clockOffset(asked: Asked, now: number): number | null {
  const row = firstOf(asked)
  const date = parseRouterDate(`${row.date ?? ''} ${row.time ?? ''}`)
  if (!date) return null
  const zone = parseGmtOffset(row['gmt-offset'] ?? '') ?? 0
  return Math.round(routerEpochSeconds(date, zone) - now / 1000)
}

export const serialOf = (routerboard: Asked, license: Asked): string | null => {
  const { 'software-id': softwareId, 'system-id': systemId } = firstOf(license)
  return firstOf(routerboard)['serial-number'] || softwareId || systemId || null
}

export const poolsOf = (asked: Asked): RouterFacts['pools'] =>
  rowsOf(asked).map((row) => ({ name: row.name ?? '', ranges: row.ranges ?? '' }))

export const serversOf = (asked: Asked): RouterFacts['hotspotServers'] =>
  rowsOf(asked).map((row) => ({
    name: row.name ?? '',
    interface: row.interface ?? '',
    isRunning: !parseFlag(row.disabled) && !parseFlag(row.invalid),
  }))

export type Answers = Readonly<Partial<Record<Question, Asked>>>

/** Facts out of answers; what was not asked or refused is empty. */
export function factsFrom(answers: Answers, now: number): RouterFacts {
  const of = (question: Question): Asked => answers[question] ?? { isAnswered: true, rows: [] }
  const resource = firstOf(of('resource'))
  const license = firstOf(of('license'))
  return {
    identity: firstOf(of('identity')).name ?? '',
    version: resource.version ?? '',
    board: firstOf(of('routerboard')).model || resource['board-name'] || '',
    serial: serialOf(of('routerboard'), of('license')),
    licenceLevel: license.nlevel ?? license.level ?? '',
    pools: poolsOf(of('pools')),
    hotspotServers: serversOf(of('hotspotServers')),
    clockOffsetSeconds: clockOffset(of('clock'), now),
    writtenSectors: parseCount(resource['write-sect-total']) ?? null,
    lookedAt: now,
    stranger: null,
  }
}

const FACT_QUESTIONS = [
  'identity',
  'resource',
  'routerboard',
  'license',
  'clock',
  'pools',
  'hotspotServers',
] as const satisfies readonly Question[]

export async function readFacts(connection: RouterConnection, clock: Clock): Promise<RouterFacts> {
  const asked = await Promise.all(FACT_QUESTIONS.map((question) => ask(connection, question)))
  return factsFrom(Object.fromEntries(FACT_QUESTIONS.map((question, index) => [question, asked[index]])), clock.now())
}

/** What to keep after a look: the new facts, or the old ones with a note that another machine answered. */
export function rememberLook(known: RouterFacts | null, seen: RouterFacts): RouterFacts {
  const isStranger = known?.serial != null && seen.serial !== null && known.serial !== seen.serial
  if (!isStranger) return { ...seen, serial: seen.serial ?? known?.serial ?? null }
  const { serial, identity, board, lookedAt } = seen
  return { ...known, stranger: { serial: serial ?? '', identity, board, seenAt: lookedAt } }
}
