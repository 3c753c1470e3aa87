// Owns: the whole contract: one line a feature. The renderer imports its type only.
// Must never: hold a shape of its own.
import type { ContractRouterClient } from '@orpc/contract'
import { auditContract } from '../features/audit/contract'
import { backupContract } from '../features/backup/contract'
import { cardsContract } from '../features/cards/contract'
import { careContract } from '../features/care/contract'
import { catalogContract } from '../features/catalog/contract'
import { customersContract } from '../features/customers/contract'
import { doctorContract } from '../features/doctor/contract'
import { expiryContract } from '../features/expiry/contract'
import { filesContract } from '../features/files/contract'
import { gatewaysContract } from '../features/gateways/contract'
import { invoicesContract } from '../features/invoices/contract'
import { kendalaContract } from '../features/kendala/contract'
import { ledgerContract } from '../features/ledger/contract'
import { liveContract } from '../features/live/contract'
import { onlineContract } from '../features/online/contract'
import { ordersContract } from '../features/orders/contract'
import { paymentsContract } from '../features/payments/contract'
import { portalContract } from '../features/portal/contract'
import { practiceContract } from '../features/practice/contract'
import { preflightContract } from '../features/preflight/contract'
import { printingContract } from '../features/printing/contract'
import { promosContract } from '../features/promos/contract'
import { provisioningContract } from '../features/provisioning/contract'
import { reconcileContract } from '../features/reconcile/contract'
import { remindersContract } from '../features/reminders/contract'
import { reportsContract } from '../features/reports/contract'
import { resellersContract } from '../features/resellers/contract'
import { routersContract } from '../features/routers/contract'
import { salesContract } from '../features/sales/contract'
import { sessionContract } from '../features/session/contract'
import { settingsContract } from '../features/settings/contract'
import { shiftsContract } from '../features/shifts/contract'
import { moveContract } from '../features/stockmove/contract'
import { subscriptionsContract } from '../features/subscriptions/contract'
import { suspensionContract } from '../features/suspension/contract'
import { takeoverContract } from '../features/takeover/contract'
import { termsContract } from '../features/terms/contract'
import { ticketsContract } from '../features/tickets/contract'
import { usersContract } from '../features/users/contract'
import { vouchersContract } from '../features/vouchers/contract'

export const contract = {
  audit: auditContract,
  backup: backupContract,
  cards: cardsContract,
  care: careContract,
  catalog: catalogContract,
  customers: customersContract,
  expiry: expiryContract,
  doctor: doctorContract,
  files: filesContract,
  gateways: gatewaysContract,
  invoices: invoicesContract,
  kendala: kendalaContract,
  ledger: ledgerContract,
  live: liveContract,
  orders: ordersContract,
  payments: paymentsContract,
  portal: portalContract,
  practice: practiceContract,
  promos: promosContract,
  provisioning: provisioningContract,
  preflight: preflightContract,
  reconcile: reconcileContract,
  online: onlineContract,
  reminders: remindersContract,
  reports: reportsContract,
  resellers: resellersContract,
  routers: routersContract,
  printing: printingContract,
  sales: salesContract,
  session: sessionContract,
  settings: settingsContract,
  shifts: shiftsContract,
  subscriptions: subscriptionsContract,
  suspension: suspensionContract,
  takeover: takeoverContract,
  stockmove: moveContract,
  tickets: ticketsContract,
  terms: termsContract,
  users: usersContract,
  vouchers: vouchersContract,
}

export type Api = ContractRouterClient<typeof contract>
