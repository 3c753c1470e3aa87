// Owns: turning whatever went wrong into what a screen can say.
// Must never: show a stack, or call a lost connection a failed sale.
import { ORPCError } from '@orpc/client'

export interface Problem {
  readonly code: string
  /** What happened. */
  readonly message: string
  /** What it means for the money, and what to do now. */
  readonly advice: string
  /** By path of the input, e.g. `rate` or `owner.name`. */
  readonly fields: Readonly<Record<string, string>>
  /** Read out when asking for help. */
  readonly reference?: string
  readonly data: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export function toProblem(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return CONNECTION_LOST
  const data = isRecord(error.data) ? error.data : {}
  const advice = typeof data.advice === 'string' ? data.advice : ''
  const fields: Record<string, string> = {}
  if (typeof data.field === 'string') fields[data.field] = `${error.message} ${advice}`.trim()
  if (isRecord(data.fields)) for (const [path, text] of Object.entries(data.fields)) fields[path] = String(text)
  const reference = typeof data.reference === 'string' ? data.reference : undefined
  return { code: String(error.code), message: error.message, advice, fields, reference, data }
}

export const CONNECTION_LOST: Problem = {
  code: 'CONNECTION_LOST',
  message: 'Sambungan ke LoketNet terputus.',
  advice: 'Belum pasti tersimpan. Tekan lagi tombol yang sama: penjualan yang sudah masuk tidak akan diulang.',
  fields: {},
  data: {},
}
