// The language of the router's scripts: values, expressions, loops, scopes, errors.
import { expect, test } from 'vitest'
import { NotLearnt } from '../../../../src-main/demo/router/script'
import { scriptRouter } from './script-router'

const { say, refusal } = scriptRouter()
/** What `:put` says of one expression. */
const put = (expression: string) => say(`:put ${expression}`)[0]
const typeOf = (expression: string) => say(`:put [:typeof ${expression}]`)[0]

test('bilangan bulat: + - * / %, pembagian memotong, tanda kurung, negatif, heksadesimal', () => {
  const sums: Record<string, string> = {
    '(3 + 4)': '7',
    '(1 - 6)': '-5',
    '(4 * 5)': '20',
    '(10 / 4)': '2',
    '(-7 / 2)': '-3',
    '(-7 % 3)': '-1',
    '((153 * 9) / 5)': '275',
    '(2 + 3 * 4)': '14',
    '(10 - 4 - 3)': '3',
    '(-(5))': '-5',
    '(0x1F + 0)': '31',
    '(4102444800 * 2)': '8204889600',
  }
  for (const [sum, answer] of Object.entries(sums)) expect([sum, put(sum)]).toEqual([sum, answer])
  expect(refusal(':put (1 / 0)')).toBe('division by zero')
})

test('teks dan angka tidak dicampur: "5" + 1 ditolak, "1" bukan 1, teks tidak dibandingkan dengan <', () => {
  expect(refusal(':put ("5" + 1)')).toBe('cannot add string to integer number')
  expect(refusal(':put ([:find "a" "b" -1] / 3)')).toBe('cannot divide nil by integer number')
  expect(put('("1" = 1)')).toBe('false')
  expect(refusal(':put ("a" < "b")')).toBe('cannot compare if string is less than string')
  expect(refusal(':put ("9" < 10)')).toBe('cannot compare if string is less than integer number')
  // A prefix without spaces is no division (manual).
  expect(typeOf('(10/2)')).toBe('ip-prefix')
  expect(put('((10)/2)')).toBe('5')
})

test('yang kosong tidak lebih kecil, lebih besar, atau sama dengan apa pun', () => {
  for (const operator of ['=', '<', '>', '<=', '>='])
    expect([operator, put(`([:nothing] ${operator} 0)`)]).toEqual([operator, 'false'])
  expect(put('([:nothing] != 0)')).toBe('true')
  expect(put('([:nothing] = [:find "a" "b" -1])')).toBe('true')
})

test('jenis: apa yang dibaca :typeof', () => {
  const types: Record<string, string> = {
    '86400': 'num',
    '"86400"': 'str',
    '1d': 'time',
    '00:01:00': 'time',
    yes: 'bool',
    '10.5.50.1': 'ip',
    '10.5.0.0/16': 'ip-prefix',
    '*1a': 'id',
    halo: 'str',
    '{1;2}': 'array',
    '[:find "abc" "x" -1]': 'nil',
    '[:nothing]': 'nothing',
    '[:tonum "12x"]': 'nil',
    '[:toarray ""]': 'array',
  }
  for (const [value, type] of Object.entries(types)) expect([value, typeOf(value)]).toEqual([value, type])
})

test('angka berawalan nol: terbaca atau tidak, keduanya dapat dicoba', () => {
  expect(put('[:tonum "08"]')).toBe('8')
  const shy = scriptRouter({ engine: { guesses: { leadingZeros: 'nil' } } })
  expect(shy.say(':put [:typeof [:tonum "08"]]; :put [:tonum "80"]; :put [:tonum "0"]')).toEqual(['nil', '80', '0'])
  expect(typeOf('[:tonum "99999999999999999999"]')).toBe('nil')
})

test('waktu: dihitung, dibandingkan, dan dicetak seperti jam', () => {
  expect(put('(1h30m + 45s)')).toBe('01:30:45')
  expect(put('(1d2h)')).toBe('1d02:00:00')
  expect(put('(100000s > 27h)')).toBe('true')
  expect(put('[:totime "1w"]')).toBe('1w00:00:00')
  expect(put('[:tonum 1h]')).toBe('3600')
})

test(':pick tanpa ujung akhir mengambil satu, dengan ujung akhir tidak ikut; :find -1 mulai dari awal', () => {
  expect(put('[:pick "abcde" 1 3]')).toBe('bc')
  expect(put('[:pick "abcde" 1]')).toBe('b')
  expect(put('[:pick "abc" 0 10]')).toBe('abc')
  expect(typeOf('[:pick "abc" 5 7]')).toBe('nil')
  expect(put('[:pick {7;8;9} 1]')).toBe('8')
  expect(put('[:find "abcabc" "a" -1]')).toBe('0')
  expect(put('[:find "abcabc" "a" 0]')).toBe('3')
  expect(put('[:len "abc"]')).toBe('3')
  expect(put('[:len [:toarray "a,b"]]')).toBe('2')
})

