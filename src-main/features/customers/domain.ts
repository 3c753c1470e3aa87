// Owns: the pure rules of customers: numbers, places on the map, the key of an area.
// Must never: read the database or the clock.
import { fold } from './folding'

/** What others see of a customer. */
export interface CustomerView {
  readonly id: string
  /** `P-00042`. */
  readonly number: string
  readonly name: string
  /** 62..., or empty. */
  readonly phone: string
  readonly address: string
  readonly areaId: string | null
  readonly areaName: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly notes: string
  readonly isArchived: boolean
}

export const numberOf = (next: number): string => `P-${String(next).padStart(5, '0')}`

/** Two names that read as one are one area. */
export const areaKeyOf = (name: string): string => fold(name)
