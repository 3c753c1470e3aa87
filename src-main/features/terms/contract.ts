// Owns: what staff may see and do with the Ketentuan Layanan.
// Must never: let a text be changed in place.
import * as z from 'zod'
import { command, Instant, Nothing, query } from '../../shared/contract'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'

export const LONGEST_TERMS = 20_000

/** Paragraphs as a person types them: one kind of line end, no control characters. */
const Text = z
  .string()
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/gu, '\n')
      .replace(/[^\P{Cc}\n]+/gu, ' ')
      .replace(/[ \t]+$/gmu, '')
      .trim(),
  )
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
