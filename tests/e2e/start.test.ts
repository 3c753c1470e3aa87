// npm start, as a person types it, without npm in between.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { electronBinary, ROOT } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArgs?: readonly string[]
}

function start(flags: readonly string[], { env = {}, nodeArgs = [] }: Options = {}) {
  const child = spawn(process.execPath, [...nodeArgs, 'src-main/start.mjs', ...flags], {
    cwd: ROOT,
    // Nothing of the person who runs the tests may leak in; no download, no real display.
    env: { PATH: process.env.PATH, HOME: folder, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  /** The first match in what it says, or the failure to say it. */
  const says = (pattern: RegExp, stream: 'out' | 'err' = 'out') =>
    new Promise<RegExpExecArray>((found, failed) => {
      const look = () => {
        const match = pattern.exec(said[stream])
        if (match) found(match)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      void exited.then((code) => failed(new Error(`ended with ${code}: ${said.out}${said.err}`)))
      look()
    })
  return { child, said, exited, says }
}

describe('npm start di peramban', () => {
  test('satu baris, menjawab di alamat itu, SIGTERM menutup dengan kode 0', async () => {
    const app = start(['--browser', '--port', '0', '--data', join(folder, 'toko')])
    const [, url = ''] = await app.says(/^LoketNet siap di (http:\/\/127\.0\.0\.1:\d+\/)\n$/)
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>LoketNet</title>')
    app.child.kill('SIGTERM')
    expect(await app.exited).toBe(0)
    expect(app.said.out.trim().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, 'toko/loketnet.db'))).toBe(true)
  })

  test('lewat variabel lingkungan, demo di foldernya sendiri, SIGINT juga 0', async () => {
    const app = start([], {
      env: { LOKETNET_BROWSER: '1', LOKETNET_PORT: '0', LOKETNET_DATA: join(folder, 'lain'), LOKETNET_DEMO: '1' },
    })
    await app.says(/LoketNet siap di/)
    app.child.kill('SIGINT')
    expect(await app.exited).toBe(0)
    expect(existsSync(join(folder, 'lain/demo/loketnet.db'))).toBe(true)
    expect(existsSync(join(folder, 'lain/loketnet.db'))).toBe(false)
  })

  test('alamat yang sudah dipakai: mengatakan apa yang dapat dilakukan, kode 1', async () => {
    const taken = createServer()
    await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready))
    const { port } = taken.address() as AddressInfo
    const app = start(['--browser', '--port', String(port), '--data', join(folder, 'bentrok')])
    expect(await app.exited).toBe(1)
    expect(app.said.err).toContain(`Alamat 127.0.0.1:${port} sedang dipakai program lain.`)
    expect(app.said.err).toContain('--port')
    taken.close()
  })

  test('tanpa Electron: mengatakannya, lalu tetap jalan', async (context) => {
    if (electronBinary()) return context.skip('this machine has an Electron binary')
    const app = start(['--port', '0', '--data', join(folder, 'tanpa')])
    await app.says(/LoketNet siap di/)
    expect(app.said.err).toContain('Electron tidak dapat diunduh: aplikasi dijalankan dalam mode peramban.')
    app.child.kill('SIGTERM')
    expect(await app.exited).toBe(0)
  })

  test('Electron yang tidak mau dibuka: mengatakannya, lalu tetap jalan', async () => {
    const app = start(['--port', '0', '--data', join(folder, 'rusak')], {
      env: { ELECTRON_EXEC_PATH: join(folder, 'tidak-ada'), DISPLAY: ':99' },
    })
    await app.says(/LoketNet siap di/)
    expect(app.said.err).toContain('Electron tidak dapat dibuka di komputer ini')
    app.child.kill('SIGTERM')
    expect(await app.exited).toBe(0)
  })

  test('tanpa layar grafis: mengatakannya, lalu tetap jalan', async (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux starts without a display')
    const app = start(['--port', '0', '--data', join(folder, 'buta')], {
      env: { ELECTRON_EXEC_PATH: join(ROOT, 'tests/stub/electron-sh') },
    })
    await app.says(/LoketNet siap di/)
    expect(app.said.err).toContain('Tidak ada layar grafis')
    app.child.kill('SIGTERM')
    expect(await app.exited).toBe(0)
  })
})

describe('npm start sebagai aplikasi', () => {
  test('membuka Electron dengan bendera yang sama, meneruskan SIGTERM dan kode keluarnya', async (context) => {
    if (process.platform === 'win32') return context.skip('the stand-in for the binary is a shell script')
    const app = start(['--data', join(folder, 'jendela')], {
      env: {
        ELECTRON_EXEC_PATH: join(ROOT, 'tests/stub/electron-sh'),
        DISPLAY: ':99',
        CHROMIUM: process.env.CHROMIUM ?? '',
      },
    })
    await app.says(/STAND_IN_CDP/)
    app.child.kill('SIGTERM')
    expect(await app.exited).toBe(0)
    expect(existsSync(join(folder, 'jendela/kunci.tersegel'))).toBe(true)
    expect(app.said.out).not.toContain('LoketNet siap')
  })
})

describe('npm start menolak dengan kalimat', () => {
  test('bantuan menyebut setiap bendera dan setiap variabel', async () => {
    const app = start(['--help'])
    expect(await app.exited).toBe(0)
    for (const word of [
      '--browser',
      '--port',
      '--data',
      '--demo',
      'LOKETNET_BROWSER',
      'LOKETNET_PORT',
      'LOKETNET_DATA',
      'LOKETNET_DEMO',
    ])
      expect(app.said.out).toContain(word)
  })

  test.each([
    ['port salah', ['--port', 'abc'], 'Port harus angka 0 sampai 65535, bukan "abc".'],
    ['bendera tidak dikenal', ['--prot', '1'], 'Tidak dikenal: --prot 1.'],
  ])('%s', async (_name, flags, sentence) => {
    const app = start(flags)
    expect(await app.exited).toBe(2)
    expect(app.said.err).toContain(sentence)
  })

  test('Node terlalu tua', async () => {
    // what `node src-main/start.mjs` is under the system's Node 20, as far as the check can see
    const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})"
    const app = start(['--browser'], { nodeArgs: ['--import', old] })
    expect(await app.exited).toBe(1)
    expect(app.said.err).toContain('LoketNet perlu Node.js 24 atau lebih baru (ini 20.20.2).')
    expect(app.said.out).toBe('')
  })
})
