// Owns: the shapes of pictures for the staff: looking at one, adding one.
// Must never: name a path; a picture has an id.
import * as z from 'zod'
import { command, Id, query } from '../../shared/contract'
import { EVERYONE } from '../../shared/roles'

export const Mime = z.enum(['image/jpeg', 'image/png', 'image/webp'])
export type Mime = z.infer<typeof Mime>
export const Purpose = z.enum(['proof', 'ticket'])
export type Purpose = z.infer<typeof Purpose>

/** A picture as lists show it; its bytes come by `files.read` (staff) or `/berkas/<id>` (LAN). */
export const StoredPicture = z.object({ id: Id, mime: Mime, width: z.int(), height: z.int() })
export type StoredPicture = z.infer<typeof StoredPicture>

/** 3 MB as base64. */
const MOST_BASE64 = 4_194_304

export const filesContract = {
  /** `base64` null: the books know the picture, this computer does not have it (a restored copy). */
  read: query(EVERYONE, z.object({ id: Id }), StoredPicture.extend({ base64: z.string().nullable() })),
  add: command(
    EVERYONE,
    z.object({ base64: z.string().max(MOST_BASE64, 'Gambar paling besar 3 MB.'), purpose: Purpose }),
    z.object({ id: Id }),
  ),
}
