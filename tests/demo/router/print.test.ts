// Queries, .proplist, and what print shows by version (routeros.md §2.1, §2.2).
import { describe, expect, test } from 'vitest'
import { compileQuery } from '../../../src-main/demo/router/query'
import { formatDate, formatDuration, parseDate, parseDuration } from '../../../src-main/demo/router/router-time'
import { isoInstant } from '../../../src-main/platform/clock'
import { routerWithClient } from './shop-router'

test('alamat antarmuka membawa jaringannya sendiri; dari titik ke titik ujung seberangnya', async () => {
  const { client } = await routerWithClient({ items: {} })
  for (const words of [['=address=10.5.50.1/22'], ['=address=10.7.7.1', '=network=10.7.7.2'], ['=address=10.8.8.1']])
    await client.add(['/ip/address/add', '=interface=bridge', ...words])
  const rows = await client.rows(['/ip/address/print', '=.proplist=address,network,actual-interface,dynamic'])
  expect(rows).toMatchObject([
    { address: '10.5.50.1/22', network: '10.5.48.0', 'actual-interface': 'bridge', dynamic: 'false' },
    { address: '10.7.7.1/32', network: '10.7.7.2' },
    { address: '10.8.8.1/32', network: '10.8.8.1' },
  ])
})

describe('query', () => {
  const item: Record<string, string> = {
    name: 'ether1',
    type: 'ether',
    mtu: '1500',
    uptime: '1h30m',
    disabled: 'false',
  }
  const cases: readonly (readonly [words: readonly string[], matches: boolean])[] = [
    [['?name'], true],
    [['?comment'], false],
    [['?-comment'], true],
    [['?-name'], false],
    [['?name=ether1'], true],
    [['?=name=ether1'], true],
    [['?name=ether'], false],
    [['?disabled=no'], true],
    [['?>mtu=900'], true],
    [['?<mtu=900'], false],
    [['?>uptime=59m'], true],
    [['?<uptime=01:29:59'], false],
    [['?>comment='], false],
    [['?>name='], true],
    [['?type=ether', '?type=vlan', '?#|'], true],
    [['?type=pppoe', '?type=vlan', '?#|'], false],
    [['?type=pppoe', '?type=vlan', '?#|!'], true],
    [['?>mtu=1000', '?name=ether1', '?#&!'], false],
    [['?type=ether', '?type=vlan', '?#&'], false],
    [['?type=ether', '?mtu=1500', '?#&'], true],
    [['?type=ether', '?type=vlan'], false],
    [['?name=lain', '?#!'], true],
    [['?type=ether', '?type=vlan', '?#1'], true],
    [['?type=ether', '?type=vlan', '?#0'], false],
    [['?name=x', '?type=ether', '?#.&', '?#|'], true],
  ]
  test.each(cases)('%j -> %s', (words, matches) => {
    expect(compileQuery(words).matches((name) => item[name])).toBe(matches)
  })
})

test('print dengan query, .proplist, count-only dan nama sebagai .id', async () => {
  const { client } = await routerWithClient()
  for (const name of ['a', 'b', 'c'])
    await client.add([
      '/ip/hotspot/user/add',
      `=name=${name}`,
      ...(name === 'b' ? ['=comment=x'] : []),
      '=disabled=yes',
    ])
  expect(
    await client.rows(['/ip/hotspot/user/print', '=.proplist=name,comment', '?disabled=true', '?-comment']),
  ).toEqual([{ name: 'a' }, { name: 'c' }])
  expect(await client.rows(['/ip/hotspot/user/print', '=.proplist=.id', '?name=b'])).toEqual([{ '.id': '*3' }])
  expect(await client.talk(['/ip/hotspot/user/print', '=count-only=', '?disabled=true'])).toEqual([['!done', '=ret=3']])
  expect(await client.rows(['/ip/hotspot/user/getall', '=.id=*3', '=.proplist=name'])).toEqual([{ name: 'b' }])
  expect(await client.talk(['/ip/hotspot/user/get', '=.id=b', '=value-name=comment'])).toEqual([['!done', '=ret=x']])
})

