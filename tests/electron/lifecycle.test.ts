import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { catchCrashes, closeBeforeQuit, refuseToStart } from '../../src-main/electron/lifecycle'
import type { Log } from '../../src-main/platform/log'
import { DomainError } from '../../src-main/shared/errors'

const electron = vi.hoisted(() => ({
  exits: [] as number[],
  boxes: [] as string[],
  app: undefined as unknown as EventEmitter,
}))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  electron.app = Object.assign(new EventEmitter(), { exit: (code: number) => electron.exits.push(code) })
  const dialog = { showErrorBox: (title: string, text: string) => electron.boxes.push(`${title}: ${text}`) }
  return { app: electron.app, dialog }
})

const lines: string[] = []
const log: Log = {
  write: (_level, message) => void lines.push(message),
  bug: (error) => {
    lines.push(String(error))
    return 'K7F3'
  },
}
/** As Electron asks; true when the quit was held back. */
const willQuit = () => {
  let isHeld = false
  electron.app.emit('will-quit', { preventDefault: () => (isHeld = true) })
  return isHeld
}
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  electron.app.removeAllListeners()
  electron.exits.length = electron.boxes.length = lines.length = 0
})
afterEach(() => vi.useRealTimers())

describe('menutup LoketNet', () => {
  test('menunggu sampai semuanya tersimpan, walau ditutup dua kali', async () => {
    const stored = Promise.withResolvers<void>()
    const close = vi.fn(() => stored.promise)
    closeBeforeQuit(Promise.resolve({ close }), log)
    expect(willQuit()).toBe(true)
    await settle()
    expect(willQuit()).toBe(true)
    expect([close.mock.calls.length, electron.exits]).toEqual([1, []])
    stored.resolve()
    await settle()
    expect(electron.exits).toEqual([0])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(electron.exits).toEqual([0])
  })

  test('selagi masih dibuka: menunggu terbuka, lalu menutupnya', async () => {
    const opened = Promise.withResolvers<{ close(): Promise<void> }>()
    const close = vi.fn(async () => {})
    closeBeforeQuit(opened.promise, log)
    willQuit()
    await settle()
    expect(electron.exits).toEqual([])
    opened.resolve({ close })
    await settle()
    expect([close.mock.calls.length, electron.exits]).toEqual([1, [0]])
  })

  test('yang gagal ditutup dicatat dan keluar dengan kode 1', async () => {
    closeBeforeQuit(Promise.resolve({ close: () => Promise.reject(new Error('disk')) }), log)
    willQuit()
    await settle()
    expect([electron.exits, lines]).toEqual([[1], ['Error: disk']])
  })

  test('yang menggantung tidak menahan komputer selamanya', async () => {
    closeBeforeQuit(Promise.resolve({ close: () => new Promise<void>(() => {}) }), log)
    willQuit()
    await vi.advanceTimersByTimeAsync(14_000)
    expect(electron.exits).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect([electron.exits, lines]).toEqual([[1], ['closing took too long']])
  })
})

describe('LoketNet tidak dapat dibuka', () => {
  test('mengatakan sebabnya dengan kalimat dan sarannya', () => {
    refuseToStart(new DomainError('DATABASE_NEWER'), log)
    expect(electron.boxes).toEqual([
      'LoketNet tidak dapat dibuka: Basis data ini dibuat oleh LoketNet versi yang lebih baru.\nPasang LoketNet versi terbaru. Tidak ada data yang diubah.',
    ])
    expect([electron.exits, lines]).toEqual([[1], []])
  })

  test('yang tak terduga hanya memberi kode rujukan, rinciannya di catatan', () => {
    refuseToStart(new Error('SQLITE_CORRUPT at page 7'), log)
    expect(electron.boxes[0]).toContain('(K7F3)')
    expect(electron.boxes[0]).not.toContain('SQLITE')
    expect(lines).toEqual(['Error: SQLITE_CORRUPT at page 7'])
  })
})

describe('kesalahan tak terduga', () => {
  test('proses utama: dicatat, dikatakan dengan kode rujukan, dan berhenti; janji yang terlupa hanya dicatat', () => {
    const handlers = new Map<string | symbol, (error: unknown) => void>()
    const on = vi.spyOn(process, 'on').mockImplementation((event, handler) => {
      handlers.set(event, handler as (error: unknown) => void)
      return process
    })
    catchCrashes(log)
    on.mockRestore()
    handlers.get('unhandledRejection')?.(new Error('lupa'))
    expect([electron.exits, electron.boxes, lines]).toEqual([[], [], ['Error: lupa']])
    handlers.get('uncaughtException')?.(new Error('jebol'))
    expect(electron.exits).toEqual([1])
    expect(electron.boxes[0]).toContain('(K7F3). Yang sudah tersimpan tetap aman.')
    expect(lines).toEqual(['Error: lupa', 'Error: jebol'])
  })
})
