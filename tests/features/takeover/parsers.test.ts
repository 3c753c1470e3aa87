import { describe, expect, test } from 'vitest'
import { readUserComment } from '../../../src-main/features/takeover/mikhmon-comment'
import { readPreset } from '../../../src-main/features/takeover/mikhmon-preset'
import { readOnLogin, readPrice, readValidity } from '../../../src-main/features/takeover/mikhmon-profile'
import { readSale } from '../../../src-main/features/takeover/mikhmon-sale'

const HOUR = 3_600
const DAY = 86_400

/** As Mikhmon begins its on-login; the rest of the script is of no interest. */
const script = (figures: string) => `:put (",${figures},"); {:local date [ /system clock get date ];:local year`

describe('catatan Mikhmon di profil', () => {
  test.each([
    [
      'rem,2000,1d,3000,,Enable',
      { mode: 'rem', price: 2_000, sellingPrice: 3_000, activeSeconds: DAY, locksMac: true },
    ],
    ['ntf,1000,12h,1000,,Disable', { mode: 'ntf', price: 1_000, activeSeconds: 12 * HOUR, locksMac: false }],
    ['remc,5000,5h30m,7000,,Disable', { mode: 'remc', activeSeconds: 5 * HOUR + 1_800 }],
    ['ntfc,40000,4w3d,50000,,Enable', { mode: 'ntfc', activeSeconds: 31 * DAY }],
    ['rem,40000,30D,0,,Disable', { activeSeconds: 30 * DAY, sellingPrice: null }],
    // mode none: a price at most, and no end
    [',5000,,,noexp,Disable', { mode: 'none', price: 5_000, activeSeconds: null, doubts: [] }],
    ['0,5000,,6000,noexp,Enable', { mode: 'none', sellingPrice: 6_000, locksMac: true }],
    // a validity that stands there for nothing
    ['0,0,1d,0,noexp,Disable', { mode: 'none', price: null, activeSeconds: null }],
    // forks lock to a server as well
    ['remc,2000,1d,3000,,Enable,Disable', { mode: 'remc', price: 2_000, locksMac: true }],
    // junk in prices
    ['rem,Rp 2.500,1d,2.500.00,,Disable', { price: 2_500, sellingPrice: null, doubts: ['selling-price-unreadable'] }],
    ['rem,5rb,1d,5000.00,,Disable', { price: 5_000, sellingPrice: 5_000, doubts: [] }],
    ['rem,dua ribu,1d,,,Disable', { price: null, sellingPrice: null, doubts: ['price-unreadable'] }],
    ['rem,-500,1d,,,Disable', { price: null, doubts: ['price-unreadable'] }],
    // no end that can be read: 30 of what?
    ['rem,2000,30,,,Disable', { activeSeconds: null, doubts: ['validity-unreadable'] }],
    ['remc,2000,,,,Disable', { activeSeconds: null, doubts: ['validity-missing'] }],
    ['ntf,2000,99w99w,,,Disable', { activeSeconds: null, doubts: ['validity-unreadable'] }],
  ])('%s', (figures, wanted) => {
    const read = readOnLogin(script(figures))
    expect(read.kind).toBe('mikhmon')
    expect(read.kind === 'mikhmon' && read.profile).toMatchObject(wanted)
  })

  test.each([
    ['kosong', '', 'none'],
    ['naskah orang lain', '/log info "masuk"; :put "halo"', 'none'],
    ['nama naskah', 'lk-login', 'none'],
    ['koma di dalam harga', script('rem,2,000,1d,3,000,,Disable'), 'broken'],
    ['mode yang tidak dikenal', script('hapus,2000,1d,3000,,Disable'), 'broken'],
    ['kurang satu', script('rem,2000,1d'), 'broken'],
    ['isi di tempat noexp', script('rem,2000,1d,3000,apa,Disable'), 'broken'],
  ])('%s', (_, source, kind) => expect(readOnLogin(source).kind).toBe(kind))

  test.each([
    ['', null],
    ['0', null],
    ['2000', 2_000],
    ['2.000', 2_000],
    ['Rp2.000', 2_000],
    ['2000,-', 2_000],
    ['2000.0', 2_000],
    ['5k', 5_000],
    ['2.00', undefined],
    ['1500m', undefined],
    ['1e3', undefined],
    ['99999999999', undefined],
  ])('harga "%s"', (text, wanted) => expect(readPrice(text)).toBe(wanted))

  test.each([
    ['30d', 30 * DAY],
    ['12h', 12 * HOUR],
    ['5h30m', 19_800],
    ['4w3d', 31 * DAY],
    ['1d12h', 36 * HOUR],
    ['00:30:00', 1_800],
    ['1D', DAY],
    ['0s', null],
    ['', null],
    ['1 hari', null],
    ['600w', null],
  ])('masa aktif "%s"', (text, wanted) => expect(readValidity(text)).toBe(wanted))
})

