// What goes wrong on purpose, and that it goes wrong the same way again (reliability.md R1, R5).
import { describe, expect, test } from 'vitest'
import { Faults } from '../../../src-main/demo/router'
import type { ApiClient } from './api-client'
import { clientOf, routerWithClient, shopRouter } from './shop-router'

const add = (name: string) => ['/ip/hotspot/user/add', `=name=${name}`]

describe('seeded chances', () => {
  const pattern = (seed: number) => {
    const faults = new Faults(seed)
    faults.add({ action: { kind: 'cut', when: 'before' }, chance: 0.1 })
    return Array.from({ length: 500 }, () => (faults.next('/x') ? '1' : '0')).join('')
  }
  test('benih yang sama, gangguan yang sama; benih lain, lain', () => {
    expect(pattern(7)).toBe(pattern(7))
    expect(pattern(7)).not.toBe(pattern(8))
    const fired = [...pattern(7)].filter((mark) => mark === '1').length
    expect(fired).toBeGreaterThan(25)
    expect(fired).toBeLessThan(85)
  })
})

test('aturan: ke-n, setiap n, pola perintah, berapa kali, dan dicabut', () => {
  const faults = new Faults(1)
  const disarm = faults.add({ action: { kind: 'delay', ms: 1 }, command: /add$/, every: 2, times: 2 })
  faults.add({ action: { kind: 'permission' }, command: '/a/print', nth: 2 })
  const seen = ['/a/add', '/a/print', '/a/add', '/b/add', '/a/print', '/b/add', '/a/add', '/a/add', '/login']
  expect(seen.map((command) => faults.next(command)?.kind)).toEqual([
    undefined,
    undefined,
    'delay',
    undefined,
    'permission',
    'delay',
    undefined,
    undefined,
    undefined,
  ])
  disarm()
  faults.clear()
  expect(faults.next('/a/add')).toBeUndefined()
  expect(faults.fired).toHaveLength(3)
})

async function addUntilCut(client: ApiClient): Promise<number> {
  let done = 0
  try {
    for (; done < 10; done++) await client.talk(add(`v${done}`))
  } catch {
    // The line was cut: that is what the test asks for.
  }
  return done
}

test('putus sebelum dijalankan: tidak ada yang tersimpan', async () => {
  const { router, client } = await routerWithClient()
  router.faults.add({ action: { kind: 'cut', when: 'before' }, nth: 3 })
  expect(await addUntilCut(client)).toBe(2)
  expect(router.db.writes({ menu: '/ip/hotspot/user', action: 'add' })).toHaveLength(2)
  expect(router.db.counters.cuts).toBe(1)
})

test('putus sesudah dijalankan: tersimpan, jawabannya hilang', async () => {
  for (const how of ['fin', 'rst'] as const) {
    const { router, client, port } = await routerWithClient()
    router.faults.add({ action: { kind: 'cut', when: 'after', how }, nth: 3 })
    expect(await addUntilCut(client)).toBe(2)
    expect(router.db.writes({ menu: '/ip/hotspot/user' }).map((change) => change.after?.name)).toEqual([
      'v0',
      'v1',
      'v2',
    ])
    expect(await (await clientOf(port)).refusal(add('v2'))).toMatch(/already have user/)
  }
})

test('diam: tidak dijawab, sambungan tetap bisa dipakai', async () => {
  const { router, client } = await routerWithClient()
  router.faults.add({ action: { kind: 'silence', when: 'before' }, nth: 1 })
  router.faults.add({ action: { kind: 'silence', when: 'after' }, nth: 2 })
  client.sayAll([add('a'), add('b')])
  expect(await client.talk(['/ip/hotspot/user/print', '=count-only='])).toEqual([['!done', '=ret=2']])
  expect(client.heard.filter((words) => words.some((word) => word.startsWith('=ret=*')))).toEqual([])
})

