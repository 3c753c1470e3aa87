// Owns: what may be tried in the demo: a power cut, a hand in WinBox, another router in its place, a cable pulled.
// Must never: be answered in a shop that is not a demo.
import * as z from 'zod'
import { command, Done, Id, Nothing, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const PracticeAct = z.enum(['power-cut', 'winbox', 'cable', 'replace'])
export type PracticeAct = z.infer<typeof PracticeAct>

export const practiceContract = {
  /** The router of the demo that things happen to; null outside the demo. */
  offer: query(MANAGERS, Nothing, z.object({ routerId: Id.nullable() })),
  play: command(MANAGERS, z.object({ act: PracticeAct }), Done),
}