describe('komentar pengguna hotspot', () => {
  const may = { year: 2024, month: 5, day: 23, hour: 16, minute: 5, second: 11 }
  test.each([
    ['', { kind: 'empty' }],
    ['vc-123-05.22.24-text', { kind: 'unused', login: 'vc', madeOn: '2024-05-22' }],
    ['up-987-12.31.23-Warung Bu-Siti', { kind: 'unused', login: 'up', madeOn: '2023-12-31' }],
    ['vc-123-05.22.24', { kind: 'unused', madeOn: '2024-05-22' }],
    ['vc-', { kind: 'unused', login: 'vc', madeOn: null }],
    ['up-untuk tamu', { kind: 'unused', login: 'up', madeOn: null }],
    ['vc-1-13.40.24-x', { kind: 'unused', madeOn: null }],
    ['may/23/2024 16:05:11', { kind: 'stamped', at: may }],
    ['May/23/2024 16:05:11', { kind: 'stamped', at: may }],
    ['2024-05-23 16:05:11', { kind: 'stamped', at: may }],
    ['2024-05-23 16:05:11 N', { kind: 'stamped', at: may }],
    ['may/23/2024 16:05:11 X', { kind: 'stamped', at: may }],
    ['05/23/2024 16:05:11', { kind: 'stamped', at: may }],
    // read in two ways, cut to pieces by the v6 script on v7, or a day that is not
    ['05/06/2024 16:05:11', { kind: 'broken-stamp' }],
    ['05-24/-23 16:05:11', { kind: 'broken-stamp' }],
    ['feb/30/2024 16:05:11', { kind: 'broken-stamp' }],
    ['2024-05-23 25:05:11', { kind: 'broken-stamp' }],
    ['16:05:11', { kind: 'broken-stamp' }],
    ['lk1;x=0000000000;f=0000000000;v=86400;h=0000000000;b=ABCD2345;i=7;', { kind: 'ours' }],
    ['lk1;x=0', { kind: 'tool' }],
    ['salfanet:9981', { kind: 'tool', name: 'Salfanet' }],
    ['SUSPENDED - nunggak', { kind: 'tool' }],
    ['Pak RT, gratis', { kind: 'other' }],
    ['upah harian', { kind: 'other' }],
    ['voucher', { kind: 'other' }],
  ])('"%s"', (comment, wanted) => expect(readUserComment(comment)).toMatchObject(wanted))
})

