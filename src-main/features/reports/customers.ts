// Owns: growth and churn month by month, the customers who pay most, and the resale recap for the upstream ISP.
// Must never: load subscriptions one by one; months are added up by SQL.
import { addMonths, calendarDate, formatMonth, type ShopZone, startOfDay } from '../../shared/calendar-date'
import { count, money, monthsOf, percent, type Range, type ReportBody, tenthsOf, text, yearBefore } from './domain'
import { orderSales } from './order-sales'
import {
  billedByService,
  packageNames,
  type Readable,
  soldByMonth,
  startedByMonth,
  stoppedByMonth,
  topCustomers,
} from './store'

const SERVICES = ['pppoe', 'static', 'hotspot', 'other'] as const
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  pppoe: 'PPPoE',
  static: 'IP Statis',
  hotspot: 'Hotspot bulanan',
  other: 'Lainnya',
}

const offsetOf = (zone: ShopZone): number => -startOfDay(calendarDate('1970-01-01'), zone)

/** Subscriptions started and stopped by month and service, and how many run at the end of a month. */
function courseOf(db: Readable, zone: ShopZone) {
  const started = startedByMonth(db).all({})
  const stopped = stoppedByMonth(db).all({ offset: offsetOf(zone) })
  const sum = (rows: typeof started, wanted: (month: string) => boolean, service?: string) =>
    rows
      .filter((row) => wanted(row.month) && (service === undefined || row.service === service))
      .reduce((total, row) => total + row.subscriptions, 0)
  return {
    startedIn: (month: string) => sum(started, (one) => one === month),
    stoppedIn: (month: string) => sum(stopped, (one) => one === month),
    activeAfter: (month: string, service?: string) =>
      sum(started, (one) => one <= month, service) - sum(stopped, (one) => one <= month, service),
  }
}

export function growth(db: Readable, asked: Range, zone: ShopZone): ReportBody {
  const range = yearBefore(asked)
  const course = courseOf(db, zone)
  const rows = monthsOf(range).map((month) => {
    const before = course.activeAfter(addMonths(month, -1))
    const stopped = course.stoppedIn(month)
    return [formatMonth(month), course.startedIn(month), stopped, course.activeAfter(month), tenthsOf(stopped, before)]
  })
  const last = rows.at(-1)
  return {
    period: `${formatMonth(range.from)} s/d ${formatMonth(range.until)}`,
    note: 'Langganan baru dan berhenti per bulan. Churn: yang berhenti dibanding yang berlangganan di awal bulan.',
    figures: [
      { label: 'Langganan sekarang', value: Number(last?.[3] ?? 0), kind: 'count', detail: String(last?.[0] ?? '') },
    ],
    chart: {
      label: 'Langganan di akhir bulan',
      kind: 'line',
      unit: 'count',
      points: rows.map((row) => ({ label: String(row[0]).slice(0, 3), name: String(row[0]), value: Number(row[3]) })),
    },
    table: {
      columns: [text('Bulan'), count('Baru'), count('Berhenti'), count('Akhir bulan'), percent('Churn')],
      rows,
    },
    hasTotals: false,
  }
}

export function bestCustomers(db: Readable, range: Range): ReportBody {
  const rows = topCustomers(db)
    .all({ ...range, limit: 100 })
    .map(({ name, number, payments, amount, arrears }) => [name, number, payments, amount, arrears])
  return {
    note: 'Seratus pelanggan dengan pembayaran terbesar di rentang ini, dan sisa tagihannya sekarang.',
    figures: [],
    chart: null,
    table: {
      columns: [text('Pelanggan'), text('Nomor'), count('Pembayaran'), money('Dibayar'), money('Sisa tagihan')],
      rows,
    },
  }
}

function orderedByService(db: Readable, range: { readonly from: string; readonly until: string }) {
  const services = new Map(
    packageNames(db)
      .all({})
      .map(({ id, service }) => [id, service]),
  )
  return orderSales(db, range).map(({ month, packageId, amount, back, backTax }) => ({
    month,
    service: packageId === null ? null : (services.get(packageId) ?? null),
    amount: amount - (back - backTax),
  }))
}

/** KBLI 61994: a reseller of an ISP's service reports subscribers and revenue apart from everything else. */
export function resale(db: Readable, range: Range, zone: ShopZone): ReportBody {
  const course = courseOf(db, zone)
  const months = monthsOf(range)
  const whole = { from: months[0] ?? range.from, until: range.until }
  const vouchers = new Map(
    soldByMonth(db)
      .all(whole)
      .map((row) => [row.month, row]),
  )
  const billed = [...billedByService(db).all(whole), ...orderedByService(db, whole)]
  const rows = months.flatMap((month) => {
    const sold = vouchers.get(month)
    const monthly = SERVICES.map((service) => {
      const amount = billed
        .filter((row) => row.month === month && (row.service ?? 'other') === service)
        .reduce((sum, row) => sum + row.amount, 0)
      return [formatMonth(month), SERVICE_NAMES[service] ?? service, course.activeAfter(month, service), amount]
    })
    return [
      [
        formatMonth(month),
        'Voucher hotspot',
        (sold?.vouchers ?? 0) - (sold?.refunds ?? 0),
        (sold?.amount ?? 0) - (sold?.refunded ?? 0),
      ],
      ...monthly,
    ].filter(([, , many, amount]) => many !== 0 || amount !== 0)
  })
  return {
    note: 'Rekap jual kembali layanan internet (KBLI 61994) untuk ISP hulu: pelanggan di akhir bulan (voucher: yang terjual) dan pendapatannya, tanpa PPN dan denda.',
    figures: [],
    chart: null,
    table: {
      columns: [text('Bulan'), text('Jenis layanan'), count('Pelanggan / voucher'), money('Pendapatan')],
      rows,
    },
  }
}
