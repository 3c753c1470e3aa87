// The shop's router gives this computer another address: the portal answers there, without anybody pressing a button.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import type { LanPlace } from '../../src-main/transport/lan-door'
import { type LanHost, type LanHostDeps, makeLanHost } from '../../src-main/transport/lan-host'
import { freePort } from '../support/portal-phone'
import { testClock } from '../support/test-app'

let folder: string
let place: LanPlace | null
/** Loopback has many addresses: they stand for those of a network. */
let addresses: string[]
let changes = 0
let host: LanHost

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  place = { address: '', port: await freePort(), names: [] }
  addresses = ['127.0.0.1']
  changes = 0
  host = makeLanHost({
    router: {} as LanHostDeps['router'], // only pages are asked for
    callFor: () => {
      throw new Error('no call is made')
    },
    pictures: {} as LanHostDeps['pictures'],
    log: makeLog(() => undefined, testClock(), systemRandom),
    place: () => place,
    addresses: () => addresses.map((ip) => ({ name: 'wlan0', ip })),
    onChange: () => {
      changes += 1
    },
  })
  await host.serve(folder)
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const answers = (ip: string): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: ip, port: place?.port, path: '/', agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }).on('error', () => resolve(false))
  })

test('alamat dari router toko berganti: portal pindah sendiri, dan layarnya diberi tahu', async () => {
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([true, false])
  addresses = ['127.0.0.2']
  await host.follow()
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([false, true])
  expect(host.state()).toMatchObject({ urls: [`http://127.0.0.2:${place?.port}/`], problem: null })
  expect(changes).toBe(2)
})

test('yang tidak berganti tidak disentuh', async () => {
  await host.follow()
  await host.follow()
  expect(changes).toBe(1)
  expect(await answers('127.0.0.1')).toBe(true)
})

test('kabel dicabut lalu dipasang lagi: portal terbuka lagi', async () => {
  addresses = []
  await host.follow()
  expect(host.state()).toMatchObject({
    urls: [],
    problem:
      'Komputer ini tidak tersambung ke jaringan mana pun. Sambungkan ke router lewat kabel LAN atau WiFi; portal terbuka sendiri.',
  })
  await host.follow()
  expect(changes).toBe(2)
  addresses = ['127.0.0.3']
  await host.follow()
  expect(await answers('127.0.0.3')).toBe(true)
})

test('alamat yang dipilih Pemilik sendiri tetap, dan portal yang tertutup tetap tertutup', async () => {
  place = { address: '127.0.0.1', port: place?.port ?? 0, names: [] }
  host.reopen()
  await host.follow()
  const before = changes
  addresses = ['127.0.0.2']
  await host.follow()
  expect([changes, await answers('127.0.0.1')]).toEqual([before, true])
  place = null
  host.reopen()
  await host.follow()
  addresses = ['127.0.0.4']
  await host.follow()
  expect(host.state().urls).toEqual([])
})
