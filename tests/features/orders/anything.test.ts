// In whatever order things happen (order, pay, confirm, cancel, take back, change package, a new month): money and days stay whole.
import { afterEach, test } from 'vitest'
import { bookAnswer } from '../../../src-main/features/gateways/booking'
import { endOutdated, startCharge } from '../../../src-main/features/gateways/commands'
import { bookChange } from '../../../src-main/features/invoices'
import { cancelBill } from '../../../src-main/features/invoices/cancel'
import { activatePaid, lapseOrder, placeOrder, priceCart, refundOrdered } from '../../../src-main/features/orders'
import { finishItem } from '../../../src-main/features/orders/activating'
import { cancelOrder, cancelOwn } from '../../../src-main/features/orders/ending'
import { giveUpItem } from '../../../src-main/features/orders/giving-up'
import type { CartItem } from '../../../src-main/features/orders/shapes'
import { claimPayment, confirmClaim, type Paid, pay } from '../../../src-main/features/payments'
import { rejectClaim } from '../../../src-main/features/payments/claims'
import { reversePayment } from '../../../src-main/features/payments/commands'
import { changePackage, pauseSubscription, stopSubscription } from '../../../src-main/features/subscriptions'
import { endExtra } from '../../../src-main/features/subscriptions/extras'
import { resumeSubscription } from '../../../src-main/features/subscriptions/state'
import { voidVoucher } from '../../../src-main/features/vouchers'
import { DomainError } from '../../../src-main/shared/errors'
import { closeBillShops, openBillShop } from '../invoices/bill-shop'
import { dice, expectWholeOrders, furnish } from './any-order'

afterEach(closeBillShops)

interface Row {
  readonly id: string
  readonly state: string
}

