// Owns: SQL of vouchers whose money had come in before: from a saldo of resellers or customers and from titip jual, as the books say it.
// Must never: write, or count what those above a seller earn as the shop's.
import { plain } from '../../platform/db/statement'

interface SoldThrough {
  readonly name: string
  readonly vouchers: number
  /** Rupiah that stay with the shop. */
  readonly amount: number
  readonly refunds: number
  readonly refunded: number
}

const NET = `(select sum(case when t.credit_account = 'voucher-revenue' then t.amount when t.debit_account = 'voucher-revenue' then -t.amount else 0 end)
  from ledger_transfer t where t.posting_seq = g.seq)`

export const soldByResellers = plain<{ readonly from: string; readonly until: string }, SoldThrough>(
  `with posted as materialized (
     select g.source_type as kind, g.source_id as id, ${NET} as net from ledger_posting g
     where g.source_type in ('reseller-sale', 'reseller-refund', 'consignment') and g.business_day between :from and :until)
   select p.name, sum(vouchers) as vouchers, sum(amount) as amount, sum(refunds) as refunds, sum(refunded) as refunded from (
     select s.package_id, s.quantity as vouchers, d.net as amount, 0 as refunds, 0 as refunded
       from posted d join reseller_sale s on s.id = d.id where d.kind = 'reseller-sale' and s.kind = 'voucher'
     union all
     select c.package_id, x.used, d.net, 0, 0
       from posted d join consignment_settlement x on x.id = d.id join consignment c on c.id = x.consignment_id where d.kind = 'consignment'
     union all
     select v.package_id, 0, 0, 1, -d.net from posted d join voucher v on v.id = cast(d.id as integer) where d.kind = 'reseller-refund') b
     join package p on p.id = b.package_id
   group by b.package_id order by amount desc`,
)

/** A voucher of an order is a bill that is paid: it does not stand here. */
export const throughSaldoByDay = plain<
  { readonly from: string; readonly until: string },
  { readonly day: string; readonly amount: number }
>(
  `select g.business_day as day, sum(${NET}) as amount from ledger_posting g
   where g.source_type in ('reseller-sale', 'reseller-refund', 'consignment', 'balance-purchase', 'balance-refund-voucher')
     and g.business_day between :from and :until
   group by g.business_day`,
)
