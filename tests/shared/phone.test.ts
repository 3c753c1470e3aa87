import { expect, test } from 'vitest'
import {
  isMobile,
  isPhone,
  normalizePhone,
  type Phone,
  showPhone,
  showPhoneGrouped,
  waLink,
} from '../../src-main/shared/phone'

const phone = (text: string): Phone => {
  const normal = normalizePhone(text)
  if (normal === null) throw new Error(`bukan nomor: ${text}`)
  return normal
}

test('satu nomor, banyak cara menulis, satu cara menyimpan', () => {
  const ways = [
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '+62 812-3456-7890',
    '6281234567890',
    '+62 (0)812 3456 7890',
    '0062 812 3456 7890',
    '81234567890',
    ' 0812.3456.7890 ',
  ]
  expect(ways.map(normalizePhone)).toEqual(ways.map(() => '6281234567890'))
  expect(normalizePhone('0361-234567')).toBe('62361234567')
  expect(normalizePhone('+62 21 5550123')).toBe('62215550123')
})

test('yang bukan nomor Indonesia ditolak', () => {
  const wrong = [
    '',
    '0812',
    '+1 202 555 0100',
    '0812345678901234',
    '0812a34567',
    '62',
    '1234567890',
    '0112345678',
    '++62812345678',
    '٠٨١٢٣٤٥٦٧٨٩٠',
  ]
  expect(wrong.map(normalizePhone)).toEqual(wrong.map(() => null))
  expect(isPhone('081234567890')).toBe(false)
})

test('ditampilkan 08..., dan tautan WhatsApp memakai 62... dengan teks tersandi', () => {
  const number = phone('+62 812-3456-7890')
  expect([showPhone(number), showPhoneGrouped(number), isMobile(number)]).toEqual([
    '081234567890',
    '0812-3456-7890',
    true,
  ])
  expect(isMobile(phone('0361-234567'))).toBe(false)
  expect(waLink(number)).toBe('https://wa.me/6281234567890')
  expect(waLink(number, 'Kode: AB&CD\n100% "kilat" \ud800')).toBe(
    'https://wa.me/6281234567890?text=Kode%3A%20AB%26CD%0A100%25%20%22kilat%22%20%EF%BF%BD',
  )
})
