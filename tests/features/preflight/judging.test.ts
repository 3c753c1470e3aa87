import { describe, expect, test } from 'vitest'
import { judgeLoginMethods, judgeServices } from '../../../src-main/features/preflight/judge-access'
import { judgeFlash, judgeLicenceUse, judgePools } from '../../../src-main/features/preflight/judge-room'
import { poolSize } from '../../../src-main/features/preflight/pool-size'
import type { CheckAnswers } from '../../../src-main/features/preflight/questions'

const answers = (changes: Partial<CheckAnswers>): CheckAnswers => ({
  services: null,
  servers: null,
  serverProfiles: null,
  pools: null,
  resource: null,
  license: null,
  deviceMode: null,
  clock: null,
  ntp: null,
  logins: null,
  users: null,
  groups: null,
  online: null,
  ...changes,
})
const room = (changes: object = {}) => ({
  sold: 0,
  hotspotServer: 'all',
  wantedPools: [],
  sectorsPerDay: null,
  ...changes,
})
const ids = (found: readonly { id: string; level: string }[]) => found.map(({ id, level }) => `${level}:${id}`)

describe('ukuran pool', () => {
  test.each([
    ['10.5.50.2-10.5.53.254', 1021],
    ['10.5.50.2-10.5.50.2', 1],
    ['10.5.50.9', 1],
    ['10.6.0.0/24,10.7.0.1-10.7.0.10', 266],
    ['10.5.50.20-10.5.50.2', null],
    ['fd00::/64', null],
    ['10.5.50.2-300.1.1.1', null],
  ])('%s', (ranges, size) => expect(poolSize(ranges)).toBe(size))
})

describe('ruang dan izin', () => {
  test.each([
    ['level 4, sepi', '4', 20, 50, 'ok:licence-use'],
    ['level 4, hampir penuh', '4', 160, 50, 'warn:licence-near'],
    ['level 4, penuh', '4', 200, 50, 'bad:licence-near'],
    ['level 4, terjual lebih dari muatnya', '4', 20, 201, 'warn:licence-sold'],
    ['level 5', '5', 160, 400, 'ok:licence-use'],
  ])('%s', (_name, nlevel, online, sold, expected) =>
    expect(ids(judgeLicenceUse(answers({ license: { nlevel }, online }), room({ sold })))).toEqual([expected]),
  )
  test('level 6 tanpa batas: tidak ada yang perlu dikatakan', () =>
    expect(judgeLicenceUse(answers({ license: { nlevel: '6' }, online: 900 }), room())).toEqual([]))

  test('pool kecil dibanding yang terjual, dan pool yang dipakai paket tetapi tidak ada', () => {
    const known = answers({
      servers: [{ '.id': '*1', name: 'hotspot1', 'address-pool': 'hs' }],
      pools: [{ '.id': '*1', name: 'hs', ranges: '10.5.50.2-10.5.50.11' }],
    })
    expect(ids(judgePools(known, room({ sold: 9 })))).toEqual(['ok:pool-size'])
    const wanted = [{ pool: 'vip', masters: ['VIP'] }]
    expect(ids(judgePools(known, room({ sold: 11, wantedPools: wanted })))).toEqual([
      'warn:pool-small',
      'bad:pool-missing',
    ])
  })

  test.each([
    [{ 'free-hdd-space': '8000000', 'bad-blocks': '0' }, ['ok:flash-ok']],
    [{ 'free-hdd-space': '800000' }, ['warn:flash-low']],
    [{ 'free-hdd-space': '80000' }, ['bad:flash-low']],
    [{ 'free-hdd-space': '8000000', 'bad-blocks': '0.4' }, ['warn:flash-bad', 'ok:flash-ok']],
    [{}, []],
  ])('memori %j', (resource, expected) =>
    expect(ids(judgeFlash(answers({ resource: resource as Record<string, string> }), room()))).toEqual(expected),
  )

  test('API terbuka: perintahnya sudah berisi alamat komputer ini seperti dilihat router', () => {
    const known = answers({
      services: [{ '.id': '*1', name: 'api', address: '' }],
      logins: [
        { '.id': '*1', name: 'admin', address: '10.0.0.9', via: 'winbox' },
        { '.id': '*2', name: 'loket', address: '192.168.88.10', via: 'api' },
      ],
    })
    const [found] = judgeServices(known, { useTls: false, username: 'loket' })
    expect(found).toMatchObject({ id: 'api-open', fix: '/ip service set api address=192.168.88.10/32' })
    expect(found?.repair).toMatchObject({ id: 'api-limit', needsPin: true })
    expect(found?.repair?.will[0]).toContain('192.168.88.10')
    const unseen = judgeServices({ ...known, logins: null }, { useTls: false, username: 'loket' })
    expect(unseen).toMatchObject([{ fix: '/ip service set api address=ALAMAT-KOMPUTER-INI/32', repair: null }])
    const limited = answers({ services: [{ '.id': '*1', name: 'api-ssl', address: '192.168.88.0/24' }] })
    expect(ids(judgeServices(limited, { useTls: true, username: 'loket' }))).toEqual(['ok:api-limited'])
  })

  test('layanan yang tidak boleh dilihat disebut, bukan dianggap baik', () =>
    expect(ids(judgeServices(answers({}), { useTls: false, username: 'loket' }))).toEqual(['warn:services-unseen']))

  test('memakai api-ssl, tetapi API biasa masih terbuka: disebut, dan tidak ditawarkan ditutup sendiri', () => {
    const services = [
      { '.id': '*1', name: 'api', address: '' },
      { '.id': '*2', name: 'api-ssl', address: '192.168.88.0/24' },
    ]
    const found = judgeServices(answers({ services }), { useTls: true, username: 'loket' })
    expect(found).toMatchObject([
      { id: 'api-limited', level: 'ok' },
      { id: 'api-plain-open', level: 'warn', fix: '/ip service disable api', repair: null },
    ])
  })

  test.each([
    ['http-chap,cookie', ['warn:qr-off']],
    ['http-chap,http-pap', ['ok:qr-ok']],
    ['http-pap,trial', ['ok:qr-ok', 'warn:trial-on']],
    ['mac', []],
  ])('cara masuk %s', (methods, expected) => {
    const known = answers({
      servers: [{ '.id': '*1', name: 'hotspot1', profile: 'hsprof1' }],
      serverProfiles: [{ '.id': '*1', name: 'hsprof1', 'login-by': methods }],
    })
    expect(ids(judgeLoginMethods(known, 'all'))).toEqual(expected)
  })
})
