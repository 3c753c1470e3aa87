import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppHandler } from '../../src-main/electron/protocol'
import { SECURITY_HEADERS } from '../../src-main/transport/http-policy'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-protocol-'))
const renderer = join(folder, 'renderer')
const handle = makeAppHandler(renderer)
beforeAll(() => {
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'rahasia.json'), '{"kunci":1}')
  writeFileSync(join(renderer, 'index.html'), '<p>loket</p>')
  writeFileSync(join(renderer, 'assets/app.js'), 'export {}')
  writeFileSync(join(renderer, 'assets/huruf besar.woff2'), 'font')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('app://loket', () => {
  test.each([
    ['app://loket/', 200, 'text/html; charset=utf-8'],
    ['app://loket/index.html', 200, 'text/html; charset=utf-8'],
    ['app://loket/kasir', 200, 'text/html; charset=utf-8'],
    ['app://loket/voucher/batch', 200, 'text/html; charset=utf-8'],
    ['app://loket/assets/app.js?v=1', 200, 'text/javascript; charset=utf-8'],
    ['app://loket/assets/huruf%20besar.woff2', 200, 'font/woff2'],
    ['app://loket/assets/tidak-ada.js', 404, null],
    ['app://cetak/index.html', 404, null],
    ['app://loket/..%2Frahasia.json', 400, null],
    ['app://loket/%2e%2e/rahasia.json', 404, null],
    ['app://loket/assets/..%2f..%2frahasia.json', 400, null],
    ['app://loket/..%5crahasia.json', 400, null],
    ['app://loket/assets%5c..%5c..%5crahasia.json', 400, null],
    ['app://loket/C:/rahasia.json', 400, null],
    ['app://loket/index.html%00.js', 400, null],
    ['app://loket/%E0%A4%A', 400, null],
    ['app://loket/index.html/x.js', 404, null],
  ])('%s -> %s', async (url, status, type) => {
    const response = await handle(new Request(url))
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
    expect(await response.text()).not.toContain('kunci')
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers.get(name)).toBe(value)
  })

  test('hanya membaca: POST ditolak, HEAD tanpa isi', async () => {
    expect((await handle(new Request('app://loket/', { method: 'POST' }))).status).toBe(405)
    expect(await (await handle(new Request('app://loket/', { method: 'HEAD' }))).text()).toBe('')
  })

  test('CSP tidak mengizinkan skrip di dalam halaman maupun dari luar', async () => {
    const policy = (await handle(new Request('app://loket/'))).headers.get('content-security-policy') ?? ''
    const rules = new Map(
      policy.split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ')
        return [name, sources]
      }),
    )
    expect(rules.get('script-src')).toEqual(["'self'"])
    expect(rules.get('default-src')).toEqual(["'self'"])
    expect(rules.get('style-src')).toEqual(["'self'", "'unsafe-inline'"])
    for (const name of ['object-src', 'frame-ancestors', 'base-uri', 'form-action'])
      expect(rules.get(name)).toEqual(["'none'"])
  })
})
