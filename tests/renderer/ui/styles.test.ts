import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tileColorHex } from '../../../src-main/shared/tile-color'

const read = (path: string) => readFileSync(path, 'utf8')
const tokens = read('src-renderer/styles/tokens.css')

function block(selector: string): Record<string, string> {
  const from = tokens.indexOf(`${selector} {`)
  expect(from, selector).toBeGreaterThan(-1)
  const text = tokens.slice(from, tokens.indexOf('}', from))
  return Object.fromEntries(
    [...text.matchAll(/--ln-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  )
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    [
      'paper',
      'surface',
      'sunken',
      'hover',
      'selected',
      'brand-soft',
      'good-soft',
      'warn-soft',
      'bad-soft',
      'info-soft',
      'calm-soft',
    ],
  ],
  ['ink-soft', ['paper', 'surface', 'sunken', 'hover', 'selected', 'calm-soft', 'brand-soft']],
  ['ink-faint', ['paper', 'surface', 'sunken', 'calm-soft']],
  ['brand-ink', ['paper', 'surface', 'sunken', 'brand-soft', 'hover']],
  ['on-brand', ['brand', 'brand-strong', 'bad', 'bad-strong']],
  ['good-ink', ['good-soft', 'surface', 'paper']],
  ['warn-ink', ['warn-soft', 'surface']],
  ['bad-ink', ['bad-soft', 'surface', 'paper', 'sunken']],
  ['info-ink', ['info-soft', 'surface']],
  ['calm-ink', ['calm-soft', 'surface']],
  ['nav-ink', ['nav', 'nav-hover']],
  ['nav-soft', ['nav']],
  ['nav-active-ink', ['nav-active']],
  ['nav-bad-ink', ['nav-bad']],
  ['key-ink', ['key']],
  ['thermal-ink', ['thermal']],
]
const edges: readonly (readonly [string, readonly string[]])[] = [
  ['line-control', ['surface', 'paper']],
  ['focus', ['paper', 'surface', 'sunken']],
  ['brand', ['surface', 'paper']],
  ['good-dot', ['surface', 'good-soft']],
  ['warn-dot', ['surface', 'warn-soft']],
  ['bad-dot', ['surface', 'bad-soft']],
  ['info-dot', ['surface', 'info-soft']],
  ['calm-dot', ['surface']],
  ['chart', ['surface']],
]

describe.each([
  ['terang', ':root[data-mantine-color-scheme="light"]'],
  ['gelap', ':root[data-mantine-color-scheme="dark"]'],
])('warna %s', (_, selector) => {
  const color = block(selector)
  const weak = (pairs: typeof texts, least: number) =>
    pairs.flatMap(([front, backs]) =>
      backs.flatMap((back) => {
        const ratio = contrast(color[front] ?? '#000000', color[back] ?? '#000000')
        return ratio >= least ? [] : [`${front} di atas ${back}: ${ratio.toFixed(2)}`]
      }),
    )

  test('setiap tulisan terbaca (AA 4,5:1)', () => expect(weak(texts, 4.5)).toEqual([]))
  test('setiap batas kendali, titik keadaan dan cincin fokus tampak (3:1)', () => expect(weak(edges, 3)).toEqual([]))
})

test('putih terbaca di atas setiap warna ubin', () => {
  expect(Object.entries(tileColorHex).filter(([, hex]) => contrast('#ffffff', hex) < 4.5)).toEqual([])
})

test('warna kit hanya ditulis di tokens.css', () => {
  const strays = globSync('src-renderer/ui/**/*.css').flatMap((path) =>
    read(path)
      .split('\n')
      .filter((line) => /#[0-9a-f]{3,8}\b/i.test(line) && !/url\(|conic-gradient/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(strays).toEqual([])
})

// Mantine's Modal, Menu, Select, Tooltip and the like are 50 kB gz heavier than ours, and without their style they
// would stand naked on the page.
test('hanya komponen Mantine yang gayanya dikirim boleh dipakai', () => {
  const styled = new Set(
    [...read('src-renderer/styles/mantine.css').matchAll(/styles\/(\w+)\.layer\.css/g)].map((match) => match[1]!),
  )
  const bare = [
    'MantineProvider',
    'createTheme',
    'localStorageColorSchemeManager',
    'useMantineColorScheme',
    'Box',
    'Group',
    'Stack',
  ]
  const used = globSync('src-renderer/**/*.{ts,tsx}').flatMap((path) =>
    [...read(path).matchAll(/(?:import|export) \{([^}]*)\} from '@mantine\/core'/g)].flatMap((match) =>
      match[1]!
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ') && /^[A-Z]/.test(name))
        .map((name) => ({ name, path: basename(path) })),
    ),
  )
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter(({ name }) => !styled.has(name) && !bare.includes(name))).toEqual([])
  const heavy = globSync('src-renderer/**/*.{ts,tsx}').filter((path) =>
    /@mantine\/(?:notifications|dates|modals)|tanstack\/react-virtual|dayjs/.test(read(path).replace(/^\/\/.*$/gm, '')),
  )
  expect(heavy).toEqual([])
})

test('setiap modul kit bercerita: miliknya apa, tidak boleh apa', () => {
  const silent = globSync('src-renderer/{ui,lib}/**/*.{ts,tsx}').filter((path) => {
    const [first = '', ...rest] = read(path).split('\n')
    const opening = [first, ...rest.slice(0, 4)].join('\n')
    return !first.startsWith('// Owns:') || !opening.includes('// Must never:')
  })
  expect(silent).toEqual([])
})
