// Owns: a long kill run as rounds with a shop each, some of them at the same time.
// Must never: hide which seed found something.
import { join } from 'node:path'
import { type KillOptions, type KillReport, runKills } from './kills'

/** A round's database stays small, and its router and book are compared to the last voucher. */
const KILLS_A_ROUND = 500

export interface RoundsOptions extends Omit<KillOptions, 'onProgress'> {
  /** Rounds at the same time. */
  readonly jobs: number
  readonly onProgress?: (kills: number) => void
}

export async function runRounds(options: RoundsOptions): Promise<KillReport[]> {
  const { kills, seed, folder, jobs, onProgress } = options
  const perRound = Math.min(KILLS_A_ROUND, Math.ceil(kills / jobs))
  const rounds = Math.ceil(kills / perRound)
  const reports: KillReport[] = []
  const progress: number[] = []
  let next = 0
  const worker = async () => {
    for (let round = next++; round < rounds; round = next++) {
      const own = { ...options, kills: Math.min(perRound, kills - round * perRound), seed: seed + round }
      reports[round] = await runKills({
        ...own,
        folder: join(folder, `round-${round}`),
        onProgress(done) {
          progress[round] = done
          onProgress?.(progress.reduce((sum, one) => sum + (one ?? 0), 0))
        },
      })
    }
  }
  await Promise.all(Array.from({ length: jobs }, worker))
  return reports
}
