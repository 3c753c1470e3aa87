// The seam for the script interpreter, and the scheduler by the router's own clock (routeros.md §3.2).
import { expect, test } from 'vitest'
import { RouterTrap, type ScriptEngine, type ScriptJob } from '../../../src-main/demo/router'
import { shopRouter } from './shop-router'

const phone = '02:AA:00:00:00:01'
const minute = 60_000

/** Remembers what it was given; runs `work` in place of an interpreter. */
function recorder(work?: ScriptEngine['run']): ScriptEngine & { readonly jobs: ScriptJob[] } {
  const jobs: ScriptJob[] = []
  return {
    jobs,
    run(job, host) {
      jobs.push(job)
      work?.(job, host)
    },
  }
}

test('on-login: nama skrip atau isinya, dengan variabel; skrip boleh mengubah pengguna', () => {
  const engine = recorder((job, host) => {
    const [user] = host.items('/ip/hotspot/user').filter((row) => row.name === job.variables.user)
    host.command(['/ip/hotspot/user/set', `=.id=${user?.['.id']}`, '=comment=dicap'])
  })
  const router = shopRouter({ scriptEngine: engine })
  router.run(['/system/script/add', '=name=lk-login', '=policy=read,write', '=source=:log info hai'])
  router.run(['/ip/hotspot/user/profile/add', '=name=p', '=on-login=lk-login', '=on-logout=:log info dadah'])
  router.run(['/ip/hotspot/user/add', '=name=a', '=profile=p'])
  router.loginHotspot({ user: 'a', mac: phone })
  expect(engine.jobs[0]).toMatchObject({ trigger: 'on-login', name: 'lk-login', source: ':log info hai' })
  expect(engine.jobs[0]?.variables).toMatchObject({
    user: 'a',
    username: 'a',
    'mac-address': phone,
    address: '10.5.50.2',
    interface: 'bridge',
  })
  expect(router.db.table('/ip/hotspot/user').byName('a')).toMatchObject({ comment: 'dicap' })
  expect(router.db.writes().at(-1)).toMatchObject({ by: 'script:lk-login', action: 'set' })
  router.logout({ user: 'a' })
  expect(engine.jobs[1]).toMatchObject({ trigger: 'on-logout', name: undefined, source: ':log info dadah' })
  expect(engine.jobs[1]?.variables).toMatchObject({ cause: 'user request', 'uptime-secs': '0' })
  expect(router.run(['/system/script/print']).rows[0]).toMatchObject({
    'run-count': '1',
    'last-started': '2026-11-21 10:00:00',
  })
})

test('scheduler startup: satu jeda sesudah boot, lalu setiap jeda; daftar job terisi selama jalan', () => {
  const times: string[] = []
  const engine = recorder((_job, host) => {
    times.push(host.clock.time())
    expect(host.items('/system/script/job').map((row) => row.script)).toEqual(['lk-sweep'])
  })
  const router = shopRouter({ scriptEngine: engine })
  router.run(['/system/script/add', '=name=lk-sweep', '=policy=read,write', '=source=x'])
  router.run([
    '/system/scheduler/add',
    '=name=lk-sweep',
    '=start-time=startup',
    '=interval=1m',
    '=on-event=lk-sweep',
    '=policy=read,write',
  ])
  router.advance(2.5 * minute)
  expect(times).toEqual(['10:01:00', '10:02:00'])
  expect(router.run(['/system/scheduler/print']).rows[0]).toMatchObject({
    'run-count': '2',
    'next-run': '2026-11-21 10:03:00',
  })
  router.reboot({ clockLost: true })
  router.advance(minute)
  expect(times.at(-1)).toBe('07:01:00')
  router.run(['/system/scheduler/disable', '=.id=lk-sweep'])
  router.advance(10 * minute)
  expect(times).toHaveLength(3)
  expect(router.db.rows('/system/script/job')).toEqual([])
})

test('scheduler bertanggal mengikuti jam router: jam 1970 tidak menjalankan yang di masa depan', () => {
  const engine = recorder()
  const router = shopRouter({ scriptEngine: engine })
  router.run([
    '/system/scheduler/add',
    '=name=s',
    '=start-date=2026-11-21',
    '=start-time=00:00:00',
    '=interval=5m',
    '=on-event=:log info x',
  ])
  router.advance(11 * minute)
  expect(engine.jobs).toHaveLength(2)
  router.reboot({ clockLost: true })
  router.advance(60 * minute)
  expect(engine.jobs).toHaveLength(2)
  router.syncNtp()
  router.advance(5 * minute)
  expect(engine.jobs).toHaveLength(3)
})

test('skrip yang minta lebih dari scheduler-nya tidak jalan, kesalahannya di log', () => {
  const engine = recorder()
  const router = shopRouter({ scriptEngine: engine })
  router.run(['/system/script/add', '=name=s', '=policy=read,write,reboot', '=source=x'])
  router.run([
    '/system/scheduler/add',
    '=name=s',
    '=start-time=startup',
    '=interval=1m',
    '=on-event=s',
    '=policy=read,write',
  ])
  router.advance(minute)
  expect(engine.jobs).toEqual([])
  expect(router.db.rows('/log').at(-1)?.message).toContain('not enough permissions')
})

test('tanpa mesin skrip: tidak dijalankan, dan log mengatakannya', () => {
  const router = shopRouter()
  router.run(['/system/script/add', '=name=s', '=source=x'])
  router.run(['/system/script/run', '=.id=s'])
  expect(router.db.rows('/log').at(-1)?.message).toContain('no script engine')
})

test('kesalahan skrip: run lewat API ditolak, lewat login hanya di log', () => {
  const engine = recorder(() => {
    throw new RouterTrap('no such item')
  })
  const router = shopRouter({ scriptEngine: engine })
  router.run(['/system/script/add', '=name=s', '=source=x'])
  expect(() => router.run(['/system/script/run', '=.id=s'])).toThrow('no such item')
  router.run(['/ip/hotspot/user/profile/set', '=.id=default', '=on-login=s'])
  router.run(['/ip/hotspot/user/add', '=name=a'])
  expect(router.loginHotspot({ user: 'a', mac: phone })).toMatchObject({ ok: true })
  expect(router.db.rows('/log').at(-1)?.message).toContain('executing script s failed')
})

test('jam disetel lewat API, dengan zona', () => {
  const router = shopRouter()
  router.run(['/system/clock/set', '=date=2020-02-29', '=time=23:59:50'])
  router.advance(20_000)
  expect(router.run(['/system/clock/print']).rows[0]).toMatchObject({ date: '2020-03-01', time: '00:00:10' })
  router.run(['/system/clock/set', '=time-zone-name=Asia/Jayapura'])
  expect(router.run(['/system/clock/print']).rows[0]).toMatchObject({ time: '02:00:10', 'gmt-offset': '+09:00' })
})
