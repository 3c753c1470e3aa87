// Owns: what vitest's json reporter leaves out: why each test was skipped, and what broke outside any test.
// Must never: count tests; tests/run.mjs does.
import { writeFileSync } from 'node:fs'

export default class NotesReporter {
  onTestRunEnd(modules, unhandledErrors) {
    if (!process.env.NOTES_FILE) return
    const skipped = []
    const broken = unhandledErrors.map((error) => `outside any test: ${firstLine(error)}`)
    for (const module of modules) {
      const file = module.relativeModuleId
      for (const error of module.errors()) broken.push(`${file}: ${firstLine(error)}`)
      for (const suite of module.children.allSuites())
        for (const error of suite.errors()) broken.push(`${file}: ${suite.fullName}: ${firstLine(error)}`)
      for (const test of module.children.allTests()) {
        const result = test.result()
        // A test that never ran because its suite's preparation failed is that failure, not a skip.
        if (result.state === 'skipped' && !isBroken(test.parent))
          skipped.push({ file, name: test.fullName, reason: result.note ?? '' })
      }
    }
    writeFileSync(process.env.NOTES_FILE, JSON.stringify({ skipped, broken }))
  }
}

const isBroken = (parent) => parent.errors().length > 0 || (parent.type === 'suite' && isBroken(parent.parent))
const firstLine = (error) => String(error.message ?? error).split('\n')[0]
