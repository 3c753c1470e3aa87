// Layering is a failing test, not a wiki page: shared <- features <- transport <- app <- electron | server; platform <- features.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  )
}

const layerOf = (path: string): string => {
  const [top, second = ''] = path.split('/')
  if (top !== 'src-main') return top ?? ''
  return second.replace(/\.ts$/, '')
}

/** What each layer may import of ours. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  platform: ['shared', 'platform'],
  features: ['shared', 'platform', 'features'],
  transport: ['shared', 'platform', 'features', 'transport'],
  demo: ['shared', 'platform', 'features', 'transport', 'demo'],
  office: ['shared', 'platform', 'features'],
  counter: ['shared', 'platform', 'features', 'office'],
  outside: ['shared', 'platform', 'features', 'transport'],
  background: ['shared', 'platform', 'features'],
  app: ['shared', 'platform', 'features', 'transport', 'demo', 'counter', 'office', 'outside', 'background', 'app'],
  server: ['shared', 'platform', 'app', 'server', 'demo'],
  electron: ['shared', 'platform', 'transport', 'app', 'server', 'electron', 'demo'],
}

test('setiap berkas hanya mengimpor lapisan di bawahnya', () => {
  const wrong: string[] = []
  for (const file of sourceFiles('src-main')) {
    const layer = layerOf(file)
    for (const name of importsOf(file)) {
      if (!name.startsWith('src-main/') || name.endsWith('.json')) continue
      if (!MAY[layer]?.includes(layerOf(name))) wrong.push(`${file} -> ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

/** Shapes without Node: the renderer holds them too. */
const ON_THE_WIRE = new Set(['contract', 'portal-contract', 'ordering-contract', 'shapes'])

test('fitur lain hanya lewat index.ts (kontrak dan tabel: hanya kontrak dan tabel)', () => {
  const wrong: string[] = []
  for (const file of sourceFiles('src-main/features')) {
    const [, , own, ...rest] = file.split('/')
    for (const name of importsOf(file)) {
      const [, layer, other, ...path] = name.split('/')
      if (layer !== 'features' || other === own || path.length === 0 || path.join('/') === 'index') continue
      const role = rest.join('/').replace(/\.ts$/, '')
      const asked = path.join('/')
      const isOfTheWire = ON_THE_WIRE.has(role) && ON_THE_WIRE.has(asked)
      if (!isOfTheWire && !(role === 'tables' && asked === 'tables')) wrong.push(`${file} -> ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test("'electron' hanya diimpor di src-main/electron, dan waktu hanya ditanya di platform/clock", () => {
  const electron = sourceFiles('src-main').filter((file) => importsOf(file).includes('electron'))
  expect(electron.filter((file) => !file.startsWith('src-main/electron/'))).toEqual([])
  const asksTime = [...sourceFiles('src-main'), ...sourceFiles('src-renderer')].filter((file) =>
    /\bnew Date\(|\bDate\.now\(/.test(readFileSync(join(root, file), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')),
  )
  expect(asksTime).toEqual(['src-main/platform/clock.ts', 'src-renderer/lib/time.ts'])
})

test('layar hanya mengimpor shared dan kontrak dari inti', () => {
  const wrong = sourceFiles('src-renderer').flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('src-main/'))
      .filter(
        (name) =>
          !/^src-main\/(shared\/|features\/[^/]+\/(((portal|ordering)-)?contract|shapes)$|transport\/(portal-)?contract$)/.test(
            name,
          ),
      )
      .map((name) => `${file} -> ${name}`),
  )
  expect(wrong).toEqual([])
})
