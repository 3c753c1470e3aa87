// Owns: two things about package-lock.json that npm does not say until somebody else installs: every optional package of every
// system is in it (else their `npm ci` fails), and no address of a registry is.
// Must never: reach the network.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))

/** Node's own search: beside the package that asks, then upwards. */
function isLocked(from, name) {
  for (let at = from; ; ) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]?.version) return true
    if (at === '') return false
    const cut = at.lastIndexOf('/node_modules/')
    at = cut < 0 ? '' : at.slice(0, cut)
  }
}

const problems = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, resolved }]) => [
  ...Object.keys(optionalDependencies)
    .filter((name) => !isLocked(path, name))
    .map((name) => `${name}, optional for ${path || 'this package'}, is missing`),
  ...(resolved ? [`${path} names where it came from: ${resolved}`] : []),
])
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1