describe('catatan penjualan', () => {
  const row = (name: string, owner = 'may2024') => ({ name, owner })
  const v6 = 'may/23/2024-|-16:05:11-|-ab3cd-|-2000-|-10.5.50.7-|-AA:BB:CC:DD:EE:01-|-1d-|-1HARI-|-vc-123-05.22.24-'
  const v7 = '2024-05-23-|-16:05:11-|-ab3cd-|-2.000-|-10.5.50.7-|-AA:BB:CC:DD:EE:01-|-1d-|-1HARI-|-vc-1'

  test.each([
    ['v6', row(v6), { code: 'ab3cd', price: 2_000, profile: '1HARI', validity: '1d', isMonthBroken: false }],
    ['v7 dengan bulan yang rusak', row(v7, '202-23'), { price: 2_000, isMonthBroken: true }],
    ['v7 dengan bulan yang betul', row(v7, '2024-05'), { isMonthBroken: false }],
    ['bulan 202-14', row(v7, '202-14'), { isMonthBroken: true }],
    ['mod dengan kolom tambahan', row(`${v6}-|-hotspot1-|-1500`), { price: 2_000, profile: '1HARI' }],
    ['versi lama tanpa profil', row('may/23/2024-|-16:05:11-|-x1-|-0-|-10.0.0.1-|-AA-|-1d'), { price: 0, profile: '' }],
  ])('%s', (_, script, wanted) => {
    const read = readSale(script)
    expect(read.kind === 'sale' && read.sale).toMatchObject({
      ...wanted,
      at: { year: 2024, month: 5, day: 23, hour: 16, minute: 5, second: 11 },
    })
  })

  test.each([
    ['tidak utuh', 'catatan lama', 'fields'],
    ['tanpa kode', 'may/23/2024-|-16:05:11-|--|-2000', 'fields'],
    ['tanggal rusak', '2024-5-3-|-16:05:11-|-x1-|-2000', 'date'],
    ['tanpa jam', 'may/23/2024-|--|-x1-|-2000', 'date'],
    ['harga dalam kata', 'may/23/2024-|-16:05:11-|-x1-|-dua ribu', 'price'],
  ])('%s', (_, name, why) => expect(readSale(row(name))).toEqual({ kind: 'broken', why }))
})

test.each([
  [
    '#Harian#all#vc#5#h#mix1#1HARI#0#0##1d#2000_3000#Enable',
    {
      name: 'Harian',
      profile: '1HARI',
      uptimeSeconds: null,
      volumeBytes: null,
      activeSeconds: DAY,
      price: 2_000,
      sellingPrice: 3_000,
    },
  ],
  [
    '5 Jam#all#up#4##lower#KUOTA#5h#0##30d#2500_0#Disable',
    { uptimeSeconds: 5 * HOUR, sellingPrice: null, price: 2_500 },
  ],
  ['#1GB#all#vc#6#giga-net#mix#7HARI#0#1073741824##7d#5000_7000#Disable', { volumeBytes: 1_073_741_824 }],
  ['#500M#all#vc#6##mix#7HARI#0s#500M##7d#_#Disable', { volumeBytes: 524_288_000, price: null, sellingPrice: null }],
])('cetak cepat %s', (source, wanted) => expect(readPreset(source)).toMatchObject(wanted))

test('cetak cepat: panjang kode tidak ikut, awalan dan gayanya ikut', () => {
  const format = (source: string) => readPreset(source)?.codeFormat
  expect(format('#A#all#vc#4#giga-net#num#P#0#0##1d#1_1#Disable')).toEqual({
    length: 8,
    prefix: 'GIGANE',
    style: 'single',
  })
  expect(format('#A#all#up#12##num#P#0#0##1d#1_1#Disable')).toEqual({ length: 8, prefix: '', style: 'pair' })
})

test.each([
  ['terlalu pendek', '#lama#all'],
  ['tanpa profil', '#A#all#vc#4#x#num##0#0##1d#1_1#Disable'],
  ['batas waktu rusak', '#A#all#vc#4#x#num#P#lima jam#0##1d#1_1#Disable'],
  ['kuota rusak', '#A#all#vc#4#x#num#P#0#banyak##1d#1_1#Disable'],
  ['cara masuk lain', '#A#all#mac#4#x#num#P#0#0##1d#1_1#Disable'],
])('cetak cepat %s ditolak', (_, source) => expect(readPreset(source)).toBeNull())
