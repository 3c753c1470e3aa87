// Owns: what was lost: vouchers that nobody used in time, and money that was missing in drawers.
// Must never: call a hangus voucher in stock lost money; it was never paid.
import { dayBounds, type ShopZone } from '../../shared/calendar-date'
import { listPackages } from '../catalog'
import { count, money, type Range, type ReportBody, text } from './domain'
import { lapsedByPackage, type Readable, shiftsByCashier } from './store'

export function lapsed(db: Readable, range: Range, zone: ShopZone): ReportBody {
  const packages = new Map(listPackages(db, { includeArchived: true }).map((pack) => [pack.id, pack]))
  const rows = lapsedByPackage(db)
    .all(dayBounds(range.from, zone, range.until))
    .map(({ packageId, stock, sold, soldValue }) => {
      const pack = packages.get(packageId)
      return [pack?.name ?? 'Paket terhapus', stock, stock * (pack?.customerPrice ?? 0), sold, soldValue]
    })
    .toSorted((one, other) => Number(other[1]) - Number(one[1]))
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0)
  return {
    note: 'Voucher yang lewat masa berlakunya di rentang ini tanpa pernah dipakai. Yang masih stok dinilai dengan harga jual sekarang; yang sudah terjual uangnya tetap milik toko.',
    figures: [
      { label: 'Hangus di stok', value: sum(1), kind: 'count', detail: 'voucher, dapat dibuat lagi tanpa biaya' },
      { label: 'Terjual tak dipakai', value: sum(3), kind: 'count', detail: 'voucher' },
    ],
    chart: null,
    table: {
      columns: [
        text('Paket'),
        count('Hangus di stok'),
        money('Nilai stok'),
        count('Terjual tak dipakai'),
        money('Nilai terjual'),
      ],
      rows,
    },
  }
}

export function shifts(db: Readable, range: Range): ReportBody {
  const rows = shiftsByCashier(db)
    .all(range)
    .map((row) => [row.name, row.shifts, row.openShifts, row.short, row.over, row.recounted, row.deposit])
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0)
  return {
    note: 'Shift yang dibuka di rentang ini. Hitung ulang: uangnya dihitung lagi setelah jumlah menurut buku terlihat.',
    figures: [
      { label: 'Setoran', value: sum(6), kind: 'money', detail: `${sum(1)} shift` },
      { label: 'Selisih', value: sum(3) + sum(4), kind: 'money', detail: 'kurang dan lebih' },
    ],
    chart: null,
    table: {
      columns: [
        text('Kasir'),
        count('Shift'),
        count('Masih terbuka'),
        money('Kurang'),
        money('Lebih'),
        count('Hitung ulang'),
        money('Setoran'),
      ],
      rows,
    },
  }
}
