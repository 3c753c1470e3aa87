// Owns: `npm start`: the desktop app where Electron can be had, the same app in the browser where it cannot.
// Must never: load the app before the Node check: under Node 20 better-sqlite3 ends the process without a word.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HELP = `LoketNet: loket voucher dan tagihan internet.

  npm start                       buka sebagai aplikasi; tanpa Electron, di peramban
  npm start -- --browser          langsung di peramban, tanpa mencoba Electron
  npm start -- --port N           port mode peramban (bawaan 4680; 0 = port bebas mana saja)
  npm start -- --data FOLDER      folder data toko
  npm start -- --demo             toko contoh dengan router tiruan; datanya terpisah, di folder "demo"
  npm start -- --pulihkan         bila pembukuannya rusak: pasang cadangan terakhir yang utuh
  npm start -- --help             bantuan ini

Bisa juga lewat variabel lingkungan: LOKETNET_BROWSER=1, LOKETNET_PORT=N, LOKETNET_DATA=FOLDER, LOKETNET_DEMO=1.
Mode peramban menulis "LoketNet siap di http://127.0.0.1:N/" bila sudah menjawab. Ctrl+C menutupnya dengan rapi.`

const OLDEST_NODE = 24
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...path) => join(ROOT, ...path)

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`LoketNet perlu Node.js ${OLDEST_NODE} atau lebih baru (ini ${process.versions.node}).`)
  console.error('Jalankan lewat "npm start" setelah "npm ci": Node yang cocok ikut terpasang di sana.')
  process.exit(1)
}

const flags = await readFlags()
if (flags.help) {
  console.log(HELP)
  process.exit(0)
}
if (!existsSync(inRoot('node_modules/better-sqlite3/package.json')))
  stop('Jalankan "npm ci" dulu di folder LoketNet.', 1)
await build()
if (flags.browser || flags.restore || !(await openDesktop()))
  await import(pathToFileURL(inRoot('out/main/server.js')).href)

async function readFlags() {
  const { readFlags, FlagError } = await import('./server/flags.ts')
  try {
    const flags = readFlags(process.argv.slice(2), process.env)
    if (flags.unknown.length > 0) stop(`Tidak dikenal: ${flags.unknown.join(' ')}. Lihat "npm start -- --help".`, 2)
    return flags
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    return stop(error.message, 2)
  }
}

async function build() {
  const { buildState } = await import('./server/build-state.ts')
  const state = buildState(ROOT)
  const tool = inRoot('node_modules/electron-vite/bin/electron-vite.js')
  if (state === 'current' || (state === 'old' && !existsSync(tool))) return
  console.error('Menyiapkan LoketNet …')
  const args = [tool, 'build', '--logLevel', 'warn']
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) stop('LoketNet tidak dapat disiapkan; lihat pesan di atas.', 1)
}

/** Resolves to false when there is no Electron to run here; otherwise this process ends with Electron's exit code. */
async function openDesktop() {
  const binary = findElectron() ?? downloadElectron()
  if (binary === undefined) return say('Electron tidak dapat diunduh')
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return say('Tidak ada layar grafis')
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
  const child = spawn(binary, [ROOT, ...process.argv.slice(2), ...asRoot], { stdio: 'inherit' })
  const forward = (signal) => child.kill(signal)
  const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of SIGNALS) process.on(signal, forward)
  const [code, signal] = await new Promise((ended) => {
    child.once('error', () => ended([127, null]))
    child.once('exit', (...how) => ended(how))
  })
  // 127: a system library is missing. SIGTRAP: Chromium's sandbox is not allowed on this system.
  if (code !== 127 && signal !== 'SIGTRAP') process.exit(code ?? 1)
  for (const signal of SIGNALS) process.off(signal, forward)
  return say('Electron tidak dapat dibuka di komputer ini')
}

function findElectron() {
  if (process.env.ELECTRON_EXEC_PATH) return process.env.ELECTRON_EXEC_PATH
  const pointer = inRoot('node_modules/electron/path.txt')
  if (!existsSync(pointer)) return undefined
  const binary = inRoot('node_modules/electron/dist', readFileSync(pointer, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

function downloadElectron() {
  const installer = inRoot('node_modules/electron/install.js')
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !existsSync(installer)) return undefined
  console.error('Mengunduh Electron (sekali saja) …')
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 600_000 })
  return findElectron()
}

/** Always false, so that the caller can return it. */
function say(why) {
  console.error(`${why}: aplikasi dijalankan dalam mode peramban.`)
  return false
}

function stop(sentence, code) {
  console.error(sentence)
  process.exit(code)
}
