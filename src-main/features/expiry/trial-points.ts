// Owns: the points of "Uji di router ini" (routeros.md 3.5): what each one tries, when it is right, and what that means.
// Must never: need a phone, end a customer's session, or call something right that was not tried.
import { attributeWords } from '../../platform/routeros'
import { parseCount } from '../../platform/routeros/values'
import { unusedComment } from '../../shared/voucher-comment'
import { PROFILES, SCHEDULERS, SCRIPTS } from './router-state'
import { LOGIN_SCRIPT, SANE_SINCE, SWEEP_SCRIPT } from './scripts'
import { ENDED_USER, MARK, type TrialBench } from './trial-bench'

export interface Tried {
  /** Null: it cannot be told from here. */
  readonly isGood: boolean | null
  readonly seen: string
}

export interface TrialSubject {
  readonly bench: TrialBench
  readonly now: () => number
  readonly isTls: boolean
  /** Sectors written before the trial; null when the router does not say. */
  readonly sectorsBefore: number | null
}

export interface PointPlan {
  readonly id: string
  readonly title: string
  readonly good: string
  readonly bad: string
  readonly attempt: (subject: TrialSubject) => Promise<Tried>
}

const tell = (isGood: boolean, seen: string | null): Tried => ({ isGood, seen: seen ?? 'skrip tidak menulis apa-apa' })

/** The very lines of our scripts, not a copy. */
const CLOCK_LINES = /^# clock begin[\s\S]*?^# clock end$/m.exec(LOGIN_SCRIPT.source)?.[0] ?? ''
const NEARLY_SECONDS = 300
const PULSE_SECONDS = 12
const SWEEP_LIMIT_MS = 10_000
const SAMPLE = unusedComment({ activeSeconds: 86_400, useBefore: null, tag: 'UJI', id: 0 })
/** Digits alone must stay a name. */
const DIGITS = '903817264055'
const ONE_BY_ONE = 8
const TOGETHER = 16

