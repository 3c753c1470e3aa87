// Owns: the tabs of the Tagihan screen: one line each; payments, isolir and reminders bring their own.
// Must never: hold what a tab shows.
import { type ComponentType, lazy } from 'react'
import { EVERYONE, MANAGERS, type Role } from '../../../src-main/shared/roles'

export interface BillTab {
  /** Second part of the address: `#/tagihan/daftar`. */
  readonly id: string
  readonly label: string
  /** What the tab shows, in one line. */
  readonly summary: string
  readonly roles: readonly Role[]
  /** Its list takes the height that is left. */
  readonly isFilling?: boolean
  readonly component: ComponentType
}

export const BILL_TABS: readonly BillTab[] = [
  {
    id: 'daftar',
    label: 'Tagihan',
    summary: 'Semua tagihan pelanggan, yang belum dibayar sampai yang lunas.',
    roles: EVERYONE,
    isFilling: true,
    component: lazy(() => import('./list-tab')),
  },
  {
    id: 'jalankan',
    label: 'Buat tagihan',
    summary: 'Tagihan bulanan dibuat dari sini: lihat dulu, baru jalankan. Yang sudah dibuat tidak dibuat lagi.',
    roles: MANAGERS,
    component: lazy(() => import('./run-tab')),
  },
  {
    id: 'pembayaran',
    label: 'Pembayaran',
    summary: 'Uang yang sudah diterima, transfer yang menunggu konfirmasi, dan janji bayar.',
    roles: EVERYONE,
    isFilling: true,
    component: lazy(() => import('../payments/payments-tab')),
  },
  {
    id: 'online',
    label: 'Bayar online',
    summary: 'QRIS dan virtual account yang diminta pelanggan dari portal, dan apa kata Midtrans.',
    roles: EVERYONE,
    isFilling: true,
    component: lazy(() => import('../gateways/charges-tab')),
  },
  {
    id: 'isolir',
    label: 'Isolir',
    summary: 'Siapa yang diisolir dan kenapa, daftar yang menunggu jawaban, dan apa kata routernya.',
    roles: EVERYONE,
    component: lazy(() => import('../suspension/suspension-tab')),
  },
  {
    id: 'pengingat',
    label: 'Pengingat',
    summary: 'Siapa yang perlu diingatkan hari ini. Satu klik membuka WhatsApp dengan teksnya.',
    roles: EVERYONE,
    component: lazy(() => import('../reminders/reminders-tab')),
  },
]
