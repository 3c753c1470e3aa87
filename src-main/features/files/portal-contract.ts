// Owns: sending a picture from a phone on the LAN. Mounted under its own address (`/unggah`), which alone takes large bodies.
// Must never: take a name or a type from the phone; the bytes say what it is.
import * as z from 'zod'
import { Id } from '../../shared/contract'
import { PARTY_KINDS, portalCommand } from '../../shared/portal-contract'
import { Purpose } from './contract'

/** A File or Blob; this module knows no DOM. */
export interface SentPicture {
  readonly size: number
  readonly type: string
  arrayBuffer(): Promise<ArrayBuffer>
}

const isPicture = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'size' in value &&
  'arrayBuffer' in value &&
  typeof value.arrayBuffer === 'function'

export const filesPortalContract = {
  upload: portalCommand(
    PARTY_KINDS,
    z.object({ picture: z.custom<SentPicture>(isPicture, 'Pilih gambarnya dulu.'), purpose: Purpose }),
    z.object({ id: Id }),
  ),
}
