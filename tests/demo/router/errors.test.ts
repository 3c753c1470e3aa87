// Every refusal of routeros.md §2.5 in the router's own words; what is guessed stands in FIDELITY.md.
import { expect, test } from 'vitest'
import { recordOf } from './api-client'
import { clientOf, routerWithClient } from './shop-router'

const lease = '/ip/dhcp-server/lease/add'
const shop = {
  items: {
    '/ip/address': [{ address: '10.5.50.1/22', interface: 'bridge' }],
    '/ip/pool': [{ name: 'hs-pool', ranges: '10.5.50.2-10.5.53.254' }],
    '/ip/hotspot': [
      { name: 'hotspot1', interface: 'bridge', disabled: 'no' },
      { name: 'hotspot2', interface: 'ether3', disabled: 'no' },
    ],
    '/ip/hotspot/user': [{ name: 'K7Q2' }],
    '/ppp/secret': [{ name: 'budi', password: 'x' }],
    '/queue/simple': [{ name: 'q1', target: '10.1.1.1' }],
    '/ip/firewall/address-list': [{ list: 'isolir', address: '10.10.10.10' }],
    '/ip/dhcp-server': [
      { name: 'dhcp1', interface: 'bridge' },
      { name: 'dhcp2', interface: 'ether3' },
    ],
    '/ip/dhcp-server/lease': [{ address: '10.5.0.5', 'mac-address': 'AA:00:00:00:00:01', server: 'dhcp1' }],
    '/system/script': [{ name: 's1', source: ':log info x' }],
  },
}

