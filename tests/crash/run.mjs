// Owns: `npm run crash`: bundles the programs once and starts the long runs.
// Must never: test anything but what it has just bundled.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundle, CRASH_PROGRAMS } from './bundle.mjs'

const programs = await bundle('crash', CRASH_PROGRAMS)
const child = spawn(process.execPath, [join(programs, 'main.mjs'), programs, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