test('teks: sisipan, sambungan, dan karakter khusus', () => {
  expect(say(':local x "dunia"; :put "halo $x, $($x . "!") $[:len $x] \\$x \\48 \\_.\\""')[0]).toBe(
    'halo dunia, dunia! 5 $x H  ."',
  )
  expect(put('("a" . 5 . "b")')).toBe('a5b')
  expect(say(':local a {"x";"y"}; :put ("- " . $a)')[0]).toBe('- x;- y')
  expect(say(':local "mac-address" "AA"; :put $"mac-address"')).toEqual(['AA'])
  expect(say(':put "satu \\\n     baris"')).toEqual(['satu baris'])
})

test('logika: and or not && || ! dan kata in', () => {
  expect(put('(true and not false)')).toBe('true')
  expect(put('(true&&!true)')).toBe('false')
  expect(put('(false || (1 = 1))')).toBe('true')
  expect(put('(2 in {1;2;3})')).toBe('true')
})

test('pola ~ adalah pola POSIX: pilihan, kelas, jangkar; yang khusus JavaScript tidak diterima', () => {
  expect(put('("lk1;x=1798" ~ "^lk1;x=(17[0-9]8|2)")')).toBe('true')
  expect(put('("AB-12" ~ "^[[:alnum:]-]+\\$")')).toBe('true')
  expect(put('("ab" ~ "^b")')).toBe('false')
  expect(put('("a\\\\b" ~ "a[\\\\]b")')).toBe('true')
  expect(() => put('("5" ~ "\\\\d")')).toThrow(NotLearnt)
  expect(() => put('("5" ~ "(?:5)")')).toThrow(NotLearnt)
  expect(refusal(':put ("a" ~ "(a")')).toBe('invalid regular expression (a')
})

test('putaran: for naik dan turun, foreach dengan kunci, while, do while', () => {
  expect(say(':for i from=1 to=3 do={ :put $i }')).toEqual(['1', '2', '3'])
  expect(say(':for i from=5 to=1 step=-2 do={ :put $i }')).toEqual(['5', '3', '1'])
  expect(say(':foreach v in={7;8} do={ :put $v }')).toEqual(['7', '8'])
  expect(say(':foreach k,v in={7;8} do={ :put "$k=$v" }')).toEqual(['0=7', '1=8'])
  expect(say(':local n 0\n:while ($n < 3) do={ :set n ($n + 1) }\n:put $n')).toEqual(['3'])
  expect(say(':local n 9\n:do { :set n ($n + 1) } while=($n < 3)\n:put $n')).toEqual(['10'])
  expect(say(':if (1 = 2) do={ :put a } else={ :put b }')).toEqual(['b'])
})

test('blok punya variabel sendiri; set mengubah yang di luarnya; global tinggal sesudah skrip selesai', () => {
  expect(say(':local a 1\n{ :local a 2; :set a 3 }\n:put $a')).toEqual(['1'])
  expect(say(':local a 1\n:if (true) do={ :set a 3 }\n:put $a')).toEqual(['3'])
  expect(say(':local l [:toarray ""]\n:set l ($l , 4)\n:set l ($l , {5;6})\n:put [:len $l]')).toEqual(['3'])
  say(':global lkSisa 42')
  expect(say(':global lkSisa\n:put $lkSisa')).toEqual(['42'])
})

test('on-error menangkap kesalahan jalan, tidak kesalahan tulis', () => {
  expect(say(':do { :error "x"; :put tidak } on-error={ :put tertangkap }\n:put lanjut')).toEqual([
    'tertangkap',
    'lanjut',
  ])
  expect(refusal(':put awal\n:do { :put (1 + ) } on-error={ :put b }')).toBe('syntax error (line 2 column 17)')
  expect(refusal(':error "habis"')).toBe('habis')
})

test('skrip yang tidak berhenti dihentikan, bukan menggantung', () => {
  expect(() => say(':while (true) do={ :nothing }')).toThrow('does not end')
})

test('kesalahan tulis dikatakan dengan baris dan kolom, dan tidak satu baris pun jalan', () => {
  const mistakes: Record<string, string> = {
    ':put (1 + 2': 'syntax error (line 1 column 12)',
    ':put 1\n:put 2 3': 'syntax error (line 2 column 9)',
    ':local x {}': 'syntax error (line 1 column 11)',
    ':put $tidakAda': 'syntax error (line 1 column 6)',
    '\n  :set tidakAda 1': 'syntax error (line 2 column 3)',
    ':if (true) do={ :put 1': 'syntax error (line 1 column 23)',
    ':put "belum ditutup': 'syntax error (line 1 column 6)',
    ':if (1 = ) do={ }': 'syntax error (line 1 column 10)',
    ':local and 1': 'syntax error (line 1 column 8)',
    '/ip hotspot user set *1 warna=merah': 'expected end of command (line 1 column 25)',
    ':put [:len "a" ] x': 'syntax error (line 1 column 19)',
  }
  const { router, refusal: refuse } = scriptRouter()
  for (const [source, message] of Object.entries(mistakes)) expect([source, refuse(source)]).toEqual([source, message])
  expect(refuse(':log info jalan\n:put (')).toContain('syntax error (line 2')
  expect(router.db.rows('/log').map((row) => row.message)).not.toContain('jalan')
})

test('komentar dan sambungan baris', () => {
  expect(say('# "komentar" {[(\n:put 1; # lagi\n  :put (2 + \\\n  3)')).toEqual(['1', '5'])
})
