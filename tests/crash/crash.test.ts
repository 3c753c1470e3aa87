import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src-main/platform/clock'
import { noSmallDisk, runFullDisk } from './full-disks'
import { cutPower } from './power-cuts'
import { compileRecorder, recordTill } from './recording'
import { runRounds } from './rounds'
import { runSellers } from './sellers'

const programs = resolve('tests/.out/crash')
const folder = mkdtempSync(join(tmpdir(), 'loketnet-crash-'))
/** In CI another one each day, so that the days add up; a failure names it. */
const seed = Number(process.env.CRASH_SEED ?? Math.floor(systemClock.now() / 86_400_000))

beforeAll(() => {
  execFileSync(process.execPath, ['tests/crash/bundle.mjs'], { stdio: 'inherit' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe(`R1: mati mendadak saat menjual, mencetak dan mengisi router (CRASH_SEED=${seed})`, () => {
  const run = (kills: number, jobs: number, weakened = {}) =>
    runRounds({ programs, folder: join(folder, 'kills'), kills, jobs, seed, weakened })

  test('200 kali dimatikan: tidak ada penjualan hilang, kode ganda, struk ganda; buku utuh, router sama dengan buku', async () => {
    const reports = await run(200, 2)
    expect(reports.flatMap(({ wrong }) => wrong)).toEqual([])
    const sum = (of: (report: (typeof reports)[number]) => number) => reports.reduce((all, one) => all + of(one), 0)
    // A run that killed nobody, cut nothing and printed nothing has proved nothing.
    expect(sum(({ kills }) => kills)).toBe(200)
    expect(sum(({ sales }) => sales)).toBeGreaterThan(100)
    expect(sum(({ vouchersOnRouter }) => vouchersOnRouter)).toBeGreaterThan(100)
    expect(sum(({ routerCuts }) => routerCuts)).toBeGreaterThan(5)
    expect(sum(({ papers }) => papers.originals)).toBeGreaterThan(100)
    expect(sum(({ papers }) => papers.uncertain)).toBeGreaterThan(0)
  }, 300_000)

  test('bukti bahwa pengujinya melihat: antrean yang mencatat selesai sebelum mengirim kehilangan voucher', async () => {
    const [report] = await run(15, 1, { markBeforeSending: true })
    expect(report?.wrong.filter((fault) => /^(missing|unfinished)/.test(fault))).not.toEqual([])
  }, 120_000)
})

describe(`R2b: listrik padam, tulisan yang belum sampai di piringan hilang atau sobek (CRASH_SEED=${seed})`, () => {
  const recorder = compileRecorder(resolve('tests/crash/recorder.c'), join(folder, 'recorder'))
  const record = (weakened: { synchronous?: 'NORMAL' }) => {
    if ('missing' in recorder) throw new Error(recorder.missing)
    const { library } = recorder
    return recordTill({ programs, library, folder: join(folder, 'record'), seed, sales: 250, weakened })
  }
  const cut = join(folder, 'cut')

  test('200 keadaan disk: setiap struk yang sudah keluar ada di buku, dan buku utuh', async (context) => {
    if ('missing' in recorder) return context.skip(recorder.missing)
    const report = cutPower(await record({}), { states: 200, seed, folder: cut })
    expect(report.wrong).toEqual([])
    expect(report.struk).toBe(250)
    expect(report.dropped).toBeGreaterThan(200)
    expect(report.torn).toBeGreaterThan(20)
  }, 180_000)

  test('bukti bahwa pengujinya melihat: dengan synchronous NORMAL struk hilang', async (context) => {
    if ('missing' in recorder) return context.skip(recorder.missing)
    const report = cutPower(await record({ synchronous: 'NORMAL' }), { states: 40, seed, folder: cut })
    expect(report.losing).toBeGreaterThan(0)
  }, 120_000)
})

describe('R3: disk penuh', () => {
  test('penjualan ditolak dengan sebabnya, yang sudah dijawab tidak hilang, jalan lagi tanpa dibuka ulang', async (context) => {
    const disk = join(folder, 'disk')
    const reason = noSmallDisk(disk)
    if (reason !== null) return context.skip(reason)
    const report = await runFullDisk({ programs, folder: disk, rounds: 4, seed, holdMs: 0 })
    expect(report.wrong).toEqual([])
    expect(report.resumed).toBe(4)
    expect(Object.keys(report.refused)).toEqual(['DISK_FULL'])
    expect(report.logLines).toBeLessThan(80)
  }, 120_000)
})

describe('R4: empat kasir pada satu database', () => {
  test('stok habis tepat sampai voucher terakhir: tidak ada yang dijual dua kali, tidak ada yang gagal', async () => {
    const report = await runSellers({ programs, folder: join(folder, 'sellers'), processes: 4, sales: 250 })
    expect(report).toMatchObject({ sold: 1_000, failed: [], wrong: [] })
  }, 120_000)
})