function play(seed: number, tax: 'none' | 'in' | 'on', day: string) {
  const shop = openBillShop(day)
  const { db, packs, secrets } = shop
  const { ids, cart, routers, spare } = furnish(shop, tax)
  const { below, pick, isHit } = dice(seed)
  const customers = ['Ani', 'Budi'].map((name, at) => shop.customer({ name, phone: `62812345678${at}0` }).id)
  const all = <T>(text: string, ...bound: unknown[]): T[] => db.connection.prepare<unknown[], T>(text).all(...bound)
  const deps = { secrets }
  const paid: Paid = (tx, ctx, customerId) => activatePaid(tx, ctx, customerId, deps)
  const owner = () => shop.ctx().actor?.id ?? ''
  let day_ = 0

  const item = (): CartItem => {
    const cycleMonths = pick([1, 3, 12] as const) ?? 1
    const yes = (optionId: string) => (isHit(0.6) ? [{ optionId, value: 'ya' }] : [])
    switch (below(4)) {
      case 0:
        return cart(packs.other.id, { cycleMonths, options: [...yes(ids[0]), ...yes(ids[1])] })
      case 1:
        return cart(packs.small.id, { cycleMonths, placeId: isHit(0.6) ? routers[0] : null, options: yes(ids[2]) })
      case 2:
        return cart(packs.static.id, { placeId: routers[1] })
      default:
        return cart(packs.daily.id, { quantity: 1 + below(4), placeId: routers[0] })
    }
  }
  const subscriptions = () =>
    all<Row & { packageId: string; serviceType: string }>(
      'select id, state, package_id as packageId, service_type as serviceType from subscription',
    )
  const bills = () =>
    all<{ id: number; customerId: string; open: number; state: string; kind: string }>(
      `select id, customer_id as customerId, total - paid as open, state, kind from invoice`,
    )
  const openBills = () => bills().filter(({ state }) => state === 'unpaid' || state === 'pending')
  const orders = () =>
    all<Row & { customerId: string }>('select id, state, customer_id as customerId from service_order')
  const claims = () => all<{ id: number }>('select id from payment_claim where ended_at is null')

  const deeds: Readonly<Record<string, () => unknown>> = {
    place: () =>
      shop.act((tx, ctx) => {
        const items = Array.from({ length: 1 + below(3) }, item)
        const promoCode = pick(['', 'SEMUA', 'GRATIS', 'TETAP']) ?? ''
        const customerId = pick(customers) ?? ''
        const { total } = priceCart(tx, {
          items,
          promoCode,
          customerId,
          channel: 'counter',
          today: ctx.businessDay,
        }).quote
        const method = isHit(0.25) ? ('balance' as const) : ('cash' as const)
        const buyer = { name: 'Ani', phone: '0812345678', address: 'Sleman' }
        const asked = { items, promoCode, buyer, method, notes: '', termsVersion: 1, shownTotal: total }
        return placeOrder(tx, ctx, customerId, 'counter', asked, { ...deps, paid })
      }),
    payBill: () => {
      const bill = pick(openBills())
      if (!bill) return
      const amount = isHit(0.6) ? bill.open : 1 + below(bill.open * 2)
      shop.act((tx, ctx) =>
        pay(
          tx,
          isHit(0.3) ? { ...ctx, actor: null } : ctx,
          {
            customerId: bill.customerId,
            parts: [{ method: 'cash', amount, received: amount, reference: '' }],
            invoiceIds: [bill.id],
          },
          paid,
        ),
      )
    },
    payAll: () => {
      const customerId = pick(customers) ?? ''
      const amount = 1 + below(600_000)
      const method = pick(['cash', 'qris'] as const) ?? 'cash'
      shop.act((tx, ctx) =>
        pay(tx, ctx, { customerId, parts: [{ method, amount, received: amount, reference: 'X' }] }, paid),
      )
    },
    paySaldo: () => {
      const bill = pick(openBills())
      if (!bill) return
      const part = { method: 'balance', amount: bill.open, received: bill.open, reference: '' } as const
      shop.act((tx, ctx) => pay(tx, ctx, { customerId: bill.customerId, parts: [part], invoiceIds: [bill.id] }, paid))
    },
    claim: () => {
      const bill = pick(openBills())
      if (!bill) return
      const said = { method: 'transfer', amount: bill.open, reference: 'B', note: '' } as const
      shop.act((tx, ctx) => claimPayment(tx, ctx, { ...said, invoiceId: bill.id }))
    },
    confirm: () => {
      const claim = pick(claims())
      if (!claim) return
      const amount = 1 + below(400_000)
      shop.act((tx, ctx) => confirmClaim(tx, ctx, { claimId: claim.id, amount, reference: 'B' }, paid))
    },
    charge: () => {
      const bill = pick(openBills())
      const method = pick(['qris', 'va-bca'] as const) ?? 'qris'
      if (bill) shop.act((tx, ctx) => startCharge(tx, ctx, { invoiceId: bill.id, method }))
    },
    answer: () => {
      const charge = pick(all<{ id: string }>('select id from gateway_charge'))
      const kind = pick(['paid', 'paid', 'expired', 'unknown', 'pending'] as const) ?? 'paid'
      const told = { transactionId: 'T1', vaNumber: '8808123456', qrText: null, expiresAt: null }
      const answer = { ...told, kind }
      const at = shop.clock.now()
      if (charge)
        shop.act((tx, ctx) => bookAnswer(tx, { ...ctx, actor: null }, { chargeId: charge.id, answer, at, paid }))
    },
    outdated: () => shop.act((tx, ctx) => endOutdated(tx, ctx)),
    reject: () => {
      const claim = pick(claims())
      if (claim) shop.act((tx, ctx) => rejectClaim(tx, ctx, { claimId: claim.id, reason: 'belum masuk' }))
    },
    cancelOrder: () => {
      const order = pick(orders())
      if (order) shop.act((tx, ctx) => cancelOrder(tx, ctx, { id: order.id, reason: 'salah pesan' }))
    },
    cancelOwn: () => {
      const order = pick(orders())
      if (order) shop.act((tx, ctx) => cancelOwn(tx, ctx, order.customerId, order.id))
    },
    lapse: () => {
      for (const { id } of orders()) shop.act((tx, ctx) => lapseOrder(tx, ctx, id))
    },
    reverse: () => {
      const payment = pick(all<{ id: string }>('select id from payment'))
      const asked = { paymentId: payment?.id ?? '', reason: 'salah', refundWay: 'cash', approverId: owner() } as const
      if (payment) shop.act((tx, ctx) => reversePayment(tx, ctx, asked))
    },
    cancelBill: () => {
      const bill = pick(bills())
      if (bill) shop.act((tx, ctx) => cancelBill(tx, ctx, { id: bill.id, reason: 'salah tagih', approverId: owner() }))
    },
    voidVoucher: () => {
      const voucher = pick(all<{ id: number }>("select id from voucher where state = 'sold'"))
      if (!voucher) return
      shop.act((tx, ctx) => {
        const asked = { voucherId: voucher.id, reason: 'salah' }
        voidVoucher(tx, ctx, asked)
        return refundOrdered(tx, ctx, asked)
      })
    },
    change: () => {
      const line = pick(subscriptions())
      if (!line) return
      const pair = line.serviceType === 'pppoe' ? [packs.small.id, packs.large.id] : [packs.other.id, spare.id]
      const packageId = pair.find((id) => id !== line.packageId) ?? ''
      shop.act((tx, ctx) =>
        changePackage(tx, ctx, { id: line.id, packageId, keepOwnPrice: false }, { invoiceChange: bookChange }),
      )
    },
    endExtra: () => {
      const extra = pick(all<{ id: string }>('select id from subscription_extra where ended_at is null'))
      if (extra) shop.act((tx, ctx) => endExtra(tx, ctx, extra.id))
    },
    turn: () => {
      const line = pick(subscriptions())
      if (!line) return
      const work = pick([pauseSubscription, resumeSubscription, resumeSubscription, stopSubscription])
      if (work && (work !== stopSubscription || isHit(0.2)))
        shop.act((tx, ctx) => work(tx, ctx, { id: line.id, reason: '' }))
    },
    finish: () => {
      const item = pick(all<{ id: string }>("select id from order_item where state = 'person'"))
      const address = `10.${below(200)}.${below(200)}.${1 + below(200)}`
      if (item)
        shop.act((tx, ctx) =>
          finishItem(tx, ctx, { itemId: item.id, routerId: routers[0], username: null, address }, deps),
        )
    },
    giveUp: () => {
      const item = pick(all<{ id: string }>("select id from order_item where state = 'person'"))
      if (item) shop.act((tx, ctx) => giveUpItem(tx, ctx, { itemId: item.id, reason: 'tidak dapat dibuat' }))
    },
    later: () => {
      day_ += below(25)
      const at = new Date(Date.parse(`${day}T00:00:00Z`) + day_ * 86_400_000).toISOString().slice(0, 10)
      shop.stayTo(at)
      return shop.round()
    },
  }

  async function step(): Promise<string> {
    const name = pick([...Object.keys(deeds), 'place', 'place', 'payBill', 'payBill', 'payAll', 'later']) ?? 'place'
    try {
      await deeds[name]?.()
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return `${name} ${error.code}`
    }
    return name
  }

  return { step, look: () => expectWholeOrders(shop, customers) }
}

const GAMES = [
  ['none', '2026-11-21'],
  ['on', '2027-01-29'],
  ['in', '2026-12-31'],
] as const

test.each(GAMES)('PPN %s, mulai %s', { timeout: 120_000 }, async (tax, day) => {
  for (let seed = 1; seed <= Number(process.env.ORDER_SEEDS ?? 2); seed++) {
    const { step, look } = play(seed, tax, day)
    const told: string[] = []
    for (let turn = 0; turn < 120; turn++) {
      told.push(await step())
      try {
        look()
      } catch (error) {
        throw new Error(`seed ${seed}, ${tax}: ${told.join(', ')}`, { cause: error })
      }
    }
    closeBillShops()
  }
})
