// Owns: when a till is killed: after a while, or right when something happens that a crash could tear apart.
// Must never: wait for ever for a moment that does not come.
import type { Chance } from './chance'

export type MomentKind = 'starting' | 'selling' | 'router' | 'paper' | 'sale' | 'long'

export interface Moment {
  readonly kind: MomentKind
  /** starting: after the start; selling and long: after ready; else after the n-th such thing. */
  readonly afterMs: number
  readonly nth: number
}

/** `startMs`: how long a start takes on this computer. */
export function drawMoment(chance: Chance, startMs: number): Moment {
  const draw = chance.next()
  // A kill right with an event or a moment after it: the answer is on its way, then being booked, then done.
  const soon = chance.isTrue(0.5) ? 0 : chance.next() * 4
  if (draw < 0.1) return { kind: 'starting', afterMs: chance.next() * startMs, nth: 1 }
  if (draw < 0.35) return { kind: 'selling', afterMs: chance.next() * 100, nth: 1 }
  if (draw < 0.6) return { kind: 'router', afterMs: soon, nth: chance.whole(1, 15) }
  if (draw < 0.8) return { kind: 'paper', afterMs: soon, nth: chance.whole(1, 5) }
  if (draw < 0.98) return { kind: 'sale', afterMs: soon, nth: chance.whole(1, 8) }
  return { kind: 'long', afterMs: 1_000 + chance.next() * 1_500, nth: 1 }
}

/** Longer than this no till waits for its moment. */
const PATIENCE_MS = 300

/** Calls `kill` once, at the moment. Tell it what happens. */
export function watchMoment(moment: Moment, kill: () => void) {
  const timers: NodeJS.Timeout[] = []
  let isOver = false
  let left = moment.nth
  const after = (ms: number) => {
    if (ms <= 0) end()
    else timers.push(setTimeout(end, ms))
  }
  const end = () => {
    if (isOver) return
    isOver = true
    kill()
  }
  if (moment.kind === 'starting') after(moment.afterMs)
  return {
    ready() {
      if (moment.kind === 'selling' || moment.kind === 'long') after(moment.afterMs)
      else timers.push(setTimeout(end, PATIENCE_MS))
    },
    happened(kind: 'router' | 'paper' | 'sale') {
      if (kind !== moment.kind || isOver) return
      left -= 1
      if (left === 0) after(moment.afterMs)
    },
    /** The till is gone. */
    over() {
      isOver = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
