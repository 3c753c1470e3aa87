import type { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { makeShopWindows } from '../../src-main/electron/window'
import type { Log } from '../../src-main/platform/log'

interface MadeWindow extends EventEmitter {
  readonly options: { show: boolean; webPreferences: object }
  readonly loaded: string[]
  readonly calls: string[]
}
const electron = vi.hoisted(() => ({ made: [] as unknown[], quits: 0, isPackaged: true, isDark: false }))
const made = electron.made as MadeWindow[]

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    options: object
    loaded: string[] = []
    calls: string[] = []
    webContents = Object.assign(new EventEmitter(), { reload: () => this.calls.push('reload') })
    constructor(options: object) {
      super()
      this.options = options
      electron.made.push(this)
    }
    async loadURL(url: string) {
      this.loaded.push(url)
    }
    isMinimized = () => true
    isDestroyed = () => false
    maximize = () => this.calls.push('maximize')
    restore = () => this.calls.push('restore')
    show = () => this.calls.push('show')
    focus = () => this.calls.push('focus')
  }
  const app = {
    get isPackaged() {
      return electron.isPackaged
    },
    quit: () => electron.quits++,
  }
  const nativeTheme = {
    get shouldUseDarkColors() {
      return electron.isDark
    },
  }
  return { app, BrowserWindow, nativeTheme, shell: {} }
})

const log: Log = { write: () => {}, bug: () => 'K7F3' }
const windows = (dev?: string) => makeShopWindows({ preload: '/app/out/preload/index.cjs', dev, log })

beforeEach(() => {
  made.length = electron.quits = 0
  Object.assign(electron, { isPackaged: true, isDark: false })
})

describe('jendela toko', () => {
  test('sebagai paket: kotak pasir penuh, tanpa Node, tanpa alat pengembang', () => {
    windows().open()
    expect(made[0]?.options.webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
    expect(made[0]?.loaded).toEqual(['app://loket/'])
  })

  test('saat dikembangkan: halaman dari server pengembangan, alat pengembang ada', () => {
    electron.isPackaged = false
    windows('http://localhost:5173').open()
    expect(made[0]?.options.webPreferences).toMatchObject({ devTools: true, sandbox: true })
    expect(made[0]?.loaded).toEqual(['http://localhost:5173'])
  })

  test('baru terlihat bila sudah berisi, sewarna kertasnya', () => {
    electron.isDark = true
    windows().open()
    expect(made[0]?.options).toMatchObject({ show: false, backgroundColor: '#121614' })
    expect(made[0]?.calls).toEqual([])
    made[0]?.emit('ready-to-show')
    expect(made[0]?.calls).toEqual(['maximize', 'show'])
  })

  test('jendela terakhir yang ditutup menutup LoketNet, yang pertama belum', () => {
    const shop = windows()
    shop.open()
    const second = shop.open()
    expect(shop.has(second.webContents)).toBe(true)
    made[0]?.emit('closed')
    expect(electron.quits).toBe(0)
    shop.focusFirst()
    expect(made[1]?.calls).toEqual(['restore', 'show', 'focus'])
    made[1]?.emit('closed')
    expect(electron.quits).toBe(1)
    expect(shop.has(second.webContents)).toBe(false)
  })
})
