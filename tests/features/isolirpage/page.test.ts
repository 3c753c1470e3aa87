// The page of isolated customers: light, the shop's words only, whatever is asked for; never in the way of the till.
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { isolirHtml } from '../../../src-main/features/isolirpage/page'
import { type PageServer, servePage } from '../../../src-main/features/isolirpage/serve'
import { testClock } from '../../support/test-app'

const open: PageServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

const content = {
  shopName: 'WARKOP "BANG" <JOKO>',
  address: 'Jl. Melati 12',
  phone: '6281234567890',
  message: 'Bayar dulu ya <script>alert(1)</script>',
}

async function serve() {
  const clock = testClock()
  const server = await servePage({ host: '127.0.0.1', port: 0, clock, html: () => isolirHtml(content) })
  open.push(server)
  return { clock, server }
}

interface Reply {
  readonly status: number
  readonly headers: Record<string, unknown>
  readonly body: string
}

const ask = (port: number, path: string, method = 'GET', host = 'www.google.com') =>
  new Promise<Reply>((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (res) => {
      let body = ''
      res.setEncoding('utf8')
      res.on('data', (part: string) => {
        body += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }))
    })
    req.on('error', reject)
    req.end()
  })

test('alamat apa saja menjawab dengan halaman toko: ringan, tanpa skrip, tanpa cookie, kata-kata toko tidak jadi HTML', async () => {
  const { server } = await serve()
  for (const path of ['/', '/a/b?c=1', '/../../etc/passwd', '/index.php']) {
    const reply = await ask(server.port, path)
    expect(reply.status).toBe(200)
    expect(reply.body).toContain('Internet diisolir')
    expect(reply.body).toContain('0812-3456-7890')
    expect(reply.body).not.toContain('<script')
    expect(reply.body).toContain('&#60;JOKO&#62;')
    expect(Buffer.byteLength(reply.body)).toBeLessThan(10_000)
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(String(reply.headers['content-security-policy'])).toContain("default-src 'none'")
  }
  expect((await ask(server.port, '/', 'POST')).status).toBe(405)
  expect((await ask(server.port, '/', 'HEAD')).body).toBe('')
})

test('pemeriksaan HP (captive portal) dibelokkan ke halaman, supaya jendela loginnya terbuka', async () => {
  const { server } = await serve()
  for (const path of ['/generate_204', '/hotspot-detect.html', '/connecttest.txt?x=1']) {
    const reply = await ask(server.port, path, 'GET', 'connectivitycheck.gstatic.com')
    expect(reply.status).toBe(302)
    expect(reply.headers.location).toBe(`http://127.0.0.1:${server.port}/`)
  }
})

test('satu modem yang ribut dibatasi, dan sesudah tenang dilayani lagi', async () => {
  const { server, clock } = await serve()
  const statuses = await Promise.all(
    Array.from({ length: 60 }, () => ask(server.port, '/').then(({ status }) => status)),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(40)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  clock.advance(10_000)
  expect((await ask(server.port, '/')).status).toBe(200)
})

test('sambungan yang lamban diputus dalam beberapa detik', { timeout: 20_000 }, async () => {
  const { server } = await serve()
  const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n')).resume()
  await new Promise((resolve) => socket.once('close', resolve))
})

test('port yang sudah dipakai orang ditolak dengan sebabnya, bukan menjatuhkan toko', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const taken = servePage({ host: '127.0.0.1', port, clock: testClock(), html: () => '' })
  await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await new Promise((resolve) => other.close(resolve))
})

test('tanpa nomor telepon halamannya tetap utuh', () => {
  const html = isolirHtml({ ...content, phone: '' })
  expect(html).not.toContain('wa.me')
  expect(html).toContain('Internet diisolir')
})
