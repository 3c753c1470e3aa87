import { describe, expect, test } from 'vitest'
import { parseQris, qrisCrc, qrisForAmount } from '../../src-main/shared/qris'

/** A static QRIS built tag by tag (merchant account 26 and 51, no real merchant). */
const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
const body = [
  tag('00', '01'),
  tag('01', '11'),
  tag('26', tag('00', 'ID.CO.CONTOH.WWW') + tag('01', '936000000000000001') + tag('02', 'ID1020000000001')),
  tag('51', tag('00', 'ID.CO.QRIS.WWW') + tag('02', 'ID1020000000001') + tag('03', 'UMI')),
  tag('52', '4814'),
  tag('53', '360'),
  tag('58', 'ID'),
  tag('59', 'WARKOP BANG JOKO'),
  tag('60', 'SLEMAN'),
  tag('61', '55581'),
].join('')
const text = `${body}6304${qrisCrc(`${body}6304`)}`

describe('QRIS toko', () => {
  test('CRC sama dengan contoh baku CRC-16/CCITT-FALSE', () => {
    expect(qrisCrc('123456789')).toBe('29B1')
  })

  test('teks QRIS statis terbaca nama dan kotanya', () => {
    expect(parseQris(` ${text}\n`)).toMatchObject({ merchant: 'WARKOP BANG JOKO', city: 'SLEMAN' })
  })

  test('nominal pas dibuat tanpa internet: tag 01 jadi 12, tag 54 rupiah, urut, CRC benar, sisanya utuh', () => {
    const qris = parseQris(text)
    if (!qris) throw new Error('unreadable')
    const exact = qrisForAmount(qris, 2500)
    const again = parseQris(exact)
    const ids = again?.tags.map(({ id }) => id)
    expect(ids).toEqual(['00', '01', '26', '51', '52', '53', '54', '58', '59', '60', '61', '63'])
    expect(again?.tags.filter(({ id }) => id === '01' || id === '54').map(({ value }) => value)).toEqual(['12', '2500'])
    expect(again?.tags.find(({ id }) => id === '26')).toEqual(qris.tags.find(({ id }) => id === '26'))
    expect(qrisForAmount(again ?? qris, 10_000)).toContain('540510000')
  })

  test.each([
    ['kosong', ''],
    ['CRC salah', `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`],
    ['terpotong', text.slice(0, 40)],
    [
      'bukan rupiah',
      (() => {
        const b = body.replace('5303360', '5303840')
        return `${b}6304${qrisCrc(`${b}6304`)}`
      })(),
    ],
    ['panjang tag bohong', `00020199${text.slice(8)}`],
    ['huruf aneh', `${text}\u0000`],
  ])('ditolak: %s', (_, wrong) => {
    expect(parseQris(wrong)).toBeNull()
  })

  test('nominal nol, pecahan atau negatif tidak pernah jadi QR', () => {
    const qris = parseQris(text)
    if (!qris) throw new Error('unreadable')
    for (const amount of [0, -1, 2500.5, Number.NaN]) expect(() => qrisForAmount(qris, amount)).toThrow(RangeError)
  })
})
