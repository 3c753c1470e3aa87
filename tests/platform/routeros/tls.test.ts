import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { normalFingerprint, readFingerprint } from '../../../src-main/platform/routeros'
import { refuseCertificate } from '../../../src-main/platform/routeros/certificate'
import { HostileRouter } from '../../support/hostile-router'
import { failureOf } from '../../support/router-failure'
import { makeSelfSigned, type SelfSigned } from '../../support/self-signed'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

let certificate: SelfSigned
let other: SelfSigned
beforeAll(async () => {
  ;[certificate, other] = await Promise.all([makeSelfSigned(), makeSelfSigned()])
})

const startSecure = () =>
  HostileRouter.start({ tls: certificate, onCommand: (peer, command) => peer.done(command, '=ret=*1') })

describe('api-ssl', () => {
  it('pertama kali: sertifikat diterima dan sidik jarinya dilaporkan untuk disimpan', async () => {
    await using router = await startSecure()
    const link = await router.connected()
    expect(link.fingerprint256).toBe(certificate.fingerprint256)
    expect((await link.run('/ip/hotspot/user/add')).ret).toBe('*1')
  })

  it('berikutnya: sidik jari yang sama diterima, dalam tulisan apa pun', async () => {
    const { fingerprint256 } = certificate
    for (const pinSha256 of [fingerprint256, fingerprint256.toLowerCase(), fingerprint256.replaceAll(':', '')]) {
      await using router = await startSecure()
      expect((await router.connected({ tls: { pinSha256 } })).state).toBe('open')
    }
  })

  it('sertifikat yang berubah: berhenti sebelum satu bita sandi pun terkirim', async () => {
    await using router = await startSecure()
    const link = router.link({ tls: { pinSha256: other.fingerprint256 } })
    expect(await failureOf(link.connect())).toMatchObject({
      kind: 'tls',
      code: 'PIN_MISMATCH',
      phase: 'tls',
      fingerprint256: certificate.fingerprint256,
    })
    // The peer has seen the end of the connection, so nothing can still be on its way.
    const [peer] = router.peers
    if (peer && !peer.socket.closed) await new Promise((resolve) => peer.socket.once('close', resolve))
    expect(router.receivedBytes).toBe(0)
  })

  it('sidik jari bisa dibaca tanpa login, untuk ditunjukkan sebelum sandi dikirim', async () => {
    await using router = await startSecure()
    expect(await readFingerprint(router.endpoint)).toBe(certificate.fingerprint256)
    expect(router.receivedBytes).toBe(0)
  })

  it('port tanpa TLS: gagal dengan sebab dan tahap, cepat bila router menutup, dengan batas waktu bila diam', async () => {
    await using closing = await HostileRouter.start({ onConnection: (peer) => peer.socket.end() })
    expect(await failureOf(closing.link({ tls: {} }).connect())).toMatchObject({ phase: 'tls' })
    expect(await failureOf(readFingerprint(closing.endpoint))).toMatchObject({ phase: 'tls' })
    const mute: Server = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const address = mute.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    expect(await failureOf(closing.link({ tls: {}, port, connectTimeoutMs: 250 }).connect())).toMatchObject({
      kind: 'timeout',
      phase: 'tls',
    })
    expect(await failureOf(readFingerprint({ host: '127.0.0.1', port }, 250))).toMatchObject({
      kind: 'timeout',
      phase: 'tls',
    })
    mute.close()
  })

  it('api-ssl tanpa sertifikat (Diffie-Hellman anonim) ditolak, sandi tidak terkirim', async () => {
    await using router = await HostileRouter.start({
      tls: { ciphers: 'ADH-AES256-GCM-SHA384:@SECLEVEL=0', maxVersion: 'TLSv1.2' },
    })
    expect(await failureOf(router.link().connect())).toMatchObject({ kind: 'tls', phase: 'tls' })
    expect(router.receivedBytes).toBe(0)
  })

  it('klien biasa di port TLS tidak menggantung (5)', async () => {
    await using router = await startSecure()
    const error = await failureOf(router.link({ tls: false, connectTimeoutMs: 500 }).connect())
    expect(['closed', 'socket', 'protocol', 'timeout']).toContain(error.kind)
    expect(error.phase ?? 'login').toBe('login')
  })

  it('satu perintah lewat TLS pun jauh di bawah 1 milidetik (14)', async () => {
    await using router = await startSecure()
    const link = await router.connected()
    const times: number[] = []
    for (let index = 0; index < 300; index++) {
      const start = performance.now()
      await link.run('/ip/hotspot/user/add', ['=name=a', '=password=b'])
      times.push(performance.now() - start)
    }
    expect(times.sort((a, b) => a - b)[150]).toBeLessThan(1)
  })
})

it('tanpa sertifikat tidak pernah dipercaya, juga saat pertama kali', () => {
  expect(refuseCertificate(undefined, undefined)).toMatchObject({ kind: 'tls', code: 'NO_CERTIFICATE' })
  expect(refuseCertificate('AB', undefined)).toBeUndefined()
})

it('sidik jari dirapikan, yang bukan sidik jari ditolak', () => {
  const hex = 'ab'.repeat(32)
  expect(normalFingerprint(hex)).toBe(Array(32).fill('AB').join(':'))
  expect(normalFingerprint(` ${Array(32).fill('aB').join(':')} `)).toBe(Array(32).fill('AB').join(':'))
  for (const text of ['', 'ab', hex.slice(1), `${hex}00`, hex.replace('a', 'g')])
    expect(normalFingerprint(text)).toBeUndefined()
})
