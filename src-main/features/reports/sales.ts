// Owns: the reports of selling: by day or month, package, cashier, router, way of paying.
// Must never: count a bill twice: a bill counts when it is paid by day and cashier, and when it is issued by package and router.
import { count, isDaywise, money, type Range, type ReportBody, slotKeyOf, slotsOf, text } from './domain'
import { orderSales } from './order-sales'
import { soldByResellers, throughSaldoByDay } from './reseller-sales'
import {
  billedByPackage,
  billedByRouter,
  packageNames,
  paidByCashier,
  paidByDay,
  paidByMethod,
  type Readable,
  receiptsByDay,
  soldByCashier,
  soldByDay,
  soldByMethod,
  soldByPackage,
  soldByRouter,
} from './store'

const sum = (rows: readonly (readonly (string | number | null)[])[], column: number): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)

const NOTHING = { receipts: 0, vouchers: 0, sold: 0, refunded: 0, bills: 0, throughSaldo: 0 }

export function salesByDay(db: Readable, range: Range): ReportBody {
  const slots = slotsOf(range)
  const cells = new Map(slots.map(({ key }) => [key, { ...NOTHING }]))
  const cellOf = (day: string) => cells.get(slotKeyOf(range, day))
  for (const row of soldByDay(db).all(range)) {
    const cell = cellOf(row.day)
    if (!cell) continue
    cell.vouchers += row.vouchers - row.refunds
    cell.sold += row.amount
    cell.refunded += row.refunded
  }
  for (const row of receiptsByDay(db).all(range)) {
    const cell = cellOf(row.day)
    if (cell) cell.receipts += row.receipts
  }
  for (const row of paidByDay(db).all(range)) {
    const cell = cellOf(row.day)
    if (cell) cell.bills += row.amount - row.reversed
  }
  for (const row of throughSaldoByDay(db).all(range)) {
    const cell = cellOf(row.day)
    if (cell) cell.throughSaldo += row.amount
  }
  const rows = slots.map(({ key, name }) => {
    const { receipts, vouchers, sold, refunded, bills, throughSaldo } = cells.get(key) ?? NOTHING
    return [name, receipts, vouchers, sold, -refunded, bills, sold - refunded + bills, throughSaldo]
  })
  // Only in shops that sell that way.
  const hasElsewhere = rows.some((row) => row[7] !== 0)
  const columns = [
    text(isDaywise(range) ? 'Hari' : 'Bulan'),
    count('Struk'),
    count('Voucher'),
    money('Penjualan voucher'),
    money('Uang kembali'),
    money('Tagihan dibayar'),
    money('Jumlah'),
    ...(hasElsewhere ? [money('Lewat saldo')] : []),
  ]
  return {
    note: 'Voucher yang terjual dan tagihan yang dibayar, sesudah pembatalan. Saldo pelanggan yang dipakai membayar tidak dihitung lagi. Lewat saldo: voucher yang dijual reseller, titip jual, dan pembeli dengan saldo; uangnya sudah masuk saat saldo diisi, jadi di luar Jumlah.',
    figures: [
      { label: 'Jumlah', value: sum(rows, 6), kind: 'money', detail: 'voucher dan tagihan' },
      { label: 'Voucher bersih', value: sum(rows, 3) + sum(rows, 4), kind: 'money', detail: 'sesudah uang kembali' },
      { label: 'Tagihan dibayar', value: sum(rows, 5), kind: 'money', detail: 'sesudah pembatalan' },
    ],
    chart: {
      label: isDaywise(range) ? 'Jumlah per hari' : 'Jumlah per bulan',
      kind: 'bar',
      unit: 'money',
      points: slots.map(({ label, name }, index) => ({ label, name, value: Number(rows[index]?.[6] ?? 0) })),
    },
    table: { columns, rows: rows.map((row) => row.slice(0, columns.length)) },
  }
}

export function salesByPackage(db: Readable, range: Range): ReportBody {
  type Sold = ReturnType<ReturnType<typeof soldByPackage>['all']>[number]
  const rowOf = (kind: string) => (row: Omit<Sold, 'key'>) => [
    row.name,
    kind,
    row.vouchers - row.refunds,
    row.amount,
    -row.refunded,
    row.amount - row.refunded,
  ]
  const vouchers = [
    ...soldByPackage(db).all(range).map(rowOf('Voucher')),
    ...soldByResellers(db).all(range).map(rowOf('Lewat reseller')),
  ]
  const bills = billsByPackage(db, range).map(({ name, bills: many, amount, back }) => [
    name,
    'Tagihan',
    many,
    amount,
    -back,
    amount - back,
  ])
  return {
    note: 'Voucher dihitung saat terjual, tagihan saat terbit (yang dibatalkan, dan pesanan yang belum lunas, tidak ikut). Uang kembali tagihan: layanan atau voucher pesanan yang batal dan menjadi saldo. Lewat reseller: bagian toko dari yang dijual dengan saldo reseller dan titip jual.',
    figures: [],
    chart: barsOf(
      'Rupiah per paket',
      [...vouchers, ...bills].map((row) => [String(row[0]), Number(row[5])]),
    ),
    table: {
      columns: [
        text('Paket'),
        text('Jenis'),
        count('Banyaknya'),
        money('Rupiah'),
        money('Uang kembali'),
        money('Bersih'),
      ],
      rows: [...vouchers, ...bills].toSorted((one, other) => Number(other[5]) - Number(one[5])),
    },
  }
}