export const POINTS: readonly PointPlan[] = [
  {
    id: 'clock-types',
    title: 'Cara router menulis tanggal, jam, dan zona',
    good: 'Bentuknya dikenal skrip.',
    bad: 'Bentuk ini belum dikenal skrip: masa aktif tidak akan dihitung. Kirim hasil ini kepada pembuat LoketNet.',
    async attempt({ bench }) {
      const seen = await bench.ask(
        [
          ':local lkD [/system clock get date]',
          ':local lkT [/system clock get time]',
          ':local lkZ [/system clock get gmt-offset]',
          ':set lkOut ([:tostr $lkD] . " " . [:tostr $lkT] . " " . [:tostr $lkZ] . " (" . [:typeof $lkD] . " " . [:typeof $lkT] . " " . [:typeof $lkZ] . ")")',
        ].join('\n'),
      )
      return tell(/^(\d{4}-\d\d-\d\d|[a-z]{3}\/\d\d\/\d{4}) \d\d:\d\d:\d\d \S+ \(/i.test(seen ?? ''), seen)
    },
  },
  {
    id: 'clock-number',
    title: 'Jam router dihitung menjadi detik UTC',
    good: 'Skrip menghitung jam yang sama dengan komputer ini.',
    bad: 'Jam atau zona waktu router salah, atau belum pernah disetel. Betulkan dulu lewat “Periksa router”, lalu uji lagi.',
    async attempt({ bench, now }) {
      const seen = await bench.ask(`${CLOCK_LINES}\n:set lkOut [:tostr $lkNow]`)
      const router = Number(seen ?? Number.NaN)
      const apart = Math.abs(router - now() / 1000)
      return tell(router >= SANE_SINCE && apart < NEARLY_SECONDS, seen && `${seen}, selisih ${Math.round(apart)} detik`)
    },
  },
  {
    id: 'texts',
    title: 'Mencari dan membaca angka di dalam teks',
    good: 'Seperti yang dipakai skrip.',
    bad: 'Skrip akan salah membaca tanggal di router ini. Jangan dipakai; kirim hasil ini kepada pembuat LoketNet.',
    async attempt({ bench }) {
      const seen = await bench.ask(
        ':set lkOut ([:tostr [:find "janfebmar" "jan" -1]] . " " . [:tostr [:find "janfebmar" "mar" -1]] . " " . [:tostr ([:tonum ("1" . "08")] - 100)] . " " . [:pick "2026-11-21" 5 7])',
      )
      return tell(seen === '0 6 8 11', seen)
    },
  },
  {
    id: 'where',
    title: 'Menyaring voucher: belum dipakai, tidak dimatikan, komentarnya cocok',
    good: 'Router memilih tepat satu voucher uji dan tidak yang lain.',
    bad: 'Saringan router ini lain: penjaga bisa salah memilih voucher. Jangan dipakai; kirim hasil ini kepada pembuat LoketNet.',
    async attempt({ bench }) {
      await bench.addUser(DIGITS, { comment: MARK })
      const mine = `comment~"^${MARK}\\$"`
      const seen = await bench.ask(
        [
          `:local lkName "${DIGITS}"`,
          `:local lkA [:len [/ip hotspot user find where disabled=no and ${mine} and name="$lkName"]]`,
          `:local lkB [:len [/ip hotspot user find where uptime>0s and name="$lkName"]]`,
          `:local lkC [:len [/ip hotspot user find where disabled=yes and name="$lkName"]]`,
          `:local lkE [:len [/ip hotspot user find where name~"^(${DIGITS}|tidak-ada)\\$"]]`,
          ':set lkOut ($lkA . " " . $lkB . " " . $lkC . " " . $lkE)',
        ].join('\n'),
      )
      return tell(seen === '1 0 0 1', seen)
    },
  },
  {
    id: 'comment-kept',
    title: 'Komentar voucher disimpan huruf demi huruf',
    good: 'Stempel masa aktif tersimpan apa adanya, juga pada nama yang hanya angka.',
    bad: 'Router mengubah komentar: stempel masa aktif tidak akan terbaca.',
    async attempt({ bench }) {
      const row = await bench.user(DIGITS)
      await bench.set('/ip/hotspot/user', row?.['.id'] ?? '', { comment: SAMPLE })
      const kept = (await bench.user(DIGITS))?.comment ?? ''
      await bench.set('/ip/hotspot/user', row?.['.id'] ?? '', { comment: MARK })
      return tell(kept === SAMPLE, kept)
    },
  },
  {
    id: 'source-kept',
    title: 'Isi skrip dan nama skrip login disimpan huruf demi huruf',
    good: 'LoketNet dapat memeriksa skripnya sendiri, dan profil memanggil skrip yang benar.',
    bad: 'Router menyimpan skrip dengan bentuk lain: LoketNet akan terus mengira skripnya diubah orang.',
    async attempt({ bench }) {
      await bench.addSourceScript(LOGIN_SCRIPT.source)
      await bench.add(PROFILES, { name: MARK, 'on-login': LOGIN_SCRIPT.name })
      const script = (await bench.row(SCRIPTS, `${MARK}-isi`, ['source']))?.source ?? ''
      const onLogin = (await bench.row(PROFILES, MARK, ['on-login']))?.['on-login'] ?? ''
      const isGood = script === LOGIN_SCRIPT.source && onLogin === LOGIN_SCRIPT.name
      return tell(isGood, `${script.length} dari ${LOGIN_SCRIPT.source.length} huruf, on-login=${onLogin}`)
    },
  },
  {
    id: 'remove-nothing',
    title: 'Menghapus yang tidak ada',
    good: 'Tidak dianggap kesalahan.',
    bad: 'Dianggap kesalahan. Skrip kami memang tidak mengandalkannya; tidak ada yang perlu dilakukan.',
    async attempt({ bench }) {
      const seen = await bench.ask(
        `/ip hotspot cookie remove [/ip hotspot cookie find where user="${MARK}"]\n:set lkOut "selesai"`,
      )
      return tell(seen === 'selesai', seen)
    },
  },
  {
    id: 'scheduler',
    title: 'Penjadwal berdenyut dan melihat pekerjaannya sendiri',
    good: 'Penjadwal menjalankan skrip, dan daftar pekerjaan menyebut namanya.',
    bad: 'Penjadwal tidak menjalankan skrip: periksa device-mode (scheduler) dan izin pengguna API. Tanpa ini voucher tidak ditutup.',
    async attempt({ bench }) {
      await bench.load(`:set lkOut [:tostr [:len [/system script job find where script="${MARK}"]]]`)
      const onEvent = { 'on-event': MARK, policy: 'read,write' }
      await bench.add(SCHEDULERS, { name: MARK, 'start-time': 'startup', interval: '2s', ...onEvent })
      const seen = await bench.awaitAnswer(PULSE_SECONDS)
      const row = await bench.row(SCHEDULERS, MARK, [])
      if (row) await bench.connection.run(`${SCHEDULERS}/remove`, [`=.id=${row['.id']}`])
      if (seen === null) return { isGood: false, seen: `tidak jalan dalam ${PULSE_SECONDS} detik` }
      return tell(Number(seen) >= 1, `${seen} pekerjaan terlihat`)
    },
  },
  {
    id: 'sweep-closes',
    title: 'Voucher uji yang sudah habis ditutup skrip yang terpasang',
    good: 'Skrip di router ini benar-benar menutup voucher habis.',
    bad: 'Voucher habis tidak ditutup. Lihat jam router dan riwayat (log) router.',
    async attempt({ bench, now }) {
      const sweep = await bench.row(SCRIPTS, SWEEP_SCRIPT.name, ['source'])
      if (sweep?.source !== SWEEP_SCRIPT.source)
        return { isGood: null, seen: 'penjaga masa aktif belum terpasang di router ini' }
      const at = Math.floor(now() / 1000)
      const comment = SAMPLE.replace(/^lk1;x=0{10};f=0{10};/, `lk1;x=${at - 3600};f=${at - 7200};`)
      await bench.addUser(ENDED_USER, { comment })
      await bench.run(SWEEP_SCRIPT.name)
      const row = await bench.user(ENDED_USER)
      return tell(row?.disabled === 'true' && /;z=\d{10};$/.test(row.comment ?? ''), row?.comment ?? '')
    },
  },
  {
    id: 'sweep-time',
    title: 'Lama menyisir semua voucher di router ini',
    good: 'Jauh di bawah satu menit: penjaga tidak menumpuk.',
    bad: 'Terlalu lama untuk tiap menit di router ini. Kurangi voucher lama di router.',
    async attempt({ bench, now }) {
      const before = now()
      const seen = await bench.ask(
        [
          ':local lkA [:len [/ip hotspot user find where disabled=no and uptime>0s and comment~"^lk1;x=0000000000;f=0000000000;"]]',
          ':local lkB [:len [/ip hotspot user find where disabled=no and comment~"^lk1;x=(1[0-6]|0000000000;f=0000000000;v=[0-9]+;h=1[0-6])"]]',
          ':set lkOut ([:len [/ip hotspot user find]] . " pengguna")',
        ].join('\n'),
      )
      const took = now() - before
      return tell(seen !== null && took < SWEEP_LIMIT_MS, seen && `${took} ms untuk ${seen}`)
    },
  },
  {
    id: 'add-speed',
    title: `Menambah ${ONE_BY_ONE + TOGETHER} voucher`,
    good: 'Angka ini menunjukkan berapa lama isi stok di router ini.',
    bad: 'Sebagian ditolak router.',
    async attempt({ bench, now }) {
      const start = now()
      for (let number = 1; number <= ONE_BY_ONE; number++) await bench.addUser(`${MARK}-${number}`)
      const middle = now()
      const commands = Array.from({ length: TOGETHER }, (_, index) => ({
        command: '/ip/hotspot/user/add',
        params: attributeWords({
          name: `${MARK}-${ONE_BY_ONE + index + 1}`,
          password: crypto.randomUUID(),
          'limit-uptime': '1s',
          comment: MARK,
        }),
      }))
      const results = await bench.connection.runMany(commands)
      const end = now()
      const failed = results.filter(({ ok }) => !ok).length
      const each = (span: number, count: number) => `${Math.max(1, Math.round(span / count))} ms`
      return tell(
        failed === 0,
        `${each(middle - start, ONE_BY_ONE)} tiap voucher satu per satu, ${each(end - middle, TOGETHER)} bila berbarengan${failed > 0 ? `, ${failed} ditolak` : ''}`,
      )
    },
  },
  {
    id: 'multi-remove',
    title: 'Menghapus banyak voucher dengan satu perintah',
    good: 'Semua hilang sekaligus.',
    bad: 'Router hanya menerima satu per satu. LoketNet memang menghapus satu per satu; tidak ada yang perlu dilakukan.',
    async attempt({ bench }) {
      const query = { proplist: ['name'], queries: [`?comment=${MARK}`] }
      const rows = (await bench.connection.print('/ip/hotspot/user', query)).filter(({ name }) => name !== DIGITS)
      await bench.connection.run('/ip/hotspot/user/remove', [`=.id=${rows.map((row) => row['.id']).join(',')}`])
      const left = (await bench.connection.print('/ip/hotspot/user', query)).filter(({ name }) => name !== DIGITS)
      return tell(left.length === 0, `${rows.length - left.length} dari ${rows.length} hilang`)
    },
  },
  {
    id: 'flash',
    title: 'Tulisan ke memori flash selama uji',
    good: 'Dihitung router; lihat angkanya.',
    bad: 'Router ini tidak menghitung tulisan ke flash.',
    async attempt({ bench, sectorsBefore }) {
      const after = await sectorsOf(bench)
      if (sectorsBefore === null || after === null) return { isGood: null, seen: 'router tidak menyebut angkanya' }
      return tell(true, `${after - sectorsBefore} sektor untuk kira-kira ${bench.writes} perubahan`)
    },
  },
  {
    id: 'tls',
    title: 'Sambungan terkunci (API-SSL)',
    good: 'Uji ini sendiri lewat API-SSL.',
    bad: '',
    attempt: async ({ isTls }) => ({
      isGood: isTls ? true : null,
      seen: isTls ? 'tersambung dengan API-SSL' : 'router ini disambung tanpa API-SSL',
    }),
  },
]

/** Only a phone, a power cut or WinBox can tell; the list in the README says how. */
export const BY_HAND: readonly { readonly id: string; readonly title: string; readonly meaning: string }[] = [
  {
    id: 'phone-login',
    title: 'Login dengan HP menstempel voucher, juga lewat cookie',
    meaning: 'Masukkan satu voucher di HP, lalu lihat di layar Voucher apakah login pertamanya tercatat.',
  },
  {
    id: 'power-cut',
    title: 'Listrik padam di tengah pemakaian',
    meaning: 'Cabut listrik router saat HP tersambung, pasang lagi; voucher harus tetap tercatat terpakai.',
  },
  {
    id: 'boot-offline',
    title: 'Menyala tanpa internet',
    meaning: 'Nyalakan router tanpa internet: penjaga harus menunggu, lalu mengejar sesudah jamnya benar.',
  },
  {
    id: 'device-mode',
    title: 'Pesan router bila device-mode melarang',
    meaning: 'Hanya terlihat pada router yang device-mode-nya home atau basic.',
  },
  {
    id: 'winbox-comment',
    title: 'Komentar yang ditulis dari WinBox dengan huruf bukan ASCII',
    meaning: 'Tulis komentar pada satu pengguna lewat WinBox; LoketNet harus tetap dapat membaca daftarnya.',
  },
  {
    id: 'zone-change',
    title: 'Zona waktu diganti di antara login dan habis',
    meaning: 'Ganti zona router saat voucher berlaku; jam habisnya di LoketNet tidak boleh bergeser.',
  },
]

export async function sectorsOf({ connection }: TrialBench): Promise<number | null> {
  const { rows } = await connection.run('/system/resource/print')
  return parseCount(rows[0]?.['write-sect-total']) ?? null
}
