// Owns: the map of the screens: one line each.
// Must never: hold what a screen shows.
import {
  IconAlertTriangle,
  IconBook2,
  IconBuildingStore,
  IconCashRegister,
  IconChartBar,
  IconCreditCard,
  IconFileInvoice,
  IconHome,
  IconMessages,
  IconReceipt2,
  IconReportAnalytics,
  IconRouter,
  IconSettings,
  IconShoppingCart,
  IconTicket,
  IconUsers,
  IconWifi,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import { EVERYONE, MANAGERS, type Role } from '../../src-main/shared/roles'

export interface ScreenEntry {
  /** First part of the address: `#/kasir`. */
  readonly id: string
  readonly label: string
  /** Two sentences on F1. */
  readonly help: string
  /** Pressed with Alt. */
  readonly letter: string
  readonly roles: readonly Role[]
  readonly icon: ComponentType<{ size?: string | number; stroke?: number }>
  readonly component: ComponentType
  /** What is counted on the entry: troubles, tickets that wait for an answer, deposits that wait for a look. */
  readonly badge?: 'problems' | 'tickets' | 'orders' | 'deposits'
}

export const SCREENS: readonly ScreenEntry[] = [
  {
    id: 'beranda',
    help: 'Ringkasan hari ini, 30 hari terakhir, dan yang perlu perhatian.',
    label: 'Beranda',
    letter: 'B',
    roles: MANAGERS,
    icon: IconHome,
    component: lazy(() => import('../features/home/home-screen')),
  },
  {
    id: 'kasir',
    help: 'Tekan tombol paket, lalu F9 untuk uang pas. Kode voucher langsung tampil besar di layar.',
    label: 'Kasir',
    letter: 'K',
    roles: EVERYONE,
    icon: IconReceipt2,
    component: lazy(() => import('../features/sales/cashier-screen')),
  },
  {
    id: 'voucher',
    help: 'Semua voucher, batch cetak, dan stok per paket.',
    label: 'Voucher',
    letter: 'V',
    roles: EVERYONE,
    icon: IconTicket,
    component: lazy(() => import('../features/vouchers/vouchers-screen')),
  },
  {
    id: 'katalog',
    help: 'Menu paket internet Anda: harga, kecepatan, masa aktif, dan cara dipesan.',
    label: 'Katalog Layanan',
    letter: 'L',
    roles: MANAGERS,
    icon: IconBook2,
    component: lazy(() => import('../features/catalog/catalog-screen')),
  },
  {
    id: 'pelanggan',
    help: 'Pelanggan bulanan dan langganannya: PPPoE, IP statis, member, lainnya. F3 mencari; Enter membuka kartunya.',
    label: 'Pelanggan',
    letter: 'G',
    roles: EVERYONE,
    icon: IconUsers,
    component: lazy(() => import('../features/customers/customers-screen')),
  },
  {
    id: 'pesanan',
    help: 'Pesanan dari portal dan loket: periksa pembayarannya, lengkapi yang menunggu. F2 pesanan baru, F3 mencari.',
    label: 'Pesanan',
    letter: 'S',
    roles: EVERYONE,
    icon: IconShoppingCart,
    component: lazy(() => import('../features/orders/orders-screen')),
    badge: 'orders',
  },
  {
    id: 'reseller',
    help: 'Warung dan agen yang menjual dari saldo: daftar harga, deposit, mutasi, dan titip jual. F2 menambah.',
    label: 'Reseller',
    letter: 'E',
    roles: MANAGERS,
    icon: IconBuildingStore,
    component: lazy(() => import('../features/resellers/resellers-screen')),
    badge: 'deposits',
  },
  {
    id: 'kartu',
    help: 'Kartu isi ulang: seri, cetak, terbit, jual. Kodenya hanya ada di kertas; pelanggan mengetiknya di portal atau di loket.',
    label: 'Kartu isi ulang',
    letter: 'U',
    roles: EVERYONE,
    icon: IconCreditCard,
    component: lazy(() => import('../features/cards/cards-screen')),
  },
  {
    id: 'penjualan',
    help: 'Penjualan per hari, cetak ulang struk, dan pembatalan voucher.',
    label: 'Penjualan',
    letter: 'J',
    roles: EVERYONE,
    icon: IconChartBar,
    component: lazy(() => import('../features/sales/sales-screen')),
  },
  {
    id: 'router',
    help: 'Router MikroTik toko: keadaan, tes koneksi, dan profil.',
    label: 'Router',
    letter: 'R',
    roles: MANAGERS,
    icon: IconRouter,
    component: lazy(() => import('../features/routers/routers-screen')),
  },
  {
    id: 'online',
    help: 'Siapa yang memakai internet sekarang, sisa waktunya, dan lalu lintas router. F3 mencari; Enter membuka orangnya.',
    label: 'Sedang Online',
    letter: 'O',
    roles: EVERYONE,
    icon: IconWifi,
    component: lazy(() => import('../features/online/online-screen')),
  },
  {
    id: 'tagihan',
    help: 'Tagihan pelanggan bulanan: yang belum dibayar, jatuh tempo, dan lunas. F3 mencari nomor, nama atau HP.',
    label: 'Tagihan',
    letter: 'A',
    roles: EVERYONE,
    icon: IconFileInvoice,
    component: lazy(() => import('../features/invoices/invoices-screen')),
  },
  {
    id: 'tiket',
    help: 'Pertanyaan dan keluhan pelanggan dan reseller dari HP-nya, lewat telepon, atau di loket. F3 mencari; Enter membuka; Ctrl+Enter mengirim.',
    label: 'Tiket',
    letter: 'I',
    roles: EVERYONE,
    icon: IconMessages,
    component: lazy(() => import('../features/tickets/tickets-screen')),
    badge: 'tickets',
  },
  {
    id: 'laporan',
    help: 'Penjualan, piutang, pendapatan, pelanggan, dan buku besar menurut hari toko; ke CSV, Excel, atau PDF.',
    label: 'Laporan',
    letter: 'N',
    roles: MANAGERS,
    icon: IconReportAnalytics,
    component: lazy(() => import('../features/reports/reports-screen')),
  },
  {
    id: 'shift',
    help: 'Buka shift dengan modal awal, catat uang masuk dan keluar, lalu hitung dan tutup. F9 menghitung.',
    label: 'Shift',
    letter: 'H',
    roles: EVERYONE,
    icon: IconCashRegister,
    component: lazy(() => import('../features/shifts/shift-screen')),
  },
  {
    id: 'kendala',
    help: 'Semua yang menunggu atau gagal, dengan sebab dan jalan keluarnya. Tidak ada yang hilang.',
    label: 'Kendala',
    letter: 'D',
    roles: EVERYONE,
    icon: IconAlertTriangle,
    component: lazy(() => import('../features/kendala/kendala-screen')),
    badge: 'problems',
  },
  {
    id: 'pengaturan',
    help: 'Data toko, printer, QRIS, aturan tagihan dan isolir, portal untuk HP, pembayaran online, ketentuan, pengguna, cadangan, dan jejak audit.',
    label: 'Pengaturan',
    letter: 'P',
    roles: MANAGERS,
    icon: IconSettings,
    component: lazy(() => import('../features/settings/settings-screen')),
  },
]

/** The cashier's home is the till; the owner looks at the day first. */
export const homeOf = (role: Role): string => (role === 'cashier' ? 'kasir' : 'beranda')