/** Bills of runs and of orders; an order of two packages is a bill of each. */
function billsByPackage(db: Readable, range: Range) {
  const names = new Map(
    packageNames(db)
      .all({})
      .map(({ id, name }) => [id, name]),
  )
  const sums = new Map<string | null, { name: string; bills: number; amount: number; back: number }>()
  const add = (id: string | null, bills: number, amount: number, back: number): void => {
    const name = (id !== null && names.get(id)) || 'Tanpa paket'
    const known = sums.get(id) ?? { name, bills: 0, amount: 0, back: 0 }
    sums.set(id, { name, bills: known.bills + bills, amount: known.amount + amount, back: known.back + back })
  }
  for (const { key, bills, amount } of billedByPackage(db).all(range)) add(key, bills, amount, 0)
  for (const { packageId, amount, tax, back } of orderSales(db, range)) add(packageId, 1, amount + tax, back)
  return [...sums.values()]
}

export function salesByCashier(db: Readable, range: Range): ReportBody {
  const people = new Map<
    string,
    { name: string; sold: number; amount: number; refunded: number; bills: number; back: number }
  >()
  const none = { sold: 0, amount: 0, refunded: 0, bills: 0, back: 0 }
  for (const { key, name, vouchers, refunds, amount, refunded } of soldByCashier(db).all(range))
    people.set(key, { ...none, name, sold: vouchers - refunds, amount, refunded })
  for (const { key, name, amount, reversed } of paidByCashier(db).all(range)) {
    const known = people.get(key) ?? { ...none, name: name ?? 'Tanpa kasir (portal)' }
    people.set(key, { ...known, bills: amount, back: reversed })
  }
  const rows = [...people.values()].map(({ name, sold, amount, refunded, bills, back }) => [
    name,
    sold,
    amount,
    -refunded,
    bills,
    -back,
    amount - refunded + bills - back,
  ])
  return {
    note: 'Uang kembali dihitung pada kasir yang dulu menjual, di hari uangnya dikembalikan.',
    figures: [],
    chart: barsOf(
      'Rupiah per kasir',
      rows.map((row) => [String(row[0]), Number(row[6])]),
    ),
    table: {
      columns: [
        text('Kasir'),
        count('Voucher'),
        money('Penjualan voucher'),
        money('Uang kembali'),
        money('Tagihan diterima'),
        money('Tagihan dibatalkan'),
        money('Jumlah'),
      ],
      rows,
    },
  }
}

export function salesByRouter(db: Readable, range: Range): ReportBody {
  const routers = new Map<string, { name: string; sold: number; net: number; bills: number; billed: number }>()
  for (const { key, name, vouchers, refunds, amount, refunded } of soldByRouter(db).all(range))
    routers.set(key, { name, sold: vouchers - refunds, net: amount - refunded, bills: 0, billed: 0 })
  for (const { key, name, bills, amount } of billedByRouter(db).all(range)) {
    const known = routers.get(key ?? '') ?? { name: name ?? 'Tanpa router', sold: 0, net: 0 }
    routers.set(key ?? '', { ...known, bills, billed: amount })
  }
  const rows = [...routers.values()].map(({ name, sold, net, bills, billed }) => [
    name,
    sold,
    net,
    bills,
    billed,
    net + billed,
  ])
  return {
    note: 'Voucher bersih menurut router tempat vouchernya, tagihan menurut router langganannya saat ini.',
    figures: [],
    chart: barsOf(
      'Rupiah per router',
      rows.map((row) => [String(row[0]), Number(row[5])]),
    ),
    table: {
      columns: [
        text('Router'),
        count('Voucher'),
        money('Voucher bersih'),
        count('Tagihan terbit'),
        money('Rupiah tagihan'),
        money('Jumlah'),
      ],
      rows,
    },
  }
}

const METHODS = [
  ['cash', 'Tunai'],
  ['qris', 'QRIS'],
  ['transfer', 'Transfer bank'],
  ['balance', 'Saldo pelanggan'],
] as const

export function salesByMethod(db: Readable, range: Range): ReportBody {
  const sold = new Map(
    soldByMethod(db)
      .all(range)
      .map((row) => [row.key, row.amount - row.refunded]),
  )
  const paid = new Map(
    paidByMethod(db)
      .all(range)
      .map((row) => [row.key, row.amount - row.reversed]),
  )
  const rows = METHODS.map(([key, name]) => {
    const vouchers = sold.get(key) ?? 0
    const bills = paid.get(key) ?? 0
    return [name, vouchers, bills, vouchers + bills]
  })
  return {
    note: 'Sesudah pembatalan. Saldo pelanggan bukan uang baru: uangnya masuk saat saldo itu terjadi.',
    figures: [],
    chart: barsOf(
      'Rupiah per cara bayar',
      rows.map((row) => [String(row[0]), Number(row[3])]),
    ),
    table: { columns: [text('Cara bayar'), money('Voucher'), money('Tagihan'), money('Jumlah')], rows },
  }
}

/** A chart of names: the largest first, the rest together. */
function barsOf(label: string, named: readonly (readonly [name: string, value: number])[]): ReportBody['chart'] {
  const most = 12
  const sorted = named.filter(([, value]) => value > 0).toSorted((one, other) => other[1] - one[1])
  if (sorted.length < 2) return null
  const rest = sorted.slice(most).reduce((total, [, value]) => total + value, 0)
  const shown = [...sorted.slice(0, most), ...(rest > 0 ? [['Lainnya', rest] as const] : [])]
  return {
    label,
    kind: 'bar',
    unit: 'money',
    points: shown.map(([name, value]) => ({ label: name.length > 9 ? `${name.slice(0, 8)}…` : name, name, value })),
  }
}
