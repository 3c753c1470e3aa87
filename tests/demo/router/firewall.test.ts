// Firewall rules keep their order, and 2,000 modems do not slow the router down (routeros.md §2.2).
import { expect, test } from 'vitest'
import { shopRouter } from './shop-router'

const FILTER = '/ip/firewall/filter'
const NAT = '/ip/firewall/nat'

test('aturan baru bisa diletakkan di depan dan dipindah; yang tidak ada ditolak', () => {
  const router = shopRouter()
  const add = (comment: string, ...words: string[]) =>
    router.run([`${FILTER}/add`, '=chain=forward', `=comment=${comment}`, ...words]).ret ?? ''
  const order = () => router.db.rows(FILTER).map((row) => row.comment)
  const last = add('lama')
  const first = add('baru', `=place-before=${last}`)
  add('tengah', `=place-before=${last}`)
  expect(order()).toEqual(['baru', 'tengah', 'lama'])
  router.run([`${FILTER}/move`, `=.id=${first}`])
  expect(order()).toEqual(['tengah', 'lama', 'baru'])
  expect(() => add('salah', '=place-before=*FF')).toThrow('no such item')
  expect(() => add('salah', '=dst-port=80')).toThrow('ports can be specified if proto is tcp or udp')
  const redirect = ['=chain=dstnat', '=action=dst-nat', '=protocol=tcp', '=dst-port=80', '=to-addresses=192.168.88.10']
  router.run([`${NAT}/add`, ...redirect, '=to-ports=8090', '=src-address-list=isolir'])
  expect(router.run([`${NAT}/print`]).rows[0]).toMatchObject({ 'to-ports': '8090', 'src-address-list': 'isolir' })
})

test('2.000 modem menelepon, semua diputus, semua kembali: di bawah dua detik', () => {
  const router = shopRouter()
  router.run(['/ip/pool/add', '=name=luas', '=ranges=10.20.0.2-10.20.15.254'])
  router.run(['/ppp/profile/add', '=name=10M', '=rate-limit=5M/10M', '=remote-address=luas'])
  const began = performance.now()
  for (let number = 0; number < 2_000; number++) {
    router.run(['/ppp/secret/add', `=name=p${number}`, '=password=x', '=profile=10M'])
    router.dial({ name: `p${number}`, password: 'x', callerId: `AA:${number}`, redialAfter: 3 })
  }
  for (const row of router.db.rows('/ppp/active')) router.run(['/ppp/active/remove', `=.id=${row['.id']}`])
  router.advance(3_000)
  expect(router.run(['/interface/print', '?type=pppoe-in']).rows).toHaveLength(2_000)
  expect(performance.now() - began).toBeLessThan(2_000)
})
