// Owns: what states of subscriptions look and sound like on screen.
// Must never: decide anything, or say of the router what it has not confirmed.

import type { CustomerService, CustomerStateFilter } from '../../../src-main/features/customers/contract'
import type { SubscriptionItem, SubscriptionState } from '../../../src-main/features/subscriptions/contract'
import type { ServiceType } from '../../../src-main/shared/service-type'
import type { Tone } from '../../ui'

export interface StateWord {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

const STATE_WORDS: Readonly<Record<SubscriptionState, StateWord>> = {
  active: { tone: 'good', word: 'Aktif' },
  suspended: { tone: 'bad', word: 'Isolir' },
  paused: { tone: 'warn', word: 'Jeda' },
  stopped: { tone: 'calm', word: 'Berhenti' },
}

/** What the shop wants. */
export const stateWord = (state: SubscriptionState): StateWord => STATE_WORDS[state]

const ACCESS_WORDS: Readonly<Record<SubscriptionItem['actualAccess'], string>> = {
  none: 'Belum di router',
  open: 'Terbuka di router',
  isolated: 'Isolir di router',
  off: 'Mati di router',
}

/** What the router has confirmed; null where there is no router. */
export function routerWord({
  provision,
  actualAccess,
}: Pick<CustomerService, 'provision' | 'actualAccess'>): StateWord | null {
  switch (provision) {
    case 'unmanaged':
      return null
    case 'waiting':
      return { tone: 'info', word: 'Menunggu router', isBusy: true }
    case 'present':
      return { tone: actualAccess === 'open' ? 'good' : 'info', word: ACCESS_WORDS[actualAccess] }
    case 'failed':
      return { tone: 'bad', word: 'Ditolak router' }
    case 'missing':
      return { tone: 'bad', word: 'Hilang dari router' }
    case 'removed':
      return { tone: 'calm', word: 'Sudah dihapus dari router' }
  }
}

export const SERVICE_NAMES: Readonly<Record<ServiceType, string>> = {
  pppoe: 'PPPoE',
  static: 'IP Statis',
  hotspot: 'Hotspot',
  other: 'Lainnya',
}

export const CYCLE_NAMES: Readonly<Record<number, string>> = { 1: 'Bulanan', 3: '3 Bulan', 12: 'Tahunan' }

export const STATE_OPTIONS: readonly { readonly value: CustomerStateFilter; readonly label: string }[] = [
  { value: 'active', label: 'Aktif' },
  { value: 'suspended', label: 'Isolir' },
  { value: 'paused', label: 'Jeda' },
  { value: 'stopped', label: 'Berhenti' },
  { value: 'none', label: 'Tanpa langganan' },
  { value: 'waiting', label: 'Menunggu router' },
  { value: 'failed', label: 'Ditolak router' },
]

/** The most pressing of several: what stands in one cell of the list. */
const URGENCY: readonly SubscriptionState[] = ['suspended', 'paused', 'active', 'stopped']
export const summaryState = (services: readonly CustomerService[]): StateWord | null => {
  const state = URGENCY.find((one) => services.some((service) => service.state === one))
  return state === undefined ? null : stateWord(state)
}

const PROVISION_URGENCY = ['failed', 'missing', 'waiting', 'present'] as const
export const summaryRouter = (services: readonly CustomerService[]): StateWord | null => {
  const first = PROVISION_URGENCY.map((one) => services.find(({ provision }) => provision === one)).find(Boolean)
  return first ? routerWord(first) : null
}
