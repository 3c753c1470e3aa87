// Pictures of the gallery, light and dark, till and phone, into tests/shots/: `node tests/renderer/gallery/shots.mjs [name ...]`.
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '../../.out/gallery')
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const server = createServer(async (request, response) => {
  const path = join(root, new URL(request.url ?? '/', 'http://x').pathname.replace(/\/$/, '/index.html'))
  const body = await readFile(path).catch(() => null)
  response.writeHead(body ? 200 : 404, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const base = `http://127.0.0.1:${server.address().port}/`
const all = [
  'kasir',
  'kasir/kode',
  'kasir/kode3',
  'voucher',
  'voucher/kosong',
  'voucher/muat',
  'katalog',
  'laporan',
  'kendala',
  'dialog/form',
  'dialog/hapus',
  'dialog/bantuan',
]
const wanted = process.argv.slice(2)
const out = resolve(import.meta.dirname, '../../shots')
mkdirSync(out, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const [device, viewport] of [
  ['till', { width: 1366, height: 768 }],
  ['phone', { width: 390, height: 844 }],
]) {
  for (const scheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme: scheme })
    for (const name of wanted.length > 0 ? wanted : all) {
      const page = await context.newPage()
      page.on(
        'console',
        (message) => ['error', 'warning'].includes(message.type()) && console.log(name, device, message.text()),
      )
      page.on('pageerror', (error) => console.log(name, device, String(error)))
      await page.goto(`${base}#${name}`)
      await page.locator('main').waitFor()
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(out, `${name.replace('/', '-')}-${device}-${scheme}.png`) })
      await page.close()
    }
    await context.close()
  }
}
await browser.close()
server.close()
