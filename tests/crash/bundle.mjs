// Owns: the programs of the crash runs and of the bench as plain JavaScript: the same modules as the product, bundled by the same Vite.
// Must never: bundle anything else than what ships, or write outside tests/.out.
import { resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')

/** `entries`: name to a path from the repository. Returns the folder; each program is `<name>.mjs` in it. */
export async function bundle(folder, entries) {
  const outDir = resolve(ROOT, 'tests/.out', folder)
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, resolve(ROOT, path)]))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // One file each, but for the native modules: a till starts hundreds of times and reads them every time.
    ssr: { noExternal: true, external: ['better-sqlite3', 'koffi', 'serialport', 'vite', 'playwright-core'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return outDir
}

export const CRASH_PROGRAMS = {
  main: 'tests/crash/main.ts',
  till: 'tests/crash/till.ts',
  seller: 'tests/crash/seller.ts',
  'full-disk': 'tests/crash/full-disk.ts',
}

if (process.argv[1] === import.meta.filename) await bundle('crash', CRASH_PROGRAMS)
