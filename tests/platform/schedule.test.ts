import { describe, expect, test, vi } from 'vitest'
import { makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import { type PeriodicJob, startSchedule } from '../../src-main/platform/schedule'
import { testClock } from '../support/test-app'

function start(jobs: readonly PeriodicJob[]) {
  const clock = testClock()
  const lines: object[] = []
  const onTrouble = vi.fn()
  const schedule = startSchedule(
    { clock, log: makeLog((line) => lines.push(line), clock, systemRandom), onTrouble },
    jobs,
  )
  return { schedule, lines, onTrouble }
}

const job = (run: PeriodicJob['run'], everyMs = 5): PeriodicJob => ({
  name: 'stok.periksa',
  title: 'Memeriksa stok',
  everyMs,
  run,
})

describe('pekerjaan berkala', () => {
  test('berulang, dan tidak pernah menumpuk dirinya sendiri', async () => {
    let atOnce = 0
    let most = 0
    const run = vi.fn(async () => {
      most = Math.max(most, ++atOnce)
      await new Promise((resolve) => setTimeout(resolve, 10))
      atOnce--
    })
    const { schedule } = start([job(run, 1)])
    await Promise.all([schedule.runNow('stok.periksa'), schedule.runNow('stok.periksa')])
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(3))
    expect(most).toBe(1)
    await schedule.close()
  })

  test('yang gagal dicatat dan terlihat sampai berhasil lagi, tanpa memenuhi catatan', async () => {
    let isBroken = true
    const { schedule, lines, onTrouble } = start([
      job(() => {
        if (isBroken) throw new Error('basis data lambat')
      }, 3_600_000),
    ])
    for (let time = 0; time < 5; time++) await schedule.runNow('stok.periksa')
    expect(schedule.troubles()).toMatchObject([{ title: 'Memeriksa stok', failures: 5 }])
    expect(lines).toHaveLength(3) // the 1st, 2nd and 4th
    expect(schedule.troubles()[0]?.reference).toMatch(/^[A-Z0-9]{4}$/)
    isBroken = false
    await schedule.runNow('stok.periksa')
    expect(schedule.troubles()).toEqual([])
    expect(onTrouble).toHaveBeenCalledTimes(2)
    await schedule.close()
  })

  test('menutup aplikasi menunggu yang sedang berjalan dan tidak memulai lagi', async () => {
    const runs: string[] = []
    const { schedule } = start([
      job(async (signal) => {
        runs.push('mulai')
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        runs.push('selesai')
      }),
    ])
    await vi.waitFor(() => expect(runs).toEqual(['mulai']))
    await schedule.close()
    expect(runs).toEqual(['mulai', 'selesai'])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(runs).toEqual(['mulai', 'selesai'])
  })
})
