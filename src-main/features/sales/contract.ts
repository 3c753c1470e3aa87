// Owns: the counter: selling, voiding, today's sales, reprints, QRIS amounts.
// Must never: take a price from the screen; the screen only says which price it showed.
import * as z from 'zod'
import { command, Id, Instant, Line, Nothing, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { PreviewRow, PrintJobItem, PrintState } from '../printing/contract'
import { RouterState, VoucherState } from '../vouchers/contract'

export const PaymentMethod = z.enum(['cash', 'qris', 'transfer'])
export type PaymentMethod = z.infer<typeof PaymentMethod>

export const SellLine = z.object({
  packageId: Id,
  quantity: z.int().min(1, 'Paling sedikit 1.').max(100, 'Paling banyak 100 sekali jual.'),
  /** The price that stood on the screen; the sale is refused when it has changed since. */
  shownPrice: Rupiah,
})

export const SellPayment = z.object({
  method: PaymentMethod,
  /** Rupiah of the total that this pays. */
  amount: Rupiah,
  /** Rupiah handed over; only cash may be more than the amount. */
  received: Rupiah,
  /** Bukti dana masuk, for QRIS and transfer. */
  reference: Line(40),
})

export const SoldVoucher = z.object({
  id: z.int(),
  code: z.string(),
  /** Null = the same as the code. */
  password: z.string().nullable(),
  packageName: z.string(),
  /** "3 jam sejak login pertama" */
  activeText: z.string(),
  /** "28/11/2026" or null. */
  useBefore: z.string().nullable(),
  loginUrl: z.string().nullable(),
  wifiName: z.string(),
  routerName: z.string(),
  /** What the router holds of it now. */
  routerState: RouterState,
  /** False: works as soon as the router knows it. */
  isOnRouter: z.boolean(),
})

export const SaleReceipt = z.object({
  id: Id,
  receiptNumber: z.string(),
  at: Instant,
  cashierName: z.string(),
  total: Rupiah,
  change: Rupiah,
  /** In the order they were given. */
  methods: z.array(PaymentMethod),
  vouchers: z.array(SoldVoucher),
  /** The newest paper of it; null when none was asked for (no printer, or printing by itself is off). */
  printJobId: z.int().nullable(),
  /** Ready text for WhatsApp. */
  waText: z.string(),
})
export type SaleReceipt = z.infer<typeof SaleReceipt>

export const SaleItem = z.object({
  id: Id,
  receiptNumber: z.string(),
  at: Instant,
  businessDay: z.string(),
  cashierName: z.string(),
  total: Rupiah,
  refunded: Rupiah,
  methods: z.array(PaymentMethod),
  /** "2x Warkop 3 Jam, 1x Harian Hemat" */
  summary: z.string(),
  voucherCount: z.int(),
  /** Papers asked for so far, the original included. */
  copies: z.int(),
  /** The newest of them. */
  paper: z.object({ jobId: z.int(), state: PrintState }).nullable(),
})
export type SaleItem = z.infer<typeof SaleItem>

export const SaleVoucher = z.object({
  id: z.int(),
  code: z.string(),
  password: z.string().nullable(),
  packageName: z.string(),
  state: VoucherState,
  routerState: RouterState,
  routerName: z.string(),
  /** "28/11/2026" or null. */
  useBefore: z.string().nullable(),
  refund: z
    .object({
      at: Instant,
      amount: Rupiah,
      method: PaymentMethod,
      reason: z.string(),
      actorName: z.string(),
      approverName: z.string(),
    })
    .nullable(),
  /** Empty: the person who asks may take it back; else why not, in words. */
  voidRefusal: z.string(),
  /** How its price would go back. */
  refundMethod: PaymentMethod,
})
export type SaleVoucher = z.infer<typeof SaleVoucher>

export const SaleDetail = z.object({
  sale: SaleItem,
  lines: z.array(
    z.object({ packageName: z.string(), quantity: z.int(), unitPrice: Rupiah, amount: Rupiah, activeText: z.string() }),
  ),
  payments: z.array(z.object({ method: PaymentMethod, amount: Rupiah, received: Rupiah, reference: z.string() })),
  change: Rupiah,
  vouchers: z.array(SaleVoucher),
  /** Newest copy first. */
  papers: z.array(PrintJobItem),
  /** Ready text for WhatsApp; codes that were taken back are not in it. */
  waText: z.string(),
})
export type SaleDetail = z.infer<typeof SaleDetail>

export const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })
export type Approval = z.infer<typeof Approval>

