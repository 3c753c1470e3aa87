// Owns: reading the status bytes of ESC/POS printers (DLE EOT n and GS r 1, printing.md §2.3).
// Must never: take a byte for an answer that is not one; clones send all kinds of things.
import type { PrinterReason } from '../../../shared/paper/reasons'

export const statusQueries = [1, 2, 4] as const
export type StatusQuery = (typeof statusQueries)[number]

export const queryBytes = (query: StatusQuery): Uint8Array => Uint8Array.from([0x10, 0x04, query])

/** GS r 1: executed in buffer order, so its answer proves that everything before it was processed. */
export const barrierBytes = Uint8Array.from([0x1d, 0x72, 0x01])

/** Fixed bits of every DLE EOT answer. 0x16 is healthy too: the drawer pin is high. */
export const isStatusByte = (byte: number): boolean => (byte & 0x93) === 0x12

export const isBarrierByte = (byte: number): boolean => (byte & 0x90) === 0

/** First byte of an automatic status report (ASB); three more follow that would look like a barrier answer. */
export const isAutoStatusHead = (byte: number): boolean => (byte & 0x93) === 0x10

export interface PrinterStatus {
  /** Answered at least one query. */
  readonly answered: boolean
  readonly trouble: PrinterReason | null
  readonly paperLow: boolean
}

/** `answers[n]` is the byte that came for query n, null when none came. The most helpful trouble wins: paper before offline. */
export function readStatus(answers: ReadonlyMap<StatusQuery, number | null>): PrinterStatus {
  const bits = (query: StatusQuery, mask: number) => ((answers.get(query) ?? 0) & mask) !== 0
  const trouble: PrinterReason | null = bits(2, 0x04)
    ? 'cover_open'
    : bits(4, 0x60) || bits(2, 0x20)
      ? 'paper_out'
      : bits(2, 0x40)
        ? 'printer_error'
        : bits(1, 0x08)
          ? 'printer_offline'
          : null
  return { answered: [...answers.values()].some((byte) => byte !== null), trouble, paperLow: bits(4, 0x0c) }
}
