// Owns: how much the shop's old PC has to load before the first screen: everything index.html names, gzipped.
// Must never: count what is loaded later, on the screen that needs it.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 300

const folder = resolve(import.meta.dirname, '../../out/renderer')
const html = readFileSync(join(folder, 'index.html'), 'utf8')
const first = [...html.matchAll(/<(?:script|link)[^>]*\s(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
  (match) => match[1] ?? '',
)
const rows = first.map((name) => ({ name, kb: gzipSync(readFileSync(join(folder, name))).length / 1024 }))
const total = rows.reduce((sum, row) => sum + row.kb, 0)
for (const { name, kb } of rows) console.log(`  ${kb.toFixed(1).padStart(7)} kB gz  ${name}`)
console.log(`  ${total.toFixed(1).padStart(7)} kB gz  before the first screen, limit ${LIMIT_KB}`)
process.exitCode = first.length > 0 && total <= LIMIT_KB ? 0 : 1
