// Owns: what each type of subscription must and may have, checked against the shop: package, router, username, address.
// Must never: write.
import type { ReadDb } from '../../platform/db/open'
import { DomainError, type ErrorCode, fieldError } from '../../shared/errors'
import type { ServiceType } from '../../shared/service-type'
import { findPackage, type PackageView } from '../catalog'
import { findRouter } from '../routers'
import { hasLogin, isIPv4, isOnRouter, normalizeMac } from './domain'
import { holderOf } from './holders'
import type { STATIC_KINDS } from './tables'

export type StaticKind = (typeof STATIC_KINDS)[number]

export const SERVICE_NAMES: Readonly<Record<ServiceType, string>> = {
  pppoe: 'PPPoE',
  static: 'IP Statis',
  hotspot: 'Hotspot',
  other: 'Lainnya',
}

export function usablePackage(db: ReadDb, packageId: string): PackageView {
  const pack = findPackage(db, packageId)
  if (!pack) throw fieldError('packageId', 'PACKAGE_NOT_FOUND')
  if (pack.isArchived) throw fieldError('packageId', 'PACKAGE_ARCHIVED', { name: pack.name })
  return pack
}

/** The router's id to keep: null for Lainnya, whatever was asked. */
export function usableRouter(db: ReadDb, pack: PackageView, routerId: string | null): string | null {
  if (!isOnRouter(pack.master.serviceType)) return null
  if (routerId === null) throw fieldError('routerId', 'SUBSCRIPTION_ROUTER_NEEDED')
  const router = findRouter(db, routerId)
  if (!router || router.isArchived) throw fieldError('routerId', 'ROUTER_NOT_FOUND')
  if (pack.routerIds.length > 0 && !pack.routerIds.includes(routerId))
    throw fieldError('routerId', 'PACKAGE_NOT_ON_ROUTER', { package: pack.name, router: router.name })
  return routerId
}

export interface Technical {
  readonly username: string | null
  readonly address: string | null
  readonly staticKind: StaticKind | null
  readonly mac: string | null
}

const orNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** Keeps what the type has, refuses what it lacks, beside the field. */
export function technicalOf(serviceType: ServiceType, input: Partial<Technical>): Technical {
  const need = (field: string, value: string | null): string => {
    if (value === null) throw fieldError(field, 'SUBSCRIPTION_FIELD_NEEDED', { type: SERVICE_NAMES[serviceType] })
    return value
  }
  const isStatic = serviceType === 'static'
  const typedAddress = orNull(input.address)
  const username = hasLogin(serviceType) ? need('username', orNull(input.username)) : null
  const address = isStatic ? need('address', typedAddress) : serviceType === 'pppoe' ? typedAddress : null
  if (address !== null && !isIPv4(address)) throw fieldError('address', 'ADDRESS_INVALID')
  const staticKind = isStatic ? (input.staticKind ?? 'queue') : null
  return { username, address, staticKind, mac: macOf(staticKind, orNull(input.mac), need) }
}

function macOf(kind: StaticKind | null, typed: string | null, need: (field: string, value: string | null) => string) {
  if (kind === null) return null
  const text = kind === 'lease' ? need('mac', typed) : typed
  if (text === null) return null
  const mac = normalizeMac(text)
  if (mac === null) throw fieldError('mac', 'MAC_INVALID')
  return mac
}

/** Unique per router among those not stopped. `exceptId` may be '' for a new one. */
export function assertFree(
  db: ReadDb,
  routerId: string | null,
  serviceType: ServiceType,
  { username, address }: Pick<Technical, 'username' | 'address'>,
  exceptId: string,
): void {
  if (routerId === null) return
  const refuse = (field: string, code: ErrorCode, data: Record<string, string>, customer: string | null) => {
    if (customer !== null) throw fieldError(field, code, { ...data, customer })
  }
  if (username !== null)
    refuse('username', 'USERNAME_TAKEN', { username }, holderOf(db, { routerId, serviceType, username }, exceptId))
  if (address !== null) refuse('address', 'ADDRESS_TAKEN', { address }, holderOf(db, { routerId, address }, exceptId))
}

export const assertSameKind = (before: PackageView, after: PackageView): void => {
  const { serviceType, billingType } = before.master
  if (after.master.serviceType !== serviceType || after.master.billingType !== billingType)
    throw new DomainError('SUBSCRIPTION_KIND_FIXED', { name: after.name, field: 'packageId' })
}
