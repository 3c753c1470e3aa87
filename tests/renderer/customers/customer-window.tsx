// Owns: the Pelanggan screen as the app shows it, on a real core with a real database: only the window around it is missing.
// Must never: answer for the core.
import { coreForEach, openWindow } from '../window'

const { default: CustomersScreen } = await import('../../../src-renderer/features/customers/customers-screen')

export const core = coreForEach('#/pelanggan')

export const openCustomers = () => openWindow(<CustomersScreen />, { level: 1 })
