// Owns: starting an app folder the way the Electron binary does: `ready` only after the main entry has been evaluated.
// Must never: go easier on the app than Electron does.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, openApp, startApp } from './app.ts'
import { ELECTRON_VERSION, isPackaged } from './facts.ts'
import './control.ts'

/** Exit code: the main entry never finished, so real Electron would never become ready. */
const HANGS = 13

const [folder = '.', ...rest] = process.argv.slice(2)
const appDir = resolve(folder)
const manifest: { main: string; name: string; version: string; productName?: string } = JSON.parse(
  readFileSync(join(appDir, 'package.json'), 'utf8'),
)
// Native modules look at these to choose their prebuilt file.
Object.defineProperty(process.versions, 'electron', { value: ELECTRON_VERSION })
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process, 'resourcesPath', { value: resolve(appDir, '..') })
process.argv = isPackaged ? [process.execPath, ...rest] : [process.execPath, appDir, ...rest]
openApp(appDir, manifest)

// Node itself ends with 13 when nothing is left that could settle the await; the timer is for apps that keep something open.
process.on('exit', (code) => {
  if (code === HANGS)
    console.error('real Electron would hang here: await app.whenReady() at top level of the main entry?')
})
const hanging = setTimeout(() => process.exit(HANGS), 10_000).unref()
await import(pathToFileURL(resolve(appDir, manifest.main)).href)
clearTimeout(hanging)
process.channel?.ref()
if (!app.isLeaving()) await startApp()
