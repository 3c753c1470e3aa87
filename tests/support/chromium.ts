// Owns: where a Chromium is on this machine, and the switches every test starts it with.
// Must never: download one.
import { existsSync } from 'node:fs'

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]

/** CHROMIUM in the environment wins. undefined: none found. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM, ...KNOWN].find((path) => path !== undefined && path !== '' && existsSync(path))

export function chromiumPath(): string {
  const path = findChromium()
  if (path === undefined) throw new Error('no Chromium on this machine: install one or set CHROMIUM=/path/to/it')
  return path
}

/** Nothing of Chromium's own may reach for the network while a test runs. */
export const CHROMIUM_SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
