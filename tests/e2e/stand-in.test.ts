// The stand-in must be stricter than Electron, or the tests above prove nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { spawnStandIn } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-stand-in-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(name: string, main: string, preload = '') {
  const appDir = join(folder, name)
  mkdirSync(appDir)
  writeFileSync(
    join(appDir, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'main.js' }),
  )
  writeFileSync(join(appDir, 'main.js'), main)
  writeFileSync(join(appDir, 'preload.cjs'), preload)
  const { exited, output } = spawnStandIn({ appDir, dataDir: appDir })
  return { code: await exited, output: output() }
}

const open = (options: string, more = '') => `
  import { app, BrowserWindow } from 'electron'
  app.setPath('userData', import.meta.dirname)
  app.whenReady().then(async () => {
    const window = new BrowserWindow(${options})
    window.webContents.on('preload-error', () => app.exit(7))
    await window.loadURL('about:blank')
    ${more}
    app.quit()
  }).catch((error) => { console.error(error); app.exit(9) })`

describe('pengganti Electron menolak apa yang ditolak atau tidak ada di Electron', () => {
  test.each([
    ['ekspor-asing', "import { autoUpdater } from 'electron'", 1, "does not provide an export named 'autoUpdater'"],
    ['anggota-asing', "import { app } from 'electron'; app.setBadgeCount(1)", 1, 'no app.setBadgeCount'],
    ['peristiwa-asing', "import { app } from 'electron'; app.on('redy', () => {})", 1, "app has no event 'redy'"],
    [
      'sinkron',
      "import { safeStorage } from 'electron'; safeStorage.encryptString('x')",
      1,
      'no safeStorage.encryptString',
    ],
    [
      'lewat-require',
      "import { createRequire } from 'node:module'; createRequire(import.meta.url)('electron').default.net",
      1,
      'no electron.net',
    ],
    ['terlalu-dini', "import { BrowserWindow } from 'electron'; new BrowserWindow()", 1, 'before app is ready'],
    ['sesi-terlalu-dini', "import { session } from 'electron'; session.defaultSession", 1, 'when app is ready'],
    [
      'skema-tidak-aman',
      "import { protocol } from 'electron'; protocol.registerSchemesAsPrivileged([{ scheme: 'app' }])",
      1,
      'standard, secure',
    ],
    ['salah-ketik', open('{ webPreferences: { sandboxed: true } }'), 9, 'webPreferences.sandboxed'],
    ['tanpa-sandbox', open('{ webPreferences: { sandbox: false } }'), 9, 'only models sandboxed'],
    ['preload-hilang', open("{ webPreferences: { preload: '/tidak/ada.cjs' } }"), 9, 'preload not found'],
  ])('%s', async (name, main, code, sentence) => {
    const result = await run(name, main)
    expect(result.output).toContain(sentence)
    expect(result.code).toBe(code)
  })

  test('menunggu ready di tingkat atas: berhenti, bukan diam selamanya', async () => {
    const { code, output } = await run('menunggu', "import { app } from 'electron'; await app.whenReady()")
    expect(output).toContain('real Electron would hang here')
    expect(code).toBe(13)
  })

  test.each([
    ['preload-node', "require('node:fs')", 'module not found: node:fs'],
    ['preload-asing', "require('electron').webFrame", 'preload has no electron.webFrame'],
    ['preload-fungsi', "require('electron').contextBridge.exposeInMainWorld('x', { f() {} })", 'exposes values only'],
  ])('%s', async (name, preload, sentence) => {
    const main = open("{ webPreferences: { preload: import.meta.dirname + '/preload.cjs' } }")
    const { code, output } = await run(name, main, preload)
    expect(output).toContain(sentence)
    expect(code).toBe(7)
  })
})
