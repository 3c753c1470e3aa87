// The scripts broken on purpose, one line at a time: every break must change what happens in the shop, or the tests see nothing.
import { expect, test } from 'vitest'
import { LOGIN_SCRIPT, SWEEP_SCRIPT } from '../../../src-main/features/expiry'
import { type ExpiryRouter, expiryRouter, HOUR, MINUTE, NOW, saturday } from './expiry-router'

interface Texts {
  readonly login: string
  readonly sweep: string
}
const whole: Texts = { login: LOGIN_SCRIPT.source, sweep: SWEEP_SCRIPT.source }

const minuteOf = (offset: number) => (NOW + offset) * 1000

/** Without the voucher's id, which counts up from test to test. */
const commentOf = (shop: ExpiryRouter, code: string) => shop.user(code).comment?.replace(/i=\d+/, '')

/** Two and a half hours of a shop with every kind of voucher in it. */
function aBusyMorning(texts: Texts) {
  const shop = expiryRouter(texts)
  const { router } = shop
  const seen: unknown[] = []
  const look = () =>
    seen.push(
      router.db.rows('/ip/hotspot/user').map((row) => [row.name, row.disabled, row.comment?.replace(/i=\d+/, '')]),
      shop.online(),
      router.db.rows('/ip/hotspot/cookie').map((row) => row.user),
      shop.messages(),
    )
  for (const code of ['JAM', 'HARI', 'LEWAT', 'BELUM', 'TUTUP', 'PULANG'])
    shop.voucher(code, { active: code === 'JAM' ? 3600 : 7200 })
  for (const code of ['KUOTA', 'KUOTALEWAT']) shop.voucher(code, { active: null })
  for (const code of ['RAK', 'RAKDALAM', 'RAKTADI']) shop.voucher(code, { useBefore: minuteOf(23 * 60) })
  shop.voucher('RUSAK')
  router.run(['/ip/hotspot/user/set', '=.id=RUSAK', '=comment=lk1;x=17000000'])
  router.run(['/ip/hotspot/user/add', '=name=PAK(JOKO', '=comment=langganan'])
  for (const [at, code] of ['JAM', 'HARI', 'KUOTA', 'TUTUP', 'PAK(JOKO', 'PULANG'].entries()) shop.login(code, at)
  router.run(['/ip/hotspot/user/profile/set', '=.id=lk-harian', '=on-login='])
  const many = Array.from({ length: 45 }, (_, at) => `M${at + 10}`)
  for (const [at, code] of many.entries()) {
    shop.voucher(code)
    shop.login(code, 100 + at)
  }
  shop.login('LEWAT', 20)
  shop.login('KUOTALEWAT', 21)
  router.advance(90_000)
  router.logout({ user: 'LEWAT' })
  router.logout({ user: 'KUOTALEWAT' })
  // Out of range: the phone may come back by its cookie.
  router.logout({ user: 'PULANG' }, 'keepalive timeout')
  router.advance(10 * MINUTE)
  look()
  for (const [at, code] of many.entries()) if (at > 1) router.logout({ user: code })
  router.advance(10 * MINUTE)
  shop.login('RAKDALAM', 30)
  router.advance(3 * MINUTE)
  router.run(['/ip/hotspot/user/disable', '=.id=TUTUP'])
  router.advance(15 * MINUTE)
  look()
  router.advance(20 * MINUTE + 30_000)
  look()
  router.advance(70 * MINUTE)
  look()
  return seen
}

/** Used but not stamped, because its stamp cannot be written: past the shelf life, yet not unused. */
function usedButUnstamped(texts: Texts) {
  const shop = expiryRouter({ ...texts, onLogin: false })
  shop.voucher('TADI', { useBefore: minuteOf(600) })
  shop.login('TADI')
  shop.router.advance(30_000)
  shop.router.logout({ user: 'TADI' })
  shop.router.run([
    '/ip/hotspot/user/set',
    '=.id=TADI',
    `=comment=lk1;x=0000000000;f=0000000000;v=99999999999999999999;h=${NOW + 600};`,
  ])
  shop.router.advance(HOUR)
  return [shop.isClosed('TADI')]
}

