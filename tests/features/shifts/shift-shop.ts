// Owns: the presses of a shift: opening, counting, closing, with as few words as a test needs.
// Must never: reach around the API.
import type { Api } from '../../../src-main/transport/contract'
import { requestId, type TestApp } from '../../support/test-app'

export const openShift = (api: Api, openingCash: number) => api.shifts.open({ openingCash, requestId: requestId() })

/** Rupiah as the fewest notes and coins. */
export function notesFor(amount: number): Record<string, number> {
  let rest = amount
  const counted: Record<string, number> = {}
  for (const value of [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100]) {
    const pieces = Math.floor(rest / value)
    if (pieces > 0) counted[String(value)] = pieces
    rest -= pieces * value
  }
  if (rest !== 0) throw new Error(`no coin for Rp${rest}`)
  return counted
}

export async function ownShift(api: Api): Promise<string> {
  const { shift } = await api.shifts.mine({})
  if (!shift) throw new Error('no open shift')
  return shift.id
}

export const count = async (api: Api, amount: number, shiftId?: string) =>
  api.shifts.count({ shiftId: shiftId ?? (await ownShift(api)), counted: notesFor(amount), requestId: requestId() })

interface ClosePress {
  readonly deposit?: number
  readonly note?: string
  readonly approval?: { readonly userId: string; readonly secret: string } | null
  readonly shiftId?: string
}

export const close = async (api: Api, { deposit = 0, note = '', approval = null, shiftId }: ClosePress = {}) =>
  api.shifts.close({ shiftId: shiftId ?? (await ownShift(api)), deposit, note, approval, requestId: requestId() })

export const policy = (shop: Pick<TestApp, 'api'>, changes: object = {}) =>
  shop.api.settings.saveShiftPolicy({
    isRequired: true,
    usualOpening: 0,
    allowedDifference: 0,
    ...changes,
    requestId: requestId(),
  })
