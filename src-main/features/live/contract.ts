// Owns: the stream by which screens learn that something changed.
// Must never: carry rows; a screen asks again.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Instant, Nothing, query, stream } from '../../shared/contract'
import { EVERYONE } from '../../shared/roles'
import { TOPICS } from '../../shared/topics'

/** `now`: the shop's time, which a phone with a wrong clock, or the demo, does not have. */
export const Change = z.object({ topics: z.array(z.enum(TOPICS)), now: Instant })

export const liveContract = {
  changes: stream(EVERYONE, Nothing, eventIterator(Change)),
  health: query(
    'anyone',
    Nothing,
    z.object({ ok: z.literal(true), version: z.string(), door: z.enum(['http', 'port']) }),
  ),
}
