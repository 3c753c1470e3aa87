// Owns: the settings procedures and their use cases.
// Must never: keep a QRIS text that cannot be paid.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { fieldError } from '../../shared/errors'
import { parseQris } from '../../shared/qris'
import { recordAudit } from '../audit'
import { settingsContract } from './contract'
import { getSetting, setSetting } from './store'

const os = implement(settingsContract).$context<Call>().use(guard)

export const settingsRouter = os.router({
  get: os.get.handler(({ context }) => {
    const { text } = getSetting(context.db, 'qris')
    return {
      shop: getSetting(context.db, 'shop'),
      policy: getSetting(context.db, 'policy'),
      qris: { text, merchant: parseQris(text)?.merchant ?? '' },
    }
  }),
  saveShop: os.saveShop.handler(
    command((tx, ctx, { requestId: _, ...shop }) => {
      setSetting(tx, 'shop', shop, ctx.now)
      recordAudit(tx, ctx, {
        action: 'settings.shop',
        subjectType: 'settings',
        subjectId: 'shop',
        detail: { name: shop.name },
      })
      return DONE
    }),
  ),
  savePolicy: os.savePolicy.handler(
    command((tx, ctx, { requestId: _, ...policy }) => {
      setSetting(tx, 'policy', policy, ctx.now)
      recordAudit(tx, ctx, { action: 'settings.policy', subjectType: 'settings', subjectId: 'policy', detail: policy })
      return DONE
    }),
  ),
  saveQris: os.saveQris.handler(
    command((tx, ctx, { text }) => {
      const qris = parseQris(text)
      if (text !== '' && !qris) throw fieldError('text', 'QRIS_INVALID')
      setSetting(tx, 'qris', { text }, ctx.now)
      const merchant = qris?.merchant ?? ''
      recordAudit(tx, ctx, {
        action: 'settings.qris',
        subjectType: 'settings',
        subjectId: 'qris',
        detail: { merchant },
      })
      return { merchant }
    }),
  ),
})
