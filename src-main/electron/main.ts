// Owns: the composition of the desktop door: flags, folders, the core, one window.
// Must never: hold a rule. `await app.whenReady()` at top level of this ES module would hang for ever (electron#40719).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, Menu, protocol, safeStorage, session } from 'electron'
import { createApp, findRescue, keyIdOf, layRescue } from '../app'
import { systemClock } from '../platform/clock'
import { uuidV7 } from '../platform/ids'
import { fileLog } from '../platform/log'
import { systemRandom } from '../platform/random'
import { FlagError, type Flags, readFlags } from '../server/flags'
import { chooseKeyStore } from './key-store'
import { catchCrashes, closeBeforeQuit, refuseToStart, restart, restartAsDemo } from './lifecycle'
import { electronPdfPrinter } from './pdf'
import { APP_SCHEME } from './policy'
import { openPorts } from './ports'
import { APP_SCHEME_PRIVILEGES, makeAppHandler } from './protocol'
import { guardContents, guardPermissions, makeShopWindows } from './window'

const here = import.meta.dirname // out/main

function start({ dataDir, demo }: Flags): void {
  // The page's own files (cache, local storage) live with the shop's data: the lock below is then per shop, and a demo runs beside it.
  const profile = join(dataDir, 'jendela')
  mkdirSync(profile, { recursive: true }) // setPath refuses a folder that is not there
  app.setPath('userData', profile)
  app.setAppUserModelId('id.loketnet.app')
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged(APP_SCHEME_PRIVILEGES)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const log = fileLog(join(dataDir, 'log'), systemClock, systemRandom)
  const rendererUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  const dev = rendererUrl === undefined ? undefined : new URL(rendererUrl).origin
  catchCrashes(log)
  guardContents(dev, log)
  app.on('session-created', (created) => guardPermissions(created, dev))
  const windows = makeShopWindows({ preload: join(here, '../preload/index.cjs'), dev, log })
  app.on('second-instance', () => windows.focusFirst())

  const boot = async () => {
    await app.whenReady()
    guardPermissions(session.defaultSession, dev)
    protocol.handle(APP_SCHEME, makeAppHandler(join(here, '../renderer')))
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
    const keyStore = await chooseKeyStore(safeStorage, join(dataDir, 'kunci'), systemRandom)
    const version = app.getVersion()
    const openDemo = async () => {
      restartAsDemo()
      return null
    }
    return createApp({
      ...{ dataDir, keyStore, pdf: electronPdfPrinter(), log, demo, version, restart },
      ...(demo ? {} : { openDemo }),
    })
  }
  const booting = boot()
  closeBeforeQuit(booting, log)
  booting.then(
    (core) => {
      openPorts({
        connect: (port) => core.connectPort(port, { kind: 'electron' }),
        isShopWindow: windows.has,
        dev,
        log,
      })
      windows.open()
      return core.serveLan(join(here, '../renderer'))
    },
    (error: unknown) => refuseToStart(error, log, () => offerRescue(dataDir)),
  )
}

/** Books that do not open: the newest sound copy takes their place at the next start, when the person says so. */
async function offerRescue(dataDir: string): Promise<boolean> {
  const key = await (await chooseKeyStore(safeStorage, join(dataDir, 'kunci'), systemRandom)).load()
  const keyId = keyIdOf(key)
  const found = findRescue(dataDir, keyId)
  if (!found) return false
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'LoketNet',
    message: 'Pasang cadangan terakhir yang utuh?',
    detail: `${found.name}\nYang dicatat sesudah cadangan ini hilang. Pembukuan yang rusak tetap disimpan di folder "pulih".`,
    buttons: ['Pasang cadangan', 'Jangan dulu'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return false
  await layRescue({ dataDir, keyId, now: systemClock.now(), newId: uuidV7(systemClock, systemRandom) })
  return true
}

try {
  start(readFlags(process.argv.slice(app.isPackaged ? 1 : 2), process.env))
} catch (error) {
  // Before there is a log: a wrong flag, or a folder that cannot be written.
  const text = error instanceof FlagError ? error.message : `Folder data tidak dapat dipakai.\n${error}`
  dialog.showErrorBox('LoketNet tidak dapat dibuka', text)
  app.exit(2)
}
