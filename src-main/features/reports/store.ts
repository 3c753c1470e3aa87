// Owns: SQL of reports over the sums of the days, bills, customers and hangus vouchers.
// Must never: write. It reads tables of other features by their names: a report is a view over all of them.
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'

export type Readable = ReadDb & Pick<Tx, 'connection'>

interface Days {
  readonly from: string
  readonly until: string
}

interface Sold {
  readonly vouchers: number
  readonly amount: number
  readonly refunds: number
  readonly refunded: number
}

const SOLD = `sum(vouchers) as vouchers, sum(amount) as amount, sum(refunds) as refunds, sum(refunded) as refunded`
const IN_DAYS = 'business_day between :from and :until'

export const soldByDay = plain<Days, Sold & { readonly day: string }>(
  `select business_day as day, ${SOLD} from sales_day where ${IN_DAYS} group by business_day`,
)
export const soldByMethod = plain<Days, Sold & { readonly key: string }>(
  `select method as key, sum(payments) as vouchers, sum(amount) as amount, sum(refunds) as refunds, sum(refunded) as refunded
   from sales_method_day where ${IN_DAYS} group by method`,
)
export const soldByCashier = plain<Days, Sold & { readonly key: string; readonly name: string }>(
  `select cashier_id as key, u.name, ${SOLD} from sales_day d join user u on u.id = d.cashier_id where ${IN_DAYS}
   group by cashier_id order by amount desc`,
)
export const soldByPackage = plain<Days, Sold & { readonly key: string; readonly name: string }>(
  `select package_id as key, p.name, ${SOLD} from sales_day d join package p on p.id = d.package_id where ${IN_DAYS}
   group by package_id order by amount desc`,
)
export const soldByRouter = plain<Days, Sold & { readonly key: string; readonly name: string }>(
  `select router_id as key, r.name, ${SOLD} from sales_day d join router r on r.id = d.router_id where ${IN_DAYS}
   group by router_id order by amount desc`,
)
export const soldByMonth = plain<Days, Sold & { readonly month: string }>(
  `select substr(business_day, 1, 7) || '-01' as month, ${SOLD} from sales_day where ${IN_DAYS} group by 1`,
)

/** Struk a day: counted on the index. */
export const receiptsByDay = plain<Days, { day: string; receipts: number }>(
  `select business_day as day, count(*) as receipts from sale where ${IN_DAYS} group by business_day`,
)

interface Paid {
  readonly payments: number
  readonly amount: number
  readonly reversals: number
  readonly reversed: number
}
const PAID = `sum(payments) as payments, sum(amount) as amount, sum(reversals) as reversals, sum(reversed) as reversed`

/** Without what was paid out of a saldo: that money came in before. */
export const paidByDay = plain<Days, Paid & { readonly day: string }>(
  `select business_day as day, ${PAID} from payments_day where ${IN_DAYS} and method <> 'balance' group by business_day`,
)
export const paidByMethod = plain<Days, Paid & { readonly key: string }>(
  `select method as key, ${PAID} from payments_day where ${IN_DAYS} group by method`,
)
export const paidByCashier = plain<Days, Paid & { readonly key: string; readonly name: string | null }>(
  `select cashier_id as key, u.name, ${PAID} from payments_day d left join user u on u.id = d.cashier_id
   where ${IN_DAYS} and method <> 'balance' group by cashier_id`,
)

interface Billed {
  readonly bills: number
  readonly amount: number
}
const BILLED = `count(*) as bills, sum(i.total) as amount`
/** Where the order's service runs, once it does. */
const ORDERED_ON = `(select min(t.router_id) from covered_period v join subscription t on t.id = v.subscription_id where v.invoice_id = i.id)`
/** Who does not pay an order simply gets nothing: it was not sold. */
const ISSUED = `i.issue_day between :from and :until and i.state <> 'cancelled' and (i.kind <> 'order' or i.state = 'paid')`

/** Of an order, what was not given back as saldo. */
const KEPT = `i.total - case when i.kind = 'order' then coalesce((select sum(t.given_back) from service_order o join order_item t on t.order_id = o.id where o.invoice_id = i.id), 0) else 0 end`

