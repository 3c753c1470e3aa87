// Owns: a shop in which anything may happen in a month: sales, refunds, bills, payments, reversals, costs, days that pass.
// Must never: reach around the API.
import fc from 'fast-check'
import { OWNER, requestId } from '../../support/test-app'
import { ownerApproval, saleOf, sell, type TillShop } from '../sales/till-shop'

export const METHODS = ['cash', 'qris', 'transfer'] as const
type Method = (typeof METHODS)[number]

export type Deed =
  | { readonly kind: 'sell'; readonly quantity: number; readonly method: Method }
  | { readonly kind: 'mixed'; readonly cash: number }
  | { readonly kind: 'refund' }
  | { readonly kind: 'bill'; readonly amount: number }
  | { readonly kind: 'pay'; readonly amount: number; readonly method: Method }
  | { readonly kind: 'reverse'; readonly refundWay: 'same' | 'cash' }
  | { readonly kind: 'cost'; readonly amount: number }
  | { readonly kind: 'wait'; readonly hours: number }

const method = fc.constantFrom(...METHODS)
const amount = fc.integer({ min: 1, max: 300 }).map((thousands) => thousands * 1_000)

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('sell' as const), quantity: fc.integer({ min: 1, max: 3 }), method }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('mixed' as const), cash: fc.integer({ min: 1, max: 9 }) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('refund' as const) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('bill' as const), amount }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('pay' as const), amount, method }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('reverse' as const),
      refundWay: fc.constantFrom('same' as const, 'cash' as const),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('cost' as const), amount }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }), weight: 3 },
)

interface Memory {
  readonly shop: TillShop
  readonly customerId: string
  readonly sold: number[]
  readonly paid: string[]
}

export async function newCustomer(shop: TillShop, name: string): Promise<string> {
  const customer = { name, phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' }
  const saved = await shop.api.customers.save({ id: null, customer, requestId: requestId() })
  return saved.id
}

export async function play(shop: TillShop, deeds: readonly Deed[]): Promise<void> {
  const memory = { shop, customerId: await newCustomer(shop, 'Bpk. Ahmad'), sold: [], paid: [] }
  for (const one of deeds) await act(memory, one)
}

export async function bill(shop: TillShop, customerId: string, amount: number, graceDays = 0): Promise<number> {
  const lines = [{ kind: 'manual' as const, description: 'Internet', amount }]
  const made = await shop.api.invoices.make({ customerId, lines, graceDays, requestId: requestId() })
  return made.id
}

export async function pay(shop: TillShop, customerId: string, amount: number, method: Method): Promise<string> {
  const { bills } = await shop.api.payments.counter({ customerId })
  const open = bills.reduce((sum, one) => sum + one.open, 0)
  const { id } = await shop.api.payments.pay({
    customerId,
    parts: [{ method, amount, received: amount, reference: method === 'cash' ? '' : 'R1' }],
    invoiceIds: bills.map(({ id }) => id),
    toBalance: Math.max(0, amount - open),
    note: '',
    requestId: requestId(),
  })
  return id
}

async function act({ shop, customerId, sold, paid }: Memory, one: Deed): Promise<void> {
  const { api, clock } = shop
  switch (one.kind) {
    case 'sell': {
      const reference = one.method === 'cash' ? '' : 'R1'
      const { vouchers } = await sell(shop, { quantity: one.quantity, payment: { method: one.method, reference } })
      sold.push(...vouchers.map(({ id }) => id))
      return
    }
    // Two vouchers of Rp5.000: a part in cash, the rest by QRIS.
    case 'mixed': {
      const cash = one.cash * 1_000
      const payments = [
        { method: 'cash' as const, amount: cash, received: cash, reference: '' },
        { method: 'qris' as const, amount: 10_000 - cash, received: 10_000 - cash, reference: 'R1' },
      ]
      const { vouchers } = await api.sales.sell({ ...saleOf(shop, { quantity: 2 }), payments })
      sold.push(...vouchers.map(({ id }) => id))
      return
    }
    case 'refund': {
      const voucherId = sold.pop()
      if (voucherId === undefined) return
      const approval = await ownerApproval(shop)
      await api.sales.voidVoucher({ voucherId, reason: 'Pembeli batal', approval, requestId: requestId() })
      return
    }
    case 'bill':
      await bill(shop, customerId, one.amount)
      return
    case 'pay':
      paid.push(await pay(shop, customerId, one.amount, one.method))
      return
    case 'reverse': {
      const paymentId = paid.pop()
      if (paymentId === undefined) return
      const approval = await ownerApproval(shop)
      const { refundWay } = one
      // A saldo that was spent on a later bill keeps its payment: the core says so, and nothing is booked.
      await api.payments
        .reverse({ paymentId, reason: 'Salah orang', refundWay, approval, requestId: requestId() })
        .catch((error: { code?: string }) => {
          if (error.code !== 'BALANCE_SPENT') throw error
        })
      return
    }
    case 'cost': {
      const { shift } = await api.shifts.mine({})
      if (!shift) await api.shifts.open({ openingCash: 0, requestId: requestId() })
      const cost = { kind: 'out', purpose: 'expense', amount: one.amount, reason: 'Biaya toko' } as const
      await api.shifts.move({ ...cost, requestId: requestId() })
      return
    }
    case 'wait':
      clock.advance(one.hours * 3_600_000)
      await api.session.login({ ...OWNER, requestId: requestId() })
  }
}
