// The app's own router client against the simulated router: the pair that demo and tests stand on.
import { afterEach, expect, test } from 'vitest'
import { RouterConnection } from '../../../src-main/platform/routeros'
import { shopRouter } from './shop-router'

const open: RouterConnection[] = []
afterEach(() => {
  for (const connection of open.splice(0)) connection.destroy()
})

async function connectTo(port: number, password = 'rahasia') {
  const connection = new RouterConnection({ host: '127.0.0.1', port, tls: false, user: 'loket', password })
  open.push(connection)
  await connection.connect()
  return connection
}

const users = [{ name: 'loket', password: 'rahasia' }] as const

test('masuk, tambah, kembar, daftar kosong: dengan kata-kata yang dikenal klien', async () => {
  for (const version of ['6.49.17', '7.8', '7.19.1']) {
    const router = shopRouter({ users, version })
    const port = await router.listen()
    const connection = await connectTo(port)
    expect(await connection.print('/ip/hotspot/active')).toEqual([])
    await connection.run('/ip/hotspot/user/add', ['=name=K7Q2', '=password=K7Q2'])
    await expect(connection.run('/ip/hotspot/user/add', ['=name=K7Q2'])).rejects.toMatchObject({ kind: 'trap' })
    expect(await connection.print('/ip/hotspot/user', { queries: ['?name=K7Q2'] })).toMatchObject([{ name: 'K7Q2' }])
    await expect(connectTo(port, 'salah')).rejects.toMatchObject({ kind: 'login' })
  }
})

test('kabel dicabut di tengah perintah: hasilnya tidak diketahui, bukan gagal', async () => {
  const router = shopRouter({ users })
  const connection = await connectTo(await router.listen())
  router.faults.add({ action: { kind: 'cut', when: 'after' }, command: '/ip/hotspot/user/add' })
  await expect(connection.run('/ip/hotspot/user/add', ['=name=a'])).rejects.toMatchObject({ outcomeUnknown: true })
  expect(router.db.writes({ action: 'add' })).toHaveLength(1)
})
