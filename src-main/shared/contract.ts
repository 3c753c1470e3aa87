// Owns: how a feature declares a procedure: its roles, its kind, its shapes.
// Must never: import an implementation; the renderer holds this module.
import { type AnySchema, oc } from '@orpc/contract'
import * as z from 'zod'
import type { Role } from './roles'

/** 'anyone' = also without a login (first run, login itself, health). */
export type Access = readonly Role[] | 'anyone'

export interface ProcedureMeta {
  readonly access: Access
  /** A command changes something and carries a requestId; a query only looks; a stream is a long answer. */
  readonly kind: 'query' | 'command' | 'stream'
}

const base = oc.$meta<ProcedureMeta>({ access: [], kind: 'query' })

/** Made once per intent (one press of a button), not per attempt: repeating it returns the first answer. */
export const RequestId = z.uuid()

export function query<I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O) {
  return base.meta({ access, kind: 'query' }).input(input).output(output)
}

export function command<I extends z.ZodRawShape, O extends z.ZodType>(
  access: Access,
  input: z.ZodObject<I>,
  output: O,
) {
  return base
    .meta({ access, kind: 'command' })
    .input(input.extend({ requestId: RequestId }))
    .output(output)
}

export function stream<I extends z.ZodType, O extends AnySchema>(access: Access, input: I, output: O) {
  return base.meta({ access, kind: 'stream' }).input(input).output(output)
}

/** Input of a procedure that takes nothing. */
export const Nothing = z.object({})
/** Output of a command whose news is that it worked. */
export const Done = z.object({ ok: z.literal(true) })
export const DONE: z.infer<typeof Done> = { ok: true }

export const Id = z.uuid()
export const Rupiah = z
  .int('Isi jumlah rupiah bulat.')
  .min(0, 'Tidak boleh kurang dari nol.')
  .max(1_000_000_000, 'Paling banyak Rp1.000.000.000.')
export const Instant = z.int().min(0)
/**
 * One line of text that a person types; trimmed, well-formed, no control characters, and nothing that turns the letters behind it
 * around on somebody else's screen (Trojan Source).
 */
export const Line = (maximum: number, minimum = 0) =>
  z
    .string()
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(minimum, minimum > 0 ? 'Wajib diisi.' : undefined)
        .max(maximum, `Paling banyak ${maximum} karakter.`),
    )

/** Several lines that a person types: one kind of line end, no other control characters; trimmed. */
export const cleanLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]+|[\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()

/** A page of a keyset list: ask again with `next` until it is null. */
export const Page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() })
export const PageRequest = {
  after: z.string().max(200).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
}
