// Owns: what any payment gateway is to the shop: make a charge, ask how it stands, take it back.
// Must never: name a provider, or let an answer be booked that is not about what we asked.
import type { ErrorCode } from '../../shared/errors'
import type { ChargeMethod } from '../../shared/gateway'

export interface ChargeWish {
  readonly ref: string
  readonly method: ChargeMethod
  /** Rupiah. */
  readonly amount: number
  readonly expiryMinutes: number
  /** What is paid, for the provider's own list: the bill's number, never a person. */
  readonly title: string
}

/** What we know of a charge and the answer has to agree with. */
export interface ChargeKnown {
  readonly ref: string
  readonly amount: number
  readonly transactionId: string | null
}

export type GatewayAnswer =
  | {
      readonly kind: 'pending'
      readonly transactionId: string
      readonly vaNumber: string | null
      readonly qrText: string | null
      /** Epoch ms; null when the answer does not say. */
      readonly expiresAt: number | null
    }
  /** Money has come: of this ref, of exactly this amount, proven. */
  | { readonly kind: 'paid'; readonly transactionId: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly code: ErrorCode }
  /** The provider has never heard of this ref. */
  | { readonly kind: 'unknown' }
  /** It does not agree with what we asked, or is not proven: a person looks. */
  | { readonly kind: 'mismatch'; readonly code: ErrorCode }

export interface PaymentGateway {
  /** Asking twice for one ref makes one charge. */
  create(wish: ChargeWish, signal: AbortSignal): Promise<GatewayAnswer>
  status(known: ChargeKnown, signal: AbortSignal): Promise<GatewayAnswer>
  /** The answer says what became of it: paid a moment before is `paid`. */
  expire(known: ChargeKnown, signal: AbortSignal): Promise<GatewayAnswer>
}

/**
 * No answer, or none about the charge. unreachable and busy: nothing can work now; broken: this answer only; key: a person;
 * refused and inactive: this charge will never be made.
 */
export type FailureKind = 'unreachable' | 'busy' | 'broken' | 'key' | 'inactive' | 'refused'

export const FAILURE_CODES = {
  unreachable: 'GATEWAY_UNREACHABLE',
  busy: 'GATEWAY_BUSY',
  broken: 'GATEWAY_BROKEN',
  key: 'GATEWAY_KEY',
  inactive: 'GATEWAY_INACTIVE',
  refused: 'GATEWAY_REFUSED',
} as const satisfies Record<FailureKind, ErrorCode>

export class GatewayFailure extends Error {
  readonly kind: FailureKind
  constructor(kind: FailureKind, detail: string, options?: ErrorOptions) {
    super(`gateway ${kind}: ${detail}`, options)
    this.name = 'GatewayFailure'
    this.kind = kind
  }
  get code(): (typeof FAILURE_CODES)[FailureKind] {
    return FAILURE_CODES[this.kind]
  }
}
