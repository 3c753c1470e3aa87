// electron-builder with a hollow Electron (the binary cannot be had here): what goes into the package is real, the runtime is not.
// Not checked: the installers themselves, signing, asar integrity at run time, the native modules inside Electron.
import { execFile, execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchApp, ROOT } from './launch'

/** Of app-builder-lib's own version; none of ours depends on it directly. */
const builderRequire = createRequire(createRequire(join(ROOT, 'package.json')).resolve('app-builder-lib/package.json'))
const asar: { extractAll(archive: string, folder: string): void } = builderRequire('@electron/asar')
const fuses: {
  getCurrentFuseWire(binary: string): Promise<Record<string, unknown>>
  FuseV1Options: Record<string, string>
} = builderRequire('@electron/fuses')

/** @electron/fuses looks for this in the binary; version 1, eight fuses in the state Electron ships them. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
])

const folder = mkdtempSync(join(tmpdir(), 'loketnet-pack-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function hollowElectron(platform: 'linux' | 'win32'): string {
  const hollow = join(folder, `electron-${platform}`)
  for (const name of ['resources', 'locales']) mkdirSync(join(hollow, name), { recursive: true })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'))
  writeFileSync(join(hollow, 'version'), version)
  if (platform === 'win32') {
    // a Windows program that is at hand: electron-builder reads its header
    copyFileSync(join(ROOT, 'node_modules/electron-winstaller/vendor/7z-x64.exe'), join(hollow, 'electron.exe'))
    appendFileSync(join(hollow, 'electron.exe'), FUSE_WIRE)
  } else
    for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
      writeFileSync(join(hollow, name), Buffer.concat([Buffer.from('#!/bin/sh\n'), FUSE_WIRE]))
      chmodSync(join(hollow, name), 0o755)
    }
  return hollow
}

async function pack(platform: 'linux' | 'win32') {
  const output = join(folder, platform)
  const args = [
    'node_modules/electron-builder/out/cli/cli.js',
    platform === 'linux' ? '--linux' : '--win',
    '--dir',
    `--${platform === 'linux' ? process.arch : 'x64'}`,
    ...['--config', 'resources/electron-builder.yml'],
    `-c.electronDist=${hollowElectron(platform)}`,
    `-c.directories.output=${output}`,
    ...(platform === 'win32' ? ['-c.win.signAndEditExecutable=false'] : []),
  ]
  await promisify(execFile)(process.execPath, args, { cwd: ROOT })
  const unpacked = join(output, platform === 'linux' ? 'linux-unpacked' : 'win-unpacked')
  const app = join(output, 'app')
  asar.extractAll(join(unpacked, 'resources/app.asar'), app)
  const list = async (at: string) => {
    const entries = await readdir(at, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(at.length + 1)
          .replaceAll('\\', '/'),
      )
  }
  return {
    app,
    archive: join(unpacked, 'resources/app.asar'),
    binary: join(unpacked, platform === 'linux' ? 'loketnet' : 'LoketNet.exe'),
    files: await list(app),
    outside: await list(join(unpacked, 'resources/app.asar.unpacked')),
  }
}

const isOurs = (file: string) => file.startsWith('out/') || file === 'package.json'

describe('paket Linux', () => {
  let packed: Awaited<ReturnType<typeof pack>>
  beforeAll(async () => {
    if (process.platform === 'linux') packed = await pack('linux')
  })
  beforeEach((context) => {
    if (process.platform !== 'linux') context.skip("npm installed koffi's native part for this system, not for Linux")
  })

  test('berisi yang perlu, tanpa sumber, alat atau Node', () => {
    const { files } = packed
    expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual([
      'node_modules',
      'out',
      'package.json',
    ])
    for (const file of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'])
      expect(files).toContain(file)
    const modules = new Set(
      files.filter((file) => !isOurs(file)).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]),
    )
    for (const name of [
      'better-sqlite3',
      'koffi',
      `@koromix/koffi-linux-${process.arch}`,
      'serialport',
      '@serialport/bindings-cpp',
    ])
      expect(modules).toContain(name)
    const unwanted =
      /\.(ts|tsx|map|cc?|cpp|hh?|gyp|md)$|^node_modules\/(node-(linux|win|darwin)-|electron|vite|react|@biomejs|typescript)/
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })

  test('di luar arsip hanya berkas native, dan hanya untuk sistem ini', () => {
    const { files, outside } = packed
    expect(outside.filter((file) => !file.endsWith('.node'))).toEqual([])
    expect(outside.sort()).toEqual(files.filter((file) => file.endsWith('.node')).sort())
    expect(outside.sort()).toEqual([
      `node_modules/@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`,
      'node_modules/@serialport/bindings-cpp/prebuilds/linux-arm64/@serialport+bindings-cpp.armv8.glibc.node',
      'node_modules/@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
      'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
    expect(statSync(packed.archive).size).toBeLessThan(12 * 1024 * 1024)
  })

  test('sekring Electron terpasang: tidak dapat dijadikan Node, hanya membaca arsip yang utuh', async () => {
    const wire = await fuses.getCurrentFuseWire(packed.binary)
    const isOn = (name: string) => wire[String(fuses.FuseV1Options[name])] === 0x31
    const names = Object.keys(fuses.FuseV1Options).filter((name) => Number.isNaN(Number(name)))
    expect(Object.fromEntries(names.map((name) => [name, isOn(name)]))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    })
  })

  test('modul native dapat dimuat dari dalam paket', () => {
    const code = `
      const Database = require('better-sqlite3')
      console.log(new Database(':memory:').pragma('user_version', { simple: true }))
      console.log(typeof require('koffi').load, typeof require('serialport').SerialPort.list)`
    expect(execFileSync(process.execPath, ['-e', code], { cwd: packed.app, encoding: 'utf8' })).toBe(
      '0\nfunction function\n',
    )
  })

  test('dibuka dari paket: layar pertama, tanpa alat pengembang, tutup dengan kode 0', async () => {
    const app = await launchApp({
      appDir: packed.app,
      dataDir: join(folder, 'toko'),
      forceStandIn: true,
      env: { STAND_IN_PACKAGED: '1', ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/' },
    })
    await app.page.getByText('Coba Mode Demo').first().waitFor()
    expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toMatch(
      /^app:\/\/loket\//,
    )
    expect(await app.closeWindow()).toBe(0)
    expect(app.output()).not.toMatch(/STAND-IN:|DIALOG|Error/)
  })
})

describe('paket Windows', () => {
  test('hanya membawa berkas native Windows, dan sekringnya sama', async () => {
    const packed = await pack('win32')
    const natives = packed.outside.filter((file) => !file.startsWith('node_modules/@koromix/'))
    expect(natives.sort()).toEqual([
      'node_modules/@serialport/bindings-cpp/prebuilds/win32-arm64/@serialport+bindings-cpp.armv8.node',
      'node_modules/@serialport/bindings-cpp/prebuilds/win32-x64/@serialport+bindings-cpp.node',
      'node_modules/better-sqlite3/prebuilds/win32-arm64.node',
      'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ])
    const wire = await fuses.getCurrentFuseWire(packed.binary)
    expect(wire[String(fuses.FuseV1Options.RunAsNode)]).toBe(0x30)
    expect(wire[String(fuses.FuseV1Options.OnlyLoadAppFromAsar)]).toBe(0x31)
  })
})
