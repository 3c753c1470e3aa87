// Owns: a whole core with a few monthly customers whose bills are due and were never made.
// Must never: make a bill; that is what the tests press.
import { createPackage } from '../../../src-main/features/catalog'
import { createCustomer } from '../../../src-main/features/customers'
import { createSubscription } from '../../../src-main/features/subscriptions'
import { systemRandom } from '../../../src-main/platform/random'
import { makeSecrets } from '../../../src-main/platform/secrets'
import { addMonths } from '../../../src-main/shared/calendar-date'
import type { TestAppOptions } from '../../support/test-app'
import { NO_LIMITS, priced } from '../catalog/inputs'
import { openPayShop, type PayShop } from '../payments/pay-shop'

const open: PayShop[] = []
/** For afterEach. */
export const closeIspShops = async (): Promise<void> => {
  for (const shop of open.splice(0)) await shop.close()
}

/** Monthly customers; of each a piece of a month and a whole one are due. */
export const PEOPLE = 3

export async function openIsp(options: TestAppOptions = {}): Promise<PayShop> {
  const shop = await openPayShop(options)
  open.push(shop)
  const { db } = shop.app
  const secrets = makeSecrets(systemRandom.bytes(32), systemRandom)
  db.transact((tx) => {
    const ctx = shop.ctx()
    const master = {
      kind: 'new' as const,
      serviceType: 'other' as const,
      billingType: 'monthly' as const,
      spec: { ...NO_LIMITS, rateLimit: '5M/20M' },
    }
    const pack = createPackage(tx, ctx, { ...priced({ name: 'Sewa CCTV', customerPrice: 75_000 }), master })
    for (let index = 0; index < PEOPLE; index++) {
      const customer = createCustomer(tx, ctx, { name: `Pelanggan ${index}`, phone: '' })
      createSubscription(
        tx,
        ctx,
        {
          customerId: customer.id,
          packageId: pack.id,
          routerId: null,
          billingDay: 1,
          cycleMonths: 1,
          startDay: addMonths(ctx.businessDay, -1),
        },
        { secrets },
      )
    }
  })
  return shop
}
