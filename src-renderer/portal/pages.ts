// Owns: the map of the portal: one line a page, for guests, customers and resellers.
// Must never: hold what a page shows.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PartyKind } from '../../src-main/shared/portal-contract'

export interface PortalPage {
  /** First part of the address: `#/beranda`. */
  readonly id: string
  readonly label: string
  /** anyone = with or without a login; guest = only without; everybody = only with; shopper = guests and customers. */
  readonly for: 'anyone' | 'guest' | 'everybody' | 'shopper' | PartyKind
  /** Stands in the bar at the foot; others are reached from a page. */
  readonly isInBar: boolean
  readonly component: LazyExoticComponent<ComponentType>
}

export const PAGES: readonly PortalPage[] = [
  {
    id: 'beranda',
    label: 'Beranda',
    for: 'customer',
    isInBar: true,
    component: lazy(() => import('./pages/home-page')),
  },
  {
    id: 'tagihan',
    label: 'Tagihan',
    for: 'customer',
    isInBar: true,
    component: lazy(() => import('./pages/bills-page')),
  },
  {
    id: 'bayar-online',
    label: 'Bayar online',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/pay-online-page')),
  },
  {
    id: 'konfirmasi',
    label: 'Konfirmasi pembayaran',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/confirm-payment-page')),
  },
  {
    id: 'saldo',
    label: 'Saldo',
    for: 'reseller',
    isInBar: true,
    component: lazy(() => import('./pages/saldo-page')),
  },
  {
    id: 'jual',
    label: 'Jual',
    for: 'reseller',
    isInBar: true,
    component: lazy(() => import('./pages/sell-page')),
  },
  {
    id: 'penjualan',
    label: 'Riwayat',
    for: 'reseller',
    isInBar: true,
    component: lazy(() => import('./pages/sales-page')),
  },
  {
    id: 'terjual',
    label: 'Voucher terjual',
    for: 'reseller',
    isInBar: false,
    component: lazy(() => import('./pages/sold-page')),
  },
  {
    id: 'deposit',
    label: 'Deposit',
    for: 'reseller',
    isInBar: false,
    component: lazy(() => import('./pages/deposit-page')),
  },
  {
    id: 'pelanggan-saya',
    label: 'Pelanggan saya',
    for: 'reseller',
    isInBar: false,
    component: lazy(() => import('./pages/own-customers-page')),
  },
  {
    id: 'pelanggan-baru',
    label: 'Pelanggan baru',
    for: 'reseller',
    isInBar: false,
    component: lazy(() => import('./pages/activate-page')),
  },
  {
    id: 'bawahan',
    label: 'Bawahan saya',
    for: 'reseller',
    isInBar: false,
    component: lazy(() => import('./pages/children-page')),
  },
  { id: 'paket', label: 'Paket', for: 'anyone', isInBar: true, component: lazy(() => import('./pages/packages-page')) },
  {
    id: 'voucher',
    label: 'Voucher',
    for: 'anyone',
    isInBar: true,
    component: lazy(() => import('./pages/voucher-page')),
  },
  {
    id: 'pesan',
    label: 'Konfigurasi',
    for: 'shopper',
    isInBar: false,
    component: lazy(() => import('./pages/configure-page')),
  },
  {
    id: 'keranjang',
    label: 'Keranjang',
    for: 'shopper',
    isInBar: false,
    component: lazy(() => import('./pages/cart-page')),
  },
  {
    id: 'checkout',
    label: 'Checkout',
    for: 'shopper',
    isInBar: false,
    component: lazy(() => import('./pages/checkout-page')),
  },
  {
    id: 'pesanan',
    label: 'Pesanan',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/orders-page')),
  },
  {
    id: 'isi-saldo',
    label: 'Isi saldo',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/top-up-page')),
  },
  {
    id: 'beli',
    label: 'Beli voucher',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/buy-page')),
  },
  {
    id: 'pembelian',
    label: 'Pembelian',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/purchases-page')),
  },
  {
    id: 'layanan',
    label: 'Layanan saya',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/service-page')),
  },
  {
    id: 'bukti',
    label: 'Bukti bayar',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/receipt-page')),
  },
  {
    id: 'riwayat',
    label: 'Riwayat',
    for: 'customer',
    isInBar: false,
    component: lazy(() => import('./pages/history-page')),
  },
  {
    id: 'tiket',
    label: 'Bantuan',
    for: 'everybody',
    isInBar: false,
    component: lazy(() => import('./pages/tickets-page')),
  },
  { id: 'masuk', label: 'Masuk', for: 'guest', isInBar: true, component: lazy(() => import('./pages/login-page')) },
  {
    id: 'daftar',
    label: 'Buat akun',
    for: 'guest',
    isInBar: false,
    component: lazy(() => import('./pages/register-page')),
  },
  { id: 'akun', label: 'Akun', for: 'everybody', isInBar: true, component: lazy(() => import('./pages/account-page')) },
]