const refusals: readonly (readonly [name: string, words: readonly string[], message: string, category?: string])[] = [
  [
    'pengguna hotspot kembar',
    ['/ip/hotspot/user/add', '=name=K7Q2'],
    'failure: already have user with this name for this server',
  ],
  ['secret kembar', ['/ppp/secret/add', '=name=budi'], 'failure: secret with the same name already exists'],
  [
    'alamat kembar di antarmuka yang sama',
    ['/ip/address/add', '=address=10.5.50.1/22', '=interface=bridge'],
    'failure: already have such address',
  ],
  ['pool kembar', ['/ip/pool/add', '=name=hs-pool', '=ranges=10.0.0.1'], 'failure: pool with such name exists'],
  ['antrean kembar', ['/queue/simple/add', '=name=q1', '=target=10.1.1.2'], 'failure: already have such name'],
  [
    'daftar alamat kembar, /32 sama saja',
    ['/ip/firewall/address-list/add', '=list=isolir', '=address=10.10.10.10/32'],
    'failure: already have such entry',
  ],
  [
    'daftar alamat kembar, dengan batas waktu',
    ['/ip/firewall/address-list/add', '=list=isolir', '=address=10.10.10.10', '=timeout=1h'],
    'failure: already have such entry',
  ],
  [
    'lease MAC kembar',
    [lease, '=address=10.5.0.6', '=mac-address=aa:00:00:00:00:01', '=server=dhcp1'],
    'failure: already have static lease for this client',
  ],
  [
    'lease MAC kembar lewat server all',
    [lease, '=address=10.5.0.6', '=mac-address=AA:00:00:00:00:01', '=server=all'],
    'failure: already have static lease for this client',
  ],
  [
    'lease IP kembar di server lain',
    [lease, '=address=10.5.0.5', '=mac-address=AA:00:00:00:00:02', '=server=dhcp2'],
    'failure: already have static lease with this IP address',
  ],
  [
    'server DHCP kembar',
    ['/ip/dhcp-server/add', '=name=dhcp1', '=interface=ether4'],
    'failure: server with such name already exists',
  ],
  [
    'pengguna router kembar',
    ['/user/add', '=name=admin', '=group=full', '=password=x'],
    'failure: user with the same name already exists',
  ],
  ['grup yang masih dipakai', ['/user/group/remove', '=.id=full'], 'failure: group has some users'],
  [
    'profil tidak ada',
    ['/ip/hotspot/user/add', '=name=a', '=profile=entah'],
    'input does not match any value of profile',
    '1',
  ],
  [
    'server tidak ada',
    ['/ip/hotspot/user/add', '=name=a', '=server=entah'],
    'input does not match any value of server',
    '1',
  ],
  [
    'grup tidak ada',
    ['/user/add', '=name=a', '=password=b', '=group=entah'],
    'input does not match any value of group',
    '1',
  ],
  [
    'interface tidak ada',
    ['/ip/hotspot/add', '=interface=ether99'],
    'input does not match any value of interface',
    '1',
  ],
  [
    'pool tidak ada',
    ['/ip/hotspot/add', '=interface=bridge', '=address-pool=entah'],
    'input does not match any value of address-pool',
    '1',
  ],
  [
    'nilai mendua',
    ['/ip/hotspot/user/add', '=name=a', '=server=hotspot'],
    'ambiguous value of server, more than one possible value matches input',
    '1',
  ],
  ['barang tidak ada', ['/ip/hotspot/user/remove', '=.id=*FFFF'], 'no such item (4)', '0'],
  ['nama tidak ada', ['/ip/hotspot/user/set', '=.id=entah', '=disabled=yes'], 'no such item (4)', '0'],
  ['tanpa .id', ['/ip/hotspot/user/remove'], 'missing =.id='],
  ['query tidak dihitung pada remove', ['/ip/hotspot/user/remove', '?name=K7Q2'], 'missing =.id='],
  ['perintah tidak ada', ['/ip/hotspot/user/hapus'], 'no such command'],
  ['find tidak ada di API', ['/ip/hotspot/user/find'], 'no such command'],
  ['menu tidak ada', ['/ip/hotpot/user/print'], 'no such command or directory (hotpot)'],
  [
    'tidak ada rate-limit per pengguna',
    ['/ip/hotspot/user/add', '=name=a', '=rate-limit=1M/1M'],
    'unknown parameter rate-limit',
  ],
  [
    'profil hotspot tidak punya komentar',
    ['/ip/hotspot/user/profile/add', '=name=a', '=comment=x'],
    'unknown parameter comment',
  ],
  ['uptime hanya dibaca', ['/ip/hotspot/user/set', '=.id=K7Q2', '=uptime=1h'], 'unknown parameter uptime'],
  ['script run tidak menerima numbers', ['/system/script/run', '=numbers=s1'], 'unknown parameter numbers'],
  [
    'waktu kosong',
    ['/ip/hotspot/user/add', '=name=a', '=limit-uptime='],
    'invalid time value for argument limit-uptime',
    '1',
  ],
  [
    'session-timeout tidak kenal none',
    ['/ip/hotspot/user/profile/add', '=name=a', '=session-timeout=none'],
    'invalid time value for argument session-timeout',
    '1',
  ],
  [
    'alamat salah',
    ['/ppp/secret/add', '=name=a', '=remote-address=10.0.0'],
    'invalid value for argument remote-address',
    '1',
  ],
  [
    'di luar batas',
    ['/ip/hotspot/user/profile/add', '=name=a', '=shared-users=0'],
    'value of shared-users out of range (1..4294967295)',
    '1',
  ],
  [
    'rentang pool putus',
    ['/ip/pool/add', '=name=a', '=ranges=10.0.0.1-'],
    "value of range must have ip address after '-'",
    '1',
  ],
  ['layanan tidak punya komentar', ['/ip/service/set', '=.id=api', '=comment=x'], 'unknown parameter comment'],
]

for (const [name, words, message, category] of refusals) {
  test(name, async () => {
    const { router, client } = await routerWithClient(shop)
    const before = router.db.writes().length
    const reply = await client.talk(words)
    expect(reply.map((sentence) => sentence[0])).toEqual(['!trap', '!done'])
    expect(recordOf(reply[0] ?? [])).toEqual(category === undefined ? { message } : { message, category })
    expect(router.db.writes()).toHaveLength(before)
    expect(router.db.counters.traps).toBe(1)
  })
}

test('yang dimatikan tidak dihitung kembar (daftar alamat dan lease)', async () => {
  const { client } = await routerWithClient(shop)
  await client.add(['/ip/firewall/address-list/add', '=list=isolir', '=address=10.10.10.10', '=disabled=yes'])
  await client.add([lease, '=address=10.5.0.5', '=mac-address=AA:00:00:00:00:01', '=server=dhcp1', '=disabled=yes'])
  // Switching the twin on is refused like adding it.
  const [twin] = await client.rows(['/ip/firewall/address-list/print', '?disabled=true'])
  expect(await client.refusal(['/ip/firewall/address-list/enable', `=.id=${twin?.['.id']}`])).toBe(
    'failure: already have such entry',
  )
  await client.add([lease, '=address=10.5.0.9', '=mac-address=AA:00:00:00:00:01', '=server=dhcp2'])
  await client.add(['/ip/hotspot/user/add', '=name=K7Q2', '=server=hotspot1'])
})