test('komentar kosong tidak tercetak, boolean true/false, server all tidak tercetak', async () => {
  const { client } = await routerWithClient()
  await client.add([
    '/ip/hotspot/user/add',
    '=name=a',
    '=comment=',
    '=server=all',
    '=disabled=yes',
    '=limit-bytes-total=1G',
  ])
  const [user] = await client.rows(['/ip/hotspot/user/print', '?name=a'])
  expect(user).toEqual({
    '.id': '*2',
    name: 'a',
    profile: 'default',
    'limit-bytes-total': '1073741824',
    uptime: '0s',
    'bytes-in': '0',
    'bytes-out': '0',
    'packets-in': '0',
    'packets-out': '0',
    dynamic: 'false',
    disabled: 'true',
  })
  await client.talk(['/ip/hotspot/user/set', '=.id=a', '=comment=ada', '=limit-uptime=90m', '=limit-bytes-total=0'])
  const [changed] = await client.rows(['/ip/hotspot/user/print', '?name=a'])
  expect(changed).toMatchObject({ comment: 'ada', 'limit-uptime': '1h30m' })
  expect(changed).not.toHaveProperty('limit-bytes-total')
  await client.talk(['/ip/hotspot/user/set', '=.id=a', '=limit-uptime=0s'])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]).not.toHaveProperty('limit-uptime')
  await client.talk(['/ip/hotspot/user/set', '=.id=a', '=limit-uptime=1h'])
  await client.talk(['/ip/hotspot/user/unset', '=.id=a', '=value-name=limit-uptime'])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]).not.toHaveProperty('limit-uptime')
})

test('!empty hanya dari 7.18 dan hanya untuk daftar kosong', async () => {
  for (const [version, empty] of [
    ['6.49.17', false],
    ['7.8', false],
    ['7.17.2', false],
    ['7.18', true],
    ['7.19.1', true],
  ] as const) {
    const { client } = await routerWithClient({ version })
    const reply = await client.talk(['/ip/hotspot/active/print', '.tag=q'])
    expect(reply).toEqual(
      empty
        ? [
            ['!empty', '.tag=q'],
            ['!done', '.tag=q'],
          ]
        : [['!done', '.tag=q']],
    )
    expect(await client.talk(['/ip/hotspot/user/enable', '=.id=default-trial'])).toEqual([['!done']])
    expect(await client.talk(['/ip/hotspot/active/print', '=count-only='])).toEqual([['!done', '=ret=0']])
  }
})

test('tanggal menurut versi: jan/02/2026 sampai 7.9, 2026-01-02 sejak 7.10', async () => {
  const clock = { now: () => Date.UTC(2026, 0, 1, 17, 5, 9) }
  for (const [version, date] of [
    ['6.49.17', 'jan/02/2026'],
    ['7.8', 'jan/02/2026'],
    ['7.9.2', 'jan/02/2026'],
    ['7.10', '2026-01-02'],
    ['7.19.1', '2026-01-02'],
  ] as const) {
    const { client } = await routerWithClient({ version, clock })
    expect((await client.rows(['/system/clock/print']))[0]).toMatchObject({
      date,
      time: '00:05:09',
      'gmt-offset': '+07:00',
    })
    await client.add(['/system/scheduler/add', '=name=s', '=interval=1m', '=start-time=00:00:00'])
    expect((await client.rows(['/system/scheduler/print']))[0]).toMatchObject({
      'start-date': date,
      'next-run': `${date} 00:06:00`,
    })
    expect((await client.rows(['/log/print']))[0]?.time).toBe(`${date} 00:05:09`)
  }
})

