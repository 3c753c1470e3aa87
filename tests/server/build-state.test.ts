import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { buildState } from '../../src-main/server/build-state'

const root = mkdtempSync(join(tmpdir(), 'loketnet-build-'))
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Files with the second they were last written. */
function lay(files: Readonly<Record<string, number>>) {
  for (const [name, second] of Object.entries(files)) {
    const file = join(root, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    utimesSync(file, second, second)
  }
}

const BUILT = {
  'out/main/index.js': 20,
  'out/main/server.js': 21,
  'out/preload/index.cjs': 22,
  'out/renderer/index.html': 23,
}
const SOURCE = { 'src-main/app.ts': 10, 'src-renderer/ui/deep/button.tsx': 11, 'package.json': 12 }

test.each([
  ['belum pernah', SOURCE, 'missing'],
  ['satu hasil hilang', { ...SOURCE, ...BUILT, 'out/renderer/index.html': undefined }, 'missing'],
  ['cocok', { ...SOURCE, ...BUILT }, 'current'],
  ['sumber lebih baru dari hasil tertua', { ...SOURCE, ...BUILT, 'src-main/app.ts': 21 }, 'old'],
  ['sumber jauh di dalam', { ...SOURCE, ...BUILT, 'src-renderer/ui/deep/button.tsx': 99 }, 'old'],
  ['paket berubah', { ...SOURCE, ...BUILT, 'package.json': 99 }, 'old'],
  ['tes berubah', { ...SOURCE, ...BUILT, 'tests/run.mjs': 99 }, 'current'],
])('hasil bangunan: %s', (_name, files, expected) => {
  lay(Object.fromEntries(Object.entries(files).filter((entry): entry is [string, number] => entry[1] !== undefined)))
  expect(buildState(root)).toBe(expected)
})
