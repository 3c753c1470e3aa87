// Owns: R4's process: one of several that sell from one database at the same moment.
// Must never: try a sale again; a failed one is a failure.
import { once } from 'node:events'
import { sell } from '../../src-main/features/sales'
import { getSetting } from '../../src-main/features/settings'
import { systemClock } from '../../src-main/platform/clock'
import type { CommandContext } from '../../src-main/platform/context'
import { openDb } from '../../src-main/platform/db/open'
import { uuidV7 } from '../../src-main/platform/ids'
import { systemRandom } from '../../src-main/platform/random'
import { businessDay } from '../../src-main/shared/calendar-date'
import type { SellerOrder, SellerReport } from './sellers'
import type { Sold } from './till-order'

const { file, sales, facts }: SellerOrder = JSON.parse(process.argv[2] ?? '')
const db = openDb({ file, clock: systemClock })
const device = getSetting(db, 'device')
const [item] = facts.packages
if (!device || !item) throw new Error('the shop is not open')
const newId = uuidV7(systemClock, systemRandom)
const zone = 'Asia/Jakarta'
const actor = { id: facts.ownerId, name: 'Bu Rini', role: 'owner' } as const
const codesOf = db.connection
  .prepare<[string], string>(
    'select code from sale_voucher join voucher on id = voucher_id where sale_voucher.sale_id = ?',
  )
  .pluck()
const numberOf = db.connection.prepare<[string], string>('select receipt_number from sale where id = ?').pluck()

const sold: Sold[] = []
const failed: string[] = []
const payment = { method: 'cash', amount: item.price, received: item.price, reference: '' } as const
const input = {
  lines: [{ packageId: item.id, quantity: 1, shownPrice: item.price }],
  payments: [payment],
  routerId: null,
}

// All of them together: wait for the word.
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const moment = new Int32Array(new SharedArrayBuffer(4))
for (let count = 0; count < sales; count++) {
  // No hand is faster than this. Without any pause a process that holds the lock takes it again before SQLite, which waits by
  // sleeping, looks: on a busy computer 6 of 80,000 sales then wait their five seconds in vain.
  Atomics.wait(moment, 0, 0, 1)
  try {
    const now = systemClock.now()
    const ctx: CommandContext = {
      now,
      businessDay: businessDay(now, zone),
      shiftId: null,
      zone,
      actor,
      device,
      newId,
      random: systemRandom,
    }
    const { saleId } = db.transact((tx) => sell(tx, ctx, input))
    const receiptNumber = numberOf.get(saleId) ?? ''
    sold.push({ requestId: saleId, saleId, receiptNumber, total: item.price, codes: codesOf.all(saleId) })
  } catch (error) {
    failed.push(error instanceof Error ? error.message : String(error))
  }
}
db.close()
process.stdout.write(`${JSON.stringify({ sold, failed } satisfies SellerReport)}\n`, () => process.exit(0))
