// Owns: what the stand-in is told from outside, and the version it stands in for.
// Must never: be read by the app.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const manifest: { version: string } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('electron/package.json'), 'utf8'),
)
export const ELECTRON_VERSION = manifest.version

/** As if started from an installed package. */
export const isPackaged = process.env.STAND_IN_PACKAGED === '1'

/** What safeStorage finds on Linux: gnome_libsecret (default), kwallet6, or basic_text (none). */
export const vaultBackend = process.env.STAND_IN_VAULT ?? 'gnome_libsecret'
