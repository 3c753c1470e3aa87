// Installing, repairing and taking off, through the app's own connection to practice routers of three versions.
import { afterEach, expect, test } from 'vitest'
import type { SimRouter, SimRouterOptions } from '../../../src-main/demo/router'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import {
  checkExpiry,
  detachExpiry,
  type ExpiryReport,
  heartbeatOf,
  installExpiry,
  LOGIN_SCRIPT,
  pulseOf,
  readExpiryState,
  SWEEP_SCRIPT,
  stepSentence,
} from '../../../src-main/features/expiry'
import { isOurProfile } from '../../../src-main/features/routers'
import { RouterConnection } from '../../../src-main/platform/routeros'
import { unusedComment } from '../../../src-main/shared/voucher-comment'
import { saturday, shopRouter } from '../../demo/router/shop-router'
import { MINUTE, NOW, VERSIONS } from './expiry-router'

const user = { name: 'loket', password: 'rahasia', policies: ['read', 'write', 'api', 'test'] }
const open: RouterConnection[] = []
afterEach(() => {
  for (const connection of open.splice(0)) connection.destroy()
})

/** A router with two profiles of ours and one of the owner, and the app's connection with its least rights. */
async function shop(options: Partial<SimRouterOptions> = {}) {
  const router = shopRouter({ users: [user], scriptEngine: createScriptEngine(), ...options })
  for (const name of ['lk-harian', 'lk-mingguan', 'langganan'])
    router.run(['/ip/hotspot/user/profile/add', `=name=${name}`])
  router.run(['/ip/hotspot/user/profile/set', '=.id=langganan', '=on-login=:log info hai'])
  return { router, ...(await connect(router)) }
}

async function connect(router: SimRouter) {
  const port = await router.listen()
  const dial = async () => {
    const connection = new RouterConnection({ host: '127.0.0.1', port, tls: false, user: 'loket', password: 'rahasia' })
    open.push(connection)
    await connection.connect()
    return connection
  }
  return { connection: await dial(), dial }
}

const install = (connection: RouterConnection) => installExpiry(connection, isOurProfile)
const outcomes = ({ steps }: ExpiryReport) =>
  steps.map(({ step, outcome }) => `${step.kind} ${step.subject}: ${outcome}`)
/** Everything the owner could see, without counters. */
const tables = (router: SimRouter) =>
  ['/system/script', '/system/scheduler', '/ip/hotspot/user/profile', '/ip/hotspot/user'].map((menu) =>
    router.db.rows(menu).map((row) => ({ ...row, '.id': '', 'run-count': '', 'last-started': '' })),
  )

for (const version of VERSIONS) {
  test(`pasang sekali, periksa berkali-kali: kedua kalinya tidak satu tulisan pun (${version})`, async () => {
    const { router, connection } = await shop({ version })
    const report = await install(connection)
    expect(outcomes(report)).toEqual([
      'add-script lk-login: done',
      'add-script lk-sweep: done',
      'add-scheduler lk-sweep: done',
      'set-on-login lk-harian: done',
      'set-on-login lk-mingguan: done',
    ])
    expect(report).toMatchObject({ refusal: undefined, unkept: [], newer: [] })
    const source = (name: string) => router.db.table('/system/script').byName(name)?.source
    expect(source('lk-login')).toBe(LOGIN_SCRIPT.source)
    expect(source('lk-sweep')).toBe(SWEEP_SCRIPT.source)
    expect(router.db.rows('/system/scheduler')[0]).toMatchObject({
      name: 'lk-sweep',
      'start-time': 'startup',
      interval: '1m',
      'on-event': 'lk-sweep',
      policy: 'read,write',
      disabled: 'false',
    })
    expect(router.db.table('/ip/hotspot/user/profile').byName('langganan')?.['on-login']).toBe(':log info hai')
    const writes = router.db.configWrites
    expect((await install(connection)).steps).toEqual([])
    expect((await checkExpiry(connection, isOurProfile)).plan).toEqual({ steps: [], newer: [] })
    expect(router.db.configWrites).toBe(writes)
  })

  test(`yang dipasang benar-benar bekerja: masuk tercatat, habis ditutup, denyutnya terbaca (${version})`, async () => {
    const { router, connection } = await shop({ version })
    const first = heartbeatOf((await install(connection)).state, saturday)
    const comment = unusedComment({ activeSeconds: 300, useBefore: null, tag: 'K7Q2', id: 1 })
    router.run(['/ip/hotspot/user/add', '=name=AAAA', '=profile=lk-harian', `=comment=${comment}`])
    router.loginHotspot({ user: 'AAAA', mac: '02:AA:00:00:00:01' })
    expect(router.db.table('/ip/hotspot/user').byName('AAAA')?.comment).toContain(`f=${NOW}`)
    router.advance(6 * MINUTE)
    expect(router.db.table('/ip/hotspot/user').byName('AAAA')?.disabled).toBe('true')
    const now = heartbeatOf(await readExpiryState(connection), saturday + 6 * MINUTE)
    expect(now).toEqual({ scheduled: 6, ran: 6, at: saturday + 6 * MINUTE })
    expect(pulseOf(first, now)).toBe('running')
  })

  test(`lepas: router kembali seperti ditemukan (${version})`, async () => {
    const { router, connection } = await shop({ version })
    router.run(['/ip/hotspot/user/profile/set', '=.id=lk-mingguan', '=on-login=:log warning "punya pak joko"'])
    router.run(['/system/script/add', '=name=lk-milik-orang', '=source=:log info x'])
    router.run(['/system/scheduler/add', '=name=lain', '=interval=1d', '=on-event=lain'])
    const found = tables(router)
    const installed = await install(connection)
    expect(outcomes(installed)).toContain('keep-on-login lk-mingguan: done')
    router.advance(3 * MINUTE)
    const report = await detachExpiry(connection)
    expect(outcomes(report)).toEqual([
      'restore-on-login lk-harian: done',
      'restore-on-login lk-mingguan: done',
      'remove-scheduler lk-sweep: done',
      'remove-script lk-login: done',
      'remove-script lk-sweep: done',
      'remove-script lk-asal-lk-mingguan: done',
    ])
    expect(report).toMatchObject({ refusal: undefined, unkept: [] })
    expect(tables(router)).toEqual(found)
    expect((await detachExpiry(connection)).steps).toEqual([])
  })
}

