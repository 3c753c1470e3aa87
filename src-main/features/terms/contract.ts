// Owns: what staff may see and do with the Ketentuan Layanan.
// Must never: let a text be changed in place.
import * as z from 'zod'
import { cleanLines, command, Instant, Nothing, query } from '../../shared/contract'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'

export const LONGEST_TERMS = 20_000

const Text = z
  .string()
  .transform((text) => cleanLines(text).replace(/ +$/gm, ''))
  .pipe(
    z.string().min(40, 'Tulis paling sedikit beberapa kalimat.').max(LONGEST_TERMS, 'Paling banyak 20.000 karakter.'),
  )

export const Terms = z.object({ version: z.int(), text: z.string() })
export type Terms = z.infer<typeof Terms>

export const TermsVersion = Terms.extend({
  /** Null: the text that LoketNet came with. */
  at: Instant.nullable(),
  byName: z.string().nullable(),
})
export type TermsVersion = z.infer<typeof TermsVersion>

export const termsContract = {
  get: query(EVERYONE, Nothing, TermsVersion),
  /** Newest first; a customer agreed to one of them. */
  versions: query(MANAGERS, Nothing, z.array(TermsVersion)),
  /** The version of the text; an unchanged text keeps its version. */
  save: command(OWNER, z.object({ text: Text }), z.object({ version: z.int() })),
}
