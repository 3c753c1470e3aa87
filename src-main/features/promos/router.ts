// Owns: binds what staff do with promo codes.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { archivePromo, savePromo } from './commands'
import { promosContract } from './contract'
import { type OrderNumberOf, promoItems, useItems } from './queries'

const os = implement(promosContract).$context<Call>().use(guard)

export const makePromosRouter = ({ orderNumberOf }: { readonly orderNumberOf: OrderNumberOf }) =>
  os.router({
    list: os.list.handler(({ context }) => promoItems(context.db, context.contextFor(null).businessDay)),
    save: os.save.handler(command((tx, ctx, { id, promo }) => savePromo(tx, ctx, { id, promo }))),
    archive: os.archive.handler(
      command((tx, ctx, { id, isArchived }) => {
        archivePromo(tx, ctx, { id, isArchived })
        return DONE
      }),
    ),
    uses: os.uses.handler(({ input, context }) => useItems(context.db, input.promoId, orderNumberOf)),
  })
