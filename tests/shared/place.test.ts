import { expect, test } from 'vitest'
import { isShortMapLink, mapLink, parsePlace, showPlace } from '../../src-main/shared/place'

const JOGJA = { latitude: -7.79558, longitude: 110.36949 }

test('koordinat dibaca dari ketikan dan dari tautan Google Maps', () => {
  for (const text of [
    '-7.79558, 110.36949',
    '(-7.79558,110.36949)',
    '-7.79558 110.36949',
    '-7,79558 110,36949',
    'https://www.google.com/maps?q=-7.79558,110.36949',
    'https://maps.google.com/?q=loc:-7.79558,110.36949&z=17',
    'https://www.google.com/maps/search/?api=1&query=-7.79558%2C110.36949',
    'https://www.google.com/maps/@-7.79558,110.36949,17z',
    'https://www.google.com/maps/place/Warkop/@-7.1,110.1,17z/data=!3m1!4b1!4m6!3m5!8m2!3d-7.79558!4d110.36949',
    'https://www.google.com/maps/search/-7.79558,+110.36949?entry=tts',
    'geo:-7.79558,110.36949',
  ])
    expect(parsePlace(text), text).toEqual(JOGJA)
})

test('yang bukan koordinat tidak ditebak', () => {
  for (const text of ['', 'Jl. Melati 5', '-97.1, 110.3', '-7.79', '0812 3456', 'https://maps.app.goo.gl/abc'])
    expect(parsePlace(text), text).toBeNull()
  expect(isShortMapLink('https://maps.app.goo.gl/abc')).toBe(true)
})

test('tautan peta yang dibuat dapat dibaca kembali', () => {
  expect(parsePlace(mapLink(JOGJA))).toEqual(JOGJA)
  expect(showPlace(JOGJA)).toBe('-7.79558, 110.36949')
})
