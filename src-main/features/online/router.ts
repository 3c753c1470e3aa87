// Owns: binding the live view's contract to the watch, the traffic and the deeds.
// Must never: keep a PIN, or go on reading routers for a screen that has gone.
import { implement } from '@orpc/server'
import { isAnswered } from '../../platform/requests'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { MANAGERS } from '../../shared/roles'
import { recordAudit } from '../audit'
import { askRouter, findRouter, type ShopRouterLinks } from '../routers'
import { type VerifyDeps, verifyApproval } from '../users'
import { blockVoucher, extendVoucher, settleUnsold, vouchersByCode } from '../vouchers'
import { onlineContract } from './contract'
import { kickSession, releaseVoucherDevice } from './deeds'
import { latest } from './latest'
import { makeTraffic, readInterfaces } from './traffic'
import { onlineNow, unsoldList, type ViewDeps } from './view'
import { voucherUse } from './voucher-use'
import type { OnlineWatch } from './watch'

export interface OnlineRouterDeps extends VerifyDeps {
  readonly links: ShopRouterLinks
  readonly watch: OnlineWatch
  readonly customersOn?: ViewDeps['customersOn']
  /** Aborted when the app closes. */
  readonly closing: AbortSignal
}

const os = implement(onlineContract).$context<Call>().use(guard)

const HEARTBEAT_MS = 20_000

export function makeOnlineRouter(deps: OnlineRouterDeps) {
  const { links, watch, closing, db, clock, customersOn } = deps
  const traffic = makeTraffic({ links, clock })
  const lookAgain = (routerId: string) => void watch.look(routerId)

  return os.router({
    follow: os.follow.handler(async function* ({ context, signal }) {
      const now = () => onlineNow({ db, clock, links, watch, customersOn }, context.actor()?.role !== 'cashier')
      const isWelcome = () => context.actor() !== null
      yield* latest(
        (push) => {
          const leave = watch.attend(() => isWelcome() && push(now()))
          push(now())
          return leave
        },
        { signals: [signal, closing], heartbeatMs: HEARTBEAT_MS, isWelcome },
      )
    }),
    voucher: os.voucher.handler(({ input, context }) =>
      voucherUse({ db: context.db, clock, links, watch }, input.voucherId),
    ),
    interfaces: os.interfaces.handler(({ input, context }) => {
      if (!findRouter(context.db, input.routerId)) throw new DomainError('ROUTER_NOT_FOUND')
      return askRouter(links, input.routerId, readInterfaces)
    }),
    traffic: os.traffic.handler(async function* ({ input, context, signal }) {
      yield* latest((push) => traffic.follow(input, push), {
        signals: [signal, closing],
        heartbeatMs: HEARTBEAT_MS,
        isWelcome: () => context.actor() !== null,
      })
    }),

    kick: os.kick.handler(async ({ input, context, path }) => {
      const mac = isAnswered(context.db, input.requestId) ? '' : await kickSession(links, input)
      return runCommand(context, path.join('.'), input, (tx, ctx, { routerId, kind, user }) => {
        // A hotspot name is a code: the trail holds the voucher's number and the device instead.
        const voucher = kind === 'hotspot' ? vouchersByCode(tx, routerId, [user]).get(user) : undefined
        const subjectId = voucher ? String(voucher.id) : kind === 'pppoe' ? user : mac
        const detail = { kind, mac, router: findRouter(tx, routerId)?.name ?? '' }
        recordAudit(tx, ctx, {
          action: 'session.kick',
          subjectType: voucher ? 'voucher' : 'session',
          subjectId,
          detail,
        })
        tx.afterCommit(() => lookAgain(routerId))
        return DONE
      })
    }),
    releaseDevice: os.releaseDevice.handler(async ({ input, context, path }) => {
      if (!isAnswered(context.db, input.requestId)) await releaseVoucherDevice(context.db, links, input.voucherId)
      return runCommand(context, path.join('.'), input, (tx, ctx, { voucherId }) => {
        recordAudit(tx, ctx, {
          action: 'voucher.releaseMac',
          subjectType: 'voucher',
          subjectId: String(voucherId),
        })
        return DONE
      })
    }),
    extend: os.extend.handler(async ({ input: { approval, ...input }, context, path }) => {
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), input, (tx, ctx, { voucherId, seconds, reason }) =>
        extendVoucher(tx, ctx, { voucherId, seconds, reason, approverId: approver.id }),
      )
    }),
    block: os.block.handler(
      command((tx, ctx, { voucherId, isBlocked, reason }) => {
        blockVoucher(tx, ctx, { voucherId, isBlocked, reason })
        return DONE
      }),
    ),
    unsold: os.unsold.handler(({ context }) => unsoldList(context.db)),
    settleUnsold: os.settleUnsold.handler(
      command((tx, ctx, { voucherId, note }) => {
        settleUnsold(tx, ctx, { voucherId, note })
        return DONE
      }),
    ),
  })
}
