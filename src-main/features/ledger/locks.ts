// Owns: writing and lifting the lock of a business day.
// Must never: decide whether a day may be locked; features/shifts knows who still counts.
import { eq } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import { requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { dayLock } from './tables'

export const lockDay = (tx: Tx, ctx: CommandContext, day: string): void => {
  tx.write
    .insert(dayLock)
    .values({ businessDay: day, at: ctx.now, actorId: requireActor(ctx).id })
    .run()
}

export const unlockDay = (tx: Tx, day: string): void => {
  tx.write.delete(dayLock).where(eq(dayLock.businessDay, day)).run()
}
