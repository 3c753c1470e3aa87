// The Panduan promises places: each of them is there.
import { expect, test } from 'vitest'
import { parseRoute } from '../../src-renderer/app/route'
import { SCREENS } from '../../src-renderer/app/screens'
import { GUIDE } from '../../src-renderer/features/guide/guide'
import { PAGES } from '../../src-renderer/portal/pages'

const places = GUIDE.flatMap(({ steps }) => steps.flatMap(({ where }) => where))

test('setiap langkah di Panduan menunjuk ke suatu tempat', () => {
  expect(GUIDE.flatMap(({ steps }) => steps).filter(({ where }) => where.length === 0)).toEqual([])
})

test('setiap layar yang ditunjuk Panduan ada', () => {
  const screens = SCREENS.map(({ id }) => id)
  const missing = places.filter((place) => 'link' in place && !screens.includes(parseRoute(place.link).screen))
  expect(missing).toEqual([])
})

test('setiap halaman HP yang ditunjuk Panduan ada di portal', () => {
  const pages = PAGES.map(({ id }) => id)
  const missing = places.filter((place) => 'page' in place && !pages.includes(place.page))
  expect(missing).toEqual([])
})
