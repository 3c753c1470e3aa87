// Owns: the demo shop's account at the play payment provider.
// Must never: hold a key that opens anything.
import { saveGateway } from '../../features/gateways'
import { getSetting } from '../../features/settings'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'

/** Once: whoever switches it off in the demo finds it off. */
export function offerGateway(tx: Tx, ctx: CommandContext, secrets: Secrets): void {
  if (getSetting(tx, 'gateway').keys.sandbox !== null) return
  const serverKey = 'SB-Mid-server-mainan-123'
  saveGateway(
    tx,
    ctx,
    { provider: 'midtrans', place: 'sandbox', methods: ['qris', 'va-bca', 'va-bri'], expiryHours: 24, serverKey },
    { secrets },
  )
}
