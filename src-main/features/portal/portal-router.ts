// Owns: binds the portal's own procedures: status, login, logout, another password.
// Must never: answer a login from the request log: each makes its own session.
import { implement } from '@orpc/server'
import { type PortalCall, partyOf, portalGuard } from '../../platform/portal-rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { isPhone, showPhone } from '../../shared/phone'
import { getSetting } from '../settings'
import type { Logins } from './logins'
import { type PortalStatus, portalSessionContract } from './portal-contract'
import type { Registering } from './registering'

const os = implement(portalSessionContract).$context<PortalCall>().use(portalGuard)

interface PortalSessionDeps {
  readonly logins: Logins
  readonly register: Registering
  readonly isDemo: boolean
}

export function makePortalSessionRouter({ logins, register, isDemo }: PortalSessionDeps) {
  const isOpen = (call: PortalCall): boolean => call.isOpenFor('customer') && getSetting(call.db, 'lan').forRegistration
  const statusOf = (call: PortalCall): PortalStatus => {
    const shop = getSetting(call.db, 'shop')
    const isSafe = call.isSafe()
    const party = call.party()
    return {
      shopName: shop.name,
      shopPhone: isPhone(shop.phone) ? showPhone(shop.phone) : '',
      zone: shop.zone,
      logo: shop.logo,
      isDemo,
      forCustomers: isSafe && call.isOpenFor('customer'),
      forResellers: isSafe && call.isOpenFor('reseller'),
      canRegister: isSafe && isOpen(call),
      party: party && call.isOpenFor(party.kind) ? { ...party, mustChange: logins.mustChange(party) } : null,
    }
  }
  return os.router({
    status: os.status.handler(({ context }) => statusOf(context)),
    login: os.login.handler(async ({ input: { kind, name, secret }, context }) => {
      if (!context.isOpenFor(kind)) throw new DomainError('PORTAL_CLOSED')
      if (!context.isSafe()) throw new DomainError('PORTAL_NOT_SAFE')
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const { connection } = context
      const { token } = await logins.enter(kind, name, secret, connection.address)
      logins.leave(connection.token())
      connection.setToken(token)
      return statusOf(context)
    }),
    register: os.register.handler(async ({ input, context }) => {
      if (!isOpen(context)) throw new DomainError('PORTAL_REGISTER_CLOSED')
      if (!context.isSafe()) throw new DomainError('PORTAL_NOT_SAFE')
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const { connection } = context
      const token = await register(input, connection.address, () => context.contextFor(null))
      logins.leave(connection.token())
      connection.setToken(token)
      return statusOf(context)
    }),
    logout: os.logout.handler(({ context: { connection } }) => {
      logins.leave(connection.token())
      connection.setToken(null)
      return DONE
    }),
    changeSecret: os.changeSecret.handler(async ({ input, context }) => {
      const party = partyOf(context)
      const token = await logins.changeSecret(party, input.old, input.next, context.connection.address)
      context.connection.setToken(token)
      return DONE
    }),
  })
}
