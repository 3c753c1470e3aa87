// Owns: the settings procedures and their use cases.
// Must never: keep a QRIS text that cannot be paid.
import { implement } from '@orpc/server'
import type { SteadyClock } from '../../platform/clock'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { fieldError } from '../../shared/errors'
import { parseQris } from '../../shared/qris'
import { newestSeq, recordAudit } from '../audit'
import { settingsContract } from './contract'
import type { SettingValue } from './domain'
import { getSetting, setSetting } from './store'

const os = implement(settingsContract).$context<Call>().use(guard)

type Business = 'billing' | 'suspension' | 'reminders' | 'shiftPolicy' | 'backup'

/** The handler that keeps one of them; the trail says which changed and to what. */
const keep = <K extends Business>(key: K) =>
  command((tx, ctx, { requestId: _, ...value }: SettingValue<K> & { readonly requestId: string }) => {
    setSetting(tx, key, value as unknown as SettingValue<K>, ctx.now) // the rest of what the contract parsed as K
    recordAudit(tx, ctx, { action: `settings.${key}`, subjectType: 'settings', subjectId: key, detail: value })
    return DONE
  })

export const makeSettingsRouter = (booksClock: SteadyClock) =>
  os.router({
    get: os.get.handler(({ context }) => {
      const { text } = getSetting(context.db, 'qris')
      return {
        shop: getSetting(context.db, 'shop'),
        policy: getSetting(context.db, 'policy'),
        qris: { text, merchant: parseQris(text)?.merchant ?? '' },
      }
    }),
    business: os.business.handler(({ context: { db } }) => ({
      billing: getSetting(db, 'billing'),
      suspension: getSetting(db, 'suspension'),
      reminders: getSetting(db, 'reminders'),
      shiftPolicy: getSetting(db, 'shiftPolicy'),
      backup: getSetting(db, 'backup'),
    })),
    saveBilling: os.saveBilling.handler(keep('billing')),
    saveSuspension: os.saveSuspension.handler(keep('suspension')),
    saveReminders: os.saveReminders.handler(keep('reminders')),
    saveShiftPolicy: os.saveShiftPolicy.handler(keep('shiftPolicy')),
    saveBackup: os.saveBackup.handler(keep('backup')),
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
        recordAudit(tx, ctx, {
          action: 'settings.policy',
          subjectType: 'settings',
          subjectId: 'policy',
          detail: policy,
        })
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
    clock: os.clock.handler(() => ({ behindSeconds: Math.round(booksClock.behindMs() / 1000) })),
    acceptClock: os.acceptClock.handler(
      command((tx, ctx) => {
        const behindSeconds = Math.round(booksClock.behindMs() / 1000)
        recordAudit(tx, ctx, {
          action: 'settings.clock',
          subjectType: 'settings',
          subjectId: 'clock',
          detail: { behindSeconds },
        })
        setSetting(tx, 'clock', { acceptedSeq: newestSeq(tx) }, ctx.now)
        tx.afterCommit(() => booksClock.rebase())
        return DONE
      }),
    ),
  })