test('diubah orang: hanya yang berbeda dikembalikan, dan laporannya menyebut apa', async () => {
  const { router, connection } = await shop()
  await install(connection)
  router.run(['/system/script/set', '=.id=lk-login', `=source=${LOGIN_SCRIPT.source} `])
  router.run(['/system/script/set', '=.id=lk-sweep', '=policy=read', '=dont-require-permissions=yes'])
  router.run(['/system/scheduler/set', '=.id=lk-sweep', '=interval=10m', '=disabled=yes', '=policy=read'])
  router.run(['/ip/hotspot/user/profile/set', '=.id=lk-harian', '=on-login='])
  const report = await install(connection)
  expect(report.steps.map(({ step }) => stepSentence(step))).toEqual([
    'Betulkan skrip lk-login yang berubah (isinya)',
    'Betulkan skrip lk-sweep yang berubah (haknya, izinnya)',
    'Betulkan jadwal lk-sweep (jedanya, haknya, dimatikan orang)',
    'Sambungkan profil lk-harian ke pencatat login',
  ])
  const set = router.db.writes({ action: 'set' }).slice(-4)
  expect(set.map(({ menu, by }) => [menu, by])).toEqual([
    ['/system/script', 'loket'],
    ['/system/script', 'loket'],
    ['/system/scheduler', 'loket'],
    ['/ip/hotspot/user/profile', 'loket'],
  ])
  expect((await install(connection)).steps).toEqual([])
})

test('versi lama diperbarui; versi yang lebih baru dari PC lain tidak disentuh', async () => {
  const { router, connection } = await shop()
  await install(connection)
  const put = (version: number) =>
    router.run([
      '/system/script/set',
      '=.id=lk-login',
      `=source=${LOGIN_SCRIPT.source.replace('lk-login v1', `lk-login v${version}`)}`,
    ])
  put(0)
  expect((await install(connection)).steps.map(({ step }) => stepSentence(step))).toEqual([
    'Perbarui skrip lk-login dari versi 0 ke 1',
  ])
  put(9)
  const report = await install(connection)
  expect([report.steps, report.newer]).toEqual([[], ['lk-login']])
  expect(router.db.table('/system/script').byName('lk-login')?.source).toContain('lk-login v9')
  // Taking off takes off whatever version is there.
  expect(outcomes(await detachExpiry(connection))).toContain('remove-script lk-login: done')
})

test('skrip login orang di profil kita: disimpan di router, bukan di PC ini, dan yang terakhir yang dikembalikan', async () => {
  const { router, connection, dial } = await shop()
  const onLogin = () => router.db.table('/ip/hotspot/user/profile').byName('lk-harian')?.['on-login']
  const change = (text: string) => router.run(['/ip/hotspot/user/profile/set', '=.id=lk-harian', `=on-login=${text}`])
  change(':log info "satu"\n:log info "dua"')
  await install(connection)
  expect(onLogin()).toBe('lk-login')
  change('skrip-baru')
  await install(connection)
  await install(connection)
  // Another PC, which knows nothing.
  connection.destroy()
  await detachExpiry(await dial())
  expect(onLogin()).toBe('skrip-baru')
  expect(router.db.rows('/system/script')).toEqual([])
})

