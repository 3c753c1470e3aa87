// Owns: firewall filter and NAT rules: their order, their properties, what is refused (routeros.md §2.2; CHR command trees).
// Must never: look at a packet; who is let through is not modelled.

import type { Action, Menu, Property } from '../menu'
import { traps } from '../trap'
import { flag, optionalText, text } from '../values'
import { addressOrName } from '../values-net'
import { itemsOf } from '../write'
import { comment, disabled, dynamic, editingAll, shownAs } from './properties'

const matcher: Property = { type: optionalText }
const address: Property = {
  type: { accept: (value, context) => (value === '' ? undefined : addressOrName.accept(value, context)) },
}

const matchers: Readonly<Record<string, Property>> = {
  chain: { type: text, required: true },
  action: { type: text, initial: 'accept' },
  'src-address': address,
  'dst-address': address,
  'src-address-list': matcher,
  'dst-address-list': matcher,
  'src-address-type': matcher,
  'dst-address-type': matcher,
  protocol: matcher,
  'src-port': matcher,
  'dst-port': matcher,
  'in-interface': matcher,
  'out-interface': matcher,
  'in-interface-list': matcher,
  'out-interface-list': matcher,
  'connection-state': matcher,
  'connection-nat-state': matcher,
  'connection-mark': matcher,
  'packet-mark': matcher,
  'jump-target': matcher,
  'address-list': matcher,
  'address-list-timeout': matcher,
  'src-mac-address': matcher,
  'layer7-protocol': matcher,
  'tls-host': matcher,
  content: matcher,
  limit: matcher,
  time: matcher,
}

const about: Readonly<Record<string, Property>> = {
  log: { type: flag, initial: 'false' },
  'log-prefix': { type: text, initial: '' },
  bytes: shownAs('0'),
  packets: shownAs('0'),
  invalid: shownAs('false'),
  dynamic,
  disabled,
  comment,
}

/** `=.id=` goes before `=destination=`; without one, to the end. */
const move: Action = {
  args: ['.id', 'numbers', 'destination'],
  policy: 'write',
  run(call, router) {
    const destination = call.args.get('destination')
    const [before] = destination ? itemsOf(router, call.menu, new Map([['.id', destination]])) : []
    for (const row of itemsOf(router, call.menu, call.args))
      router.db.reorder(call.menu.path, row['.id'], before?.['.id'])
    return { rows: [], done: [] }
  },
}

const withPorts = /^(tcp|udp|udp-lite|dccp|sctp)$/

/** The words are guessed (FIDELITY.md). */
const portsNeedProtocol: Menu['settle'] = (row) => {
  const hasPorts = row['src-port'] !== undefined || row['dst-port'] !== undefined || row['to-ports'] !== undefined
  if (hasPorts && !withPorts.test(row.protocol ?? ''))
    throw traps.failure('ports can be specified if proto is tcp or udp')
}

const noDynamic: Menu['guard'] = (command, row) => {
  if (row?.dynamic === 'true')
    throw traps.failure(command === 'remove' ? 'can not remove dynamic rule' : 'can not change dynamic rule')
}

const rules = (path: string, own: Readonly<Record<string, Property>>): Menu => ({
  path,
  kind: 'table',
  commands: editingAll,
  isOrdered: true,
  properties: { ...matchers, ...own, ...about },
  actions: { move },
  guard: noDynamic,
  settle: portsNeedProtocol,
})

const filter = rules('/ip/firewall/filter', { 'reject-with': matcher, 'hw-offload': { type: flag } })
const nat = rules('/ip/firewall/nat', { 'to-addresses': address, 'to-ports': matcher })

export const firewallMenus: readonly Menu[] = [filter, nat]
