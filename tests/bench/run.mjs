// Owns: `npm run bench`: builds the app and the bench into tests/.out and starts it. Options: --only router,bulk,sale,codes,pages,start,screen,bills; --size 0.1; --keep.
// Must never: write anything outside tests/.out.
import { spawn, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { bundle } from '../crash/bundle.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, 'tests/.out/bench')
const app = join(OUT, 'app')

const programs = await bundle('bench/programs', {
  bench: 'tests/bench/main.ts',
  'router-process': 'tests/bench/router-process.ts',
})
const build = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--outDir', app, '--logLevel', 'warn'],
  { cwd: ROOT, stdio: 'inherit' },
)
if (build.status !== 0) process.exit(1)
const child = spawn(
  process.execPath,
  [join(programs, 'bench.mjs'), programs, app, join(OUT, 'data'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
