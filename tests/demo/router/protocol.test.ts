// The sentences of the API as real transcripts have them (routeros.md §4: librouteros, go-routeros, routeros-api-php, tik4net).
import { expect, test } from 'vitest'
import { challengeResponse } from '../../../src-main/demo/router/access'
import { encodeSentence } from '../../../src-main/platform/routeros/codec'
import { makeSelfSigned } from '../../support/self-signed'
import { ApiClient, recordOf } from './api-client'
import { routerWithClient, shopRouter, strangerAt } from './shop-router'

test('jawaban tantangan MD5 sama dengan vektor emas go-routeros', () => {
  expect(challengeResponse('passTest', 'abc123')).toBe('0021277bff9ac7caf06aa608e46616d47f')
})

test('masuk cara baru: nama dan kata sandi, lalu !done saja', async () => {
  const router = shopRouter({ users: [{ name: 'loket', password: 'rahasia' }] })
  const stranger = await strangerAt(await router.listen())
  expect(await stranger.talk(['/login', '=name=loket', '=password=rahasia'])).toEqual([['!done']])
  expect(router.db.counters).toMatchObject({ connections: 1, logins: 1, failedLogins: 0 })
})

test('masuk cara lama (sebelum 6.43): tantangan dulu, lalu jawaban MD5', async () => {
  const router = shopRouter({ version: '6.42.9', users: [{ name: 'loket', password: 'rahasia' }] })
  const stranger = await strangerAt(await router.listen())
  // Clients that try the new way first get a challenge all the same.
  const [first = []] = await stranger.talk(['/login', '=name=loket', '=password=rahasia'])
  expect(first[0]).toBe('!done')
  const { ret = '' } = recordOf(first)
  expect(ret).toMatch(/^[0-9a-f]{32}$/)
  const response = challengeResponse('rahasia', ret)
  expect(await stranger.talk(['/login', '=name=loket', `=response=${response}`])).toEqual([['!done']])
})

test('salah sandi ditolak dengan kalimat versinya, dan sambungan tetap hidup', async () => {
  const old = await strangerAt(await shopRouter({ version: '6.42.9' }).listen())
  await old.talk(['/login'])
  expect(await old.talk(['/login', '=name=admin', `=response=00${'0'.repeat(32)}`])).toEqual([
    ['!trap', '=message=cannot log in'],
    ['!done'],
  ])
  const router = shopRouter({ users: [{ name: 'loket', password: 'rahasia' }] })
  const stranger = await strangerAt(await router.listen())
  const refusal = [['!trap', '=message=invalid user name or password (6)'], ['!done']]
  expect(await stranger.talk(['/login', '=name=loket', '=password=salah'])).toEqual(refusal)
  expect(await stranger.talk(['/login', '=name=orang lain', '=password=rahasia'])).toEqual(refusal)
  expect(await stranger.talk(['/login', '=name=loket', '=password=rahasia'])).toEqual([['!done']])
  expect(router.db.counters).toMatchObject({ logins: 1, failedLogins: 2 })
})

test('perintah sebelum masuk: !fatal not logged in, lalu sambungan ditutup', async () => {
  const stranger = await strangerAt(await shopRouter().listen())
  expect(await stranger.talk(['/ip/hotspot/user/print'])).toEqual([['!fatal', 'not logged in']])
  await stranger.whenClosed()
})

test('/quit dijawab !fatal dan ditutup, juga bila jawabannya jauh', async () => {
  for (const latencyMs of [0, 20]) {
    const { client } = await routerWithClient({ latencyMs })
    expect(await client.talk(['/quit'])).toEqual([['!fatal', 'session terminated on request']])
    await client.whenClosed()
  }
})

test('/interface saja: tiga kata, tanpa kategori', async () => {
  const { client } = await routerWithClient()
  expect(await client.talk(['/interface'])).toEqual([['!trap', '=message=no such command'], ['!done']])
})

test('add menjawab =ret= dengan .id heksadesimal yang tidak pernah dipakai lagi', async () => {
  const { client } = await routerWithClient()
  const ids: string[] = []
  for (let number = 0; number < 10; number++)
    ids.push(await client.add(['/ip/pool/add', `=name=p${number}`, '=ranges=10.9.0.1']))
  // Two pools are there from the start.
  expect(ids).toEqual(['*3', '*4', '*5', '*6', '*7', '*8', '*9', '*A', '*B', '*C'])
  await client.talk(['/ip/pool/remove', '=.id=*C'])
  expect(await client.add(['/ip/pool/add', '=name=lagi', '=ranges=10.9.0.1'])).toBe('*D')
})

test('properti yang tidak dimiliki membuat !re kosong, bukan hilang', async () => {
  const { client } = await routerWithClient()
  const reply = await client.talk(['/ip/service/print', '=.proplist=comment,name'])
  expect(reply).toHaveLength(9)
  expect(await client.talk(['/interface/print', '=.proplist=comment'])).toEqual([
    ...Array.from({ length: 6 }, () => ['!re']),
    ['!done'],
  ])
})

