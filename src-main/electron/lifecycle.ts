// Owns: the order of the end (windows, then the core, then the process) and what happens when something breaks.
// Must never: leave the process while the core still writes, nor hang for ever because a printer or router does not answer.
import { app, dialog } from 'electron'
import type { Log } from '../platform/log'
import { DomainError, sentenceOf } from '../shared/errors'

interface Closable {
  close(): Promise<void>
}

/** The core drains in a second or two; a lane that hangs must not keep the shop's PC from shutting down. */
const LONGEST_CLOSE_MS = 15_000

/** Exit code 0 when everything is put away, 1 when it was not. `booting` may still be under way. */
export function closeBeforeQuit(booting: Promise<Closable>, log: Log): void {
  let isClosing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const late = setTimeout(() => {
      log.write('error', 'closing took too long', { milliseconds: LONGEST_CLOSE_MS })
      app.exit(1)
    }, LONGEST_CLOSE_MS)
    booting
      .then((core) => core.close())
      .then(
        () => app.exit(0),
        (error: unknown) => {
          log.bug(error, 'closing')
          app.exit(1)
        },
      )
      .finally(() => clearTimeout(late))
  })
}

/** The books are safe by themselves (WAL, synchronous=FULL), so what is broken ends rather than going on in an unknown state. */
export function catchCrashes(log: Log): void {
  process.on('unhandledRejection', (reason) => log.bug(reason, 'a promise nobody waited for'))
  process.on('uncaughtException', (error) => {
    const reference = log.bug(error, 'the main process')
    dialog.showErrorBox(
      'LoketNet berhenti',
      `Terjadi kesalahan tak terduga (${reference}). Yang sudah tersimpan tetap aman. Buka lagi LoketNet.`,
    )
    app.exit(1)
  })
  app.on('child-process-gone', (_event, details) =>
    log.write('error', 'a helper process is gone', { type: details.type, reason: details.reason }),
  )
}

/** The shop cannot open: say why in the words of the catalogue, or give the reference that support can look up. */
export function refuseToStart(error: unknown, log: Log, rescue?: () => Promise<boolean>): void {
  const text =
    error instanceof DomainError
      ? Object.values(sentenceOf(error.code, error.data)).join('\n')
      : `Terjadi kesalahan tak terduga (${log.bug(error, 'starting')}). Yang sudah tersimpan tetap aman.`
  dialog.showErrorBox('LoketNet tidak dapat dibuka', text)
  if (!rescue || !(error instanceof DomainError && error.code === 'DATABASE_DAMAGED')) {
    app.exit(1)
    return
  }
  rescue().then(
    (isLaid) => (isLaid ? restart() : app.exit(1)),
    (failure: unknown) => {
      log.bug(failure, 'laying a copy ready')
      app.exit(1)
    },
  )
}

/** "Coba Mode Demo": one window, one shop; the demo has its own folder, so it is another start of this program. */
export function restartAsDemo(): void {
  restart('--demo')
}

/** A restore takes place at the next start. */
export function restart(...more: readonly string[]): void {
  // An AppImage runs from a mount that ends with it: only the file itself can be started again.
  const execPath = process.env.APPIMAGE ?? process.execPath
  app.relaunch({ execPath, args: [...process.argv.slice(1), ...more] })
  setImmediate(() => app.quit()) // the answer to the page goes out first
}