/** Of a run, about the package of its subscription. Orders: order-sales.ts. */
export const billedByPackage = plain<Days, Billed & { readonly key: string | null }>(
  `select s.package_id as key, ${BILLED} from invoice i left join subscription s on s.id = i.subscription_id
   where ${ISSUED} and i.kind <> 'order' group by s.package_id`,
)
export const billedByRouter = plain<Days, Billed & { readonly key: string | null; readonly name: string | null }>(
  `select r.id as key, r.name, count(*) as bills, sum(${KEPT}) as amount from invoice i left join subscription s on s.id = i.subscription_id
     left join router r on r.id = coalesce(s.router_id, case when i.kind = 'order' then ${ORDERED_ON} end)
   where ${ISSUED} group by r.id order by amount desc`,
)
/** Without PPN and denda: what the service itself brought. Orders: order-sales.ts. */
export const billedByService = plain<Days, { month: string; service: string | null; amount: number }>(
  `select substr(i.issue_day, 1, 7) || '-01' as month, s.service_type as service, sum(l.amount) as amount
   from invoice i join invoice_line l on l.invoice_id = i.id left join subscription s on s.id = i.subscription_id
   where ${ISSUED} and i.kind <> 'order' and l.kind not in ('tax', 'late-fee') group by 1, 2`,
)
export const packageNames = plain<
  Record<string, never>,
  { readonly id: string; readonly name: string; readonly service: string }
>(`select p.id, p.name, m.service_type as service from package p join master_package m on m.id = p.master_id`)

export const openBills = plain<
  { today: string; limit: number },
  {
    number: string
    name: string
    notDue: number
    upTo30: number
    upTo60: number
    upTo90: number
    older: number
    total: number
  }
>(
  `select c.number, c.name,
     sum(case when late <= 0 then rest else 0 end) as notDue,
     sum(case when late between 1 and 30 then rest else 0 end) as upTo30,
     sum(case when late between 31 and 60 then rest else 0 end) as upTo60,
     sum(case when late between 61 and 90 then rest else 0 end) as upTo90,
     sum(case when late > 90 then rest else 0 end) as older, sum(rest) as total
   from (select customer_id, total - paid as rest, case when kind = 'order' then 0 else cast(julianday(:today) - julianday(due_day) as integer) end as late
         from invoice where state in ('unpaid', 'pending')) o
     join customer c on c.id = o.customer_id
   group by o.customer_id order by total desc, c.name_key limit :limit`,
)

/** Saldo that pays a bill came in with an earlier payment. */
export const topCustomers = plain<
  Days & { limit: number },
  { number: string; name: string; payments: number; amount: number; arrears: number }
>(
  `select c.number, c.name, t.payments, t.amount,
     coalesce((select sum(total - paid) from invoice i where i.customer_id = c.id and i.state in ('unpaid', 'pending') and i.kind <> 'order'), 0) as arrears
   from (select p.customer_id, count(*) as payments, sum(p.total - coalesce(
           (select sum(b.amount) from payment_part b where b.payment_id = p.id and b.method = 'balance'), 0)) as amount
         from payment p left join payment_reversal r on r.payment_id = p.id
         where p.business_day between :from and :until and r.payment_id is null
         group by p.customer_id order by amount desc limit :limit) t
     join customer c on c.id = t.customer_id
   order by t.amount desc, c.name_key`,
)

interface Offset {
  /** Milliseconds that the shop's zone is ahead of UTC. */
  readonly offset: number
}
const STOPPED_MONTH = `strftime('%Y-%m-01', (stopped_at + :offset) / 1000, 'unixepoch')`

export const startedByMonth = plain<object, { month: string; service: string; subscriptions: number }>(
  `select substr(start_day, 1, 7) || '-01' as month, service_type as service, count(*) as subscriptions
   from subscription group by 1, 2`,
)
export const stoppedByMonth = plain<Offset, { month: string; service: string; subscriptions: number }>(
  `select ${STOPPED_MONTH} as month, service_type as service, count(*) as subscriptions
   from subscription where stopped_at is not null group by 1, 2`,
)

/** By the day on which it could no longer be used; `stock` = never sold. */
export const lapsedByPackage = plain<
  { from: number; until: number },
  { packageId: string; stock: number; sold: number; soldValue: number }
>(
  `select v.package_id as packageId, sum(v.sold_at is null) as stock, sum(v.sold_at is not null) as sold,
     coalesce(sum(case when v.sold_at is not null then l.unit_price end), 0) as soldValue
   from voucher v left join sale_voucher sv on sv.voucher_id = v.id left join sale_line l on l.id = sv.line_id
   where v.state = 'lapsed' and v.use_before >= :from and v.use_before < :until
   group by v.package_id`,
)

export const shiftsByCashier = plain<
  Days,
  { name: string; shifts: number; openShifts: number; short: number; over: number; deposit: number; recounted: number }
>(
  `select u.name, count(*) as shifts, sum(closed_at is null) as openShifts,
     coalesce(sum(case when closed_at is not null and counted_cash < expected_cash then counted_cash - expected_cash end), 0) as short,
     coalesce(sum(case when closed_at is not null and counted_cash > expected_cash then counted_cash - expected_cash end), 0) as over,
     coalesce(sum(deposit), 0) as deposit, sum(counts > 1) as recounted
   from shift s join user u on u.id = s.cashier_id where ${IN_DAYS} group by s.cashier_id order by u.name_key`,
)
