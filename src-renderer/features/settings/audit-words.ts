// Owns: audit actions in words.
// Must never: hide an action it does not know; its name is shown then.

import { formatRupiah, isRupiah } from '../../../src-main/shared/money'
import { ROLE_NAMES, type Role } from '../../../src-main/shared/roles'
import { ACTIONS } from './audit-actions'

const WORDS: Readonly<Record<string, string>> = {
  'sale.sell': 'menjual',
  'voucher.void': 'membatalkan voucher',
  'receipt.reprint': 'mencetak ulang struk',
  'drawer.open': 'membuka laci',
  'print.cancel': 'membatalkan cetakan',
  'print.decide': 'memastikan hasil cetak',
  'printer.save': 'menyimpan printer',
  'printer.remove': 'menghapus printer',
  'session.login': 'masuk',
  'settings.shop': 'mengubah data toko',
  'settings.policy': 'mengubah aturan loket',
  'settings.qris': 'mengubah QRIS',
  'settings.clock': 'membenarkan jam komputer',
  'user.create': 'menambah pengguna',
  'user.update': 'mengubah pengguna',
  'user.secret': 'mengganti PIN',
  'package.create': 'menambah paket',
  'package.update': 'mengubah paket',
  'package.archive': 'mengarsipkan paket',
  'package.remove': 'menghapus paket',
  'package.restore': 'memulihkan paket',
  'package.duplicate': 'menggandakan paket',
  'master.create': 'menambah Paket Induk',
  'master.update': 'mengubah Paket Induk',
  'master.spec': 'mengubah kecepatan dan batas Paket Induk',
  'master.restore': 'memulihkan Paket Induk',
  'master.archive': 'mengarsipkan Paket Induk',
  'master.remove': 'menghapus Paket Induk',
  'router.save': 'menyimpan router',
  'router.create': 'menambah router',
  'router.update': 'mengubah router',
  'router.remove': 'menghapus router',
  'router.certificate': 'mempercayai sertifikat router',
  'router.accept': 'menerima router pengganti',
  'profile.repair': 'menyamakan profil di router',
  'voucher.resend': 'mengirim lagi voucher ke router',
  'batch.astray': 'mengirim lagi voucher yang terlupa ke router',
  'batch.create': 'membuat batch voucher',
  'batch.cancel': 'membatalkan batch',
  'voucher.export': 'mengekspor daftar voucher',
  'voucher.extend': 'memperpanjang voucher',
  'voucher.block': 'menonaktifkan voucher',
  'voucher.unblock': 'mengaktifkan lagi voucher',
  'voucher.unsold': 'memeriksa voucher yang dipakai tanpa terjual',
  'voucher.releaseMac': 'melepas kunci perangkat voucher',
  'session.kick': 'memutus sesi online',
  'takeover.scan': 'membaca router untuk ambil alih',
  'takeover.apply': 'mengambil alih router dari Mikhmon',
  'takeover.recheck': 'memeriksa lagi hasil ambil alih',
  'takeover.undo': 'mengembalikan router ke Mikhmon',
  'takeover.monitors': 'mengubah penjadwal Mikhmon',
  'shift.open': 'membuka shift',
  'shift.cash': 'mencatat uang masuk atau keluar',
  'shift.count': 'menghitung isi laci',
  'shift.close': 'menutup shift',
  'drawer.deposit': 'mencatat setoran uang laci',
  'day.lock': 'mengunci hari',
  'day.unlock': 'membuka kunci hari',
  'paper.reprint': 'mencetak ulang kertas',
  'settings.shiftPolicy': 'mengubah aturan shift',
  'payment.pay': 'menerima pembayaran',
  'payment.reverse': 'membatalkan pembayaran',
  'payment.refundBalance': 'mengembalikan saldo pelanggan',
  'payment.promise': 'mencatat janji bayar',
  'payment.withdrawPromise': 'menarik janji bayar',
  'payment.claim': 'mencatat transfer yang menunggu konfirmasi',
  'payment.rejectClaim': 'menolak transfer pelanggan',
  'settings.gateway': 'mengubah pembayaran online',
  'gateway.start': 'meminta kode pembayaran online',
  'gateway.mismatch': 'menahan pembayaran online yang tidak cocok',
  'gateway.handle': 'menangani pembayaran online yang tidak cocok',
  'settings.reminders': 'mengubah pengingat',
  'settings.lan': 'mengubah portal',
  'settings.lan-tls': 'mengganti sertifikat portal',
  'portal.login-given': 'memberi akses portal',
  'portal.login-blocked': 'memblokir akses portal',
  'portal.login-unblocked': 'membuka blokir akses portal',
  'portal.registered': 'membuat akun sendiri di portal',
  'promo.create': 'membuat kode promo',
  'promo.update': 'mengubah kode promo',
  'promo.archive': 'mengarsipkan kode promo',
  'promo.restore': 'memulihkan kode promo',
  'promo.use': 'memakai kode promo',
  'promo.release': 'mengembalikan pemakaian kode promo',
  'terms.save': 'mengubah Ketentuan Layanan',
  'invoice.make': 'membuat tagihan',
  'invoice.cancel': 'membatalkan tagihan',
  'billing.run': 'menjalankan pembuatan tagihan',
  'billing.cancel': 'menghentikan pembuatan tagihan',
  'settings.billing': 'mengubah aturan tagihan',
  'outbox.cancel': 'membatalkan pekerjaan antrean',
}

export const auditWords = (action: string): string => WORDS[action] ?? ACTIONS[action] ?? `melakukan ${action}`

const LABELS: Readonly<Record<string, string>> = {
  name: 'nama',
  role: 'peran',
  total: 'total',
  refunded: 'dikembalikan',
  receiptNumber: 'struk',
  quantity: 'jumlah',
  reason: 'alasan',
  copyNumber: 'salinan ke',
  merchant: 'merchant',
  number: 'nomor',
  amount: 'jumlah',
  openingCash: 'modal awal',
  countedCash: 'dihitung',
  expectedCash: 'seharusnya',
  difference: 'selisih',
  deposit: 'setoran',
  counts: 'hitungan ke',
  day: 'hari',
  toBalance: 'masuk saldo',
  made: 'dibuat',
  code: 'kode',
  version: 'versi',
}
const MONEY = new Set([
  'total',
  'refunded',
  'customerPrice',
  'operatorPrice',
  'amount',
  'toBalance',
  'openingCash',
  'countedCash',
  'expectedCash',
  'difference',
  'deposit',
])

const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(ROLE_NAMES, value)

function shown(key: string, value: unknown): string {
  if (key === 'role' && isRole(value)) return ROLE_NAMES[value]
  if (MONEY.has(key) && typeof value === 'number' && isRupiah(value)) return formatRupiah(value)
  return String(value)
}

export const detailWords = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .filter(([key, value]) => LABELS[key] !== undefined && value !== null && value !== '')
    .map(([key, value]) => `${LABELS[key]}: ${shown(key, value)}`)
    .join(' · ')
