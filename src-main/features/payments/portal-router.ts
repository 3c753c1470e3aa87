// Owns: binds Konfirmasi Pembayaran from phones.
// Must never: act for anybody but the customer of the session.
import { implement } from '@orpc/server'
import { type PortalCall, partyCommand, partyOf, portalGuard } from '../../platform/portal-rpc'
import { confirmPayment, ownClaims } from './confirming'
import { payPortalContract } from './portal-contract'

const os = implement(payPortalContract).$context<PortalCall>().use(portalGuard)

export const payPortalRouter = os.router({
  confirm: os.confirm.handler(
    partyCommand((tx, ctx, { requestId: _, ...input }) => confirmPayment(tx, ctx, { ...input, reference: '' })),
  ),
  mine: os.mine.handler(({ input, context }) => {
    const today = context.contextFor(null).businessDay
    return { today, claims: ownClaims(context.db, partyOf(context).id, input.invoiceId, today) }
  }),
})
