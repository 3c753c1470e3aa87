// Owns: an order of which one service was made and another never can be, paid for, and what people press then.
// Must never: reach around the API for what a person does.
import { getSetting, setSetting } from '../../../src-main/features/settings'
import { OWNER, requestId } from '../../support/test-app'
import { ownerApproval } from '../sales/till-shop'
import { addBuyer, addMonthly, addPromo, item, openOrderShop, payOrder, placing } from './order-shop'

type Months = 1 | 3 | 12
export interface Case {
  readonly tax?: 'on' | 'in'
  readonly months?: Months
  readonly promo?: { readonly kind: 'percent' | 'fixed'; readonly value: number; readonly isForOffice?: boolean }
  /** IP Statis beside the rental that is made at once. */
  readonly offices?: number
  readonly isAlone?: boolean
}

/** A rental of Rp100.000 and IP Statis of Rp200.000 with Rp30.000 for installing, whose address nobody has. */
export async function openGivingUp({ tax, months = 1, promo, offices = 1, isAlone = false }: Case = {}) {
  const shop = await openOrderShop()
  const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 100_000 })
  const office = await addMonthly(shop, 'Kantor', 'static', { customerPrice: 200_000 })
  const cycles = ([1, 3, 12] as const).map((one) => ({ months: one, price: null }))
  const setup = { asksDomain: false, cycles, options: [] }
  await shop.api.catalog.saveOrdering({ ...setup, packageId: rental, installFee: 0, requestId: requestId() })
  await shop.api.catalog.saveOrdering({ ...setup, packageId: office, installFee: 30_000, requestId: requestId() })
  const rule = { from: '2026-01-01', isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12 }
  if (tax)
    shop.app.db.transact((tx) =>
      setSetting(tx, 'billing', { ...getSetting(tx, 'billing'), tax: [{ ...rule, priceIncludes: tax === 'in' }] }, 0),
    )
  if (promo)
    await addPromo(shop, { kind: promo.kind, value: promo.value, packageIds: promo.isForOffice ? [office] : [] })
  const { orders, customerId, phone } = await addBuyer(shop)
  const items = [
    ...(isAlone ? [] : [item(rental, { cycleMonths: months })]),
    ...Array.from({ length: offices }, () => item(office, { cycleMonths: months })),
  ]
  const promoCode = promo ? 'HEMAT' : ''
  const { total } = await shop.api.orders.quote({ items, promoCode, customerId })
  const { orderId } = await orders.place(placing(items, total, { promoCode }))
  const { invoiceId } = await orders.get({ id: orderId })
  const order = () => shop.api.orders.get({ id: orderId })
  const officeOf = async (at = 0) =>
    (await order()).items.filter(({ packageId }) => packageId === office)[at] ?? { id: '', toSaldo: -1 }
  const pay = () => payOrder(shop, customerId, invoiceId, total)
  if (total > 0) await pay()
  return {
    ...{ shop, customerId, invoiceId, total, order, officeOf, pay, onPhone: () => orders.get({ id: orderId }) },
    billOnPhone: () => phone.api.selfcare.bill({ id: invoiceId }),
    giveUp: async (at = 0) =>
      shop.api.orders.giveUpItem({
        itemId: (await officeOf(at)).id,
        reason: 'tidak terjangkau',
        requestId: requestId(),
      }),
    saldo: async () => (await shop.api.payments.account({ customerId })).balance,
    cancelBill: async () => {
      const approval = await ownerApproval(shop, OWNER.secret)
      return shop.api.invoices.cancel({ id: invoiceId, reason: 'salah tagih', approval, requestId: requestId() })
    },
    reverse: async () => {
      const [payment] = (await shop.api.payments.list({ limit: 10 })).rows
      const approval = await ownerApproval(shop, OWNER.secret)
      const asked = { paymentId: payment?.id ?? '', reason: 'transfer palsu', refundWay: 'same' as const }
      await shop.api.payments.reverse({ ...asked, approval, requestId: requestId() })
    },
  }
}
