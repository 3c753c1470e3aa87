import { RouterOSAPI } from 'node-routeros'
import { expect, it } from 'vitest'
import { openRawLink } from '../../../src-main/platform/routeros/harden'
import { harden, libraryMethod, pristine } from '../../../src-main/platform/routeros/replace-methods'
import { HostileRouter } from '../../support/hostile-router'

it('aliran (stream) pustaka lama yang bisa mematikan aplikasi tidak dapat dipakai (21)', () => {
  const api = new RouterOSAPI({ host: '127.0.0.1' })
  for (const use of [() => api.stream('/a'), () => api.writeStream('/a'), () => api.keepaliveBy('#')]) {
    expect(use).toThrow(/poll instead/)
  }
  expect(() => api.write('/a')).toThrow(/closed/)
})

it('pustaka dengan isi lain ditolak saat aplikasi mulai, bukan saat pembeli menunggu', () => {
  class Stranger {
    greet(): string {
      return 'halo'
    }
  }
  expect(() => libraryMethod(Stranger, 'connect')).toThrow('node-routeros is not 1.6.9: Stranger.connect is missing')
  expect(() => harden<{ connect(): void }>(Stranger, { connect() {} })).toThrow(/Stranger.connect is missing/)
  const first = pristine(Stranger, 'greet')
  harden<{ greet(): string }>(Stranger, { greet: () => 'diganti' })
  // Loading the module a second time must still find the library's own method.
  const second = pristine(Stranger, 'greet')
  const stranger = new Stranger()
  expect([stranger.greet(), first(stranger), second(stranger)]).toEqual(['diganti', 'halo', 'halo'])
})

it('pewaktu "#" pustaka lama tidak pernah menyala (6, 7)', () => {
  const api = new RouterOSAPI({ host: '127.0.0.1' })
  Object.assign(api, { connected: true, channelsOpen: 1 })
  const hold: unknown = Reflect.get(api, 'holdConnection')
  if (typeof hold === 'function') Reflect.apply(hold, api, [])
  expect(Reflect.get(api, 'connectionHoldInterval')).toBeUndefined()
})

it('soket yang hancur di sisi kita pun ketahuan (20), dan pustaka tidak menunggu router untuk menutup (18)', async () => {
  await using router = await HostileRouter.start()
  const { host, port, user, password } = router.endpoint
  const raw = openRawLink({ host, port, user, password, tls: false, codePage: undefined, gate: () => undefined })
  await raw.ready
  const lost = new Promise((resolve) => raw.connector.once('lost', resolve))
  raw.connector.socket?.destroy()
  expect(await lost).toMatchObject({ kind: 'closed' })
  await expect(raw.write(['/x'])).rejects.toMatchObject({ kind: 'closed', outcomeUnknown: false })
})

it('kata-kata milik pemanggil tidak diberi tanda oleh pustaka (17)', async () => {
  await using router = await HostileRouter.start({ onCommand: (peer, command) => peer.done(command) })
  const { host, port, user, password } = router.endpoint
  const raw = openRawLink({ host, port, user, password, tls: false, codePage: undefined, gate: () => undefined })
  await raw.ready
  const words = Object.freeze(['/x', '=name=a'])
  await raw.write(words)
  await raw.write(words)
  raw.connector.destroy()
  expect(router.commands.map(({ params }) => params)).toEqual([['=name=a'], ['=name=a']])
})
