// Owns: the shop's window and what every webContents of this process is held to.
// Must never: decide; policy.ts does. Nor show a page that did not come from app://loket (or, in `npm run dev`, vite).
import { app, BrowserWindow, nativeTheme, type Session, shell, type WebContents } from 'electron'
import type { Log } from '../platform/log'
import {
  APP_URL,
  type DevOrigin,
  decideNavigation,
  decideWindowOpen,
  isFrameAllowed,
  isPermissionGranted,
} from './policy'

export interface WindowDeps {
  readonly preload: string
  readonly dev: DevOrigin
  readonly log: Log
}

export interface ShopWindows {
  open(): BrowserWindow
  /** A second start brings the first window to the front. */
  focusFirst(): void
  has(contents: WebContents): boolean
}

/** The page's own ground (src-renderer/index.html), so that nothing flashes before it is there. */
const PAPER = { light: '#f4f1ea', dark: '#121614' }

/** A renderer that dies again and again is not reloaded for ever. */
const RELOADS_BEFORE_GIVING_UP = 3

export function makeShopWindows({ preload, dev, log }: WindowDeps): ShopWindows {
  const windows = new Set<BrowserWindow>()
  return {
    open() {
      const window = new BrowserWindow({
        // The counter's monitor: 1366x768 of ten years ago (screens.md).
        width: 1280,
        height: 720,
        minWidth: 960,
        minHeight: 600,
        show: false,
        title: 'LoketNet',
        backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
        autoHideMenuBar: true,
        webPreferences: {
          preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          webviewTag: false,
          navigateOnDragDrop: false,
          spellcheck: false,
          devTools: !app.isPackaged,
        },
      })
      windows.add(window)
      window.once('ready-to-show', () => {
        window.maximize()
        window.show()
      })
      window.on('closed', () => {
        windows.delete(window)
        // Not window-all-closed: a hidden print window would keep the process alive without a face.
        if (windows.size === 0) app.quit()
      })
      reloadWhenGone(window, log)
      const url = dev ?? APP_URL
      window.loadURL(url).catch((error: unknown) => log.bug(error, `loading ${url}`))
      return window
    },
    focusFirst() {
      const [window] = windows
      if (window === undefined) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    has: (contents) => [...windows].some((window) => window.webContents === contents),
  }
}

function reloadWhenGone(window: BrowserWindow, log: Log): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('error', 'the page is gone', { reason: details.reason, exitCode: details.exitCode, reloads })
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    if (reloads++ < RELOADS_BEFORE_GIVING_UP) window.webContents.reload()
  })
  window.on('unresponsive', () => log.write('warn', 'the page does not answer'))
}

/** Every webContents that will ever exist here, the print windows too. Call before the first window. */
export function guardContents(dev: DevOrigin, log: Log): void {
  const leave = (url: string) => {
    shell.openExternal(url).catch((error: unknown) => log.bug(error, 'opening an outside link'))
  }
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      if (decideWindowOpen(url) === 'external') leave(url)
      else log.write('warn', 'a window was refused', { url: shown(url) })
      return { action: 'deny' }
    })
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame ? decideNavigation(event.url, dev) === 'stay' : isFrameAllowed(event.url, dev)) return
      event.preventDefault()
      log.write('warn', 'a navigation was refused', { url: shown(event.url), isMainFrame: event.isMainFrame })
      if (event.isMainFrame && decideNavigation(event.url, dev) === 'external') leave(event.url)
    })
    contents.on('will-redirect', (event) => {
      if (decideNavigation(event.url, dev) !== 'stay') event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Chromium asks twice: the check first, then the request; both get the same answer. Devices are never given. */
export function guardPermissions(session: Session, dev: DevOrigin): void {
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermissionGranted(permission, origin, dev))
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermissionGranted(permission, details.requestingUrl, dev)),
  )
  session.setDevicePermissionHandler(() => false)
}

/** wa.me links carry a customer's number and a voucher code in their query: those stay out of the log. */
const shown = (url: string): string => url.replace(/[?#].*$/s, '').slice(0, 200)
