// Owns: what is the same for every kind of service when a router is made right about one subscription.
// Must never: book anything; the job does, with what came back.
import type { RouterConnection } from '../../platform/routeros'
import { applyMember } from './member-user'
import { applySecret } from './ppp-secret'
import type { Want } from './provision-want'
import { applyStatic } from './static-address'

export interface Place {
  readonly routerName: string
  readonly hotspotServer: string
  /** A namesake that nobody marked may be made ours. */
  readonly adopt: boolean
}

/** What the router has now, read back from it. */
export interface Applied {
  readonly access: 'open' | 'isolated' | 'off'
  /** Fingerprint of the password that it was given, now or before; null = it has none of us. */
  readonly passwordMark: string | null
  /** Of what was taken over: its modem knows this password, so the books learn it; null = the router does not show it. */
  readonly adopted?: { readonly address: string | null; readonly password: string | null }
}

export function apply(connection: RouterConnection, want: Want, place: Place): Promise<Applied> {
  switch (want.serviceType) {
    case 'pppoe':
      return applySecret(connection, want, place)
    case 'static':
      return applyStatic(connection, want, place)
    case 'hotspot':
      return applyMember(connection, want, place)
    case 'other':
      return Promise.resolve({ access: 'open', passwordMark: null })
  }
}