test('tag kembali di setiap kalimat jawaban, urutannya !re .tag lalu isi', async () => {
  const { client } = await routerWithClient()
  expect(await client.talk(['/system/identity/print', '.tag=a7'])).toEqual([
    ['!re', '.tag=a7', '=name=MikroTik'],
    ['!done', '.tag=a7'],
  ])
  expect(await client.talk(['/tidak/ada', '.tag=a8'])).toEqual([
    ['!trap', '.tag=a8', '=message=no such command or directory (tidak)'],
    ['!done', '.tag=a8'],
  ])
  expect(await client.talk(['/system/identity/print', '.tag='])).toEqual([['!re', '=name=MikroTik'], ['!done']])
})

test('banyak perintah bertag sekaligus: tiap tag tepat satu !done, juga bila satu terlambat', async () => {
  const { router, client } = await routerWithClient()
  router.faults.add({ action: { kind: 'delay', ms: 30 }, nth: 2 })
  const before = client.heard.length
  client.sayAll(['a', 'b', 'c'].map((tag) => ['/system/identity/print', `.tag=${tag}`]))
  for (let index = 0; index < 6; index++) await client.hear()
  const tags = client.heard.slice(before).map((words) => `${words[0]}${words[1]}`)
  expect(tags).toEqual(['!re.tag=a', '!done.tag=a', '!re.tag=c', '!done.tag=c', '!re.tag=b', '!done.tag=b'])
})

test('listen melaporkan perubahan dan /cancel berurutan seperti transkrip', async () => {
  const { client } = await routerWithClient()
  client.say(['/ip/pool/listen', '.tag=10'])
  await client.talk(['/ip/pool/add', '=name=baru', '=ranges=10.9.0.1-10.9.0.9', '.tag=11'])
  await client.talk(['/ip/pool/remove', '=.id=baru', '.tag=12'])
  expect(client.heard.filter((words) => words.includes('.tag=10'))).toEqual([
    ['!re', '.tag=10', '=.id=*3', '=name=baru', '=ranges=10.9.0.1-10.9.0.9'],
    ['!re', '.tag=10', '=.id=*3', '=.dead=true'],
  ])
  const before = client.heard.length
  client.say(['/cancel', '=tag=10', '.tag=20'])
  while (client.heard.length < before + 3) await client.hear()
  expect(client.heard.slice(before)).toEqual([
    ['!trap', '.tag=10', '=category=2', '=message=interrupted'],
    ['!done', '.tag=20'],
    ['!done', '.tag=10'],
  ])
})

test('kalimat kosong diabaikan, komentar 256 huruf utuh', async () => {
  const { client } = await routerWithClient()
  const long = 'x'.repeat(256)
  client.socket.write(
    Buffer.concat([Buffer.from([0, 0]), encodeSentence(['/ip/pool/set', '=.id=hs-pool', `=comment=${long}`])]),
  )
  expect(await client.hear()).toEqual(['!done'])
  const [pool] = await client.rows(['/ip/pool/print', '?name=hs-pool'])
  expect(pool?.comment).toBe(long)
})

test('yang bukan API (peramban yang salah alamat) diputus, tidak mengganggu yang lain', async () => {
  const { client, port } = await routerWithClient()
  const browser = await strangerAt(port)
  browser.socket.write(Buffer.from([0xff, 0xff]))
  await browser.whenClosed()
  expect(await client.rows(['/system/identity/print'])).toEqual([{ name: 'MikroTik' }])
})

test('monitor-traffic sekali, atau terus sampai dibatalkan', async () => {
  const { router, client } = await routerWithClient()
  const once = await client.talk(['/interface/monitor-traffic', '=interface=ether1', '=once='])
  expect(recordOf(once[0] ?? [])).toMatchObject({
    name: 'ether1',
    'rx-bits-per-second': expect.stringMatching(/^\d+$/),
  })
  router.run(['/ip/hotspot/user/add', '=name=a'])
  router.loginHotspot({ user: 'a', mac: '02:00:00:00:00:01', bytesPerSecond: { in: 1_000, out: 1_000_000 } })
  const [busy = []] = await client.talk(['/interface/monitor-traffic', '=interface=ether1', '=once='])
  expect(Number(recordOf(busy)['rx-bits-per-second'])).toBeGreaterThan(8_000_000)
  router.run(['/interface/disable', '=.id=ether1'])
  const [off = []] = await client.talk(['/interface/monitor-traffic', '=interface=ether1', '=once='])
  expect(recordOf(off)).toMatchObject({ 'rx-bits-per-second': '0', 'tx-bits-per-second': '0' })
  client.say(['/interface/monitor-traffic', '=interface=ether1,bridge', '.tag=m'])
  expect((await client.hear())[2]).toBe('=name=ether1')
  expect((await client.hear())[2]).toBe('=name=bridge')
  client.say(['/cancel'])
  const [trap, own, done] = [await client.hear(), await client.hear(), await client.hear()]
  expect([trap[0], own, done]).toEqual(['!trap', ['!done'], ['!done', '.tag=m']])
})

test('api-ssl memakai sertifikat yang diberi, dan bisa berganti router', async () => {
  const [first, second] = [await makeSelfSigned(), await makeSelfSigned()]
  const router = shopRouter({ tls: first })
  const port = await router.listenTls()
  const client = await ApiClient.openTls(port, { ca: first.cert })
  expect(await client.talk(['/login', '=name=admin', '=password='])).toEqual([['!done']])
  client.socket.destroy()
  router.changeCertificate(second)
  await expect(ApiClient.openTls(port, { ca: first.cert })).rejects.toThrow()
})
