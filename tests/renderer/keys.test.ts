// The menu promises a letter for every screen: no screen may give that key another meaning.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SCREENS } from '../../src-renderer/app/screens'

const files = globSync('src-renderer/{app,features}/**/*.tsx')
const bound = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\bkeys(?:=|: )["']Alt\+([A-Z])["']/g)].map(([, letter = '']) => ({
    file,
    letter,
  })),
)

test('tiap layar di menu punya hurufnya sendiri, dan huruf itu tertulis di namanya', () => {
  const letters = SCREENS.map(({ letter }) => letter)
  expect(letters).toEqual([...new Set(letters)])
  expect(SCREENS.filter(({ label, letter }) => !label.toUpperCase().includes(letter))).toEqual([])
})

test('tidak ada tombol di layar yang memakai huruf menu untuk hal lain', () => {
  expect(bound.length).toBeGreaterThan(0)
  expect(bound.filter(({ letter }) => SCREENS.some((screen) => screen.letter === letter))).toEqual([])
})
