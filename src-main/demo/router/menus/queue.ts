// Owns: simple queues. Pairs are upload/download seen from the target, the same order as rate-limit.
// Must never: let a dynamic queue (hotspot, PPP) be edited.

import type { Menu } from '../menu'
import { traps } from '../trap'
import { optionalText, pair, ratePair, reference, text } from '../values'
import { queueTarget } from '../values-net'
import { comment, disabled, dynamic, editingAll, freshName, shownAs, uniqueName } from './properties'

const rates = { type: ratePair, initial: '0/0' } as const

const simple: Menu = {
  path: '/queue/simple',
  kind: 'table',
  commands: editingAll,
  isOrdered: true,
  volatile: (row) => row.dynamic === 'true',
  properties: {
    name: { type: text, initial: ({ table }) => freshName(table('/queue/simple'), 'queue') },
    target: { type: queueTarget, required: true },
    dst: { type: optionalText },
    parent: { type: reference('/queue/simple', { words: ['none'] }), initial: 'none' },
    'packet-marks': { type: text, initial: '' },
    priority: { type: pair, initial: '8/8' },
    queue: { type: pair, initial: 'default-small/default-small' },
    'limit-at': rates,
    'max-limit': rates,
    'burst-limit': rates,
    'burst-threshold': rates,
    'burst-time': { type: pair, initial: '0s/0s' },
    'bucket-size': { type: pair, initial: '0.1/0.1' },
    time: { type: optionalText },
    bytes: shownAs('0/0'),
    packets: shownAs('0/0'),
    dropped: shownAs('0/0'),
    rate: shownAs('0/0'),
    invalid: shownAs('false'),
    dynamic,
    disabled,
    comment,
  },
  unique: [uniqueName('already have such name')],
  guard(command, row) {
    if (row?.dynamic !== 'true') return
    throw traps.failure(
      command === 'remove' ? 'can not remove dynamic simple queue' : 'can not change dynamic simple queue',
    )
  },
}

export const queueMenus: readonly Menu[] = [simple]
