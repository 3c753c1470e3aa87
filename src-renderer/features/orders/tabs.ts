// Owns: the tabs of the Pesanan screen: one line each; promo codes bring their own.
// Must never: hold what a tab shows.
import { type ComponentType, lazy } from 'react'
import { EVERYONE, MANAGERS, type Role } from '../../../src-main/shared/roles'

export interface OrderTab {
  /** Second part of the address: `#/pesanan/daftar`. */
  readonly id: string
  readonly label: string
  /** What the tab shows, in one line. */
  readonly summary: string
  readonly roles: readonly Role[]
  /** Its list takes the height that is left. */
  readonly isFilling?: boolean
  readonly component: ComponentType
}

export const ORDER_TABS: readonly OrderTab[] = [
  {
    id: 'daftar',
    label: 'Pesanan',
    summary: 'Pesanan dari portal dan dari loket, sampai layanannya aktif.',
    roles: EVERYONE,
    isFilling: true,
    component: lazy(() => import('./list-tab')),
  },
  {
    id: 'promo',
    label: 'Kode promo',
    summary: 'Potongan untuk pesanan: berapa, sampai kapan, untuk siapa, sudah dipakai berapa kali.',
    roles: MANAGERS,
    isFilling: true,
    component: lazy(() => import('../promos/promos-tab')),
  },
  {
    id: 'aturan',
    label: 'Aturan',
    summary: 'Berapa lama pesanan menunggu dibayar, dan cara bayar yang ditawarkan.',
    roles: MANAGERS,
    component: lazy(() => import('./policy-tab')),
  },
]
