// Scripts and the router's menus: find, get, set, remove, rights, versions, and the trap of reserved names.
import { expect, test } from 'vitest'
import { NotLearnt } from '../../../../src-main/demo/router/script'
import { scriptRouter } from './script-router'

const phone = (number: number) => `02:AA:00:00:00:0${number}`

/** Three customers online, one at home. */
function shop(options: Parameters<typeof scriptRouter>[0] = {}) {
  const scripts = scriptRouter(options)
  const { router } = scripts
  for (const [at, name] of ['adi', 'budi', 'citra', 'dewi'].entries()) {
    router.run(['/ip/hotspot/user/add', `=name=${name}`, `=comment=meja ${at}`])
    if (name !== 'dewi') router.loginHotspot({ user: name, mac: phone(at) })
  }
  const online = () => router.db.rows('/ip/hotspot/active').map((row) => row.user)
  return { ...scripts, online }
}

test('find dengan dan tanpa where: sama, pola, lama waktu, ya/tidak, bukan, kurung', () => {
  const { say, router } = shop()
  router.advance(90_000)
  router.logout({ user: 'adi' })
  router.run(['/ip/hotspot/user/disable', '=.id=citra'])
  const count = (where: string) => say(`:put [:len [/ip hotspot user find ${where}]]`)[0]
  const finds: Record<string, string> = {
    '': '5',
    'where name="budi"': '1',
    'name=budi': '1',
    'where comment~"^meja [12]\\$"': '2',
    'where uptime>0s': '1',
    'where uptime>1m and disabled=no': '1',
    'where disabled=yes': '1',
    'where disabled': '1',
    'where !disabled and name~"^[a-d]" and name!="default-trial"': '3',
    'where (name="adi" or name="budi") and disabled=no': '2',
    'disabled=no name~"^a"': '1',
    'where bytes-in=0': '5',
    'where name="tidak ada"': '0',
    'where mac-address=""': '0',
  }
  for (const [where, found] of Object.entries(finds)) expect([where, count(where)]).toEqual([where, found])
})

test('get membaca dengan jenisnya; hasil find boleh langsung dipakai bila hanya satu', () => {
  const { say, refusal, router } = shop()
  router.advance(61_000)
  const typed = (command: string) => say(`:local v [${command}]\n:put "$[:typeof $v] $v"`)[0]
  expect(typed('/ip hotspot user get [find name="adi"] comment')).toBe('str meja 0')
  expect(typed('/ip hotspot user get adi disabled')).toBe('bool false')
  expect(typed('/ip hotspot user get adi bytes-in')).toBe('num 0')
  expect(typed('/ip hotspot user get adi mac-address')).toBe('nil ')
  expect(typed('/ip hotspot active get [find where user="budi"] uptime')).toBe('time 00:01:01')
  expect(typed('/system clock get time')).toBe('time 10:01:01')
  expect(typed('/system clock get date')).toBe('str 2026-11-21')
  expect(typed('/system clock get gmt-offset')).toBe('num 25200')
  expect(typed('/system identity get name')).toBe('str MikroTik')
  expect(refusal(':put [/ip hotspot user get [find where name~"a"] name]')).toBe('invalid internal item number')
  expect(refusal(':put [/ip hotspot user get [find where name="x"] name]')).toBe('invalid internal item number')
  expect(refusal(':put [/ip hotspot user get 0 name]')).toContain('no such item')
})

test('zona di barat datang sebagai bilangan tanpa tanda', () => {
  const { say } = scriptRouter({ timezoneMinutes: -300, timezoneName: 'America/New_York' })
  expect(say(':put [/system clock get gmt-offset]')).toEqual(['4294949296'])
})

test('set, enable, disable, remove, add: satu, banyak, atau tidak satu pun', () => {
  const { say, router } = shop()
  const users = () => router.db.rows('/ip/hotspot/user').filter((row) => row.default !== 'true')
  say('/ip hotspot user set [find where name~"^[ab]"] disabled=yes comment=("di" . "tutup")')
  expect(users().map((row) => [row.name, row.disabled, row.comment])).toEqual([
    ['adi', 'true', 'ditutup'],
    ['budi', 'true', 'ditutup'],
    ['citra', 'false', 'meja 2'],
    ['dewi', 'false', 'meja 3'],
  ])
  say('/ip hotspot user enable adi; /ip hotspot user set budi comment=')
  expect(users().slice(0, 2)).toMatchObject([{ disabled: 'false' }, { disabled: 'true' }])
  expect(users()[1]?.comment).toBeUndefined()
  say('/ip hotspot user remove [find where name="siapa"]')
  say('/ip hotspot user remove [find where name="adi" or name="citra"]')
  expect(say(':put [:typeof [/ip hotspot user add name=eka]]')).toEqual(['id'])
  expect(users().map((row) => row.name)).toEqual(['budi', 'dewi', 'eka'])
  expect(router.db.writes({ menu: '/ip/hotspot/user' }).at(-1)?.by).toBe('script:kata')
})

test('perintah yang ditolak router dapat ditangkap, dan kata-katanya kata router', () => {
  const { say, refusal } = shop()
  expect(refusal('/ip hotspot user add name=adi')).toBe('failure: already have user with this name for this server')
  expect(say(':do { /ip hotspot user remove *FF } on-error={ :put gagal }')).toEqual(['gagal'])
  expect(refusal('/ip hotspot user set adi profile=tidak-ada')).toBe('input does not match any value of profile')
})

