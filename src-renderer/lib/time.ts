// Owns: the renderer's clock. The only place in the renderer that asks the computer what time it is.
// Must never: decide a business day or a due date; the core does, this is for what a person sees ticking.

import { useEffect, useState } from 'react'
import { businessDay, type CalendarDate, type ShopZone } from '../../src-main/shared/calendar-date'

/** A difference below this is the wire's. */
const TOLERATED_MS = 2_000
let ahead = 0
const listeners = new Set<() => void>()

/** Epoch ms of the shop: this computer's clock, put right by what the core says. */
export const now = (): number => Date.now() + ahead

/** The core says what time it is in the shop: a phone's clock may be wrong, and the demo's leaps. */
export function tellTime(instant: number): void {
  const difference = instant - Date.now()
  if (Math.abs(difference - ahead) < TOLERATED_MS) return
  ahead = Math.abs(difference) < TOLERATED_MS ? 0 : difference
  for (const listener of listeners) listener()
}

/** The shop's day according to this computer, for date inputs. */
export const today = (zone: ShopZone): CalendarDate => businessDay(now(), zone)

/** Epoch ms, renewed on every whole `everyMs` of the clock, so that minutes turn when the wall clock turns. */
export function useNow(everyMs = 60_000): number {
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const at = now()
      setInstant(at)
      timer = setTimeout(tick, everyMs - (at % everyMs) + 5)
    }
    timer = setTimeout(tick, everyMs - (now() % everyMs) + 5)
    const onTold = () => {
      clearTimeout(timer)
      tick()
    }
    listeners.add(onTold)
    return () => {
      clearTimeout(timer)
      listeners.delete(onTold)
    }
  }, [everyMs])
  return instant
}

/** "baru saja", "5 menit lalu", "3 jam lalu", "2 hari lalu"; a clock that ran ahead is "baru saja". */
export function formatAgo(instant: number, at: number): string {
  const minutes = Math.floor((at - instant) / 60_000)
  if (minutes < 1) return 'baru saja'
  if (minutes < 60) return `${minutes} menit lalu`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} jam lalu`
  return `${Math.floor(hours / 24)} hari lalu`
}
