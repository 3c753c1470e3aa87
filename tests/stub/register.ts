// node --import ./tests/stub/register.ts ./tests/stub/run.ts <app folder>: `electron` means the stand-in, for import and require alike.
import { registerHooks } from 'node:module'

const url = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
})
