// Owns: what may be tried in the demo: a power cut, a hand in WinBox, another router in its place, a cable pulled, days that pass.
// Must never: be answered in a shop that is not a demo.
import * as z from 'zod'
import { command, Done, Id, Instant, Nothing, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const PracticeAct = z.enum(['power-cut', 'winbox', 'cable', 'replace'])
export type PracticeAct = z.infer<typeof PracticeAct>

export const practiceContract = {
  /** The router of the demo that things happen to; null outside the demo. */
  offer: query(MANAGERS, Nothing, z.object({ routerId: Id.nullable() })),
  /** The demo's calendar; null outside the demo. `leaping`: days still to go of a leap under way. */
  time: query(MANAGERS, Nothing, z.object({ now: Instant, leaping: z.int().min(0) }).nullable()),
  /** Lets days pass: bills fall due, customers pay or do not, routers do their work. Answers at once; `time` tells how far it is. */
  leap: command(MANAGERS, z.object({ days: z.int().min(1).max(31) }), Done),
  play: command(MANAGERS, z.object({ act: PracticeAct }), Done),
}
