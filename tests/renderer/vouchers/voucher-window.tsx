// Owns: the Voucher screen as the app shows it, on a real core with a real database: only the window around it is missing.
// Must never: answer for the core.
import { coreForEach, openWindow } from '../window'

const { default: VouchersScreen } = await import('../../../src-renderer/features/vouchers/vouchers-screen')

export const core = coreForEach('#/voucher')

export const openVouchers = () => openWindow(<VouchersScreen />, { name: 'Voucher' })
