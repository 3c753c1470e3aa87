// Owns: simulated routers in a process of their own: they must not share our event loop.
// Must never: outlive the bench.
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { readVoucherComment } from '../../src-main/shared/voucher-comment'
import { API_USER } from '../crash/shop'
import { RAW_TAG } from './raw-adds'
import type { RouterOrder } from './router-child'

const USERS = '/ip/hotspot/user'
const count = Number(process.argv[2] ?? 1)
const routers = Array.from({ length: count }, (_, index) =>
  createSimRouter({
    clock: systemClock,
    users: [API_USER],
    identity: index === 0 ? 'Warkop' : `Warkop ${index + 1}`,
    board: { serial: `BENCH${index + 1}` },
  }),
)
let cuts = 0

process.on('message', (order: RouterOrder) => process.send?.(obey(order)))
process.on('disconnect', () => process.exit(0))
process.send?.(await Promise.all(routers.map((router) => router.listen())))

function obey(order: RouterOrder): unknown {
  const router = routers[order.at ?? 0]
  if (!router) throw new Error('there is no such router')
  switch (order.do) {
    case 'speed':
      for (const each of routers) each.setSpeed(order.speed)
      return null
    case 'cut':
      router.faults.clear()
      if (order.every === 0) return cuts
      router.faults.add({
        every: order.every,
        // Done and not answered, then not done at all: both look the same from our side. Ends politely now and then.
        get action() {
          cuts += 1
          return {
            kind: 'cut',
            when: cuts % 2 === 1 ? 'after' : 'before',
            how: cuts % 3 === 0 ? 'fin' : 'rst',
          } as const
        },
      })
      return cuts
    case 'users':
      return router.db.rows(USERS).flatMap((row) => {
        const mark = readVoucherComment(row.comment)
        const isSpoilt = row.disabled === 'true' || row['limit-bytes-total'] === '5'
        return mark ? [`${row.name} ${mark.id}${isSpoilt ? ' spoilt' : ''}`] : []
      })
    case 'forget-raw':
      for (const row of router.db.rows(USERS))
        if (readVoucherComment(row.comment)?.tag === RAW_TAG) router.run([`${USERS}/remove`, `=.id=${row['.id']}`])
      return null
    case 'spoil':
      for (const row of router.db.rows(USERS))
        if (readVoucherComment(row.comment))
          router.run([`${USERS}/set`, `=.id=${row['.id']}`, '=disabled=yes', '=limit-bytes-total=5'])
      return null
  }
}
