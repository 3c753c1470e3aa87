// Owns: what other features put on a customer's card, below the subscriptions: bills, payments, saldo, janji bayar. One line each.
// Must never: hold what a panel shows.
import type { ComponentType } from 'react'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import { CustomerCardPanel } from '../cards/customer-card'
import { BillsPanel } from '../invoices/customer-bills'
import { CustomerOrders } from '../orders/customer-orders'
import { MoneyPanel } from '../payments/money-panel'
import { CustomerLogin } from '../portal/customer-login'
import { CustomerTicketsPanel } from '../tickets/customer-tickets'

export interface CustomerPanelProps {
  readonly customer: CustomerCard
}

export interface CustomerPanel {
  readonly id: string
  /** Draws its own <Panel>; null when it has nothing to say. */
  readonly component: ComponentType<CustomerPanelProps>
  /** In the narrow column beside; first = above the customer's data. */
  readonly beside?: 'first' | 'last'
}

/** In this order. */
export const CUSTOMER_PANELS: readonly CustomerPanel[] = [
  { id: 'bills', component: BillsPanel },
  { id: 'orders', component: CustomerOrders },
  { id: 'money', component: MoneyPanel, beside: 'first' },
  { id: 'tickets', component: CustomerTicketsPanel, beside: 'last' },
  { id: 'card', component: CustomerCardPanel, beside: 'last' },
  { id: 'login', component: CustomerLogin, beside: 'last' },
]