test('setengah jawaban lalu bisu', async () => {
  const { router, client } = await routerWithClient()
  router.faults.add({ action: { kind: 'half' }, nth: 1 })
  const bytes: number[] = []
  client.socket.on('data', (chunk) => bytes.push(chunk.length))
  client.say(['/ip/service/print'])
  await expect.poll(() => bytes.length).toBeGreaterThan(0)
  expect(client.heard.at(-1)?.[0]).toBe('!re')
  client.say(add('a'))
  await expect.poll(() => router.db.counters.adds).toBe(1)
  expect(client.heard.some((words) => words[0] === '!done' && words.length > 1)).toBe(false)
})

test('trap buatan, penolakan hak dan mode perangkat, !fatal', async () => {
  const { router, client } = await routerWithClient()
  const busy = 'action timed out - try again, if error continues contact MikroTik support and send a supout file (13)'
  router.faults.add({ action: { kind: 'trap', message: busy, category: 4 }, nth: 1 })
  router.faults.add({ action: { kind: 'trap', message: busy, when: 'after' }, nth: 2 })
  router.faults.add({ action: { kind: 'permission' }, nth: 3 })
  router.faults.add({ action: { kind: 'device-mode' }, nth: 4 })
  router.faults.add({ action: { kind: 'fatal', message: 'out of memory' }, nth: 5 })
  expect(await client.talk(add('a'))).toEqual([['!trap', '=category=4', `=message=${busy}`], ['!done']])
  expect(await client.refusal(add('b'))).toBe(busy)
  expect(await client.refusal(add('c'))).toBe('not enough permissions (9)')
  expect(await client.refusal(add('d'))).toBe('failure: not allowed by device-mode')
  expect(await client.talk(add('e'))).toEqual([['!fatal', 'out of memory']])
  await client.whenClosed()
  // A refusal does not always mean that nothing happened: b is there.
  expect(router.db.writes().map((change) => change.after?.name)).toEqual(['b'])
})

test('gangguan saat masuk hanya bila diminta', async () => {
  const router = shopRouter()
  router.faults.add({ action: { kind: 'trap', message: 'std failure: timeout (13)' }, command: '/login', nth: 1 })
  router.faults.add({ action: { kind: 'cut', when: 'before' } })
  const port = await router.listen()
  await expect(clientOf(port)).rejects.toThrow(/timeout/)
  await clientOf(port)
  expect(router.db.counters.logins).toBe(1)
})

test('jawaban dalam potongan satu bita tetap utuh', async () => {
  const { router, client } = await routerWithClient()
  router.faults.pieceBytes = 1
  const services = await client.rows(['/ip/service/print', '=.proplist=name'])
  expect(services.map((row) => row.name)).toEqual([
    'telnet',
    'ftp',
    'www',
    'ssh',
    'www-ssl',
    'api',
    'winbox',
    'api-ssl',
  ])
})

test('2.000 tambah beruntun lewat 1% putus sebelum dan 1% sesudah: tepat, tidak ada yang dua kali', async () => {
  const { router, port } = await routerWithClient({ seed: 42 })
  router.faults.add({ action: { kind: 'cut', when: 'before' }, chance: 0.01 })
  router.faults.add({ action: { kind: 'cut', when: 'after' }, chance: 0.01 })
  const wanted = Array.from({ length: 2000 }, (_, index) => `v${index}`)
  let left = wanted
  let lines = 0
  while (left.length > 0) {
    const client = await clientOf(port)
    lines += 1
    const batch = left.slice(0, 100)
    client.sayAll(batch.map(add))
    await expect
      .poll(() => client.closed || client.heard.filter((words) => words[0] === '!done').length > batch.length)
      .toBe(true)
    // Looks what is there, as the real client does after a lost line.
    const there = new Set(router.db.rows('/ip/hotspot/user').map((row) => row.name))
    left = wanted.filter((name) => !there.has(name))
  }
  const added = router.db.writes({ menu: '/ip/hotspot/user', action: 'add' }).map((change) => change.after?.name)
  expect(added.toSorted()).toEqual(wanted.toSorted())
  expect(lines).toBeGreaterThan(10)
  expect(router.db.counters.cuts).toBe(router.faults.fired.length)
})
