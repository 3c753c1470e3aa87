// Owns: what the rest of the demo and the tests may use of the script interpreter.
// Must never: export its inside, but for checks that walk a parsed script.

export type { Block, Expression, Statement } from './ast'
export { partsOf } from './ast'
export { createScriptEngine, type ScriptEngineOptions } from './engine'
export type { Guesses } from './guesses'
export type { RunRecord } from './interpreter'
export { parseScript } from './parse-script'
export { NotLearnt, SyntaxTrap } from './script-error'