test('router menolak di tengah jalan: yang sudah terpasang tinggal, sisanya tidak dicoba, dan kata-katanya terbawa', async () => {
  const { router, connection, dial } = await shop({ deviceMode: 'home' })
  const report = await install(connection)
  expect(outcomes(report)).toEqual([
    'add-script lk-login: done',
    'add-script lk-sweep: done',
    'add-scheduler lk-sweep: refused',
    'set-on-login lk-harian: not-reached',
    'set-on-login lk-mingguan: not-reached',
  ])
  expect(report.refusal?.trap).toBe('device-mode')
  router.run(['/system/device-mode/update', '=scheduler=yes', '=hotspot=yes'])
  router.confirmDeviceMode()
  expect(outcomes(await install(await dial()))).toEqual([
    'add-scheduler lk-sweep: done',
    'set-on-login lk-harian: done',
    'set-on-login lk-mingguan: done',
  ])
})

test('tanpa hak menulis: satu penolakan yang jelas, tidak ada yang berubah', async () => {
  const { router, connection } = await shop({ users: [{ ...user, policies: ['read', 'api'] }] })
  const report = await install(connection)
  expect(report.refusal?.trap).toBe('permission')
  expect(outcomes(report)[0]).toBe('add-script lk-login: refused')
  expect(router.db.rows('/system/script')).toEqual([])
})

test('kabel putus di tengah pemasangan: diulang sampai selesai, tanpa kembar', async () => {
  const { router, connection, dial } = await shop()
  router.faults.add({ action: { kind: 'cut', when: 'after' }, command: '/system/scheduler/add' })
  await expect(install(connection)).rejects.toMatchObject({ outcomeUnknown: true })
  router.faults.clear()
  const again = await install(await dial())
  expect(outcomes(again)).toEqual(['set-on-login lk-harian: done', 'set-on-login lk-mingguan: done'])
  expect([router.db.rows('/system/script').length, router.db.rows('/system/scheduler').length]).toEqual([2, 1])
})

test('router yang mengubah teks yang disimpannya dilaporkan, bukan ditulisi terus', async () => {
  const { router, connection } = await shop()
  // A version that turned line ends on its own would drift at every look.
  router.db.onChange((change) => {
    if (change.menu !== '/system/script' || change.by !== 'loket' || !change.after?.source?.includes('\n')) return
    const source = change.after.source.replaceAll('\n', '\r\n')
    router.db.patch(change.menu, change.id, { source }, { by: 'router', runtime: true })
  })
  const report = await install(connection)
  expect(report.refusal).toBeUndefined()
  expect(report.unkept.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'repair-script lk-login',
    'repair-script lk-sweep',
  ])
})

test('denyut: berjalan, ditolak, berhenti, belum tahu', () => {
  const look = (scheduled: number | null, ran: number | null, minutes: number) => ({
    scheduled,
    ran,
    at: minutes * MINUTE,
  })
  expect(pulseOf(look(5, 5, 0), look(8, 8, 3))).toBe('running')
  expect(pulseOf(look(5, 5, 0), look(8, 5, 3))).toBe('refused')
  expect(pulseOf(look(5, 5, 0), look(5, 5, 3))).toBe('stopped')
  expect(pulseOf(look(5, 5, 0), look(5, 5, 1))).toBe('unknown')
  expect(pulseOf(look(500, 500, 0), look(2, 2, 3))).toBe('unknown')
  // The script was put back, the scheduler was not.
  expect(pulseOf(look(500, 500, 0), look(503, 2, 3))).toBe('unknown')
  expect(pulseOf(look(5, 5, 0), look(null, 5, 3))).toBe('stopped')
  expect(pulseOf(look(null, null, 0), look(0, 0, 3))).toBe('unknown')
})

test('jadwal yang menyala tapi skripnya tak berhak terbaca sebagai ditolak', async () => {
  const { router, connection } = await shop()
  await install(connection)
  router.run(['/system/script/set', '=.id=lk-sweep', '=policy=read,write,reboot'])
  const before = heartbeatOf(await readExpiryState(connection), saturday)
  router.advance(3 * MINUTE)
  expect(pulseOf(before, heartbeatOf(await readExpiryState(connection), saturday + 3 * MINUTE))).toBe('refused')
  await install(connection)
  router.advance(MINUTE)
  expect(pulseOf(before, heartbeatOf(await readExpiryState(connection), saturday + 4 * MINUTE))).toBe('running')
})