// The manual's "Reserved variable names": the mistake that throws everybody out of the shop.
test('variabel bernama seperti isi tabel di dalam where cocok dengan SEMUA: satu login mengusir satu warung', () => {
  for (const trap of ['$user', '"$user"']) {
    const { router, online } = shop()
    const source = `/ip hotspot active remove [find where user=${trap}]`
    router.run(['/system/script/add', '=name=jahat', '=policy=read,write', `=source=${source}`])
    router.run(['/ip/hotspot/user/profile/set', '=.id=default', '=on-login=jahat'])
    expect(online()).toEqual(['adi', 'budi', 'citra'])
    router.loginHotspot({ user: 'dewi', mac: phone(4) })
    expect([trap, online()]).toEqual([trap, []])
  }
})

test('dengan nama sendiri hanya yang dimaksud; juga nama dengan tanda hubung dan .id terjebak', () => {
  const { router, online, say } = shop()
  const source = ':local lkU $user\n/ip hotspot active remove [find where user="$lkU"]'
  router.run(['/system/script/add', '=name=baik', '=policy=read,write', `=source=${source}`])
  router.run(['/ip/hotspot/user/profile/set', '=.id=default', '=on-login=baik'])
  router.loginHotspot({ user: 'dewi', mac: phone(4) })
  expect(online()).toEqual(['adi', 'budi', 'citra'])
  const count = (declared: string, where: string) =>
    say(`:local ${declared}\n:put [:len [/ip hotspot active find where ${where}]]`)[0]
  expect(count('"mac-address" "02:AA:00:00:00:00"', 'mac-address=$"mac-address"')).toBe('3')
  expect(count('lkMac "02:AA:00:00:00:00"', 'mac-address=$lkMac')).toBe('1')
  // In another menu the same name is nobody's property.
  expect(say(':local user "adi"\n:put [:len [/ip hotspot user find where name=$user]]')).toEqual(['1'])
})

test('print count-only; find relatif terhadap perintah di luarnya; jalur bergaris miring mulai versi 7', () => {
  const { say } = shop()
  expect(say(':put [/ip hotspot user print count-only where name~"i"]')).toEqual(['5'])
  expect(say(':put [/ip/hotspot/user/print count-only where name="adi"]')).toEqual(['1'])
  expect(scriptRouter({ version: '6.49.17' }).refusal(':put [/ip/hotspot/user/find]')).toContain('syntax error')
  expect(() => say(':put [/ip hotspot user print as-value]')).toThrow(NotLearnt)
})

test('hak: skrip tanpa write tidak mengubah, tanpa read tidak mencari', () => {
  const { router, say } = shop()
  expect(() => say('/ip hotspot user disable adi', 'read')).toThrow('not enough permissions')
  expect(() => say(':put [:len [/ip hotspot user find]]', 'write')).toThrow('not enough permissions')
  expect(router.db.table('/ip/hotspot/user').byName('adi')?.disabled).toBe('false')
})

test('perintah yang belum dikenal versi ini: 6.49 menolak seluruh skrip, 7.8 gagal saat sampai di sana', () => {
  const source = ':put awal\n:do { :put [:tonsec 1h] } on-error={ :put tertangkap }\n:put akhir'
  expect(scriptRouter({ version: '6.49.17' }).refusal(source)).toBe('bad command name tonsec (line 2 column 13)')
  const six = scriptRouter({ version: '6.49.17', engine: { guesses: { unknownCommand: 'when-reached' } } })
  expect(six.say(source)).toEqual(['awal', 'tertangkap', 'akhir'])
  expect(scriptRouter({ version: '7.8' }).say(source)).toEqual(['awal', 'tertangkap', 'akhir'])
  const seven = scriptRouter({ version: '7.8', engine: { guesses: { unknownCommand: 'whole-script' } } })
  expect(seven.refusal(source)).toContain('bad command name tonsec')
  expect(scriptRouter({ version: '7.8' }).refusal(':put 1\n:timestampx')).toContain('bad command name')
  expect(() => scriptRouter({ version: '7.19.1' }).say(source)).toThrow(NotLearnt)
  expect(scriptRouter({ version: '6.49.17' }).refusal('/system device-mode print')).toContain('bad command name')
  // A property of a later version.
  expect(scriptRouter({ version: '7.8' }).refusal('/ip hotspot user set *1 otp-secret=x')).toContain('expected end')
  expect(scriptRouter({ version: '7.8' }).refusal(':put [/ip hotspot user get *1 otp-secret]')).toContain('bad command')
})

test('jam berjalan selama skrip: tiap perintah memakan waktu, :delay tidak menunggu sungguhan', () => {
  const { say, router, runs } = scriptRouter({ engine: { commandMs: 400 } })
  const times = ':put [/system clock get time]\n:put [/system clock get time]\n:put [/system clock get time]'
  expect(say(times)).toEqual(['10:00:00', '10:00:00', '10:00:01'])
  expect(say(':put [/system clock get time]\n:delay 1h\n:put [/system clock get time]')).toEqual([
    '10:00:00',
    '11:00:00',
  ])
  expect(router.clock.time()).toBe('10:00:00')
  expect(runs.at(-1)).toMatchObject({ name: 'kata', commands: 2, steps: 5 })
})

test('log berasal dari skrip; daftar job menunjukkan yang sedang jalan', () => {
  const { say, router } = scriptRouter()
  say(':log warning "hati-hati"')
  expect(router.db.rows('/log').at(-1)).toMatchObject({ topics: 'script,warning', message: 'hati-hati' })
  expect(say(':put [:len [/system script job find where script="kata"]]')).toEqual(['1'])
  const shy = scriptRouter({ engine: { guesses: { jobs: 'nameless' } } })
  expect(shy.say(':put [:len [/system script job find where script="kata"]]')).toEqual(['0'])
})