function afterAPowerCut(texts: Texts) {
  const shop = expiryRouter(texts)
  shop.voucher('LAMA', { active: 3600 })
  shop.login('LAMA', 1)
  shop.router.reboot({ clockLost: true })
  shop.voucher('BARU')
  shop.login('BARU', 2)
  shop.router.advance(HOUR)
  const cold = [commentOf(shop, 'LAMA'), commentOf(shop, 'BARU'), shop.isClosed('LAMA')]
  shop.router.syncNtp()
  shop.router.advance(10 * MINUTE)
  return [cold, commentOf(shop, 'LAMA'), commentOf(shop, 'BARU')]
}

function withLocks(texts: Texts) {
  const shop = expiryRouter(texts)
  shop.voucher('KUNCI', { lock: true })
  shop.voucher('BEBAS')
  shop.login('KUNCI', 1)
  shop.login('BEBAS', 2)
  shop.login('BEBAS', 3)
  const first = ['KUNCI', 'BEBAS'].map((code) => shop.user(code)['mac-address'])
  return [first, shop.login('KUNCI', 4), shop.online()]
}

/** Sessions that run out while the sweep asks about them. */
function withSessionsGoing(texts: Texts) {
  const shop = expiryRouter({ ...texts, engine: { commandMs: 400 } })
  shop.router.advance(30_000)
  shop.voucher('HABIS', { active: 570 })
  shop.login('HABIS', 99)
  for (let at = 0; at < 20; at++) {
    shop.voucher(`S${at}`, { active: null, words: [`=limit-uptime=${571 + at}s`] })
    shop.login(`S${at}`, at)
  }
  shop.router.advance(9 * MINUTE + 30_000)
  return [shop.isClosed('HABIS'), shop.sweeps().at(-1)?.error, shop.messages()]
}

function withASweepStuck(texts: Texts) {
  const shop = expiryRouter(texts)
  shop.router.db.insert('/system/script/job', { script: 'lk-sweep' }, { by: 'router', runtime: true })
  shop.voucher('AAAA', { active: 60 })
  shop.login('AAAA')
  shop.router.advance(3 * MINUTE)
  return [shop.isClosed('AAAA')]
}

function inOtherZones(texts: Texts) {
  return [['Asia/Jayapura', 540, '6.49.17'] as const, ['America/New_York', -300, '7.19.1'] as const].map(
    ([timezoneName, timezoneMinutes, version]) => {
      const shop = expiryRouter({ ...texts, sim: { version, timezoneName, timezoneMinutes } })
      shop.voucher('AAAA', { active: 60 })
      shop.login('AAAA')
      shop.router.setWallClock(saturday + 120 * 24 * HOUR)
      shop.voucher('BBBB')
      shop.login('BBBB', 2)
      shop.router.advance(MINUTE)
      return [commentOf(shop, 'AAAA'), commentOf(shop, 'BBBB')]
    },
  )
}

const watch = (texts: Texts): string =>
  JSON.stringify([
    aBusyMorning(texts),
    usedButUnstamped(texts),
    afterAPowerCut(texts),
    withLocks(texts),
    withSessionsGoing(texts),
    withASweepStuck(texts),
    inOtherZones(texts),
  ])

