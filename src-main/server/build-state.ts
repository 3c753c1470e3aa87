// Owns: whether out/ holds a build of the sources as they are now.
// Must never: build (start.mjs does), nor import anything but node: (it runs before there is a build).
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = ['out/main/index.js', 'out/main/server.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const SOURCES = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

export function buildState(root: string): 'current' | 'old' | 'missing' {
  const written = BUILT.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const oldest = Math.min(...written)
  if (oldest === 0) return 'missing'
  return SOURCES.some((path) => isNewer(join(root, path), oldest)) ? 'old' : 'current'
}

/** The file, or any file under the folder, changed after `at`. */
function isNewer(path: string, at: number): boolean {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return false
  if (!entry.isDirectory()) return entry.mtimeMs > at
  return readdirSync(path).some((name) => isNewer(join(path, name), at))
}
