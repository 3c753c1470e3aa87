// Owns: the variables of one run: each block its own, and the globals that outlive it.
// Must never: know who set them.

import { nothing, type Value } from './value'

export class Variables {
  readonly #own = new Map<string, Value>()
  readonly #around: Variables | undefined
  readonly #globals: Map<string, Value>
  /** Names that mean the global here, since a `:global` said so. */
  readonly #global = new Set<string>()

  constructor(globals: Map<string, Value>, around?: Variables) {
    this.#globals = globals
    this.#around = around
  }

  inner(): Variables {
    return new Variables(this.#globals, this)
  }

  declare(name: string, value: Value): void {
    this.#own.set(name, value)
  }

  /** Without a value it only makes the global visible. */
  declareGlobal(name: string, value: Value | undefined): void {
    this.#global.add(name)
    if (value !== undefined) this.#globals.set(name, value)
  }

  set(name: string, value: Value): void {
    const scope = this.#scopeOf(name)
    if (scope === undefined || !scope.#own.has(name)) this.#globals.set(name, value)
    else scope.#own.set(name, value)
  }

  get(name: string): Value {
    const scope = this.#scopeOf(name)
    if (!scope) return nothing
    return scope.#own.get(name) ?? this.#globals.get(name) ?? nothing
  }

  #scopeOf(name: string): Variables | undefined {
    if (this.#own.has(name) || this.#global.has(name)) return this
    return this.#around === undefined ? undefined : this.#around.#scopeOf(name)
  }
}