const breaks: readonly (readonly [what: string, script: keyof Texts, from: string, to: string])[] = [
  ['v=0 dianggap habis seketika', 'login', '($lkActive > 0)', '($lkActive > -1)'],
  ['v=0 dianggap habis seketika, lewat sapuan', 'sweep', '($lkActive > 0)', '($lkActive > -1)'],
  ['semua orang ikut tercatat', 'login', 'name="$lkUser" and ', ''],
  ['sisa catatan bergeser satu', 'login', '[:pick $lkComment 29 ', '[:pick $lkComment 28 '],
  ['jam 1970 dipercaya saat login', 'login', '1793491200', '0'],
  ['jam 1970 dipercaya saat menyapu', 'sweep', '1793491200', '0'],
  ['zona ditambahkan', 'login', '+ $lkSecond - $lkZone)', '+ $lkSecond + $lkZone)'],
  ['zona barat tidak dikenali', 'login', '- 4294967296', '- 0'],
  ['bulan bergeser satu', 'login', '- 101)', '- 100)'],
  ['nama bulan bergeser', 'login', 'octnov', 'novoct'],
  ['hari kabisat dilupakan', 'login', '- 1969) / 4', '- 1969) / 400'],
  ['dicatat lagi di setiap login', 'login', 'f=0000000000;")', 'f=0000000000;") or true'],
  ['kunci untuk semua', 'login', '= "num") do={\n        :local lkOwner', '= "nil") do={\n        :local lkOwner'],
  ['kunci tidak pernah', 'login', '";m=1;"', '";m=2;"'],
  ['semenit terlambat', 'sweep', '($lkEnd <= $lkNow)', '($lkEnd < $lkNow)'],
  ['tidak dimatikan', 'sweep', 'disabled=yes comment=$lkComment', 'comment=$lkComment'],
  ['sesi dibiarkan', 'sweep', '/ip hotspot active remove $lkLogin', ':len $lkLogin'],
  ['cookie dibiarkan', 'sweep', '/ip hotspot cookie remove $lkLogin', ':len $lkLogin'],
  ['yang belum dipakai ikut tercatat', 'sweep', 'uptime>0s and ', ''],
  ['yang terlewat tidak dicari', 'sweep', 'uptime>0s and ', 'uptime>9w and '],
  ['yang sedang masuk tidak diperiksa', 'sweep', '% 10) = 0)', '% 10) = 77)'],
  [
    'hanya empat puluh pertama diperiksa',
    'sweep',
    ':if ($lkCount > 0) do={ :set lkGroups',
    ':if (false) do={ :set lkGroups',
  ],
  ['nama-nama menumpuk', 'sweep', '          :set lkNames ""\n', ''],
  ['pemisah nama hilang', 'sweep', '. "|")', '. "")'],
  ['nama orang lain menjadi pola', 'sweep', '"^[A-Za-z0-9_-]+\\$"', '"."'],
  ['yang sudah dimatikan tapi masih masuk dibiarkan', 'sweep', 'disabled=yes and name~', 'disabled=no and name~'],
  [
    'satu sesi hilang menggagalkan menit itu',
    'sweep',
    ':do { :set lkUser [:tostr [/ip hotspot active get $lkId user]] } on-error={ :set lkUser "" }',
    ':set lkUser [:tostr [/ip hotspot active get $lkId user]]',
  ],
  ['angka pendek dianggap masa lalu', 'sweep', '($lkEnd >= 1000000000)', '($lkEnd > 0)'],
  ['angka nol di tengah tidak dicocokkan', 'sweep', ':set lkLowest 0', ':set lkLowest 1'],
  ['pola tanpa saat ini sendiri', 'sweep', '$lkPast . $lkDigits . ")"', '$lkPast . "x)"'],
  ['hangus tidak dicari', 'sweep', '|0000000000;f=0000000000;v=[0-9]+;h=$lkPast)', '|kosong)'],
  ['hangus walau pernah dipakai', 'sweep', ' > 0s) do={ :set lkEnd 0 }', ' > 9w) do={ :set lkEnd 0 }'],
  ['hangus walau sedang masuk', 'sweep', 'user="$lkUser"]] > 0)', 'user="$lkUser"]] > 9)'],
  ['hangus dihitung dari angka yang salah', 'sweep', '($lkAt + 3) ($lkAt + 13)', '($lkAt + 2) ($lkAt + 12)'],
  ['saat ditutup tidak ditulis', 'sweep', '. "z=" .', '. "y=" .'],
  ['sapuan didobeli', 'sweep', '($lkJobs < 2)', '($lkJobs < 9)'],
]

const usual = watch(whole)

test('yang utuh berakhir sama dua kali', () => {
  expect(watch(whole)).toBe(usual)
})

for (const [what, script, from, to] of breaks) {
  test(`ketahuan: ${what}`, () => {
    expect(whole[script]).toContain(from)
    expect(watch({ ...whole, [script]: whole[script].replace(from, to) })).not.toBe(usual)
  })
}

test('ketahuan: variabel sapuan bernama user, dan satu voucher habis mengusir satu warung', () => {
  const trapped = { ...whole, sweep: whole.sweep.replaceAll('lkUser', 'user') }
  const watchOnline = (texts: Texts) => {
    const shop = expiryRouter(texts)
    for (const [at, code] of ['AAAA', 'BBBB', 'CCCC'].entries()) {
      shop.voucher(code, { active: code === 'AAAA' ? 60 : 86_400 })
      shop.login(code, at)
    }
    shop.router.advance(2 * MINUTE)
    return shop.online()
  }
  expect(watchOnline(whole)).toEqual(['BBBB', 'CCCC'])
  expect(watchOnline(trapped)).toEqual([])
})
