// Owns: the firewall rules that hold isolated customers: what they say, in which order, and making a router have exactly these.
// Must never: touch a rule whose comment is not one of ours, or let an isolated customer past because the order is wrong.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { ISOLIR_LIST } from './isolir-profile'
import { addItem, assertAsWished, differing, removeItem, setItem, type Values } from './provision-item'

export const FILTER = '/ip/firewall/filter'
export const NAT = '/ip/firewall/nat'
type RuleMenu = typeof FILTER | typeof NAT

export interface IsolirPage {
  readonly host: string
  readonly port: number
}

export interface IsolirRule {
  readonly menu: RuleMenu
  /** Comment on the router, by which it is found again. */
  readonly comment: string
  /** What it is for, for the preview. */
  readonly says: string
  readonly values: Values
}

const MARK = 'lk-isolir:'
export const isIsolirRule = (row: RouterRow): boolean => (row.comment ?? '').startsWith(MARK)

/** In the order in which they must stand. Without a page people are shut off and not told why. */
export function isolirRules(page: IsolirPage | null): IsolirRule[] {
  const from = { 'src-address-list': ISOLIR_LIST }
  const forward = (name: string, says: string, values: Values): IsolirRule => ({
    menu: FILTER,
    comment: `${MARK}${name}`,
    says,
    values: { chain: 'forward', ...from, ...values },
  })
  const dns = (protocol: string) =>
    forward(`dns-${protocol}`, `Nama situs boleh ditanyakan (DNS ${protocol.toUpperCase()})`, {
      protocol,
      'dst-port': '53',
      action: 'accept',
    })
  const toPage: IsolirRule[] =
    page === null
      ? []
      : [
          {
            menu: NAT,
            comment: `${MARK}belok`,
            says: `Situs http dibelokkan ke halaman isolir di ${page.host}:${page.port}`,
            values: {
              chain: 'dstnat',
              ...from,
              protocol: 'tcp',
              'dst-port': '80',
              action: 'dst-nat',
              'to-addresses': page.host,
              'to-ports': String(page.port),
            },
          },
          forward('halaman', 'Halaman isolir boleh dibuka', {
            protocol: 'tcp',
            'dst-address': page.host,
            'dst-port': String(page.port),
            action: 'accept',
          }),
        ]
  return [dns('udp'), dns('tcp'), ...toPage, forward('tutup', 'Yang lain ditutup', { action: 'drop' })]
}

export interface RuleStep {
  readonly action: 'add' | 'set' | 'keep' | 'remove'
  readonly rule: IsolirRule
}

const PROPERTIES = [
  'chain',
  'action',
  'protocol',
  'src-address-list',
  'dst-address',
  'dst-port',
  'to-addresses',
  'to-ports',
  'dynamic',
  'disabled',
  'comment',
] as const

type Found = Readonly<Record<RuleMenu, readonly RouterRow[]>>

export const readRules = async (connection: RouterConnection): Promise<Found> => ({
  [FILTER]: await connection.print(FILTER, { proplist: PROPERTIES }),
  [NAT]: await connection.print(NAT, { proplist: PROPERTIES }),
})

const ruleOf = (rows: readonly RouterRow[], { comment }: IsolirRule): RouterRow | undefined =>
  rows.find((row) => row.comment === comment)

const switchedOn = { disabled: 'no' } as const

/** What would be done, without doing it. */
export function planRules(wanted: readonly IsolirRule[], found: Found): RuleStep[] {
  const steps = wanted.map((rule): RuleStep => {
    const row = ruleOf(found[rule.menu], rule)
    if (!row) return { action: 'add', rule }
    const isSame = Object.keys(differing({ ...rule.values, ...switchedOn }, row)).length === 0
    return { action: isSame ? 'keep' : 'set', rule }
  })
  return [
    ...steps,
    ...leftovers(wanted, found).map(({ menu, row }) => ({ action: 'remove' as const, rule: asRule(menu, row) })),
  ]
}

const leftovers = (wanted: readonly IsolirRule[], found: Found) =>
  ([FILTER, NAT] as const).flatMap((menu) =>
    found[menu]
      .filter((row) => isIsolirRule(row) && !wanted.some((rule) => rule.menu === menu && ruleOf([row], rule)))
      .map((row) => ({ menu, row })),
  )

const asRule = (menu: RuleMenu, row: RouterRow): IsolirRule => ({
  menu,
  comment: row.comment ?? '',
  says: `Aturan isolir lama (${row.comment ?? ''})`,
  values: {},
})

/** Looks, adds and sets what differs, looks again. An empty list takes all of ours away. Throws RouterError, DomainError. */
export async function ensureRules(
  connection: RouterConnection,
  wanted: readonly IsolirRule[],
  routerName: string,
): Promise<void> {
  const found = await readRules(connection)
  for (const { menu, row } of leftovers(wanted, found)) await removeItem(connection, menu, row)
  for (const menu of [FILTER, NAT] as const) {
    const rules = wanted.filter((rule) => rule.menu === menu)
    const rows = isInOrder(rules, found[menu]) ? found[menu] : await takeAway(connection, menu, found[menu])
    await writeRules(connection, menu, rules, rows)
  }
  const after = await readRules(connection)
  for (const rule of wanted)
    assertAsWished(
      { ...rule.values, ...switchedOn },
      ruleOf(after[rule.menu], rule),
      `aturan ${rule.comment}`,
      routerName,
    )
}

/** The one that shuts must stand behind those that let through. */
function isInOrder(rules: readonly IsolirRule[], rows: readonly RouterRow[]): boolean {
  const places = rules.map((rule) => rows.findIndex((row) => row.comment === rule.comment)).filter((at) => at >= 0)
  return places.every((at, index) => index === 0 || at > (places[index - 1] ?? -1))
}

async function takeAway(
  connection: RouterConnection,
  menu: RuleMenu,
  rows: readonly RouterRow[],
): Promise<readonly RouterRow[]> {
  for (const row of rows.filter(isIsolirRule)) await removeItem(connection, menu, row)
  return rows.filter((row) => !isIsolirRule(row))
}

/** From the last to the first, so that each new one goes before what must stand behind it: ours, then everybody else's. */
async function writeRules(
  connection: RouterConnection,
  menu: RuleMenu,
  rules: readonly IsolirRule[],
  rows: readonly RouterRow[],
): Promise<void> {
  // What the router made by itself cannot be a neighbour.
  let behind = rows.find((row) => row.dynamic !== 'true' && !isIsolirRule(row))?.['.id']
  for (const rule of rules.toReversed()) {
    const row = ruleOf(rows, rule)
    if (row) {
      const changes = differing({ ...rule.values, ...switchedOn }, row)
      if (Object.keys(changes).length > 0) await setItem(connection, menu, row, changes)
      behind = row['.id']
      continue
    }
    await addItem(connection, menu, { ...rule.values, comment: rule.comment }, behind)
    const [added] = await connection.print(menu, { proplist: ['comment'], queries: [`?comment=${rule.comment}`] })
    behind = added?.['.id'] ?? behind
  }
}
