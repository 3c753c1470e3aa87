// Owns: what the app and other features may use of payment gateways.
// Must never: export a table or a key.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { ChargeMethod } from '../../shared/gateway'

export function gatewayMethods(_db: ReadDb): { readonly id: ChargeMethod; readonly label: string }[] {
  return []
}
export function startCharge(
  _tx: Tx,
  _ctx: CommandContext,
  _input: { readonly invoiceId: number; readonly method: ChargeMethod },
): { chargeId: string } {
  throw new Error('not yet')
}
export function openChargeOf(_db: ReadDb, _invoiceId: number): { readonly chargeId: string } | undefined {
  return undefined
}
export function endCharges(_tx: Tx, _ctx: CommandContext, _invoiceId: number): void {}
