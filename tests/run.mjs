// Owns: `npm test`: what the tests need on this machine, every check, every test; the last line is "N passed, N failed".
// Must never: end without that line, or call a skipped test passed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const OUT = join(ROOT, 'tests/.out')
const tool = (path) => join(ROOT, 'node_modules', path)

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.log(`Node 24 is needed, this is ${process.version}. "npm test" brings its own after "npm ci".`)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const { findChromium } = await import('./support/chromium.ts')

const tally = { passed: 0, failed: 0 }
prepareMachine()
mkdirSync(OUT, { recursive: true })

step('lint', tool('@biomejs/biome/bin/biome'), 'ci', '.')
step('types', tool('typescript/bin/tsc'), '--noEmit')
step('types of shared and contracts, without Node and DOM', tool('typescript/bin/tsc'), '-p', 'src-main/shared')
step('migrations make the tables the code describes', 'tests/checks/migrations.mjs')
step('lockfile is complete for every system', 'tests/checks/lockfile.mjs')
if (step('build', tool('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'))
  step('size of the first screen', 'tests/checks/size.mjs')
runTests()
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1

/** As root on Debian, what is missing is installed; elsewhere it is named, and the tests that need it say so. */
function prepareMachine() {
  const needs = [
    ['chromium', () => findChromium() !== undefined],
    ['cups', () => existsSync('/usr/sbin/cupsd')],
    ['cups-client', () => existsSync('/usr/bin/lp')],
    ['fonts-dejavu-core', () => existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf')],
  ]
  const missing = () => needs.filter(([, isHere]) => !isHere()).map(([name]) => name)
  const wanted = process.platform === 'linux' ? missing() : []
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${wanted.join(', ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 })
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', ...wanted)
  }
  if (process.platform === 'linux' && missing().length > 0) console.log(`Not on this machine: ${missing().join(', ')}.`)
  if (findChromium() === undefined)
    console.log('No Chromium: the end-to-end tests will fail. Install one or set CHROMIUM=/path/to/it.')
}

function step(name, script, ...args) {
  const { status, seconds } = run([script, ...args])
  if (status === 0) tally.passed++
  else tally.failed++
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  return status === 0
}

function run(args, more = {}) {
  const begun = performance.now()
  // Not the .bin shims: those are shell scripts on Windows.
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...more },
  })
  return { status, seconds: ((performance.now() - begun) / 1000).toFixed(1) }
}

function runTests() {
  const report = join(OUT, 'vitest.json')
  const notes = join(OUT, 'notes.json')
  for (const old of [report, notes]) rmSync(old, { force: true })
  const { status } = run(
    [
      ...[tool('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      '--reporter=./tests/support/notes-reporter.mjs',
    ],
    { CHROMIUM: findChromium() ?? '', ELECTRON_SKIP_BINARY_DOWNLOAD: '1', NOTES_FILE: notes },
  )
  if (!existsSync(report) || !existsSync(notes)) return fail('the tests did not come to an end')
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  const { skipped, broken } = JSON.parse(readFileSync(notes, 'utf8'))
  tally.passed += numPassedTests
  tally.failed += numFailedTests
  for (const what of broken) fail(what)
  if (skipped.length > 0) console.log(`${skipped.length} skipped:`)
  for (const { file, name, reason } of skipped)
    if (reason) console.log(`  ${file}: ${name}: ${reason}`)
    else fail(`${file}: ${name}: skipped without a reason`)
  if (status !== 0 && numFailedTests + broken.length === 0) fail('vitest ended with an error; see above')
}

function fail(what) {
  console.log(`FAIL ${what}`)
  tally.failed++
}
