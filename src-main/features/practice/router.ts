// Owns: binds the demo's acts to its simulated router.
// Must never: know how an act is played, or exist outside the demo.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { listRouters } from '../routers'
import { type PracticeAct, practiceContract } from './contract'

export interface PracticeStage {
  /** Where the demo's router listens. */
  readonly port: number
  readonly play: (act: PracticeAct) => void
  readonly now: () => number
  /** Days still to go. */
  readonly leaping: () => number
  /** Starts; a leap under way is made longer. */
  readonly leap: (days: number) => void
}

const os = implement(practiceContract).$context<Call>().use(guard)

/** `stage` undefined: this is no demo. */
export const makePracticeRouter = (stage: PracticeStage | undefined) =>
  os.router({
    offer: os.offer.handler(({ context }) => {
      const router = stage && listRouters(context.db).find(({ port }) => port === stage.port)
      return { routerId: router?.id ?? null }
    }),
    time: os.time.handler(() => (stage ? { now: stage.now(), leaping: stage.leaping() } : null)),
    leap: os.leap.handler(
      command((tx, _ctx, { days }) => {
        if (!stage) throw new DomainError('NOT_FOUND', { what: 'Latihan' })
        tx.afterCommit(() => stage.leap(days))
        return DONE
      }),
    ),
    play: os.play.handler(
      command((tx, _ctx, { act }) => {
        if (!stage) throw new DomainError('NOT_FOUND', { what: 'Latihan' })
        tx.afterCommit(() => stage.play(act))
        return DONE
      }),
    ),
  })