test('kata RouterOS 6 untuk menu yang tidak ada', async () => {
  const { client } = await routerWithClient({ version: '6.49.17' })
  expect(await client.refusal(['/ip/hotpot/user/print'])).toBe('no such command prefix')
  expect(await client.refusal(['/system/device-mode/print'])).toBe('no such command prefix')
})

test('hak yang kurang ditolak, dan yang dibaca tidak menunjukkan sandi', async () => {
  const { router, port } = await routerWithClient({
    users: [
      { name: 'admin', password: '' },
      { name: 'lihat', password: 'x', policies: ['read', 'api'] },
      { name: 'tanpa-api', password: 'x', policies: ['read', 'write'] },
    ],
  })
  const reader = await clientOf(port, 'lihat', 'x')
  const denied = 'not enough permissions (9)'
  expect(await reader.refusal(['/ip/hotspot/user/add', '=name=a'])).toBe(denied)
  expect(await reader.refusal(['/system/reboot'])).toBe(denied)
  router.run(['/ip/hotspot/user/add', '=name=v1', '=password=rahasia'])
  const [hidden] = await reader.rows(['/ip/hotspot/user/print', '?name=v1'])
  expect(hidden).not.toHaveProperty('password')
  expect(await reader.rows(['/ip/hotspot/user/print', '?password=rahasia'])).toEqual([])
  await expect(clientOf(port, 'tanpa-api', 'x')).rejects.toThrow(/invalid user name or password/)
})

test('pengguna API yang dibuat lewat API bisa masuk dengan hak grupnya, dan tidak bisa memberi lebih', async () => {
  const { client, port } = await routerWithClient()
  await client.add(['/user/group/add', '=name=loket', '=policy=read,write,api,test'])
  await client.add(['/user/add', '=name=loket', '=group=loket', '=password=p4nj4ng'])
  const [group] = await client.rows(['/user/group/print', '?name=loket'])
  expect(group?.policy).toContain('!policy')
  const own = await clientOf(port, 'loket', 'p4nj4ng')
  await own.add(['/ip/hotspot/user/add', '=name=v1'])
  expect(await own.refusal(['/user/add', '=name=x', '=group=full', '=password=y'])).toBe('not enough permissions (9)')
  expect(await own.refusal(['/system/script/add', '=name=s', '=policy=read,write,reboot'])).toBe(
    'not enough permissions (9)',
  )
  const id = await own.add(['/system/script/add', '=name=s', '=policy=write,read', '=source=:log info x'])
  expect((await own.rows(['/system/script/print']))[0]).toMatchObject({
    '.id': id,
    policy: 'read,write',
    owner: 'loket',
  })
})

test('mode perangkat home: hotspot dan scheduler ditolak sampai ada yang menekan tombol', async () => {
  const { router, client, port } = await routerWithClient({ deviceMode: 'home', version: '7.19.1' })
  const refused = 'failure: not allowed by device-mode'
  expect((await client.rows(['/ip/hotspot/print']))[0]).toMatchObject({ invalid: 'true' })
  expect(await client.refusal(['/ip/hotspot/set', '=.id=hotspot1', '=idle-timeout=10m'])).toBe(refused)
  expect(await client.refusal(['/system/scheduler/add', '=name=lk-sweep'])).toBe(refused)
  expect(router.loginHotspot({ user: 'x', mac: '02:00:00:00:00:01' })).toEqual({
    ok: false,
    error: 'no hotspot server',
  })
  await client.talk(['/system/device-mode/update', '=hotspot=yes', '=scheduler=yes'])
  expect(await client.refusal(['/system/scheduler/add', '=name=lk-sweep'])).toBe(refused)
  router.confirmDeviceMode()
  await client.whenClosed()
  const again = await clientOf(port)
  await again.add(['/system/scheduler/add', '=name=lk-sweep'])
  expect((await again.rows(['/ip/hotspot/print']))[0]).toMatchObject({ invalid: 'false' })
})

test('router yang ditandai (flagged) menolak scheduler dan script baru', async () => {
  const { client } = await routerWithClient({ flagged: true })
  expect(await client.refusal(['/system/scheduler/add', '=name=a'])).toMatch(
    /^failure: configuration flagged, check all router configuration/,
  )
  expect(await client.refusal(['/system/script/add', '=name=a'])).toMatch(/^failure: configuration flagged/)
})
