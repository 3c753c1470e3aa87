import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, spawnStandIn } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-e2e-'))
const dataDir = join(folder, 'toko')
let app: AppUnderTest

beforeAll(async () => {
  app = await launchApp({ dataDir })
})
afterAll(async () => {
  if (app.process.exitCode === null) app.process.kill('SIGKILL')
  await app.exited
  rmSync(folder, { recursive: true, force: true })
})

describe('buka dan tutup', () => {
  test('kunci rahasia ada di brankas sistem, bukan di berkas biasa', () => {
    expect(readdirSync(dataDir)).toContain('kunci.tersegel')
    expect(readdirSync(dataDir)).not.toContain('kunci')
  })

  test('LoketNet kedua untuk toko yang sama hanya memanggil jendela yang pertama', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.minimize()
      const seen = globalThis as { focused?: number }
      seen.focused = 0
      window?.on('focus', () => {
        seen.focused = (seen.focused ?? 0) + 1
      })
    })
    const second = spawnStandIn({ dataDir })
    expect(await second.exited).toBe(0)
    expect(second.output()).toBe('')
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
      )
      .toEqual([false])
    expect(await app.evaluate(() => (globalThis as { focused?: number }).focused)).toBeGreaterThan(0)
  })

  test('menutup jendela menutup semuanya: kode 0, buku tertutup rapi', async () => {
    expect(await app.closeWindow()).toBe(0)
    // SQLite removes its write-ahead log when the last connection closes in order.
    expect(readdirSync(dataDir).filter((name) => name.startsWith('loketnet.db'))).toEqual(['loketnet.db'])
    expect(app.output()).not.toMatch(/DIALOG|STAND-IN:|Error/)
  })

  test('SIGTERM juga menutup dengan rapi, dan kunci yang sama dibaca lagi', async () => {
    const again = await launchApp({ dataDir })
    again.process.kill('SIGTERM')
    expect(await again.exited).toBe(0)
    expect(again.output()).not.toMatch(/DIALOG|Error/)
  })

  test('Coba Mode Demo: ditutup dengan rapi dan dibuka lagi sebagai demo, dengan folder yang sama', async () => {
    const fresh = await launchApp({ dataDir: join(folder, 'baru'), flags: ['--port', '4999'] })
    await fresh.page.getByRole('button', { name: 'Coba Mode Demo' }).click()
    expect(await fresh.exited).toBe(0)
    const { args } = JSON.parse(/STAND_IN_RELAUNCH (.*)/.exec(fresh.output())?.[1] ?? '{}')
    expect(args.slice(1)).toEqual(['--data', join(folder, 'baru'), '--port', '4999', '--demo'])
  })

  test('toko yang tidak dapat dibuka mengatakan mengapa, dan berhenti dengan kode 1', async () => {
    const locked = spawnStandIn({ dataDir, env: { STAND_IN_VAULT: 'basic_text' } })
    expect(await locked.exited).toBe(1)
    expect(locked.output()).toContain(
      'DIALOG LoketNet tidak dapat dibuka: Kunci rahasia toko ini tersimpan di brankas sistem',
    )
  })

  test('folder data yang tidak dapat dipakai: mengatakannya, kode 2', async () => {
    writeFileSync(join(folder, 'berkas'), '')
    const blocked = spawnStandIn({ dataDir: join(folder, 'berkas/toko') })
    expect(await blocked.exited).toBe(2)
    expect(blocked.output()).toContain('DIALOG LoketNet tidak dapat dibuka: Folder data tidak dapat dipakai.')
  })

  test('bendera yang salah ditolak dengan kalimat', async () => {
    const wrong = spawnStandIn({ dataDir, flags: ['--port', 'abc'] })
    expect(await wrong.exited).toBe(2)
    expect(wrong.output()).toContain('Port harus angka')
  })
})
