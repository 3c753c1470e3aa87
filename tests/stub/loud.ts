// Owns: objects that complain: asking the stand-in for a name it does not have throws, instead of being quietly undefined.
// Must never: make something up. Add the name, with what Electron does, or do without it in the app.
import { EventEmitter } from 'node:events'

/** Asked of any object by await, assertion libraries and the inspector. */
const ASKED_OF_EVERYTHING = new Set([
  'then',
  'toJSON',
  'inspect',
  'constructor',
  '$$typeof',
  'nodeType',
  'asymmetricMatch',
])

export function loud<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ASKED_OF_EVERYTHING.has(key))
        return Reflect.get(object, key, receiver)
      throw new Error(`the Electron stand-in has no ${name}.${key} (tests/stub)`)
    },
  })
}

/** An emitter that knows its events: `heard` are fired here, `silent` exist in Electron but never happen in the stand-in. */
export class LoudEmitter extends EventEmitter {
  constructor(name: string, heard: readonly string[], silent: readonly string[] = []) {
    super()
    const known = new Set(['newListener', 'removeListener', 'error', ...heard, ...silent])
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !known.has(event))
        throw new Error(`the Electron stand-in's ${name} has no event '${event}' (tests/stub)`)
    })
    // biome-ignore lint/correctness/noConstructorReturn: the proxy has to be what everyone holds, or identity breaks
    return loud(name, this)
  }
}

export interface Preventable {
  defaultPrevented: boolean
  preventDefault(): void
}

export const preventable = <T extends object>(more: T): T & Preventable => ({
  ...more,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

/** Electron ignores an unknown option; a misspelt `sandbox` would then be a hole. Here it throws. */
export function checkOptions(what: string, given: object, known: readonly string[]): void {
  for (const key of Object.keys(given))
    if (!known.includes(key)) throw new Error(`the Electron stand-in does not know ${what}.${key} (tests/stub)`)
}
