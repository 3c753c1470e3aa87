import { describe, expect, test } from 'vitest'
import {
  ageVerdict,
  canCancel,
  canRetry,
  explainReason,
  judgeOutcome,
  needsPerson,
  STALE_REASON,
} from '../../../src-main/features/printing/domain'
import { PRINT_STATES } from '../../../src-main/features/printing/tables'

const first = { kind: 'receipt', attempt: 1, isOld: false }
const notSent = { kind: 'notSent', reason: 'refused' } as const
const blocked = { kind: 'blocked', reason: 'paper_out' } as const

describe('hasil kiriman', () => {
  test('yang pasti belum terkirim dicoba lagi setelah 1, 3 dan 10 detik, lalu gagal', () => {
    const tries = [1, 2, 3, 4].map((attempt) => judgeOutcome(notSent, { ...first, attempt }))
    expect(tries.map(({ state, againAfterMs }) => [state, againAfterMs])).toEqual([
      ['queued', 1_000],
      ['queued', 3_000],
      ['queued', 10_000],
      ['failed', null],
    ])
  })

  test('tertahan dilihat lagi tiap 5 detik; yang sudah lama hanya sekali, lalu menunggu orang', () => {
    expect(judgeOutcome(blocked, first)).toMatchObject({ state: 'blocked', againAfterMs: 5_000, bytesSent: 0 })
    expect(judgeOutcome(blocked, { ...first, isOld: true })).toMatchObject({ state: 'blocked', againAfterMs: null })
    expect(judgeOutcome(notSent, { ...first, isOld: true })).toMatchObject({ state: 'failed', againAfterMs: null })
  })

  test('tidak pasti tidak pernah dicoba lagi sendiri', () => {
    const lost = { kind: 'uncertain', reason: 'connection_lost', bytesSent: 512 } as const
    expect(judgeOutcome(lost, first)).toMatchObject({ state: 'uncertain', againAfterMs: null, bytesSent: 512 })
  })

  test('Tercetak hanya dengan bukti; tanpa bukti Terkirim', () => {
    const sent = { bytesSent: 9, paperLow: false }
    expect(judgeOutcome({ kind: 'printed', ...sent }, first).state).toBe('printed')
    expect(judgeOutcome({ kind: 'sent', mute: true, ...sent }, first).state).toBe('sent')
  })

  test('laci tidak pernah dicoba lagi', () => {
    const drawer = { ...first, kind: 'drawer' }
    expect([notSent, blocked].map((outcome) => judgeOutcome(outcome, drawer))).toMatchObject([
      { state: 'failed', againAfterMs: null },
      { state: 'failed', againAfterMs: null },
    ])
  })
})

describe('umur', () => {
  const minutes = (count: number) => count * 60_000
  test.each([
    ['struk baru', 'receipt', minutes(9), null, 'send'],
    ['struk lebih dari 10 menit', 'receipt', minutes(11), null, 'ask'],
    ['struk lama yang diminta orang', 'receipt', minutes(11), 'u1', 'send'],
    ['laci seketika', 'drawer', 10_000, null, 'send'],
    ['laci yang terlambat', 'drawer', 16_000, null, 'drop'],
  ] as const)('%s', (_, kind, age, decidedBy, verdict) => {
    expect(ageVerdict({ kind, createdAt: 0, decidedBy }, age)).toBe(verdict)
  })
})

test('hanya yang pasti belum keluar boleh dicetak lagi atau dibatalkan', () => {
  expect(PRINT_STATES.filter(canRetry)).toEqual(['queued', 'blocked', 'failed'])
  expect(PRINT_STATES.filter(canCancel)).toEqual(['queued', 'blocked', 'failed'])
  expect(PRINT_STATES.filter((state) => needsPerson(state, ''))).toEqual(['uncertain', 'failed'])
  expect(needsPerson('blocked', STALE_REASON)).toBe(true)
})

test('setiap sebab punya kalimat dan saran', () => {
  for (const reason of [STALE_REASON, 'interrupted', 'drawer_late', 'unprintable', 'paper_out'])
    expect(explainReason(reason).advice).not.toBe('')
  expect(explainReason('')).toEqual({ message: '', advice: '' })
})
