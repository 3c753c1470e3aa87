// Owns: whether out/ holds a build of the sources as they are now.
// Must never: build; start.mjs does. Plain JavaScript, because it runs before there is a build.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = ['out/main/index.js', 'out/main/server.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const SOURCES = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/**
 * @param {string} root
 * @returns {'current' | 'old' | 'missing'}
 */
export function buildState(root) {
  const built = BUILT.map((file) => modified(join(root, file)))
  if (built.some((at) => at === undefined)) return 'missing'
  const oldest = Math.min(...built)
  return SOURCES.some((path) => isNewer(join(root, path), oldest)) ? 'old' : 'current'
}

/** @returns {boolean} whether the file, or any file under the folder, changed after `at` */
function isNewer(path, at) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return false
  if (!entry.isDirectory()) return entry.mtimeMs > at
  return readdirSync(path).some((name) => isNewer(join(path, name), at))
}

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs
