// PPPoE modems, isolation and redialling (routeros.md §2.2, domain.md Isolir).
import { expect, test } from 'vitest'
import { shopRouter } from './shop-router'

const modem = { name: 'budi', password: 'rahasia12345', callerId: 'AA:BB:CC:00:00:01', redialAfter: 5 } as const

function isp() {
  const router = shopRouter()
  router.run([
    '/ppp/profile/add',
    '=name=20M',
    '=rate-limit=10M/20M',
    '=local-address=10.10.0.1',
    '=remote-address=ppp-pool',
  ])
  router.run([
    '/ppp/profile/add',
    '=name=isolir',
    '=rate-limit=64k/64k',
    '=remote-address=ppp-pool',
    '=address-list=isolir',
  ])
  router.run(['/ppp/secret/add', '=name=budi', '=password=rahasia12345', '=profile=20M', '=service=pppoe'])
  return router
}

test('modem menelepon: sesi, interface, antrean; salah sandi masuk log', () => {
  const router = isp()
  expect(router.dial({ ...modem, password: 'salah', redialAfter: undefined })).toMatchObject({ ok: false })
  expect(router.db.rows('/log').at(-1)?.message).toContain('user budi authentication failed')
  expect(router.dial(modem)).toEqual({ ok: true, id: '*1', address: '10.10.0.2' })
  router.advance(90_000)
  expect(router.run(['/ppp/active/print']).rows[0]).toMatchObject({
    name: 'budi',
    service: 'pppoe',
    uptime: '1m30s',
    radius: 'false',
  })
  expect(router.run(['/interface/print', '?type=pppoe-in']).rows[0]).toMatchObject({
    name: '<pppoe-budi>',
    dynamic: 'true',
  })
  expect(router.run(['/queue/simple/print']).rows[0]).toMatchObject({ 'max-limit': '10000000/20000000' })
})

test('isolir: ganti profil tidak memutus; setelah sesi dihapus modem kembali ke profil isolir', () => {
  const router = isp()
  router.dial(modem)
  router.run(['/ppp/secret/set', '=.id=budi', '=profile=isolir'])
  router.advance(60_000)
  expect(router.db.rows('/ip/firewall/address-list')).toEqual([])
  router.run(['/ppp/active/remove', '=.id=*1'])
  expect(router.run(['/ppp/secret/print', '?name=budi']).rows[0]).toMatchObject({
    'last-disconnect-reason': 'nas-request',
    'last-caller-id': modem.callerId,
    'last-logged-out': '2026-11-21 10:01:00',
  })
  expect(router.db.rows('/ppp/active')).toEqual([])
  router.advance(5_000)
  expect(router.db.rows('/ip/firewall/address-list')[0]).toMatchObject({
    list: 'isolir',
    address: '10.10.0.2',
    dynamic: 'true',
  })
  expect(router.run(['/queue/simple/print']).rows[0]).toMatchObject({ 'max-limit': '64000/64000' })
})

test('mati lampu: modem menelepon lagi sendiri; secret dimatikan tidak memutus yang hidup', () => {
  const router = isp()
  router.dial(modem)
  router.run(['/ppp/secret/disable', '=.id=budi'])
  expect(router.db.rows('/ppp/active')).toHaveLength(1)
  router.run(['/ppp/secret/enable', '=.id=budi'])
  router.reboot()
  expect(router.db.rows('/ppp/active')).toEqual([])
  router.advance(5_000)
  expect(router.db.rows('/ppp/active')).toHaveLength(1)
})

test('alamat isolir tanpa batas waktu tinggal setelah mati lampu, yang berbatas waktu pergi', () => {
  const router = isp()
  router.run(['/ip/firewall/address-list/add', '=list=isolir', '=address=10.1.1.1'])
  router.run(['/ip/firewall/address-list/add', '=list=coba', '=address=10.1.1.2', '=timeout=1h'])
  router.run(['/ip/firewall/address-list/add', '=list=coba', '=address=10.1.1.3', '=timeout=2h'])
  router.advance(3_600_000)
  expect(router.db.rows('/ip/firewall/address-list').map((row) => row.address)).toEqual(['10.1.1.1', '10.1.1.3'])
  router.reboot()
  expect(router.db.rows('/ip/firewall/address-list').map((row) => row.address)).toEqual(['10.1.1.1'])
})