const Total = z.object({ name: z.string(), count: z.int(), amount: z.int() })

export const salesContract = {
  /** What the selling screen shows: one tile a package, with its stock. */
  tiles: query(
    EVERYONE,
    z.object({ routerId: Id.nullable().default(null) }),
    z.object({
      tiles: z.array(
        z.object({
          packageId: Id,
          name: z.string(),
          price: Rupiah,
          color: z.string(),
          activeText: z.string(),
          rateText: z.string(),
          stock: z.int(),
          isLow: z.boolean(),
          /** One of its routers answers now: an empty stock can be filled while selling. */
          canMakeNow: z.boolean(),
          /** A remark for whoever sells it: the router's clock is wrong. Selling goes on. */
          note: z.string().nullable(),
        }),
      ),
      routers: z.array(z.object({ id: Id, name: z.string(), isOnline: z.boolean() })),
      offlineSale: z.enum(['refuse', 'sell']),
      hasQris: z.boolean(),
      hasPrinter: z.boolean(),
    }),
  ),
  sell: command(
    EVERYONE,
    z.object({
      lines: z.array(SellLine).min(1, 'Pilih paket dulu.').max(20),
      /** They add up to the total: a part in cash, the rest by QRIS. */
      payments: z.array(SellPayment).min(1).max(3),
      routerId: Id.nullable(),
    }),
    SaleReceipt,
  ),
  /** The exact-amount QRIS of the shop, as text and as one SVG path in a `size` x `size` view box. */
  qris: query(
    EVERYONE,
    z.object({ amount: z.int().min(1).max(10_000_000) }),
    z.object({ text: z.string(), merchant: z.string(), path: z.string(), size: z.int() }),
  ),
  /** One sale again, as after the selling: codes, WhatsApp text. */
  receipt: query(EVERYONE, z.object({ saleId: Id }), SaleReceipt),
  /** Everything about one sale: codes that were taken back, papers, who paid how. */
  detail: query(EVERYONE, z.object({ saleId: Id }), SaleDetail),
  /** The struk as it would be printed, for shops without a printer. */
  preview: query(EVERYONE, z.object({ saleId: Id }), z.object({ columns: z.int(), rows: z.array(PreviewRow) })),
  /**
   * CETAK ULANG KE-n; from the third on a Pemilik or Admin confirms with a PIN. A paper of which certainly nothing came
   * out is printed as itself.
   */
  reprint: command(
    EVERYONE,
    z.object({ saleId: Id, approval: Approval.nullable() }),
    z.object({ printJobId: z.int(), copyNumber: z.int() }),
  ),
  /** Takes a voucher back: never logged in (asked of the router now), reason, PIN; refunds its price. */
  voidVoucher: command(
    EVERYONE,
    z.object({ voucherId: z.int().positive(), reason: Line(120, 3), approval: Approval }),
    z.object({ refunded: Rupiah, method: PaymentMethod.nullable() }),
  ),
  /** Newest first. `search` takes a receipt number (today's also by its last figures) or a whole voucher code. */
  list: query(
    EVERYONE,
    z.object({ ...PageRequest, day: z.iso.date().nullable().default(null), search: z.string().max(40).default('') }),
    Page(SaleItem),
  ),
  /** Penjualan hari ini (or another day). */
  day: query(
    EVERYONE,
    z.object({ day: z.iso.date().nullable().default(null) }),
    z.object({
      day: z.string(),
      count: z.int(),
      vouchers: z.int(),
      gross: z.int(),
      refunded: z.int(),
      net: z.int(),
      byPackage: z.array(Total),
      byCashier: z.array(Total),
      byMethod: z.array(z.object({ method: PaymentMethod, count: z.int(), amount: z.int(), refunded: z.int() })),
    }),
  ),
  /** The last 30 days for the owner's first look: net rupiah a day, oldest first, days without sales included. */
  trend: query(MANAGERS, Nothing, z.array(z.object({ day: z.string(), net: z.int(), count: z.int() }))),
  /** Both sides of every account; the totals are equal. */
  books: query(
    MANAGERS,
    Nothing,
    z.array(z.object({ code: z.string(), name: z.string(), debit: z.int(), credit: z.int() })),
  ),
}