test('argumen dan menu menurut versi', async () => {
  const old = await routerWithClient({ version: '6.49.17' })
  expect(await old.client.refusal(['/ip/hotspot/user/add', '=name=a', '=otp-secret=x'])).toBe(
    'unknown parameter otp-secret',
  )
  expect((await old.client.rows(['/system/ntp/client/print']))[0]).toMatchObject({ 'primary-ntp': '0.0.0.0' })
  expect(await old.client.refusal(['/system/ntp/client/set', '=servers=pool.ntp.org'])).toBe(
    'unknown parameter servers',
  )
  expect((await old.client.rows(['/system/package/print'])).map((row) => row.name)).toContain('hotspot')
  const late = await routerWithClient({ version: '7.21.3' })
  await late.client.add(['/ip/hotspot/user/add', '=name=a', '=otp-secret=x'])
  expect(await late.client.refusal(['/system/ntp/client/set', '=primary-ntp=1.1.1.1'])).toBe(
    'unknown parameter primary-ntp',
  )
  expect((await late.client.rows(['/ip/pool/print']))[0]).toMatchObject({ total: '1021', used: '0' })
  expect((await late.client.rows(['/system/resource/print']))[0]).toMatchObject({ version: '7.21.3 (stable)' })
})

test('nama yang berganti diikuti, yang dihapus meninggalkan *1', async () => {
  const { client } = await routerWithClient()
  await client.add(['/ip/hotspot/user/profile/add', '=name=3jam', '=rate-limit=1M/2M'])
  await client.add(['/ip/hotspot/user/add', '=name=a', '=profile=3jam'])
  await client.talk(['/ip/hotspot/user/profile/set', '=.id=3jam', '=name=warkop'])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]?.profile).toBe('warkop')
  await client.talk(['/ip/hotspot/user/profile/remove', '=.id=warkop'])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]?.profile).toBe('*2')
  expect(await client.talk(['/ip/pool/remove', '=.id=hs-pool'])).toEqual([['!done']])
  expect((await client.rows(['/ip/hotspot/print']))[0]?.['address-pool']).toBe('*1')
})

test('nama lama bebas lagi setelah berganti atau dihapus', async () => {
  const { client } = await routerWithClient()
  const first = await client.add(['/ip/hotspot/user/add', '=name=a'])
  await client.talk(['/ip/hotspot/user/set', `=.id=${first}`, '=name=b'])
  expect(await client.rows(['/ip/hotspot/user/print', '?name=a'])).toEqual([])
  expect(await client.refusal(['/ip/hotspot/user/set', '=.id=a', '=disabled=yes'])).toBe('no such item (4)')
  const second = await client.add(['/ip/hotspot/user/add', '=name=a'])
  await client.talk(['/ip/hotspot/user/remove', `=.id=${second},${first}`])
  expect(await client.add(['/ip/hotspot/user/add', '=name=a'])).toBe('*4')
  await client.add(['/ip/hotspot/user/add', '=name=b'])
})

test('durasi dan tanggal dibaca dan ditulis seperti RouterOS', () => {
  expect([0, 59, 5400, 93_784, 788_645, 2_592_000].map((seconds) => formatDuration(seconds))).toEqual([
    '0s',
    '59s',
    '1h30m',
    '1d2h3m4s',
    '1w2d3h4m5s',
    '4w2d',
  ])
  expect(formatDuration(788_645, 'clock')).toBe('1w2d03:04:05')
  expect(['90', '1h30m', '01:30:00', '1w2d03:04:05', '', '1x', 'none'].map(parseDuration)).toEqual([
    90,
    5400,
    5400,
    788_645,
    null,
    null,
    null,
  ])
  for (let day = 0; day < 40_000; day += 13) {
    const expected = isoInstant(day * 86_400_000).slice(0, 10)
    expect(formatDate(day * 86_400, true)).toBe(expected)
    expect(parseDate(expected)).toBe(day * 86_400)
    expect(parseDate(formatDate(day * 86_400, false))).toBe(day * 86_400)
  }
  expect(parseDate('feb/30/2026')).toBeNull()
})
